// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wire/large_publish.h"

#include "protocol/core/byte_reader.h"

#include <algorithm>

namespace mqtt {
namespace {

QByteArrayView viewOf(ByteView bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size())};
}

} // namespace

LargePublish::LargePublish(std::size_t packetSize, std::uint8_t headerSize, ProtocolVersion version)
    : m_headerSize(headerSize)
    , m_version(version)
{
    m_facts.packetSize = packetSize;
    m_head.reserve(std::min(packetSize, kHead));
}

bool LargePublish::take(ByteView bytes)
{
    m_taken += bytes.size();
    if (m_payloadStart == 0) {
        const std::size_t wanted = std::min(std::size_t(m_facts.packetSize), kHead) - m_head.size();
        const ByteView head = bytes.first(std::min(wanted, bytes.size()));
        m_head.insert(m_head.end(), head.begin(), head.end());
        bytes = bytes.subspan(head.size());
        if (head.size() < wanted)
            return true;
        if (!findPayload())
            return false;
        m_hash.addData(viewOf(ByteView(m_head).subspan(m_payloadStart)));
    }
    m_hash.addData(viewOf(bytes));
    return true;
}

/// Spec MQTT 5.0 §3.3.2: topic, Packet Identifier, properties.
bool LargePublish::findPayload()
{
    ByteReader in(m_head, m_headerSize);
    in.uncheckedText("");
    if ((m_head[0] & 0x06) != 0)
        in.twoBytes("");
    if (m_version == ProtocolVersion::V5) {
        const std::uint32_t properties = in.variableByteInteger("");
        if (in.failed() || properties > in.remaining())
            return false;
        in.narrow(properties);
        in.rest("");
    }
    if (in.failed())
        return false;
    m_payloadStart = in.offset();
    m_facts.payloadSize = m_facts.packetSize - m_payloadStart;
    return true;
}

Frame LargePublish::frame()
{
    const QByteArray sum = m_hash.result();
    std::copy(sum.begin(), sum.end(), m_facts.sha256.begin());
    return {m_head, m_headerSize, &m_facts};
}

} // namespace mqtt
