// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/outbox.h"

#include <utility>

namespace mqtt {

Outbox::Index Outbox::append(Message message, RequestToken token, Instant now)
{
    Index index = 0;
    if (m_free.empty()) {
        index = Index(m_entries.size());
        m_entries.emplace_back();
    } else {
        index = m_free.back();
        m_free.pop_back();
    }
    Entry &entry = m_entries[index];
    entry.message = std::move(message);
    entry.token = token;
    entry.queuedAt = now;
    entry.serial = ++m_serials;
    linkLast(m_publishes, index);
    if (m_nextWaiting == kNone)
        m_nextWaiting = index;
    ++m_size;
    ++m_waiting;
    m_bytes += bytesOf(entry.message);
    return index;
}

void Outbox::published(Index index, PacketId packetId, Instant now)
{
    // Only ever the next in line: order is kept by construction.
    Entry &entry = m_entries[index];
    m_nextWaiting = entry.next;
    --m_waiting;
    entry.packetId = packetId;
    entry.stage = Stage::Published;
    entry.sentAt = now;
    entry.everSent = true;
    entry.counted = true;
    ++m_inFlight;
}

void Outbox::released(Index index, ReasonCode receivedCode, Instant now)
{
    Entry &entry = m_entries[index];
    if (entry.stage == Stage::Waiting) {
        --m_waiting;
        if (m_nextWaiting == index)
            m_nextWaiting = entry.next;
    }
    unlink(m_publishes, index);
    linkLast(m_releases, index);
    entry.stage = Stage::Released;
    entry.receivedCode = receivedCode;
    entry.firstStep = now - entry.sentAt;
}

Outbox::Entry Outbox::take(Index index)
{
    Entry &entry = m_entries[index];
    if (entry.stage == Stage::Waiting) {
        --m_waiting;
        if (m_nextWaiting == index)
            m_nextWaiting = entry.next;
    }
    unlink(entry.stage == Stage::Released ? m_releases : m_publishes, index);
    uncount(entry);
    --m_size;
    m_bytes -= bytesOf(entry.message);
    m_free.push_back(index);
    return std::exchange(entry, Entry{});
}

void Outbox::connectionClosed()
{
    m_waiting = 0;
    for (Index index = m_publishes.first; index != kNone; index = m_entries[index].next) {
        Entry &entry = m_entries[index];
        entry.sentBefore = entry.sentBefore || entry.stage == Stage::Published;
        entry.stage = Stage::Waiting;
        entry.counted = false;
        ++m_waiting;
    }
    for (Index index = m_releases.first; index != kNone; index = m_entries[index].next)
        m_entries[index].counted = false; // a resent PUBREL takes no place [MQTT 5.0 §4.9]
    m_nextWaiting = m_publishes.first;
    m_inFlight = 0;
}

void Outbox::linkLast(List &list, Index index)
{
    Entry &entry = m_entries[index];
    entry.previous = list.last;
    entry.next = kNone;
    if (list.last == kNone)
        list.first = index;
    else
        m_entries[list.last].next = index;
    list.last = index;
}

void Outbox::unlink(List &list, Index index)
{
    const Entry &entry = m_entries[index];
    (entry.previous == kNone ? list.first : m_entries[entry.previous].next) = entry.next;
    (entry.next == kNone ? list.last : m_entries[entry.next].previous) = entry.previous;
}

void Outbox::uncount(Entry &entry)
{
    if (!entry.counted)
        return;
    entry.counted = false;
    --m_inFlight;
}

} // namespace mqtt
