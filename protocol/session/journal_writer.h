// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/session/session_snapshot.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace mqtt {

/// The kinds of record, as they stand in the file.
enum class JournalKind : std::uint8_t
{
    Began = 1,  ///< the server said yes: assigned client id
    Forgotten,  ///< nothing of the session is left
    ServerLost, ///< the server has forgotten it: what was sent is to be sent as new
    Queued,     ///< a message of ours: everything about it
    Identified, ///< it got its packet identifier
    Released,   ///< its PUBREC came
    Ended,      ///< its last acknowledgement came, or it was given up
    Arrived,    ///< a QoS 2 message of the server was delivered
    Completed,  ///< its PUBREL came
    Asked,      ///< CONNECT: a server may have a session from now on
};

/// Appends the records of a session's journal to bytes. What a record says has happened when it is kept.
///
/// A record is 12 bytes of header (length, CRC-32 of the length, CRC-32 of the body; little-endian) and a
/// body (kind, fields). So a record that was cut by a kill, and one that was damaged, can be told from each
/// other.
///
/// Cost      linear in the bytes.          Thread  any.
class JournalWriter
{
public:
    static constexpr std::size_t kHeaderSize = 12;

    explicit JournalWriter(std::vector<std::uint8_t> &out)
        : m_out(out)
    {}

    void asked();
    void began(std::string_view assignedClientId);
    void forgotten();
    void serverLost();
    void queued(std::uint64_t serial, PacketId packetId, std::int64_t queuedWallNs, const Message &message);
    void identified(std::uint64_t serial, PacketId packetId);
    void released(std::uint64_t serial, ReasonCode receivedCode);
    void ended(std::uint64_t serial);
    void arrived(PacketId packetId);
    void completed(PacketId packetId);

    /// Everything at once: what a compacted journal consists of.
    void snapshot(const SessionSnapshot &snapshot);

private:
    void begin(JournalKind kind);
    void end();
    void byte(std::uint8_t value) { m_out.push_back(value); }
    void number(std::uint64_t value, int bytes);
    void text(std::string_view value);

    std::vector<std::uint8_t> &m_out;
    std::size_t m_start = 0;
};

/// CRC-32 as in zip and PNG.
std::uint32_t crc32(ByteView bytes);

} // namespace mqtt
