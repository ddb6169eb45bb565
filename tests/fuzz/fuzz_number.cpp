// SPDX-License-Identifier: GPL-3.0-or-later
//
// Input     the path's length, the path, the payload.
// Promises  a path that parses prints in a form that parses to the same; an error lies within the text; a
// number is
//           finite, does not depend on what was extracted before, and is the one that the decoded tree has
//           there.
#include "check.h"
#include "input.h"

#include "model/payload/json_parser.h"
#include "model/series/value_path.h"

#include <cmath>
#include <cstdlib>
#include <string>

using namespace explorer;

namespace {

/// The node that the path leads to; of repeated keys the last counts. −1 when there is none.
std::int32_t follow(const ValueTree &tree, const ValuePath &path)
{
    std::int32_t node = 0;
    for (const ValuePath::Step &step : path.steps()) {
        const ValueNode &parent = tree.nodes[std::size_t(node)];
        const auto *key = std::get_if<std::string>(&step);
        if (parent.kind != (key ? ValueNode::Kind::Object : ValueNode::Kind::Array))
            return -1;
        std::int32_t found = -1;
        std::uint32_t index = 0;
        for (std::int32_t at = parent.firstChild; at != -1; at = tree.nodes[std::size_t(at)].nextSibling) {
            if (key ? tree.nodes[std::size_t(at)].key == *key : index == std::get<std::uint32_t>(step))
                found = at;
            ++index;
        }
        if (found == -1)
            return -1;
        node = found;
    }
    return node;
}

void checkAgainstTree(std::string_view payload, const ValuePath &path, std::optional<double> number)
{
    const auto tree =
        JsonParser(payload, DecodeBudget{.depth = 400, .time = std::chrono::seconds(10)}).parse();
    if (!tree) {
        // NumberExtractor leaves the escapes of strings off the path unread, and so takes wrong ones.
        const bool broken = tree.error().kind == DecodeProblem::Kind::Syntax ||
                            tree.error().kind == DecodeProblem::Kind::Encoding;
        if (broken && payload.find('\\') == std::string_view::npos)
            FUZZ_CHECK(!number);
        return;
    }
    const std::int32_t at = follow(*tree, path);
    if (at < 0) {
        FUZZ_CHECK(!number);
        return;
    }
    const ValueNode &node = tree->nodes[std::size_t(at)];
    switch (node.kind) {
    case ValueNode::Kind::Number: {
        const double expected = std::strtod(node.text.c_str(), nullptr);
        FUZZ_CHECK(number.has_value() == bool(std::isfinite(expected)));
        FUZZ_CHECK(!number || *number == expected);
        return;
    }
    case ValueNode::Kind::True:
        FUZZ_CHECK(number == 1.0);
        return;
    case ValueNode::Kind::False:
        FUZZ_CHECK(number == 0.0);
        return;
    case ValueNode::Kind::String: // its text may be a number
        return;
    case ValueNode::Kind::Null:
    case ValueNode::Kind::Object:
    case ValueNode::Kind::Array:
    case ValueNode::Kind::Binary:
        FUZZ_CHECK(!number);
        return;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static NumberExtractor reused;

    fuzz::Input input(data, size);
    const std::string_view text = fuzz::textOf(input.bytes(input.byte()));
    const auto payload = input.rest();
    const auto path = ValuePath::parse(text);
    if (!path) {
        FUZZ_CHECK(path.error().offset <= text.size() && !path.error().expected.empty());
        return 0;
    }
    const auto printed = ValuePath::parse(path->toString());
    FUZZ_CHECK(printed.has_value() && *printed == *path);
    FUZZ_CHECK(printed->toString() == path->toString());

    const auto number = reused.extract(payload, *path);
    FUZZ_CHECK(!number || std::isfinite(*number));
    FUZZ_CHECK(NumberExtractor().extract(payload, *path) == number);
    if (!path->isWhole())
        checkAgainstTree(fuzz::textOf(payload), *path, number);
    return 0;
}
