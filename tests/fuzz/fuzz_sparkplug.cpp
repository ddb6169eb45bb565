// SPDX-License-Identifier: GPL-3.0-or-later
//
// Input     rounds of {topic, length, payload}, given to a Sparkplug state; each payload also to the decoder with the names
//           that the births defined, and to the Protobuf decoder with a schema that nests.
// Promises  an error lies within the payload, source ranges too; faults and events are counted, bounds hold; names lead
//           back to what the birth said.
#include "check.h"
#include "input.h"

#include "model/payload/protobuf_walk.h"
#include "model/payload/sparkplug_walk.h"
#include "model/sparkplug/sparkplug_state.h"

#include <deque>

using namespace explorer;

namespace {

const DecodeBudget kBudget{.depth = 32, .nodes = 5'000, .time = std::chrono::seconds(10)};

const char *const kTopics[] = {
    "spBv1.0/G/NBIRTH/N",   "spBv1.0/G/NDATA/N",    "spBv1.0/G/NDEATH/N",   "spBv1.0/G/NCMD/N",  "spBv1.0/G/DBIRTH/N/D",
    "spBv1.0/G/DDATA/N/D",  "spBv1.0/G/DDEATH/N/D", "spBv1.0/G/DBIRTH/N/E", "spBv1.0/STATE/host", "spBv1.0/H/NBIRTH/N",
};

/// One field of every kind, messages and maps of itself included.
protobuf::Schema schemaOfEverything()
{
    using protobuf::FieldType;
    protobuf::SchemaMessage message;
    protobuf::SchemaMessage entry;
    const auto add = [](protobuf::SchemaMessage &to, FieldType type, bool isRepeated) -> protobuf::SchemaField & {
        protobuf::SchemaField &field = to.fields.emplace_back();
        field.number = std::uint32_t(to.fields.size());
        field.name = "f" + std::to_string(field.number);
        field.type = type;
        field.isRepeated = isRepeated;
        return field;
    };
    for (const bool isRepeated : {false, true}) {
        for (int type = 0; type < int(FieldType::Message); ++type)
            add(message, FieldType(type), isRepeated).enumeration = type == int(FieldType::Enum) ? 0 : -1;
        add(message, FieldType::Message, isRepeated).message = 0;
    }
    protobuf::SchemaField &map = add(message, FieldType::Message, true);
    map.isMap = true;
    map.message = 1;
    add(entry, FieldType::String, false);
    add(entry, FieldType::Message, false).message = 0;
    entry.meaning = protobuf::SchemaMessage::Meaning::Duration;
    message.meaning = protobuf::SchemaMessage::Meaning::Timestamp;
    return {{message, entry}, {{{{0, "ZERO"}, {1, "ONE"}}}}};
}

void check(const tl::expected<ValueTree, DecodeProblem> &result, std::size_t size)
{
    if (!result) {
        FUZZ_CHECK(result.error().offset <= size);
        return;
    }
    for (const ValueNode &node : result->nodes)
        FUZZ_CHECK(node.sourceBegin <= node.sourceEnd && node.sourceEnd <= size);
    for (std::size_t i = 1; i < result->notes.size(); ++i)
        FUZZ_CHECK(result->notes[i - 1].node <= result->notes[i].node);
}

void checkPart(const sparkplug::Part &part, std::int64_t nowNs)
{
    const auto names = part.metrics.namesAt(nowNs);
    FUZZ_CHECK((part.births > 0) == (names != nullptr));
    for (std::size_t i = 0; names && i < names->entries().size(); ++i) {
        const MetricNames::Entry &entry = names->entries()[i];
        const auto place = part.metrics.byName(entry.name);
        FUZZ_CHECK(place && part.metrics.at(*place).birth == part.births);
        FUZZ_CHECK(!entry.hasAlias || (names->byAlias(entry.alias) && part.metrics.byAlias(entry.alias)));
    }
    for (std::size_t i = 0; i < part.metrics.size(); ++i)
        FUZZ_CHECK(part.metrics.at(i).value.size() <= 256);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const protobuf::Schema schema = schemaOfEverything();
    sparkplug::State state;
    std::deque<sparkplug::State::Source> sources;
    for (const char *topic : kTopics)
        sources.emplace_back(topic);

    fuzz::Input input(data, size);
    for (std::int64_t nowNs = 1; !input.atEnd(); ++nowNs) {
        sparkplug::State::Source &source = sources[input.byte() % sources.size()];
        const std::size_t length = input.byte();
        const auto payload = input.bytes(length == 255 ? size : length);
        state.take(source, payload, nowNs);
        const auto names = state.namesFor(*source.parsed(), nowNs);
        check(sparkplug::walk(payload, names.get(), kBudget), payload.size());
        check(protobuf::walk(payload, &schema, kBudget), payload.size());
        check(protobuf::walk(payload, nullptr, kBudget), payload.size());
        for (const sparkplug::Node &node : state.nodes())
            checkPart(node, nowNs);
        for (const sparkplug::Device &device : state.devices())
            checkPart(device, nowNs);
        FUZZ_CHECK(state.events().size() <= sparkplug::State::kMostEvents && state.events().size() <= state.eventCount());
    }
    return 0;
}
