// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/sparkplug_decoder.h"

#include "model/payload/protobuf_wire.h"
#include "model/payload/sparkplug_packed.h"
#include "model/payload/sparkplug_topic.h"
#include "model/payload/sparkplug_walk.h"

namespace explorer {

namespace {

/// As much as probing looks at.
constexpr int kProbedFields = 64;
constexpr int kCertain = 99;
/// The topic alone says so: better to be told where a payload breaks than to see hex.
constexpr int kByTopic = 60;

} // namespace

int SparkplugDecoder::probe(const DecodeRequest &request) const
{
    const auto topic = parseSparkplugTopic(request.topic);
    if (!topic || topic->verb == SparkplugTopic::Verb::State)
        return 0;
    protobuf::WireReader reader(request.payload);
    protobuf::WireField field;
    for (int i = 0; i < kProbedFields; ++i) {
        if (!reader.next(field))
            return reader.fault() ? kByTopic : kCertain;
    }
    return kCertain;
}

tl::expected<ValueTree, DecodeProblem> SparkplugDecoder::decode(const DecodeRequest &request, const DecodeBudget &budget) const
{
    if (request.payload.size() > budget.bytes)
        return tl::unexpected(DecodeProblem{.kind = DecodeProblem::Kind::TooLarge, .offset = budget.bytes});
    const auto packed = sparkplug::packedBody(request.payload);
    if (!packed)
        return sparkplug::walk(request.payload, request.metricNames, budget);
    const auto inside = sparkplug::unpack(request.payload.subspan(packed->begin, packed->end - packed->begin), budget);
    if (!inside) { // the wrapping is shown as it is
        auto tree = sparkplug::walk(request.payload, request.metricNames, budget);
        if (tree)
            tree->notes.insert(tree->notes.begin(), {0, ValueNote::Kind::Fault, "its body cannot be unpacked"});
        return tree;
    }
    auto tree = sparkplug::walk(*inside, request.metricNames, budget);
    if (!tree) {
        tree.error().offset = packed->begin;
        return tree;
    }
    for (ValueNode &node : tree->nodes) { // all of it comes from the body
        node.sourceBegin = std::uint32_t(packed->begin);
        node.sourceEnd = std::uint32_t(packed->end);
    }
    tree->notes.insert(tree->notes.begin(), {0, ValueNote::Kind::Type, "compressed"});
    return tree;
}

} // namespace explorer
