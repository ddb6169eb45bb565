// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace explorer {

/// Puts a ValueTree together in document order, within a budget: what every decoder without a parser of its own
/// needs. Containers are a stack here, so that no decoder recurses on the depth of foreign input.
///
/// Every call that adds says false (or −1) once the budget is spent; problem() then tells why. Offsets are bytes
/// of the payload. Cost: amortised constant; the clock is read every 4,096 nodes.
class ValueTreeBuilder
{
public:
    explicit ValueTreeBuilder(const DecodeBudget &budget);

    /// Opens an object or array; its end is told to close(). `key` is of members of an object only.
    bool open(ValueNode::Kind kind, std::string key, std::size_t begin);
    void close(std::size_t end);
    /// Adds a scalar; returns its node, −1 when over the budget.
    std::int32_t add(ValueNode::Kind kind, std::string key, std::string text, std::size_t begin, std::size_t end);
    /// Of the node added or opened last.
    void note(ValueNote::Kind kind, std::string text);
    /// Of any node.
    void noteAt(std::int32_t node, ValueNote::Kind kind, std::string text);

    int depth() const { return int(m_open.size()); } ///< of containers open now
    std::int32_t current() const { return m_open.empty() ? -1 : m_open.back().node; }
    std::int32_t childCount() const; ///< of the container that is open now
    bool isObject() const; ///< the container open now takes keys
    bool empty() const { return m_tree.nodes.empty(); }

    /// Fails the decode at `offset`; the first failure stays. Returns false, for `return builder.fail(…)`.
    bool fail(DecodeProblem::Kind kind, std::size_t offset, std::string expected = {});
    const std::optional<DecodeProblem> &problem() const { return m_problem; }

    /// The tree, or the problem. Open containers are closed at `end`.
    tl::expected<ValueTree, DecodeProblem> finish(std::size_t end);

private:
    struct Open
    {
        std::int32_t node;
        std::int32_t lastChild;
    };
    std::int32_t append(ValueNode node);
    bool withinBudget(std::size_t offset);

    const DecodeBudget &m_budget;
    std::chrono::steady_clock::time_point m_deadline;
    ValueTree m_tree;
    std::vector<Open> m_open;
    std::optional<DecodeProblem> m_problem;
    bool m_notesInOrder = true;
};

/// Bytes as lower-case hex, at most `most` of them: what a Binary node's text is.
std::string hexText(std::span<const std::uint8_t> bytes, std::size_t most = 64);

} // namespace explorer
