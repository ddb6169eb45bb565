// SPDX-License-Identifier: GPL-3.0-or-later
#include "exact_frame.h"

#include "protocol/core/byte_writer.h"

#include <algorithm>

namespace fuzz {

ExactFrame::ExactFrame(std::uint8_t firstByte, mqtt::ByteView body)
{
    std::vector<std::uint8_t> header{firstByte};
    mqtt::ByteWriter(header).variableByteInteger(std::uint32_t(body.size()));
    m_headerSize = std::uint8_t(header.size());
    m_size = header.size() + body.size();
    m_bytes = std::make_unique<std::uint8_t[]>(m_size);
    std::copy(header.begin(), header.end(), m_bytes.get());
    std::copy(body.begin(), body.end(), m_bytes.get() + header.size());
}

ExactFrame::ExactFrame(mqtt::ByteView packets)
{
    std::size_t length = 0;
    std::size_t header = 1;
    for (;; ++header) {
        if (header == packets.size() || header == 5)
            return;
        length |= std::size_t(packets[header] & 0x7F) << (7 * (header - 1));
        if ((packets[header] & 0x80) == 0)
            break;
    }
    ++header;
    if (packets.size() - header < length)
        return;
    m_headerSize = std::uint8_t(header);
    m_size = header + length;
    m_bytes = std::make_unique<std::uint8_t[]>(m_size);
    std::copy_n(packets.begin(), m_size, m_bytes.get());
}

mqtt::ByteView ExactFrame::bodyOf(mqtt::ByteView packet)
{
    std::size_t header = 1;
    while (header < packet.size() && header < 4 && (packet[header] & 0x80))
        ++header;
    return packet.subspan(std::min(header + 1, packet.size()));
}

} // namespace fuzz
