// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/diff_bar.h"

#include "model/history/message_text.h"
#include "model/payload/visible_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QStringListModel>
#include <QToolButton>

#include <algorithm>

namespace ui {

using Kind = DiffBaseline::Kind;

namespace {

constexpr int kPinSequence = Qt::UserRole + 1;
constexpr int kPinSession = Qt::UserRole + 2;
constexpr std::size_t kMostLookedAt = 20'000; ///< children of a node while a topic is typed
constexpr qsizetype kMostOffered = 50;

} // namespace

DiffBar::DiffBar(explorer::Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_baseline(new QComboBox)
    , m_topic(new QLineEdit)
    , m_topics(new QStringListModel(this))
    , m_keep(toolButton(QStringLiteral("link"), tr("Compare with this topic: remember it, then select another one")))
    , m_form(new QComboBox)
    , m_cancel(toolButton(QStringLiteral("stop"), tr("Stop comparing")))
{
    m_baseline->setAccessibleName(tr("Compare with"));
    m_baseline->setToolTip(tr("What the message is compared with"));
    m_form->setAccessibleName(tr("How it is compared"));
    m_form->setToolTip(tr("How it is compared"));
    m_form->addItem(tr("Automatic"), int(MessageDiff::Form::Automatic));
    m_form->addItem(tr("By structure"), int(MessageDiff::Form::Structure));
    m_form->addItem(tr("As text"), int(MessageDiff::Form::Text));
    m_form->addItem(tr("As bytes"), int(MessageDiff::Form::Bytes));
    m_topic->setPlaceholderText(tr("Topic"));
    m_topic->setAccessibleName(tr("Topic whose newest message it is compared with"));
    auto *completer = new QCompleter(m_topics, this);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_topic->setCompleter(completer);
    m_cancel->hide();

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::kNormal, space::kTight, space::kNormal, 0);
    layout->setSpacing(space::kTight);
    layout->addWidget(m_baseline, 1);
    layout->addWidget(m_topic, 2);
    layout->addWidget(m_keep);
    layout->addWidget(m_form);
    layout->addWidget(m_cancel);

    connect(m_baseline, &QComboBox::currentIndexChanged, this, [this] {
        m_topic->setVisible(baseline().kind == Kind::Topic);
        if (!m_isListing)
            Q_EMIT changed();
    });
    connect(m_form, &QComboBox::currentIndexChanged, this, &DiffBar::changed);
    connect(m_topic, &QLineEdit::textEdited, this, &DiffBar::offerTopics);
    connect(m_topic, &QLineEdit::textChanged, this, &DiffBar::changed);
    connect(m_keep, &QToolButton::clicked, this, [this] { setTopic(m_selection.topicName()); });
    connect(m_cancel, &QToolButton::clicked, this, &DiffBar::cancelRequested);
    connect(&selection.pinned(), &explorer::PinnedMessages::changed, this, &DiffBar::listBaselines);
    listBaselines();
}

void DiffBar::listBaselines()
{
    const DiffBaseline before = m_baseline->count() > 0 ? baseline() : DiffBaseline();
    {
        const QScopedValueRollback listing(m_isListing, true);
        m_baseline->clear();
        m_baseline->addItem(tr("Message before"), int(Kind::Previous));
        m_baseline->addItem(tr("Last retained"), int(Kind::Retained));
        m_baseline->addItem(tr("Newest of a topic"), int(Kind::Topic));
        for (const explorer::PinnedMessages::Pin &pin : m_selection.pinned().pins()) {
            const QString topic = explorer::visibleText(std::string_view(pin.topic), 60);
            m_baseline->addItem(tr("Pinned %1 %2").arg(explorer::timeOfDayText(pin.message.view().record->wallNs), topic), int(Kind::Pinned));
            const int row = m_baseline->count() - 1;
            m_baseline->setItemData(row, QVariant::fromValue(pin.message.sequence()), kPinSequence);
            m_baseline->setItemData(row, QVariant::fromValue(static_cast<QObject *>(pin.session.data())), kPinSession);
        }
        for (int row = 0; row < m_baseline->count(); ++row) {
            m_baseline->setCurrentIndex(row);
            if (baseline() == before)
                break;
            m_baseline->setCurrentIndex(0);
        }
    }
    m_topic->setVisible(baseline().kind == Kind::Topic);
    if (!(baseline() == before))
        Q_EMIT changed();
}

DiffBaseline DiffBar::baseline() const
{
    DiffBaseline baseline{.kind = Kind(m_baseline->currentData().toInt())};
    if (baseline.kind == Kind::Topic)
        baseline.topic = m_topic->text().toStdString();
    if (baseline.kind == Kind::Pinned) {
        baseline.pin = m_baseline->currentData(kPinSequence).value<explorer::Sequence>();
        baseline.pinSession = static_cast<const explorer::ExplorerSession *>(m_baseline->currentData(kPinSession).value<QObject *>());
    }
    return baseline;
}

MessageDiff::Form DiffBar::form() const { return MessageDiff::Form(m_form->currentData().toInt()); }

void DiffBar::setTopic(const std::string &topic)
{
    m_topic->setText(QString::fromStdString(topic));
    m_baseline->setCurrentIndex(m_baseline->findData(int(Kind::Topic)));
}

void DiffBar::setRunning(bool running) { m_cancel->setVisible(running); }

/// The next level of what is typed: few questions to a tree of a million topics.
void DiffBar::offerTopics(const QString &typed)
{
    QStringList offered;
    if (m_selection.session()) {
        const explorer::TopicTree &tree = m_selection.session()->tree();
        const std::string text = typed.toStdString();
        const std::size_t slash = text.rfind('/');
        const std::string above = slash == std::string::npos ? std::string() : text.substr(0, slash);
        const std::string begun = slash == std::string::npos ? text : text.substr(slash + 1);
        const explorer::NodeId parent = slash == std::string::npos ? explorer::kRootNode : tree.find(above);
        const std::span<const explorer::NodeId> children =
            parent == explorer::kNoNode ? std::span<const explorer::NodeId>() : tree.children(parent);
        for (const explorer::NodeId child : children.first(std::min(children.size(), kMostLookedAt))) {
            const std::string_view name = tree.levelName(child);
            const QString level = QString::fromUtf8(name.data(), qsizetype(name.size()));
            // A name that cannot be shown as it is cannot be typed either.
            if (name.starts_with(begun) && explorer::visibleText(name) == level)
                offered += (slash == std::string::npos ? QString() : QString::fromStdString(above) + u'/') + level;
            if (offered.size() == kMostOffered)
                break;
        }
    }
    offered.sort();
    m_topics->setStringList(offered);
}

} // namespace ui
