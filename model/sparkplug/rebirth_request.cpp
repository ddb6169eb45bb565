// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sparkplug/rebirth_request.h"

#include "model/payload/sparkplug_metric.h"
#include "model/payload/sparkplug_topic.h"

namespace explorer::sparkplug {

namespace {

void appendVarint(QByteArray &out, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        out.append(char(0x80 | (value & 0x7F)));
    out.append(char(value));
}

void appendNumber(QByteArray &out, std::uint32_t field, std::uint64_t value)
{
    appendVarint(out, field << 3 | std::uint32_t(protobuf::WireType::Varint));
    appendVarint(out, value);
}

void appendBytes(QByteArray &out, std::uint32_t field, std::string_view bytes)
{
    appendVarint(out, field << 3 | std::uint32_t(protobuf::WireType::Length));
    appendVarint(out, bytes.size());
    out.append(bytes.data(), qsizetype(bytes.size()));
}

} // namespace

QByteArray rebirthRequest(std::int64_t nowMs)
{
    QByteArray metric;
    appendBytes(metric, 1, kRebirthMetric);
    appendNumber(metric, 3, std::uint64_t(nowMs));
    appendNumber(metric, 4, Boolean);
    appendNumber(metric, 14, 1); // boolean_value
    QByteArray payload;
    appendNumber(payload, 1, std::uint64_t(nowMs));
    appendBytes(payload, 2, {metric.constData(), std::size_t(metric.size())});
    return payload;
}

std::string commandTopic(std::string_view group, std::string_view node)
{
    std::string topic(kSparkplugNamespace);
    topic.append(group).append("/NCMD/").append(node);
    return topic;
}

} // namespace explorer::sparkplug
