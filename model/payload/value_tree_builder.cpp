// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/value_tree_builder.h"

#include <algorithm>
#include <cassert>
#include <chrono>

namespace explorer {

namespace {

constexpr std::size_t kNodesPerClockCheck = 4096;

} // namespace

ValueTreeBuilder::ValueTreeBuilder(const DecodeBudget &budget)
    : m_budget(budget)
    , m_deadline(std::chrono::steady_clock::now() + budget.time)
{}

bool ValueTreeBuilder::withinBudget(std::size_t offset)
{
    if (m_problem)
        return false;
    if (m_tree.nodes.size() >= m_budget.nodes)
        return fail(DecodeProblem::Kind::TooLarge, offset);
    if (m_tree.nodes.size() % kNodesPerClockCheck != 0)
        return true;
    if (m_budget.cancelled && *m_budget.cancelled)
        return fail(DecodeProblem::Kind::Cancelled, offset);
    return std::chrono::steady_clock::now() <= m_deadline || fail(DecodeProblem::Kind::TooSlow, offset);
}

std::int32_t ValueTreeBuilder::append(ValueNode node)
{
    const auto id = std::int32_t(m_tree.nodes.size());
    if (!m_open.empty()) {
        Open &parent = m_open.back();
        node.parent = parent.node;
        std::int32_t &link = parent.lastChild < 0 ? m_tree.nodes[std::size_t(parent.node)].firstChild
                                                  : m_tree.nodes[std::size_t(parent.lastChild)].nextSibling;
        link = id;
        parent.lastChild = id;
        ++m_tree.nodes[std::size_t(parent.node)].childCount;
    }
    m_tree.nodes.push_back(std::move(node));
    return id;
}

bool ValueTreeBuilder::open(ValueNode::Kind kind, std::string key, std::size_t begin)
{
    if (!withinBudget(begin))
        return false;
    if (int(m_open.size()) >= m_budget.depth)
        return fail(DecodeProblem::Kind::TooDeep, begin);
    ValueNode node;
    node.kind = kind;
    node.key = std::move(key);
    node.sourceBegin = std::uint32_t(begin);
    node.sourceEnd = std::uint32_t(begin);
    const std::int32_t id = append(std::move(node));
    m_open.push_back({id, -1});
    return true;
}

void ValueTreeBuilder::close(std::size_t end)
{
    assert(!m_open.empty());
    m_tree.nodes[std::size_t(m_open.back().node)].sourceEnd = std::uint32_t(end);
    m_open.pop_back();
}

std::int32_t ValueTreeBuilder::add(ValueNode::Kind kind, std::string key, std::string text, std::size_t begin,
                                   std::size_t end)
{
    if (!withinBudget(begin))
        return -1;
    ValueNode node;
    node.kind = kind;
    node.key = std::move(key);
    node.text = std::move(text);
    node.sourceBegin = std::uint32_t(begin);
    node.sourceEnd = std::uint32_t(end);
    return append(std::move(node));
}

void ValueTreeBuilder::note(ValueNote::Kind kind, std::string text)
{
    if (!m_tree.nodes.empty())
        noteAt(std::int32_t(m_tree.nodes.size()) - 1, kind, std::move(text));
}

void ValueTreeBuilder::noteAt(std::int32_t node, ValueNote::Kind kind, std::string text)
{
    m_notesInOrder = m_notesInOrder && (m_tree.notes.empty() || m_tree.notes.back().node <= node);
    m_tree.notes.push_back({node, kind, std::move(text)});
}

std::int32_t ValueTreeBuilder::childCount() const
{
    return m_open.empty() ? 0 : m_tree.nodes[std::size_t(m_open.back().node)].childCount;
}

bool ValueTreeBuilder::isObject() const
{
    return !m_open.empty() && m_tree.nodes[std::size_t(m_open.back().node)].kind == ValueNode::Kind::Object;
}

bool ValueTreeBuilder::fail(DecodeProblem::Kind kind, std::size_t offset, std::string expected)
{
    if (!m_problem)
        m_problem = DecodeProblem{.kind = kind, .offset = offset, .expected = std::move(expected)};
    return false;
}

tl::expected<ValueTree, DecodeProblem> ValueTreeBuilder::finish(std::size_t end)
{
    if (m_problem)
        return tl::unexpected(std::move(*m_problem));
    while (!m_open.empty())
        close(end);
    if (!m_notesInOrder)
        std::ranges::stable_sort(m_tree.notes, {}, &ValueNote::node);
    return std::move(m_tree);
}

std::string hexText(std::span<const std::uint8_t> bytes, std::size_t most)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    text.reserve(std::min(bytes.size(), most) * 2);
    for (const std::uint8_t byte : bytes.first(std::min(bytes.size(), most))) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

} // namespace explorer
