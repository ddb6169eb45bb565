// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/explorer_session.h"
#include "model/session/pinned_messages.h"

#include <QObject>
#include <QPointer>

namespace explorer {

/// What the user looks at: the one place where docks meet. They never mention each other.
///
/// A topic node of a session, and in it either "the newest message, following" or one fixed message.
/// Thread    the GUI's.
class Selection : public QObject
{
    Q_OBJECT

public:
    explicit Selection(QObject *parent = nullptr);

    ExplorerSession *session() const { return m_session; }
    NodeId node() const { return m_node; } ///< kRootNode: the connection itself; kNoNode: nothing
    TopicId topic() const;                 ///< kNoTopic when the node has no messages of its own
    std::string topicName() const;
    bool followsNewest() const { return m_fixed == kNoSequence; }
    /// The message to show: the fixed one, else the topic's newest; kNoSequence when there is none.
    Sequence message() const;

    void select(ExplorerSession *session, NodeId node); ///< follows the newest message again
    void fixMessage(Sequence sequence);                 ///< kNoSequence: follow the newest

    PinnedMessages &pinned() { return m_pinned; }
    /// A message of the session: the one in memory, else a pinned copy; empty when there is neither.
    MessageView find(Sequence sequence) const;

    /// Selects it and asks for its row to be brought into sight; the topics dock answers.
    void reveal(ExplorerSession *session, NodeId node)
    {
        select(session, node);
        Q_EMIT revealRequested(session, node);
    }
    /// Reveals the topic and fixes one of its messages. False when that is no longer in memory: then its newest is shown.
    bool revealMessage(ExplorerSession *session, NodeId node, Sequence sequence);
    /// Asks for a chart of a number; the charts dock answers.
    void requestChart(ExplorerSession *session, const std::string &topic, const std::string &path)
    {
        Q_EMIT chartRequested(session, topic, path);
    }

Q_SIGNALS:
    void nodeChanged();
    void messageChanged(); ///< also after nodeChanged(); not when merely a newer message arrived
    void revealRequested(explorer::ExplorerSession *session, explorer::NodeId node);
    void chartRequested(explorer::ExplorerSession *session, const std::string &topic, const std::string &path);

private:
    QPointer<ExplorerSession> m_session;
    NodeId m_node = kNoNode;
    Sequence m_fixed = kNoSequence;
    PinnedMessages m_pinned;
};

} // namespace explorer
