// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace mqtt {

/// Bytes that a Variable Byte Integer takes.  Spec MQTT 5.0 §1.5.5
constexpr std::size_t variableByteIntegerSize(std::uint32_t value)
{
    return value < 128 ? 1 : value < 16'384 ? 2 : value < 2'097'152 ? 3 : 4;
}

inline constexpr std::uint32_t kLargestVariableByteInteger = 268'435'455;

/// Appends fields to a byte vector. It checks nothing: who writes has validated.   Thread  any.
class ByteWriter
{
public:
    explicit ByteWriter(std::vector<std::uint8_t> &out)
        : m_out(out)
    {}

    /// Makes room for `count` more bytes at once; grows by doubling, so that many packets may share a buffer.
    void reserve(std::size_t count)
    {
        const std::size_t needed = m_out.size() + count;
        if (needed > m_out.capacity())
            m_out.reserve(std::max(needed, 2 * m_out.capacity()));
    }

    void byte(std::uint8_t value) { m_out.push_back(value); }
    void twoBytes(std::uint16_t value)
    {
        const std::uint8_t bytes[] = {std::uint8_t(value >> 8), std::uint8_t(value)};
        m_out.insert(m_out.end(), bytes, bytes + 2);
    }
    void fourBytes(std::uint32_t value)
    {
        twoBytes(std::uint16_t(value >> 16));
        twoBytes(std::uint16_t(value));
    }
    void variableByteInteger(std::uint32_t value)
    {
        while (value >= 0x80) {
            byte(std::uint8_t(value) | 0x80);
            value >>= 7;
        }
        byte(std::uint8_t(value));
    }
    void bytes(ByteView value) { m_out.insert(m_out.end(), value.begin(), value.end()); }
    void text(std::string_view value)
    {
        twoBytes(std::uint16_t(value.size()));
        m_out.insert(m_out.end(), value.begin(), value.end());
    }
    void binary(ByteView value)
    {
        twoBytes(std::uint16_t(value.size()));
        bytes(value);
    }

private:
    std::vector<std::uint8_t> &m_out;
};

/// Takes the same calls and only adds up the sizes: the Remaining Length comes before what it counts.
class ByteCounter
{
public:
    std::size_t size() const { return m_size; }

    void byte(std::uint8_t) { m_size += 1; }
    void twoBytes(std::uint16_t) { m_size += 2; }
    void fourBytes(std::uint32_t) { m_size += 4; }
    void variableByteInteger(std::uint32_t value) { m_size += variableByteIntegerSize(value); }
    void bytes(ByteView value) { m_size += value.size(); }
    void text(std::string_view value) { m_size += 2 + value.size(); }
    void binary(ByteView value) { m_size += 2 + value.size(); }

private:
    std::size_t m_size = 0;
};

} // namespace mqtt
