// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/topics/row_order.h"

#include "model/topics/natural_order.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

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

struct Entry
{
    std::uint64_t prefix;
    std::uint32_t position;
};

/// By prefix, byte by byte from the last (a radix sort): a few passes over the entries, as most bytes are the same in all.
void sortByPrefix(std::vector<Entry> &entries)
{
    std::array<std::array<std::uint32_t, 256>, 8> counts{};
    for (const Entry &entry : entries) {
        for (std::size_t byte = 0; byte < 8; ++byte)
            ++counts[byte][entry.prefix >> (8 * byte) & 0xFF];
    }
    std::vector<Entry> other(entries.size());
    for (std::size_t byte = 0; byte < 8; ++byte) {
        if (counts[byte][entries.front().prefix >> (8 * byte) & 0xFF] == entries.size())
            continue; // in all the same
        std::uint32_t place = 0;
        for (std::uint32_t &count : counts[byte])
            count = std::exchange(place, place + count);
        for (const Entry &entry : entries)
            other[counts[byte][entry.prefix >> (8 * byte) & 0xFF]++] = entry;
        entries.swap(other);
    }
}

/// `before` decides where prefixes are the same.
template <class Before>
void sortEntries(std::vector<Entry> &entries, Before before)
{
    constexpr std::size_t kFewEntries = 4'096;
    if (entries.size() < kFewEntries) {
        std::sort(entries.begin(), entries.end(), [&](const Entry &a, const Entry &b) {
            return a.prefix != b.prefix ? a.prefix < b.prefix : before(a.position, b.position);
        });
        return;
    }
    sortByPrefix(entries);
    for (auto first = entries.begin(); first != entries.end();) {
        const auto end = std::find_if(first + 1, entries.end(), [&](const Entry &e) { return e.prefix != first->prefix; });
        if (end - first > 1)
            std::sort(first, end, [&](const Entry &a, const Entry &b) { return before(a.position, b.position); });
        first = end;
    }
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

    std::vector<Entry> entries(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i)
        entries[i] = {prefixOf(key(i).substr(shared)), std::uint32_t(i)};
    sortEntries(entries, [&](std::uint32_t a, std::uint32_t b) {
        if (const int order = key(a).compare(key(b)))
            return order < 0;
        return tree.levelName(nodes[a]) < tree.levelName(nodes[b]);
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
    if (by == By::Arrival) {
        std::sort(nodes.begin(), nodes.end(), [&](NodeId a, NodeId b) { return before(tree, a, b); });
        return;
    }
    sortByName(tree, nodes, by == By::Name && descending);
    if (by == By::Name)
        return;
    // Each figure is looked up once; names, already in order, decide between equal ones.
    std::vector<Figure> figures = figuresOf(tree, nodes);
    std::stable_sort(figures.begin(), figures.end(), [this](const Figure &a, const Figure &b) {
        return descending ? b.value < a.value : a.value < b.value;
    });
    std::transform(figures.begin(), figures.end(), nodes.begin(), [](const Figure &figure) { return figure.node; });
}

void RowOrder::keepFirst(const TopicTree &tree, std::vector<NodeId> &nodes, std::size_t count) const
{
    if (nodes.size() <= count)
        return;
    std::vector<Figure> figures = figuresOf(tree, nodes);
    std::nth_element(figures.begin(), figures.begin() + std::ptrdiff_t(count), figures.end(),
                     [this](const Figure &a, const Figure &b) {
                         if (a.value != b.value)
                             return descending ? b.value < a.value : a.value < b.value;
                         return a.node < b.node; // names would be compared a million times
                     });
    nodes.resize(count);
    std::transform(figures.begin(), figures.begin() + std::ptrdiff_t(count), nodes.begin(),
                   [](const Figure &figure) { return figure.node; });
}

std::vector<RowOrder::Figure> RowOrder::figuresOf(const TopicTree &tree, const std::vector<NodeId> &nodes) const
{
    std::vector<Figure> figures(nodes.size());
    std::transform(nodes.begin(), nodes.end(), figures.begin(),
                   [&](NodeId node) { return Figure{figureOf(tree, node), node}; });
    return figures;
}

/// What By compares; of ages the one seen last is the least.
double RowOrder::figureOf(const TopicTree &tree, NodeId node) const
{
    switch (by) {
    case By::Messages:
        return double(tree.subtreeMessages(node));
    case By::Rate:
        return tree.subtreeRate(node, nowNs);
    case By::Bytes:
        return double(tree.subtreeBytes(node));
    case By::LastSeen:
        return -double(tree.lastSteadyNs(node));
    case By::Name:
    case By::Arrival:
        break;
    }
    return 0;
}

bool RowOrder::isSorted(const TopicTree &tree, const std::vector<NodeId> &nodes) const
{
    return std::is_sorted(nodes.begin(), nodes.end(), [&](NodeId a, NodeId b) { return before(tree, a, b); });
}

} // namespace explorer
