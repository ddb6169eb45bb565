// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/topics/row_order.h"

#include "model/topics/natural_order.h"

#include <algorithm>
#include <string>

namespace explorer {

namespace {

/// Eight bytes of a key as a number of the same order.
std::uint64_t prefixOf(std::string_view key)
{
    std::uint64_t prefix = 0;
    for (std::size_t i = 0; i < 8; ++i)
        prefix = prefix << 8 | (i < key.size() ? std::uint8_t(key[i]) : 0u);
    return prefix;
}

std::size_t commonLength(std::string_view a, std::string_view b)
{
    return std::size_t(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

void sortByName(const TopicTree &tree, std::vector<NodeId> &nodes, bool descending)
{
    std::string keys;
    std::vector<std::size_t> ends;
    ends.reserve(nodes.size() + 1);
    ends.push_back(0);
    for (const NodeId node : nodes) {
        appendNaturalKey(tree.levelName(node), keys);
        ends.push_back(keys.size());
    }
    const auto key = [&](std::size_t i) {
        return std::string_view(keys).substr(ends[i], ends[i + 1] - ends[i]);
    };

    // Siblings mostly begin alike ("sensor17"): the eight bytes behind what all share decide nearly every
    // comparison.
    std::size_t shared = key(0).size();
    for (std::size_t i = 1; i < nodes.size(); ++i)
        shared = commonLength(key(0).substr(0, shared), key(i));

    struct Entry
    {
        std::uint64_t prefix;
        std::uint32_t position;
    };
    std::vector<Entry> entries(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i)
        entries[i] = {prefixOf(key(i).substr(shared)), std::uint32_t(i)};
    std::sort(entries.begin(), entries.end(), [&](const Entry &a, const Entry &b) {
        if (a.prefix != b.prefix)
            return a.prefix < b.prefix;
        if (const int order = key(a.position).compare(key(b.position)))
            return order < 0;
        return tree.levelName(nodes[a.position]) < tree.levelName(nodes[b.position]);
    });

    std::vector<NodeId> sorted(nodes.size());
    std::transform(entries.begin(), entries.end(), sorted.begin(),
                   [&](const Entry &entry) { return nodes[entry.position]; });
    if (descending)
        std::reverse(sorted.begin(), sorted.end());
    nodes = std::move(sorted);
}

} // namespace

bool RowOrder::before(const TopicTree &tree, NodeId a, NodeId b) const
{
    const auto decide = [&](auto left, auto right) { return descending ? right < left : left < right; };
    switch (by) {
    case By::Name:
        break;
    case By::Messages:
        if (tree.subtreeMessages(a) != tree.subtreeMessages(b))
            return decide(tree.subtreeMessages(a), tree.subtreeMessages(b));
        break;
    case By::Rate: {
        const double left = tree.subtreeRate(a, nowNs);
        const double right = tree.subtreeRate(b, nowNs);
        if (left != right)
            return decide(left, right);
        break;
    }
    case By::Bytes:
        if (tree.subtreeBytes(a) != tree.subtreeBytes(b))
            return decide(tree.subtreeBytes(a), tree.subtreeBytes(b));
        break;
    case By::Arrival: // nodes are numbered as they come
        return decide(a, b);
    case By::LastSeen: // ascending: seen most recently first, as the column reads
        if (tree.lastSteadyNs(a) != tree.lastSteadyNs(b))
            return decide(tree.lastSteadyNs(b), tree.lastSteadyNs(a));
        break;
    }
    const int names = compareNaturally(tree.levelName(a), tree.levelName(b));
    return by == By::Name && descending ? names > 0 : names < 0;
}

void RowOrder::sort(const TopicTree &tree, std::vector<NodeId> &nodes) const
{
    if (nodes.size() < 2)
        return;
    if (by == By::Name)
        sortByName(tree, nodes, descending);
    else
        std::sort(nodes.begin(), nodes.end(), [&](NodeId a, NodeId b) { return before(tree, a, b); });
}

bool RowOrder::isSorted(const TopicTree &tree, const std::vector<NodeId> &nodes) const
{
    return std::is_sorted(nodes.begin(), nodes.end(), [&](NodeId a, NodeId b) { return before(tree, a, b); });
}

} // namespace explorer
