// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/pinned_messages.h"

#include "model/session/explorer_session.h"

#include <algorithm>

namespace explorer {

PinnedMessages::PinnedMessages(QObject *parent)
    : QObject(parent)
{}

PinnedMessages::~PinnedMessages() = default;

PinnedMessages::Answer PinnedMessages::pin(ExplorerSession *session, const std::string &topic, const MessageView &message)
{
    Q_ASSERT(session && message);
    if (find(session, message.sequence))
        return Answer::Already;
    if (m_pins.size() == kMost)
        return Answer::TooMany;
    std::size_t bytes = message.record->byteCount();
    for (const Pin &pin : m_pins)
        bytes += pin.message.memoryBytes();
    if (bytes > kMostBytes)
        return Answer::TooLarge;
    m_pins.push_back({session, topic, MessageCopy(message)});
    Q_EMIT changed();
    return Answer::Pinned;
}

void PinnedMessages::unpin(std::size_t index)
{
    if (index >= m_pins.size())
        return;
    m_pins.erase(m_pins.begin() + std::ptrdiff_t(index));
    Q_EMIT changed();
}

const PinnedMessages::Pin *PinnedMessages::find(const ExplorerSession *session, Sequence sequence) const
{
    const auto found = std::ranges::find_if(m_pins, [&](const Pin &pin) {
        return session && pin.session == session && pin.message.sequence() == sequence;
    });
    return found == m_pins.end() ? nullptr : &*found;
}

} // namespace explorer
