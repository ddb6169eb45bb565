// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small Sparkplug B and Protobuf payloads on one core: decoded to a tree, and taken in by the Sparkplug state.
#include "model/payload/protobuf_walk.h"
#include "model/payload/sparkplug_walk.h"
#include "model/sparkplug/sparkplug_state.h"
#include "tests/bench/report.h"
#include "tests/model/sparkplug/payload_builder.h"

#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

using namespace explorer;
using namespace sparkplug_test;
using bench::report;

namespace {

constexpr int kMetrics = 100;

/// Calls `work` for a second of the processor's time: calls per second, whoever else the machine works for.
template <class Work>
double perSecond(Work work)
{
    const std::clock_t start = std::clock();
    std::uint64_t calls = 0;
    double seconds = 0;
    do {
        for (int i = 0; i < 1'000; ++i)
            work();
        calls += 1'000;
        seconds = double(std::clock() - start) / CLOCKS_PER_SEC;
    } while (seconds < 1);
    return double(calls) / seconds;
}

void require(bool isGood)
{
    if (!isGood)
        std::abort();
}

/// message { uint32 id = 1; string name = 2; double value = 3; fixed64 at = 4; bool ok = 5; }
protobuf::Schema readingSchema()
{
    using protobuf::FieldType;
    protobuf::SchemaMessage message;
    message.name = "bench.Reading";
    const auto add = [&](const char *name, FieldType type, const char *typeText) {
        protobuf::SchemaField &field = message.fields.emplace_back();
        field.number = std::uint32_t(message.fields.size());
        field.name = name;
        field.type = type;
        field.typeText = typeText;
    };
    add("id", FieldType::UInt32, "uint32");
    add("name", FieldType::String, "string");
    add("value", FieldType::Double, "double");
    add("at", FieldType::Fixed64, "fixed64");
    add("ok", FieldType::Bool, "bool");
    return {{message}, {}};
}

} // namespace

int main()
{
    const DecodeBudget budget;
    sparkplug::State state;
    sparkplug::State::Source birthTopic("spBv1.0/Plant/NBIRTH/Edge");
    sparkplug::State::Source dataTopic("spBv1.0/Plant/NDATA/Edge");
    Wire birth;
    for (int i = 0; i < kMetrics; ++i)
        birth.bytes(2, doubleMetric("Line/Sensor " + std::to_string(i), i, i, sparkplug::Double).done());
    state.take(birthTopic, bytesOf(birth.varint(3, 0).done()), 1);
    const auto names = state.namesFor(*dataTopic.parsed(), 1);
    require(names && names->entries().size() == kMetrics);

    std::vector<QByteArray> data; // two metrics each, with their timestamps: what a node sends most
    for (int i = 0; i < 256; ++i)
        data.push_back(payload((i + 1) & 255, {doubleMetric({}, i % kMetrics, 21.5 + i).varint(3, 1'700'000'000'000),
                                               doubleMetric({}, (i + 1) % kMetrics, 1000 - i).varint(3, 1'700'000'000'000)}));
    report("sparkplug_payload", double(data[0].size()), "bytes");

    std::size_t at = 0;
    report("sparkplug_decode", perSecond([&] {
        require(sparkplug::walk(bytesOf(data[at++ & 255]), names.get(), budget).has_value());
    }), "payloads/s");
    at = 0;
    report("sparkplug_state", perSecond([&] { state.take(dataTopic, bytesOf(data[at++ & 255]), 2); }), "payloads/s");
    require(state.nodes()[0].faultCount() == 0);

    const protobuf::Schema schema = readingSchema();
    const QByteArray reading =
        Wire().varint(1, 4711).text(2, "pump 3").fixed64(3, 0x4035800000000000).fixed64(4, 1'700'000'000).varint(5, 1).done();
    report("protobuf_payload", double(reading.size()), "bytes");
    report("protobuf_decode", perSecond([&] { require(protobuf::walk(bytesOf(reading), &schema, budget).has_value()); }), "payloads/s");
    report("protobuf_decode_without_schema", perSecond([&] { require(protobuf::walk(bytesOf(reading), nullptr, budget).has_value()); }),
           "payloads/s");
}
