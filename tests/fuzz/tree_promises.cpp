// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree_promises.h"

#include "check.h"

#include "model/payload/json_parser.h"
#include "model/payload/tree_json.h"

#include <algorithm>

namespace fuzz {

using namespace explorer;
using Kind = ValueNode::Kind;

namespace {

bool isContainer(const ValueNode &node) { return node.kind == Kind::Object || node.kind == Kind::Array; }

void checkLinks(const ValueTree &tree, std::size_t payloadSize)
{
    FUZZ_CHECK(!tree.empty() && tree.nodes[0].parent == -1);
    std::size_t reached = 1;
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const ValueNode &node = tree.nodes[i];
        FUZZ_CHECK(node.sourceBegin <= node.sourceEnd && node.sourceEnd <= payloadSize);
        FUZZ_CHECK(isContainer(node) || node.firstChild == -1);
        std::int32_t children = 0;
        std::uint32_t from = node.sourceBegin;
        for (std::int32_t at = node.firstChild; at != -1; at = tree.nodes[std::size_t(at)].nextSibling) {
            const ValueNode &child = tree.nodes[std::size_t(at)];
            FUZZ_CHECK(at > std::int32_t(i)); // document order, so no circle either
            FUZZ_CHECK(child.parent == std::int32_t(i));
            // Parts of the same bits, and readings of the same bytes, have the same range.
            FUZZ_CHECK(child.sourceBegin >= from && child.sourceEnd <= node.sourceEnd);
            from = child.sourceBegin;
            ++children;
        }
        FUZZ_CHECK(children == node.childCount);
        reached += std::size_t(children);
    }
    FUZZ_CHECK(reached == tree.nodes.size());
}

void checkNotes(const ValueTree &tree)
{
    std::int32_t last = 0;
    for (const ValueNote &note : tree.notes) {
        FUZZ_CHECK(note.node >= last && std::size_t(note.node) < tree.nodes.size());
        FUZZ_CHECK(!note.text.empty());
        last = note.node;
    }
}

void checkJson(const ValueTree &tree)
{
    const std::string json = jsonOf(tree);
    const auto again = JsonParser(json, DecodeBudget{.depth = 100, .time = std::chrono::seconds(10)}).parse();
    FUZZ_CHECK(again.has_value());
    FUZZ_CHECK(
        std::ranges::equal(tree.nodes, again->nodes, [](const ValueNode &left, const ValueNode &right) {
            const bool isWord = left.kind == Kind::Null; // "undefined" is null there
            return left.parent == right.parent && left.key == right.key &&
                   (isWord ? right.kind == Kind::Null : left.text == right.text);
        }));
}

} // namespace

void checkTree(const ValueTree &tree, std::size_t payloadSize)
{
    checkLinks(tree, payloadSize);
    checkNotes(tree);
    checkJson(tree);
}

} // namespace fuzz
