// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/journal_writer.h"

#include <array>

namespace mqtt {
namespace {

constexpr std::array<std::uint32_t, 256> makeCrcTable()
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1) != 0 ? 0xEDB8'8320u ^ (value >> 1) : value >> 1;
        table[i] = value;
    }
    return table;
}

constexpr std::array<std::uint32_t, 256> kCrcTable = makeCrcTable();

void putLittleEndian(std::vector<std::uint8_t> &out, std::size_t at, std::uint32_t value)
{
    for (std::size_t i = 0; i < 4; ++i)
        out[at + i] = std::uint8_t(value >> (8 * i));
}

} // namespace

std::uint32_t crc32(ByteView bytes)
{
    std::uint32_t crc = 0xFFFF'FFFF;
    for (const std::uint8_t byte : bytes)
        crc = kCrcTable[(crc ^ byte) & 0xFF] ^ (crc >> 8);
    return ~crc;
}

void JournalWriter::asked()
{
    begin(JournalKind::Asked);
    end();
}

void JournalWriter::began(std::string_view assignedClientId)
{
    begin(JournalKind::Began);
    text(assignedClientId);
    end();
}

void JournalWriter::forgotten()
{
    begin(JournalKind::Forgotten);
    end();
}

void JournalWriter::serverLost()
{
    begin(JournalKind::ServerLost);
    end();
}

void JournalWriter::queued(std::uint64_t serial, PacketId packetId, std::int64_t queuedWallNs,
                           const Message &message)
{
    begin(JournalKind::Queued);
    number(serial, 8);
    number(packetId, 2);
    number(std::uint64_t(queuedWallNs), 8);
    byte(std::uint8_t(message.qos));
    byte(message.retain ? 1 : 0);
    text(message.topic);
    number(message.properties.size(), 4);
    for (const Property &property : message.properties) {
        byte(std::uint8_t(property.id));
        number(property.number, 4);
        text(property.name);
        text(property.value);
    }
    text({message.payload.constData(), std::size_t(message.payload.size())});
    end();
}

void JournalWriter::identified(std::uint64_t serial, PacketId packetId)
{
    begin(JournalKind::Identified);
    number(serial, 8);
    number(packetId, 2);
    end();
}

void JournalWriter::released(std::uint64_t serial, ReasonCode receivedCode)
{
    begin(JournalKind::Released);
    number(serial, 8);
    byte(std::uint8_t(receivedCode));
    end();
}

void JournalWriter::ended(std::uint64_t serial)
{
    begin(JournalKind::Ended);
    number(serial, 8);
    end();
}

void JournalWriter::arrived(PacketId packetId)
{
    begin(JournalKind::Arrived);
    number(packetId, 2);
    end();
}

void JournalWriter::completed(PacketId packetId)
{
    begin(JournalKind::Completed);
    number(packetId, 2);
    end();
}

void JournalWriter::snapshot(const SessionSnapshot &snapshot)
{
    if (snapshot.asked)
        asked();
    if (snapshot.hasSession)
        began(snapshot.assignedClientId);
    for (const SavedMessage &saved : snapshot.messages) {
        queued(saved.serial, saved.packetId, saved.queuedWallNs, saved.message);
        if (saved.released)
            released(saved.serial, saved.receivedCode);
    }
    for (const PacketId id : snapshot.received)
        arrived(id);
}

void JournalWriter::begin(JournalKind kind)
{
    m_start = m_out.size();
    m_out.resize(m_start + kHeaderSize);
    byte(std::uint8_t(kind));
}

void JournalWriter::end()
{
    const std::size_t body = m_start + kHeaderSize;
    putLittleEndian(m_out, m_start, std::uint32_t(m_out.size() - body));
    putLittleEndian(m_out, m_start + 4, crc32(ByteView(m_out).subspan(m_start, 4)));
    putLittleEndian(m_out, m_start + 8, crc32(ByteView(m_out).subspan(body)));
}

void JournalWriter::number(std::uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        byte(std::uint8_t(value >> (8 * i)));
}

void JournalWriter::text(std::string_view value)
{
    number(value.size(), 4);
    m_out.insert(m_out.end(), value.begin(), value.end());
}

} // namespace mqtt
