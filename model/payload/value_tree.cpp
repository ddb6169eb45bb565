// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/value_tree.h"

#include <algorithm>

namespace explorer {

namespace {

/// What stands without quotes in the canonical form of a ValuePath.
bool isPlainKey(std::string_view key)
{
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-' || std::uint8_t(c) >= 0x80;
    };
    return !key.empty() && std::ranges::all_of(key, plain);
}

} // namespace

void appendKeyStep(std::string &path, std::string_view key)
{
    if (isPlainKey(key)) {
        path += '.';
        path += key;
        return;
    }
    path += "[\"";
    for (const char c : key) {
        if (std::uint8_t(c) < 0x20) {
            static constexpr char kHex[] = "0123456789abcdef";
            path += "\\u00";
            path += kHex[c >> 4 & 15];
            path += kHex[c & 15];
            continue;
        }
        if (c == '"' || c == '\\')
            path += '\\';
        path += c;
    }
    path += "\"]";
}

void appendIndexStep(std::string &path, std::size_t index)
{
    path += '[';
    path += std::to_string(index);
    path += ']';
}

std::string ValueTree::pathOf(std::int32_t node) const
{
    std::vector<std::int32_t> steps;
    for (; node > 0; node = nodes[std::size_t(node)].parent)
        steps.push_back(node);
    std::string path = "$";
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        const ValueNode &parent = nodes[std::size_t(nodes[std::size_t(*step)].parent)];
        if (parent.kind == ValueNode::Kind::Object) {
            appendKeyStep(path, nodes[std::size_t(*step)].key);
            continue;
        }
        std::size_t index = 0;
        for (std::int32_t child = parent.firstChild; child != *step;
             child = nodes[std::size_t(child)].nextSibling)
            ++index;
        appendIndexStep(path, index);
    }
    return path;
}

std::span<const ValueNote> ValueTree::notesOf(std::int32_t node) const
{
    // Not equal_range: Clang 14 cannot read the subrange of libstdc++ 12 that it returns.
    return {std::ranges::lower_bound(notes, node, {}, &ValueNote::node),
            std::ranges::upper_bound(notes, node, {}, &ValueNote::node)};
}

std::string_view ValueTree::sourceOf(std::int32_t node, std::span<const std::uint8_t> payload) const
{
    const ValueNode &at = nodes[std::size_t(node)];
    const std::size_t end = std::min<std::size_t>(at.sourceEnd, payload.size());
    const std::size_t begin = std::min<std::size_t>(at.sourceBegin, end);
    return {reinterpret_cast<const char *>(payload.data()) + begin, end - begin};
}

ValueTreeIndex::ValueTreeIndex(const ValueTree &tree)
    : m_first(tree.nodes.size(), 0)
    , m_slots(tree.nodes.size(), -1)
    , m_rows(tree.nodes.size(), 0)
{
    std::int32_t free = 0;
    for (std::size_t node = 0; node < tree.nodes.size(); ++node) {
        m_first[node] = free;
        std::int32_t row = 0;
        for (std::int32_t child = tree.nodes[node].firstChild; child >= 0;
             child = tree.nodes[std::size_t(child)].nextSibling) {
            m_slots[std::size_t(free + row)] = child;
            m_rows[std::size_t(child)] = row++;
        }
        free += row;
    }
}

} // namespace explorer
