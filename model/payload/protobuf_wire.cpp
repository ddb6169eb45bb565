// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/protobuf_wire.h"

#include "protocol/core/utf8.h"

namespace explorer::protobuf {

bool WireReader::fail(std::size_t offset, const char *expected)
{
    if (!m_fault)
        m_fault = WireFault{offset, expected};
    return false;
}

bool WireReader::varint(std::uint64_t &value)
{
    if (m_fault || m_at == m_end)
        return false;
    const std::size_t begin = m_at;
    value = m_payload[m_at++];
    if (value < 0x80)
        return true;
    value &= 0x7F;
    for (int shift = 7; shift < 64; shift += 7) {
        if (m_at == m_end)
            return fail(begin, "the end of a varint");
        const std::uint8_t byte = m_payload[m_at++];
        if (shift == 63 && byte > 1)
            return fail(begin, "a varint of at most 64 bits");
        value |= std::uint64_t(byte & 0x7F) << shift;
        if (byte < 0x80)
            return true;
    }
    return fail(begin, "a varint of at most 64 bits");
}

bool WireReader::fixed32(std::uint32_t &value)
{
    if (m_fault || m_at == m_end)
        return false;
    if (m_end - m_at < 4)
        return fail(m_at, "four bytes");
    value = 0;
    for (int i = 3; i >= 0; --i)
        value = value << 8 | m_payload[m_at + std::size_t(i)];
    m_at += 4;
    return true;
}

bool WireReader::fixed64(std::uint64_t &value)
{
    if (m_fault || m_at == m_end)
        return false;
    if (m_end - m_at < 8)
        return fail(m_at, "eight bytes");
    value = 0;
    for (int i = 7; i >= 0; --i)
        value = value << 8 | m_payload[m_at + std::size_t(i)];
    m_at += 8;
    return true;
}

bool WireReader::next(WireField &field)
{
    field.begin = m_at;
    std::uint64_t tag = 0;
    if (!varint(tag))
        return false;
    if (tag >> 3 == 0 || tag >> 3 > kLargestFieldNumber)
        return fail(field.begin, "a field number from 1 to 536,870,911");
    field.number = std::uint32_t(tag >> 3);
    field.type = WireType(tag & 7);
    field.valueBegin = m_at;
    bool isWhole = false;
    switch (field.type) {
    case WireType::Varint:
        isWhole = varint(field.value) || fail(field.valueBegin, "a varint");
        break;
    case WireType::Fixed64:
        isWhole = fixed64(field.value) || fail(field.valueBegin, "eight bytes");
        break;
    case WireType::Fixed32: {
        std::uint32_t value = 0;
        isWhole = fixed32(value) || fail(field.valueBegin, "four bytes");
        field.value = value;
        break;
    }
    case WireType::Length:
        if (!varint(field.value))
            return fail(field.valueBegin, "a length");
        if (field.value > m_end - m_at)
            return fail(field.valueBegin, "a length within what is left");
        field.valueBegin = m_at;
        m_at += std::size_t(field.value);
        isWhole = true;
        break;
    case WireType::StartGroup:
    case WireType::EndGroup:
        return fail(field.begin, "a wire type other than that of groups");
    default: // 6 and 7
        return fail(field.begin, "a wire type from 0 to 5");
    }
    field.end = m_at;
    return isWhole;
}

bool isUtf8(std::string_view text)
{
    while (true) {
        const std::size_t invalid = mqtt::firstInvalidUtf8(text);
        if (invalid == text.size())
            return true;
        if (text[invalid] != '\0')
            return false;
        text.remove_prefix(invalid + 1);
    }
}

} // namespace explorer::protobuf
