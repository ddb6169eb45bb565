// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/series/decoded_number.h"

#include "model/series/number_text.h"

#include <charconv>
#include <cmath>
#include <utility>

namespace explorer {

std::int32_t nodeAtPath(const ValueTree &tree, const ValuePath &path)
{
    if (tree.empty())
        return -1;
    std::int32_t at = 0;
    for (const ValuePath::Step &step : path.steps()) {
        const ValueNode &container = tree.nodes[std::size_t(at)];
        const auto *key = std::get_if<std::string>(&step);
        const bool fits = container.kind == (key ? ValueNode::Kind::Object : ValueNode::Kind::Array);
        std::int32_t found = -1;
        std::uint32_t index = 0;
        for (std::int32_t child = fits ? container.firstChild : -1; child >= 0;
             child = tree.nodes[std::size_t(child)].nextSibling, ++index) {
            if (key ? tree.nodes[std::size_t(child)].key == *key : index == std::get<std::uint32_t>(step))
                found = child;
        }
        if (found < 0)
            return -1;
        at = found;
    }
    return at;
}

std::optional<double> numberOf(const ValueNode &node)
{
    switch (node.kind) {
    case ValueNode::Kind::True:
        return 1;
    case ValueNode::Kind::False:
        return 0;
    case ValueNode::Kind::String:
        return numberFromText(node.text);
    case ValueNode::Kind::Number: {
        double value = 0;
        const char *begin = node.text.data();
        const char *end = begin + node.text.size();
        if (begin != end && *begin == '+')
            ++begin;
        const auto read = std::from_chars(begin, end, value);
        return read.ec == std::errc() && read.ptr == end && std::isfinite(value) ? std::optional(value) : std::nullopt;
    }
    case ValueNode::Kind::Object:
    case ValueNode::Kind::Array:
    case ValueNode::Kind::Null:
    case ValueNode::Kind::Binary:
        break;
    }
    return std::nullopt;
}

DecodedNumberExtractor::DecodedNumberExtractor(std::shared_ptr<const PayloadFormats> formats)
    : m_formats(std::move(formats))
    , m_budget{.bytes = 1u << 20, .nodes = 20'000, .time = std::chrono::milliseconds(5)}
{}

bool DecodedNumberExtractor::isForJson(std::span<const std::uint8_t> payload, const DecodeRule *rule)
{
    if (rule)
        return rule->plan.transforms.empty() && (rule->plan.decoder.empty() || rule->plan.decoder == "json");
    for (const std::uint8_t byte : payload) {
        if (byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n')
            continue;
        return byte == '{' || byte == '[' || byte == '"';
    }
    return true;
}

std::optional<double> DecodedNumberExtractor::extract(const DecodeRequest &request, const DecodeRule *rule,
                                                      const ValuePath &path) const
{
    const DecodeOutcome outcome = decodeThrough(*m_formats, request, nullptr, rule, m_budget);
    const std::int32_t node = nodeAtPath(outcome.tree, path);
    return node < 0 ? std::nullopt : numberOf(outcome.tree.nodes[std::size_t(node)]);
}

} // namespace explorer
