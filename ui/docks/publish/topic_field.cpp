// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/publish/topic_field.h"

#include "protocol/wire/topic.h"
#include "ui/text/topic_fault_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/field_note.h"
#include "ui/widgets/plain_label.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStringListModel>
#include <QToolButton>

namespace ui {

namespace {

constexpr int kRecentTopics = 50;

} // namespace

TopicField::TopicField(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit)
    , m_follow(toolButton(QStringLiteral("link"), tr("Follow the topic that is selected in the tree")))
    , m_note(new FieldNote)
    , m_recent(new QStringListModel(this))
{
    m_edit->setPlaceholderText(tr("Topic, such as factory/line/1/set"));
    m_edit->setAccessibleName(tr("Topic to publish to"));
    auto *completer = new QCompleter(m_recent, this);
    completer->setCaseSensitivity(Qt::CaseSensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_edit->setCompleter(completer);
    m_follow->setCheckable(true);
    m_follow->setChecked(true);

    auto *row = new QHBoxLayout;
    row->setSpacing(space::kTight);
    row->addWidget(m_edit, 1);
    row->addWidget(m_follow);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kTight);
    layout->addLayout(row);
    layout->addWidget(m_note);
    setFocusProxy(m_edit);

    connect(m_edit, &QLineEdit::textEdited, this, [this] { m_follow->setChecked(false); });
    connect(m_edit, &QLineEdit::textChanged, this, &TopicField::check);
    connect(m_follow, &QToolButton::toggled, this, [this](bool on) {
        m_follow->setIcon(icon(on ? QStringLiteral("link") : QStringLiteral("unlink")));
        if (on)
            m_edit->setText(m_offered);
    });
    check();
}

std::string TopicField::topic() const { return m_edit->text().toStdString(); }

QString TopicField::complaint() const { return m_note->text(); }

bool TopicField::isFollowing() const { return m_follow->isChecked(); }

void TopicField::offer(const std::string &topic)
{
    m_offered = QString::fromStdString(topic);
    if (isFollowing() && m_edit->text() != m_offered)
        m_edit->setText(m_offered);
}

void TopicField::remember(const std::string &topic)
{
    QStringList recent = m_recent->stringList();
    const QString text = QString::fromStdString(topic);
    recent.removeAll(text);
    recent.prepend(text);
    m_recent->setStringList(recent.mid(0, kRecentTopics));
}

void TopicField::check()
{
    const mqtt::TopicFault fault = mqtt::checkTopicName(topic());
    m_valid = fault == mqtt::TopicFault::None;
    // An empty field has its placeholder; a complaint before the first letter would be rude.
    const bool silent = m_valid || fault == mqtt::TopicFault::Empty;
    m_note->say(FieldNote::Level::Error, silent ? QString() : topicFaultText(fault));
    Q_EMIT changed();
}

} // namespace ui
