// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/sparkplug_metric.h"

#include <QByteArray>

#include <bit>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

/// Writes Sparkplug B payloads for tests, field by field.
namespace sparkplug_test {

class Wire
{
public:
    Wire &varint(std::uint32_t field, std::uint64_t value)
    {
        raw(field << 3);
        raw(value);
        return *this;
    }
    Wire &fixed32(std::uint32_t field, std::uint32_t value) { return fixed(field << 3 | 5, value, 4); }
    Wire &fixed64(std::uint32_t field, std::uint64_t value) { return fixed(field << 3 | 1, value, 8); }
    Wire &bytes(std::uint32_t field, const QByteArray &value)
    {
        raw(field << 3 | 2);
        raw(std::uint64_t(value.size()));
        m_bytes += value;
        return *this;
    }
    Wire &text(std::uint32_t field, std::string_view value)
    {
        return bytes(field, QByteArray(value.data(), qsizetype(value.size())));
    }
    const QByteArray &done() const { return m_bytes; }

private:
    void raw(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7)
            m_bytes.append(char(0x80 | (value & 0x7F)));
        m_bytes.append(char(value));
    }
    Wire &fixed(std::uint64_t tag, std::uint64_t value, int size)
    {
        raw(tag);
        for (int i = 0; i < size; ++i)
            m_bytes.append(char(value >> (8 * i)));
        return *this;
    }
    QByteArray m_bytes;
};

/// A metric: by name, by alias or both.
inline Wire metric(std::string_view name, std::optional<std::uint64_t> alias, std::uint32_t datatype = 0)
{
    Wire wire;
    if (!name.empty())
        wire.text(1, name);
    if (alias)
        wire.varint(2, *alias);
    if (datatype != 0)
        wire.varint(4, datatype);
    return wire;
}

inline Wire intMetric(std::string_view name, std::optional<std::uint64_t> alias, std::uint64_t value, std::uint32_t datatype = 0)
{
    return metric(name, alias, datatype).varint(10, value);
}

inline Wire doubleMetric(std::string_view name, std::optional<std::uint64_t> alias, double value, std::uint32_t datatype = 0)
{
    return metric(name, alias, datatype).fixed64(13, std::bit_cast<std::uint64_t>(value));
}

/// A payload of metrics; without a sequence number for −1.
inline QByteArray payload(int sequence, std::initializer_list<Wire> metrics, std::uint64_t timestampMs = 1'700'000'000'000)
{
    Wire wire;
    wire.varint(1, timestampMs);
    for (const Wire &metric : metrics)
        wire.bytes(2, metric.done());
    if (sequence >= 0)
        wire.varint(3, std::uint64_t(sequence));
    return wire.done();
}

inline std::span<const std::uint8_t> bytesOf(const QByteArray &bytes)
{
    return {reinterpret_cast<const std::uint8_t *>(bytes.constData()), std::size_t(bytes.size())};
}

} // namespace sparkplug_test
