// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/read_as_dialog.h"

#include "protocol/wire/topic.h"
#include "ui/docks/inspector/decode_preview.h"
#include "ui/docks/inspector/problem_words.h"
#include "ui/docks/inspector/setup_editor.h"
#include "ui/docks/inspector/transform_list.h"
#include "ui/text/plain_text.h"
#include "ui/text/topic_fault_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/field_note.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace ui {

using Setup = explorer::PayloadDecoder::Setup;

ReadAsDialog::ReadAsDialog(std::shared_ptr<const explorer::PayloadFormats> formats, const InspectedMessage &sample,
                           const explorer::DecodeRule &start, Purpose purpose, QWidget *parent)
    : QDialog(parent)
    , m_formats(std::move(formats))
    , m_contentType(sample.contentType())
    , m_transforms(new TransformList(m_formats->transforms))
    , m_decoder(new QComboBox)
    , m_setup(new SetupEditor)
    , m_preview(new DecodePreview(m_formats, sample))
    , m_lookOnly(new QRadioButton(tr("Only for this &look, until another topic is selected")))
    , m_forTopics(new QRadioButton(tr("Always, for the &topics")))
    , m_filter(new QLineEdit)
    , m_note(new FieldNote)
{
    setWindowTitle(purpose == Purpose::Rule ? tr("Decode rule") : tr("Read as"));
    m_transforms->setIds(start.plan.transforms);
    fillDecoders(start.plan.decoder);
    m_setup->setText(start.plan.setup);
    m_filter->setText(QString::fromStdString(start.filter.empty() ? sample.topic : start.filter));
    m_filter->setAccessibleName(tr("Topic filter"));
    m_filter->setFont(monoFont());

    auto *split = new QSplitter;
    split->addWidget(makePlan());
    split->addWidget(m_preview);
    split->setChildrenCollapsible(false);
    split->setSizes({360, 400});
    auto *box = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = box->button(QDialogButtonBox::Ok);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kMargin, space::kMargin, space::kMargin, space::kMargin);
    layout->setSpacing(space::kNormal);
    layout->addWidget(split, 1);
    layout->addWidget(makeScope(purpose));
    layout->addWidget(m_note);
    layout->addWidget(box);
    resize(820, 480);

    connect(box, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_transforms, &TransformList::changed, this, &ReadAsDialog::planChanged);
    connect(m_decoder, &QComboBox::currentIndexChanged, this, &ReadAsDialog::planChanged);
    connect(m_setup, &SetupEditor::changed, this, &ReadAsDialog::planChanged);
    connect(m_filter, &QLineEdit::textChanged, this, &ReadAsDialog::check);
    connect(m_forTopics, &QRadioButton::toggled, this, &ReadAsDialog::check);
    connect(m_preview, &DecodePreview::finished, this,
            [this] { m_setup->setProblem(m_preview->decoded()->problem); });
    planChanged();
    (setupKind() == Setup::Required ? static_cast<QWidget *>(m_setup) : m_decoder)->setFocus();
}

QWidget *ReadAsDialog::makePlan()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, space::kTight, 0);
    layout->setSpacing(space::kTight);
    const auto label = [&](const QString &text, QWidget *buddy) {
        auto *made = sectionHeading(text);
        made->setBuddy(buddy);
        layout->addWidget(made);
    };
    label(tr("First &unwrap"), m_transforms);
    layout->addWidget(m_transforms);
    layout->addSpacing(space::kTight);
    label(tr("&Decoder"), m_decoder);
    m_decoder->setAccessibleName(tr("Decoder"));
    layout->addWidget(m_decoder);
    layout->addWidget(m_setup, 1);
    layout->addStretch(0);
    return page;
}

QWidget *ReadAsDialog::makeScope(Purpose purpose)
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kTight);
    layout->addWidget(m_lookOnly);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kNormal);
    row->addWidget(m_forTopics);
    row->addWidget(m_filter, 1);
    layout->addLayout(row);
    const bool rule = purpose == Purpose::Rule;
    m_lookOnly->setVisible(!rule);
    m_forTopics->setChecked(rule);
    m_lookOnly->setChecked(!rule);
    return page;
}

void ReadAsDialog::fillDecoders(const std::string &current)
{
    m_decoder->addItem(tr("Automatic: whatever fits best"), QString());
    for (const auto &decoder : m_formats->decoders.all())
        m_decoder->addItem(decoderName(decoder->id()), QString::fromLatin1(decoder->id()));
    const QString id = QString::fromStdString(current);
    if (m_decoder->findData(id) < 0) // of a newer version: kept
        m_decoder->addItem(decoderName(current), id);
    m_decoder->setCurrentIndex(m_decoder->findData(id));
}

std::string ReadAsDialog::decoderId() const { return m_decoder->currentData().toString().toStdString(); }

Setup ReadAsDialog::setupKind() const
{
    const explorer::PayloadDecoder *decoder = m_formats->decoders.byId(decoderId());
    if (!decoder) // what a newer version was told stays in sight
        return m_setup->text().empty() ? Setup::None : Setup::Optional;
    return decoder->setup();
}

explorer::DecodePlan ReadAsDialog::plan() const
{
    return {.transforms = m_transforms->ids(),
            .decoder = decoderId(),
            .setup = setupKind() == Setup::None ? std::string() : m_setup->text()};
}

bool ReadAsDialog::isRule() const { return m_forTopics->isChecked(); }

std::string ReadAsDialog::filter() const { return m_filter->text().toStdString(); }

void ReadAsDialog::chooseRule(bool rule) { (rule ? m_forTopics : m_lookOnly)->setChecked(true); }

QString ReadAsDialog::note() const { return m_note->text(); }

void ReadAsDialog::planChanged()
{
    m_setup->setVisible(setupKind() != Setup::None);
    m_setup->setDecoder(decoderId());
    m_setup->setProblem(std::nullopt);
    check();
    m_preview->setPlan(plan());
}

void ReadAsDialog::check()
{
    m_filter->setEnabled(isRule());
    const mqtt::TopicFault fault = isRule() ? mqtt::checkTopicFilter(filter()) : mqtt::TopicFault::None;
    const bool isUntold = setupKind() == Setup::Required && m_setup->text().empty();
    const explorer::PayloadDecoder *typed = m_formats->decoders.byContentType(m_contentType);
    using Level = FieldNote::Level;
    if (fault != mqtt::TopicFault::None)
        m_note->say(Level::Error, topicFaultText(fault));
    else if (isUntold)
        m_note->say(Level::Hint, tr("%1 needs a description of what it is to read.").arg(m_decoder->currentText()));
    else if (isRule() && typed && decoderId() != typed->id())
        m_note->say(Level::Warning, tr("This message says that its content type is %1: that counts for more than a rule.")
                                        .arg(visibleText(m_contentType, 80)));
    else
        m_note->clear();
    m_ok->setEnabled(fault == mqtt::TopicFault::None && !isUntold);
}

} // namespace ui
