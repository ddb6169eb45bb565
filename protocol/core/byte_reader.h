// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/field_trace.h"
#include "protocol/core/ids.h"
#include "protocol/core/utf8.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mqtt {

enum class ReadFault : std::uint8_t
{
    None,
    Truncated,           ///< the field runs past the end
    VariableByteInteger, ///< a fifth byte, or not the shortest form
    InvalidUtf8,
};

/// Reads the fields of a packet in order, never past the end.
///
/// The first error sticks: it is kept with the offset of the wrong byte, and every later read yields zero or
/// nothing, so that a walk may read several fields and look once. Views point into the bytes given.
/// Names are static text and used by the trace alone.   Cost  none beyond the bytes.   Thread  any.
class ByteReader
{
public:
    ByteReader(ByteView bytes, std::size_t offset, FieldTrace *trace = nullptr)
        : m_data(bytes.data())
        , m_at(offset)
        , m_end(bytes.size())
        , m_trace(trace)
    {}

    std::size_t offset() const { return m_at; }
    std::size_t remaining() const { return m_end - m_at; }
    bool atEnd() const { return m_at == m_end; }

    bool failed() const { return m_fault != ReadFault::None; }
    ReadFault fault() const { return m_fault; }
    std::size_t faultOffset() const { return m_faultOffset; }
    FieldTrace *trace() const { return m_trace; }

    std::uint8_t byte(const char *name, FieldKind kind = FieldKind::Byte)
    {
        if (!take(1, name, kind))
            return 0;
        return m_data[m_at - 1];
    }

    std::uint16_t twoBytes(const char *name)
    {
        if (!take(2, name, FieldKind::TwoByteInteger))
            return 0;
        return bigEndian16(m_at - 2);
    }

    std::uint32_t fourBytes(const char *name)
    {
        if (!take(4, name, FieldKind::FourByteInteger))
            return 0;
        return std::uint32_t(bigEndian16(m_at - 4)) << 16 | bigEndian16(m_at - 2);
    }

    /// Spec MQTT 5.0 §1.5.5; the shortest form only [MQTT-1.5.5-1].
    std::uint32_t variableByteInteger(const char *name)
    {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            if (m_at + i >= m_end) {
                fail(ReadFault::Truncated, m_end);
                return 0;
            }
            const std::uint8_t byte = m_data[m_at + i];
            value |= std::uint32_t(byte & 0x7F) << (7 * i);
            if (byte < 0x80) {
                if (byte == 0 && i > 0)
                    break;
                record(name, i + 1, FieldKind::VariableByteInteger);
                m_at += i + 1;
                return value;
            }
        }
        fail(ReadFault::VariableByteInteger, m_at);
        return 0;
    }

    /// Two length bytes and any bytes.
    ByteView binary(const char *name) { return prefixed(name, FieldKind::Binary); }

    /// Two length bytes and text whose encoding is checked.
    std::string_view text(const char *name)
    {
        const std::string_view value = uncheckedText(name);
        if (const std::size_t wrong = firstInvalidUtf8(value); wrong != value.size()) {
            fail(ReadFault::InvalidUtf8, m_at - value.size() + wrong);
            return {};
        }
        return value;
    }

    /// The same for callers that check the encoding together with something else.
    std::string_view uncheckedText(const char *name)
    {
        const ByteView bytes = prefixed(name, FieldKind::Text);
        return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
    }

    /// Everything up to the end.
    ByteView rest(const char *name)
    {
        const ByteView bytes(m_data + m_at, m_end - m_at);
        record(name, bytes.size(), FieldKind::Bytes);
        m_at = m_end;
        return bytes;
    }

    /// Makes the next `length` bytes (no more than remaining()) the end; returns the old end for widen().
    std::size_t narrow(std::size_t length)
    {
        const std::size_t end = m_end;
        m_end = m_at + length;
        return end;
    }
    void widen(std::size_t end)
    {
        m_end = end;
        if (failed())
            m_at = m_end;
    }

    void fail(ReadFault fault, std::size_t offset)
    {
        if (failed())
            return;
        m_fault = fault;
        m_faultOffset = offset;
        m_at = m_end; // every later read finds nothing left
    }

private:
    bool take(std::size_t count, const char *name, FieldKind kind)
    {
        if (m_end - m_at < count) {
            fail(ReadFault::Truncated, m_end);
            return false;
        }
        record(name, count, kind);
        m_at += count;
        return true;
    }

    ByteView prefixed(const char *name, FieldKind kind)
    {
        if (m_end - m_at < 2) {
            fail(ReadFault::Truncated, m_end);
            return {};
        }
        const std::size_t length = bigEndian16(m_at);
        if (m_end - m_at - 2 < length) {
            record(name, m_end - m_at, kind);
            fail(ReadFault::Truncated, m_end);
            return {};
        }
        record(name, 2 + length, kind);
        m_at += 2 + length;
        return {m_data + m_at - length, length};
    }

    void record(const char *name, std::size_t length, FieldKind kind)
    {
        if (m_trace)
            m_trace->add(name, m_at, length, kind);
    }

    std::uint16_t bigEndian16(std::size_t at) const
    {
        return std::uint16_t(m_data[at] << 8 | m_data[at + 1]);
    }

    const std::uint8_t *m_data;
    std::size_t m_at;
    std::size_t m_end;
    FieldTrace *m_trace;
    std::size_t m_faultOffset = 0;
    ReadFault m_fault = ReadFault::None;
};

} // namespace mqtt
