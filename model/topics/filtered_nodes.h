// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/filter/filter_expression.h"
#include "model/filter/term_tester.h"
#include "model/topics/topic_tree.h"

#include <chrono>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace explorer {

class MessageStore;

/// Which nodes of one tree a filter shows: the topics it holds for and their ancestors. Found in slices, and kept up
/// as the tree grows and messages come.
///
/// Names     are followed level by level: a text in a level is looked for once for each distinct level name.
/// Messages  the newest of a topic counts, as it is shown (TopicTree::shownNewest()). touched() says where newer ones
///           came; nothing else is looked at again, but for rates and ages, which lookAgain() goes through in turns.
/// Run       run() goes on until its deadline: new nodes and topics first, then what was touched. To abandon a run is
///           to destroy the object: there is nothing under way between two calls.
/// Cost      5 bytes a node and 2 more for each term about the name. A million names in some 20 ms; a term that reads
///           messages takes 0.2–1 µs a topic. A slice ends within the time of one topic behind its deadline.
/// Thread    the tree's.
class FilteredNodes
{
public:
    using Deadline = std::chrono::steady_clock::time_point;

    /// Looks at nothing yet. Tree and store (which may be missing) outlive it.
    FilteredNodes(FilterExpression filter, const TopicTree &tree, const MessageStore *store);

    /// True when it has come to the end of the tree, and of what was touched, before the deadline. `nowNs` is the
    /// moment that rates and ages are taken at.
    bool run(Deadline deadline, std::int64_t nowNs);
    void touched(std::span<const NodeId> nodes);
    /// One more turn over topics whose rate or age may have changed sides.
    void lookAgain(Deadline deadline, std::int64_t nowNs);

    bool isComplete() const; ///< it has seen every topic at least once
    bool isIdle() const { return isComplete() && m_waitingAt == m_waiting.size(); }

    bool isShown(NodeId node) const
    {
        return node < m_flags.size() && (node == kRootNode || (m_flags[node] & Holds) || m_shownChildren[node] > 0);
    }
    bool hasShownChild(NodeId node) const { return shownChildCount(node) > 0; }
    std::size_t shownChildCount(NodeId node) const { return node < m_flags.size() ? m_shownChildren[node] : 0; }
    /// The filter holds for it; for texts in names this goes for levels too, see FilterExpression::growsDownwards().
    bool isMatch(NodeId node) const { return node < m_flags.size() && (m_flags[node] & Holds); }
    std::size_t matchingTopics() const { return m_matchingTopics; }
    const TermTester &tester() const { return m_tester; }

    /// What came into sight or left it since the last call, with repeats: a node may be back where it was.
    /// `branches`: nodes on show that got their first child on show or lost their last.
    struct Changes
    {
        std::vector<NodeId> nodes;
        std::vector<NodeId> branches;
        bool empty() const { return nodes.empty() && branches.empty(); }
    };
    /// Nothing is noted down before.
    void beginNoting() { m_noting = true; }
    bool hasChanges() const { return !m_changes.empty(); }
    Changes takeChanges() { return std::exchange(m_changes, {}); }

private:
    enum Flag : std::uint8_t
    {
        Holds = 1,
        Waiting = 2 ///< in m_waiting
    };
    using State = LevelAutomaton::State;
    /// What is known of one term about names.
    struct NameWork
    {
        const LevelAutomaton *automaton = nullptr; ///< none: an expression over whole names
        const NamePatternTerm *pattern = nullptr;
        std::vector<State> states;            ///< one a node; for patterns a Known
        std::vector<std::uint8_t> levelKnown; ///< of a text within levels: a Known for each level name
    };
    enum Known : std::uint8_t
    {
        NotAsked,
        No,
        Yes
    };
    class Facts;

    void takeNodes(NodeId end, Deadline deadline);
    void resizeTo(std::size_t nodes);
    std::size_t follow(NameWork &work, NodeId node);
    bool takeTopics(Deadline deadline, std::int64_t nowNs);
    bool takeWaiting(Deadline deadline, std::int64_t nowNs);
    bool holdsFor(NodeId node, std::int64_t nowNs);
    bool nameHolds(NameWork &work, NodeId node);
    void review(NodeId node, std::int64_t nowNs);
    void setHolds(NodeId node, bool holds);
    void carryUp(NodeId node, bool shown);

    FilterExpression m_filter;
    const TopicTree *m_tree;
    const MessageStore *m_store;
    TermTester m_tester;
    bool m_isQuick; ///< nothing but names level by level: no look at the clock after each topic

    std::vector<std::uint8_t> m_flags; ///< one a node that was looked at
    std::vector<std::uint32_t> m_shownChildren;
    std::vector<NameWork> m_names; ///< one a term; empty ones for terms about messages
    std::size_t m_topicsSeen = 0;
    std::size_t m_matchingTopics = 0;

    std::vector<NodeId> m_waiting; ///< topics with newer messages, from m_waitingAt on
    std::size_t m_waitingAt = 0;
    std::size_t m_againAt = 0; ///< the topic that lookAgain() goes on with

    bool m_noting = false;
    Changes m_changes;
};

} // namespace explorer
