// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/topics/filtered_nodes.h"

#include "model/history/message_store.h"
#include "model/topics/retained_facts.h"

#include <algorithm>
#include <utility>

namespace explorer {

namespace {

using Clock = std::chrono::steady_clock;

/// Nodes or quick topics between two looks at the clock.
constexpr std::size_t kBetweenLooks = 2'048;

/// Bytes of level names.
constexpr std::size_t kBytesBetweenLooks = 64u << 10;

/// What lookAgain() goes through in one turn, at most.
constexpr std::size_t kMostInTurn = 50'000;

} // namespace

class FilteredNodes::Facts final : public TopicFacts
{
public:
    Facts(const FilteredNodes &nodes, NodeId node, std::int64_t nowNs)
        : m_tree(*nodes.m_tree)
        , m_store(nodes.m_store)
        , m_node(node)
        , m_nowNs(nowNs)
    {}

    const MessageView &newest() override
    {
        if (!m_asked && m_store)
            m_newest = m_store->at(m_tree.shownNewest(m_node));
        m_asked = true;
        return m_newest;
    }
    RetainedState retained() override { return retainedState(m_tree, m_store, m_node, m_nowNs); }
    double rate() override { return m_tree.shownRate(m_node, m_nowNs); }
    double ageSeconds() override
    {
        return newest() ? double(std::max<std::int64_t>(m_nowNs - m_newest.record->steadyNs, 0)) * 1e-9 : 0;
    }

private:
    const TopicTree &m_tree;
    const MessageStore *m_store;
    NodeId m_node;
    std::int64_t m_nowNs;
    bool m_asked = false;
    MessageView m_newest;
};

FilteredNodes::FilteredNodes(FilterExpression filter, const TopicTree &tree, const MessageStore *store)
    : m_filter(std::move(filter))
    , m_tree(&tree)
    , m_store(store)
    , m_isQuick(!m_filter.asksMessages())
{
    for (const FilterTerm &term : m_filter.terms()) {
        NameWork work;
        if (const auto *name = std::get_if<NameTerm>(&term))
            work.automaton = &name->automaton;
        work.pattern = std::get_if<NamePatternTerm>(&term);
        m_isQuick = m_isQuick && !work.pattern;
        m_names.push_back(std::move(work));
    }
    // The pages are touched slice by slice.
    m_flags.reserve(tree.nodeCount());
    m_shownChildren.reserve(tree.nodeCount());
    for (NameWork &work : m_names) {
        if (work.automaton || work.pattern)
            work.states.reserve(tree.nodeCount());
        work.states.resize(work.automaton || work.pattern ? 1 : 0, LevelAutomaton::kStart);
    }
    m_flags.push_back(0); // the root
    m_shownChildren.push_back(0);
}

bool FilteredNodes::isComplete() const { return m_topicsSeen == m_tree->topicCount(); }

bool FilteredNodes::run(Deadline deadline, std::int64_t nowNs)
{
    return takeTopics(deadline, nowNs) && takeWaiting(deadline, nowNs);
}

/// A text within a level holds below it too; other states follow from the parent's. Returns how many bytes of names it
/// has looked at.
std::size_t FilteredNodes::follow(NameWork &work, NodeId node)
{
    const NodeId parent = m_tree->parent(node);
    const LevelAutomaton &automaton = *work.automaton;
    if (!automaton.isWithinLevels()) {
        const std::string_view level = m_tree->levelName(node);
        work.states[node] = automaton.advance(work.states[parent], parent == kRootNode, level);
        return level.size();
    }
    if (work.states[parent]) {
        work.states[node] = work.states[parent];
        return 0;
    }
    const LevelNameId name = m_tree->levelNameId(node);
    if (work.levelKnown.size() <= name)
        work.levelKnown.resize(m_tree->levelNameCount(), NotAsked);
    std::size_t bytes = 0;
    std::uint8_t &known = work.levelKnown[name];
    if (known == NotAsked) {
        const std::string_view level = m_tree->levelNameOf(name);
        known = automaton.isIn(level) ? Yes : No;
        bytes = level.size();
    }
    work.states[node] = known == Yes;
    return bytes;
}

void FilteredNodes::resizeTo(std::size_t nodes)
{
    m_flags.resize(nodes, 0);
    m_shownChildren.resize(nodes, 0);
    for (NameWork &work : m_names) {
        if (work.automaton || work.pattern)
            work.states.resize(nodes, NotAsked);
    }
}

/// Up to `end`, parents before children; less when the deadline comes first.
void FilteredNodes::takeNodes(NodeId end, Deadline deadline)
{
    auto node = NodeId(m_flags.size());
    resizeTo(end);
    const bool grows = m_filter.growsDownwards();
    std::size_t bytes = 0;
    while (node < end) {
        for (NameWork &work : m_names) {
            if (work.automaton)
                bytes += follow(work, node);
        }
        if (grows && ((m_flags[m_tree->parent(node)] & Holds) || holdsFor(node, 0)))
            setHolds(node, true);
        ++node;
        if (bytes > kBytesBetweenLooks) {
            bytes = 0;
            if (Clock::now() >= deadline)
                break;
        }
    }
    resizeTo(node);
}

bool FilteredNodes::takeTopics(Deadline deadline, std::int64_t nowNs)
{
    const std::size_t nodes = m_tree->nodeCount();
    const std::size_t topics = m_tree->topicCount();
    while (m_topicsSeen < topics) {
        if (m_flags.size() < nodes)
            takeNodes(NodeId(std::min(nodes, m_flags.size() + kBetweenLooks)), deadline);
        for (std::size_t left = kBetweenLooks; m_topicsSeen < topics && left > 0; --left) {
            const NodeId node = m_tree->nodeOf(TopicId(m_topicsSeen));
            if (node >= m_flags.size())
                break; // its turn comes with its node's
            ++m_topicsSeen;
            if (m_filter.growsDownwards())
                m_matchingTopics += m_flags[node] & Holds;
            else if (holdsFor(node, nowNs)) {
                setHolds(node, true);
                ++m_matchingTopics;
            }
            if (!m_isQuick && Clock::now() >= deadline)
                return isComplete();
        }
        if (Clock::now() >= deadline)
            return isComplete();
    }
    return true;
}

bool FilteredNodes::takeWaiting(Deadline deadline, std::int64_t nowNs)
{
    while (m_waitingAt < m_waiting.size()) {
        const NodeId node = m_waiting[m_waitingAt++];
        m_flags[node] &= std::uint8_t(~Waiting);
        review(node, nowNs);
        if (Clock::now() >= deadline)
            break;
    }
    if (m_waitingAt == m_waiting.size()) {
        m_waiting.clear();
        m_waitingAt = 0;
    } else if (m_waitingAt > m_waiting.size() / 2 && m_waitingAt > kBetweenLooks) {
        m_waiting.erase(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(m_waitingAt));
        m_waitingAt = 0;
    }
    return m_waiting.empty();
}

void FilteredNodes::touched(std::span<const NodeId> nodes)
{
    if (!m_filter.asksMessages())
        return;
    for (const NodeId node : nodes) {
        const TopicId topic = m_tree->topicOf(node);
        // One that was not seen yet will be.
        if (topic == kNoTopic || topic >= m_topicsSeen || (m_flags[node] & Waiting))
            continue;
        m_flags[node] |= Waiting;
        m_waiting.push_back(node);
    }
}

void FilteredNodes::lookAgain(Deadline deadline, std::int64_t nowNs)
{
    if (!m_filter.asksTime())
        return;
    for (std::size_t left = std::min(m_topicsSeen, kMostInTurn); left > 0; --left) {
        if (m_againAt >= m_topicsSeen)
            m_againAt = 0;
        review(m_tree->nodeOf(TopicId(m_againAt++)), nowNs);
        if (Clock::now() >= deadline)
            return;
    }
}

bool FilteredNodes::nameHolds(NameWork &work, NodeId node)
{
    if (work.automaton)
        return work.automaton->matches(work.states[node]);
    State &known = work.states[node];
    if (known == NotAsked)
        known = m_tester.nameHolds(*work.pattern, m_tree->fullName(node)) ? Yes : No;
    return known == Yes;
}

bool FilteredNodes::holdsFor(NodeId node, std::int64_t nowNs)
{
    Facts facts(*this, node, nowNs);
    const std::uint64_t givenUp = m_tester.givenUp();
    const bool holds = m_filter.holds([&](std::size_t term) {
        NameWork &work = m_names[term];
        return work.states.empty() ? m_tester.holds(m_filter.terms()[term], facts) : nameHolds(work, node);
    });
    return holds && m_tester.givenUp() == givenUp; // what nobody knows is not shown, negated or not
}

void FilteredNodes::review(NodeId node, std::int64_t nowNs)
{
    const bool holds = holdsFor(node, nowNs);
    if (holds == isMatch(node))
        return;
    m_matchingTopics += holds ? 1 : std::size_t(-1);
    setHolds(node, holds);
}

void FilteredNodes::setHolds(NodeId node, bool holds)
{
    const bool was = isShown(node);
    m_flags[node] = std::uint8_t(holds ? m_flags[node] | Holds : m_flags[node] & ~Holds);
    if (isShown(node) != was)
        carryUp(node, holds);
}

/// `node` has come into sight or left it: its ancestors may follow.
void FilteredNodes::carryUp(NodeId node, bool shown)
{
    for (;;) {
        if (m_noting)
            m_changes.nodes.push_back(node);
        const NodeId parent = m_tree->parent(node);
        const bool was = isShown(parent);
        m_shownChildren[parent] += shown ? 1u : std::uint32_t(-1);
        if (isShown(parent) == was) {
            if (m_noting && m_shownChildren[parent] == (shown ? 1u : 0u))
                m_changes.branches.push_back(parent);
            return;
        }
        node = parent;
    }
}

} // namespace explorer
