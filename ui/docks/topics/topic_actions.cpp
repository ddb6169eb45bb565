// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/topics/topic_actions.h"

#include "model/series/value_path.h"
#include "ui/docks/topics/topics_view.h"
#include "ui/theme/icons.h"
#include "ui/widgets/plain_message.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPointer>

namespace ui {

using explorer::ExplorerSession;
using explorer::MessageView;
using explorer::NodeId;
using Phase = mqtt::ConnectionState::Phase;

TopicActions::TopicActions(explorer::Workspace &workspace, TopicsView &view)
    : QObject(&view)
    , m_workspace(workspace)
    , m_view(view)
{
    m_copyTopic = add(tr("Copy topic"), "copy", QKeySequence::Copy, &TopicActions::copyTopic);
    m_copyValue = add(tr("Copy value"), "copy", Qt::CTRL | Qt::SHIFT | Qt::Key_C, &TopicActions::copyValue);
    m_expand = add(tr("Expand all below"), "expand", Qt::CTRL | Qt::Key_Right, &TopicActions::expandAllBelow);
    m_collapse = add(tr("Collapse"), "collapse", Qt::CTRL | Qt::Key_Left, &TopicActions::collapseBelow);
    m_chart = add(tr("Chart this value"), "chart", Qt::CTRL | Qt::Key_G, &TopicActions::chart);
    m_reconnect = add(tr("Reconnect"), "connect", Qt::CTRL | Qt::SHIFT | Qt::Key_R, &TopicActions::reconnect);
    m_disconnect =
        add(tr("Disconnect"), "disconnect", Qt::CTRL | Qt::SHIFT | Qt::Key_D, &TopicActions::disconnectNow);
    m_close = add(tr("Close connection"), "close", QKeySequence::Delete, &TopicActions::closeConnection);
    connect(&view, &TopicsView::expandBelowRequested, this, &TopicActions::expandAllBelow);
}

QAction *TopicActions::add(const QString &text, const char *iconName, const QKeySequence &key,
                           void (TopicActions::*command)())
{
    auto *action = new QAction(icon(QLatin1String(iconName)), text, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, command);
    m_view.addAction(action);
    return action;
}

ExplorerSession *TopicActions::session() const
{
    const int row = m_workspace.topicModel().sourceAt(m_view.currentIndex());
    return row < 0 ? nullptr : m_workspace.sessions()[std::size_t(row)].get();
}

NodeId TopicActions::node() const { return m_workspace.topicModel().nodeAt(m_view.currentIndex()); }

MessageView TopicActions::newest() const
{
    const ExplorerSession *owner = session();
    const explorer::Sequence sequence = owner ? owner->tree().newestSequence(node()) : explorer::kNoSequence;
    return sequence == explorer::kNoSequence ? MessageView() : owner->store().at(sequence);
}

std::optional<double> TopicActions::number() const
{
    const MessageView message = newest();
    return message && !message.record->isCut() ? explorer::NumberExtractor().extract(message.payload, {}) : std::nullopt;
}

void TopicActions::fit()
{
    const ExplorerSession *owner = session();
    const Phase phase = owner ? owner->connection().state().phase : Phase::Offline;
    const bool isTopic = owner && owner->tree().topicOf(node()) != explorer::kNoTopic;
    const bool hasRows =
        owner && m_workspace.topicModel().hasChildren(m_view.currentIndex().siblingAtColumn(0));
    m_copyTopic->setVisible(owner && !isConnection());
    m_copyValue->setVisible(isTopic);
    m_copyValue->setText(newest().cut() ? tr("Copy the kept beginning of the value") : tr("Copy value"));
    m_chart->setVisible(isTopic && number());
    m_expand->setVisible(hasRows);
    m_collapse->setVisible(hasRows);
    m_reconnect->setVisible(owner && isConnection() && phase != Phase::Connected);
    m_disconnect->setVisible(owner && isConnection() && phase != Phase::Offline);
    m_close->setVisible(owner && isConnection());
}

void TopicActions::fill(QMenu &menu)
{
    fit();
    menu.addActions({m_copyTopic, m_copyValue, m_chart});
    menu.addSeparator();
    menu.addActions({m_expand, m_collapse});
    menu.addSeparator();
    menu.addActions({m_reconnect, m_disconnect, m_close});
    // Afterwards the keys must not depend on the row the menu was opened on: each command looks for itself.
    connect(&menu, &QMenu::aboutToHide, this, [this] {
        for (QAction *action :
             {m_copyTopic, m_copyValue, m_chart, m_expand, m_collapse, m_reconnect, m_disconnect, m_close})
            action->setVisible(true);
    });
}

void TopicActions::copyTopic()
{
    const ExplorerSession *owner = session();
    if (owner && !isConnection())
        QGuiApplication::clipboard()->setText(QString::fromStdString(owner->tree().fullName(node())));
}

void TopicActions::copyValue()
{
    if (const MessageView message = newest())
        QGuiApplication::clipboard()->setText(QString::fromUtf8(
            reinterpret_cast<const char *>(message.payload.data()), qsizetype(message.payload.size())));
}

void TopicActions::expandAllBelow()
{
    if (m_view.currentIndex().isValid())
        m_view.expandBelow(m_view.currentIndex());
}

void TopicActions::collapseBelow() { m_view.collapseBelow(m_view.currentIndex()); }

void TopicActions::chart()
{
    ExplorerSession *owner = session();
    if (owner && number())
        m_workspace.selection().requestChart(owner, owner->tree().fullName(node()), "$");
}

void TopicActions::reconnect()
{
    if (ExplorerSession *owner = session(); owner && isConnection())
        owner->connection().open();
}

void TopicActions::disconnectNow()
{
    if (ExplorerSession *owner = session(); owner && isConnection())
        owner->connection().close();
}

void TopicActions::closeConnection()
{
    const ExplorerSession *owner = session();
    if (!owner || !isConnection())
        return;
    const QPointer<const ExplorerSession> asked = owner;
    const bool yes = PlainMessage::ask(
        &m_view, tr("Close “%1”?").arg(owner->profile().name),
        tr("Its topics and messages leave the memory. The saved connection stays."), tr("Close connection"));
    if (yes && asked && asked == session()) // it may have gone while the question stood
        m_workspace.close(session());
}

} // namespace ui
