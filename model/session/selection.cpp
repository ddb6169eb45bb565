// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/selection.h"

namespace explorer {

Selection::Selection(QObject *parent) : QObject(parent) {}

TopicId Selection::topic() const
{
    return m_session && m_node != kNoNode ? m_session->tree().topicOf(m_node) : kNoTopic;
}

std::string Selection::topicName() const
{
    if (!m_session || m_node == kNoNode || m_node == kRootNode)
        return {};
    return m_session->tree().fullName(m_node);
}

Sequence Selection::message() const
{
    if (m_fixed != kNoSequence)
        return m_fixed;
    const TopicId id = topic();
    return id == kNoTopic ? kNoSequence : m_session->store().newest(id);
}

MessageView Selection::find(Sequence sequence) const
{
    if (!m_session)
        return {};
    if (const MessageView inMemory = m_session->store().at(sequence))
        return inMemory;
    const PinnedMessages::Pin *pin = m_pinned.find(m_session, sequence);
    return pin ? pin->message.view() : MessageView();
}

void Selection::select(ExplorerSession *session, NodeId node)
{
    if (!session)
        node = kNoNode;
    if (m_session == session && m_node == node && m_fixed == kNoSequence)
        return;
    const bool sameNode = m_session == session && m_node == node;
    m_session = session;
    m_node = node;
    m_fixed = kNoSequence;
    if (!sameNode)
        Q_EMIT nodeChanged();
    Q_EMIT messageChanged();
}

void Selection::fixMessage(Sequence sequence)
{
    if (m_fixed == sequence)
        return;
    m_fixed = sequence;
    Q_EMIT messageChanged();
}

bool Selection::revealMessage(ExplorerSession *session, NodeId node, Sequence sequence)
{
    reveal(session, node);
    if (!session->store().at(sequence))
        return false;
    fixMessage(sequence);
    return true;
}

} // namespace explorer
