// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/sparkplug_writer.h"

#include <bit>

namespace explorer {

namespace {

enum WireType { Varint = 0, Fixed64 = 1, Bytes = 2 };

void putVarint(QByteArray &out, std::uint64_t value)
{
    while (value >= 0x80) {
        out.append(char(value | 0x80));
        value >>= 7;
    }
    out.append(char(value));
}

void putNumber(QByteArray &out, int field, std::uint64_t value)
{
    putVarint(out, std::uint64_t(field) << 3 | Varint);
    putVarint(out, value);
}

void putBytes(QByteArray &out, int field, const QByteArray &bytes)
{
    putVarint(out, std::uint64_t(field) << 3 | Bytes);
    putVarint(out, std::uint64_t(bytes.size()));
    out.append(bytes);
}

void putDouble(QByteArray &out, int field, double value)
{
    putVarint(out, std::uint64_t(field) << 3 | Fixed64);
    auto bits = std::bit_cast<std::uint64_t>(value);
    for (int i = 0; i < 8; ++i, bits >>= 8)
        out.append(char(bits));
}

QByteArray metricBytes(const SparkplugMetric &metric, std::uint64_t timestampMs)
{
    QByteArray out;
    if (metric.name)
        putBytes(out, 1, metric.name);
    if (metric.alias >= 0)
        putNumber(out, 2, std::uint64_t(metric.alias));
    putNumber(out, 3, timestampMs);
    putNumber(out, 4, std::uint64_t(metric.type));
    switch (metric.type) {
    case SparkplugType::Int32:
        putNumber(out, 10, std::uint32_t(std::int32_t(metric.value)));
        break;
    case SparkplugType::UInt64:
        putNumber(out, 11, std::uint64_t(metric.value));
        break;
    case SparkplugType::Double:
        putDouble(out, 13, metric.value);
        break;
    case SparkplugType::Boolean:
        putNumber(out, 14, metric.value != 0);
        break;
    }
    return out;
}

} // namespace

QByteArray sparkplugPayload(std::uint64_t timestampMs, std::uint8_t sequence, std::initializer_list<SparkplugMetric> metrics)
{
    QByteArray out;
    putNumber(out, 1, timestampMs);
    for (const SparkplugMetric &metric : metrics)
        putBytes(out, 2, metricBytes(metric, timestampMs));
    putNumber(out, 3, sequence);
    return out;
}

} // namespace explorer
