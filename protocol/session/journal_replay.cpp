// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/journal_replay.h"

#include "protocol/session/journal_writer.h"

#include <algorithm>
#include <list>
#include <set>
#include <unordered_map>
#include <utility>

namespace mqtt {
namespace {

/// Little-endian fields; once past the end everything is zero and failed() stays true.
class Fields
{
public:
    explicit Fields(ByteView bytes)
        : m_rest(bytes)
    {}

    std::uint64_t number(std::size_t bytes)
    {
        std::uint64_t value = 0;
        const ByteView raw = take(bytes);
        for (std::size_t i = raw.size(); i > 0; --i)
            value = value << 8 | raw[i - 1];
        return value;
    }
    std::string_view text()
    {
        const ByteView raw = take(number(4));
        return {reinterpret_cast<const char *>(raw.data()), raw.size()};
    }
    std::size_t remaining() const { return m_rest.size(); }
    bool failed() const { return m_failed; }
    bool atEnd() const { return !m_failed && m_rest.empty(); }

private:
    ByteView take(std::uint64_t count)
    {
        if (count > m_rest.size()) {
            m_failed = true;
            m_rest = {};
            return {};
        }
        const ByteView taken = m_rest.first(std::size_t(count));
        m_rest = m_rest.subspan(std::size_t(count));
        return taken;
    }

    ByteView m_rest;
    bool m_failed = false;
};

class Replay
{
public:
    /// False: no record that a session of this program writes.
    bool apply(ByteView body)
    {
        Fields in(body);
        switch (JournalKind(in.number(1))) {
        case JournalKind::Began:
            m_hasSession = true;
            m_assignedClientId = in.text();
            return in.atEnd();
        case JournalKind::Forgotten:
            *this = Replay();
            return in.atEnd();
        case JournalKind::ServerLost:
            m_received.clear();
            for (SavedMessage &saved : m_publishes)
                saved.packetId = 0;
            return in.atEnd();
        case JournalKind::Queued:
            return queued(in);
        case JournalKind::Identified: {
            SavedMessage *saved = find(in.number(8));
            const auto id = PacketId(in.number(2));
            if (saved == nullptr || id == 0)
                return false;
            saved->packetId = id;
            return in.atEnd();
        }
        case JournalKind::Released:
            return released(in);
        case JournalKind::Ended: {
            const auto found = m_places.find(in.number(8));
            if (found == m_places.end())
                return false;
            (found->second->released ? m_releases : m_publishes).erase(found->second);
            m_places.erase(found);
            return in.atEnd();
        }
        case JournalKind::Arrived: {
            const auto id = PacketId(in.number(2));
            m_received.insert(id);
            return id != 0 && in.atEnd();
        }
        case JournalKind::Asked:
            m_asked = true;
            return in.atEnd();
        case JournalKind::Completed:
            m_received.erase(PacketId(in.number(2)));
            return in.atEnd();
        }
        return false;
    }

    SessionSnapshot take()
    {
        SessionSnapshot snapshot;
        snapshot.asked = m_asked;
        snapshot.hasSession = m_hasSession;
        snapshot.assignedClientId = std::move(m_assignedClientId);
        snapshot.messages.assign(std::make_move_iterator(m_publishes.begin()),
                                 std::make_move_iterator(m_publishes.end()));
        snapshot.messages.insert(snapshot.messages.end(), std::make_move_iterator(m_releases.begin()),
                                 std::make_move_iterator(m_releases.end()));
        snapshot.received.assign(m_received.begin(), m_received.end());
        return snapshot;
    }

private:
    using Place = std::list<SavedMessage>::iterator;

    SavedMessage *find(std::uint64_t serial)
    {
        const auto found = m_places.find(serial);
        return found == m_places.end() ? nullptr : &*found->second;
    }

    bool queued(Fields &in)
    {
        SavedMessage saved;
        saved.serial = in.number(8);
        saved.packetId = PacketId(in.number(2));
        saved.queuedWallNs = std::int64_t(in.number(8));
        const std::uint64_t qos = in.number(1);
        saved.message.qos = Qos(qos);
        saved.message.retain = in.number(1) != 0;
        saved.message.topic = in.text();
        // Each takes 13 bytes at least: a false count ends with the bytes.
        for (std::uint64_t count = in.number(4); count > 0 && !in.failed(); --count) {
            Property property;
            property.id = PropertyId(in.number(1));
            property.number = std::uint32_t(in.number(4));
            property.name = in.text();
            property.value = in.text();
            saved.message.properties.push_back(std::move(property));
        }
        const std::string_view payload = in.text();
        if (!in.atEnd() || (qos != 1 && qos != 2) || m_places.contains(saved.serial))
            return false;
        saved.message.payload = QByteArray(payload.data(), qsizetype(payload.size()));
        const std::uint64_t serial = saved.serial;
        m_places[serial] = m_publishes.insert(m_publishes.end(), std::move(saved));
        return true;
    }

    bool released(Fields &in)
    {
        const auto found = m_places.find(in.number(8));
        const auto code = ReasonCode(in.number(1));
        if (found == m_places.end() || found->second->released || found->second->packetId == 0 ||
            found->second->message.qos != Qos::ExactlyOnce)
            return false;
        found->second->released = true;
        found->second->receivedCode = code;
        m_releases.splice(m_releases.end(), m_publishes, found->second);
        return in.atEnd();
    }

    bool m_asked = false;
    bool m_hasSession = false;
    std::string m_assignedClientId;
    std::list<SavedMessage> m_publishes;
    std::list<SavedMessage> m_releases;
    std::unordered_map<std::uint64_t, Place> m_places;
    std::set<PacketId> m_received;
};

bool allZero(ByteView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte == 0; });
}

} // namespace

JournalReplay replayJournal(ByteView bytes)
{
    Replay replay;
    JournalReplay result;
    const auto stop = [&](JournalReplay::End end) {
        result.end = end;
        result.snapshot = replay.take();
        return result;
    };
    while (result.wholeBytes < bytes.size()) {
        const ByteView rest = bytes.subspan(result.wholeBytes);
        // A file grows before its bytes are there when the machine, not only the program, dies.
        if (rest.size() < JournalWriter::kHeaderSize || allZero(rest))
            return stop(JournalReplay::End::Torn);
        Fields header(rest.first(JournalWriter::kHeaderSize));
        const std::uint64_t length = header.number(4);
        const std::uint64_t lengthCheck = header.number(4);
        const std::uint64_t bodyCheck = header.number(4);
        if (crc32(rest.first(4)) != lengthCheck)
            return stop(JournalReplay::End::Damaged);
        const ByteView after = rest.subspan(JournalWriter::kHeaderSize);
        if (length > after.size())
            return stop(JournalReplay::End::Torn);
        const ByteView body = after.first(std::size_t(length));
        if (crc32(body) != bodyCheck)
            return stop(allZero(after.subspan(body.size())) ? JournalReplay::End::Torn
                                                            : JournalReplay::End::Damaged);
        if (!replay.apply(body))
            return stop(JournalReplay::End::Damaged);
        result.wholeBytes += JournalWriter::kHeaderSize + std::size_t(length);
    }
    return stop(JournalReplay::End::Whole);
}

} // namespace mqtt
