// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/topics/topic_tree_state.h"

#include <QtGlobal>

namespace explorer {

namespace {

/// Calls visit(level) for each level of a topic name, left to right, the last of them with all that lies deeper than the
/// tree goes; visit returns false to stop.
template <class Visit>
void eachLevel(std::string_view name, Visit visit)
{
    for (std::size_t depth = 1;; ++depth) {
        const std::size_t slash = depth < TopicTree::kDeepest ? name.find('/') : std::string_view::npos;
        if (slash == std::string_view::npos) {
            visit(name);
            return;
        }
        if (!visit(name.substr(0, slash)))
            return;
        name.remove_prefix(slash + 1);
    }
}

} // namespace

TopicTree::TopicTree()
    : m(std::make_unique<State>())
{}

TopicTree::~TopicTree() = default;

NodeId TopicTree::addTopic(TopicId id, std::string_view name)
{
    Q_ASSERT(id == m->topics.size());
    NodeId node = kRootNode;
    eachLevel(name, [&](std::string_view level) {
        node = m->childOf(node, level);
        return true;
    });
    m->nodes[node].topic = id;
    m->topics.push_back().node = node;
    m->newTopics.push_back(id);
    return node;
}

void TopicTree::prepareFor(TopicId topic) const
{
#if defined(__GNUC__)
    __builtin_prefetch(&m->topics[topic], 1);
#else
    (void)topic;
#endif
}

void TopicTree::countMessage(TopicId topic, const MessageRecord &record, Sequence sequence)
{
    State::Topic &row = m->topics[topic];
    if (m->frozen)
        m->frozenTopics.try_emplace(topic, row);
    if (!m->isSince(row, m->knownFrom)) [[unlikely]]
        m->beginAgain(row, record);
    // Seldom written: a byte stored here would hold up the count beside it, which is read next.
    const Retained before = Retained(row.retained);
    if (const Retained now = retainedAfter(before, record); now != before) [[unlikely]]
        row.retained = std::uint64_t(now);
    if (record.retain()) [[unlikely]]
        row.expires = record.expires();
    if (row.pendingMessages++ == 0)
        m->dirtyTopics.push_back({row.lastNs, float(record.steadyNs - row.lastNs) * 1e-9F, topic});
    row.newest = sequence;
    row.lastNs = record.steadyNs;
    row.pendingBytes += record.payloadSize;
    ++row.messages;
}

const TopicTree::ChangeSet &TopicTree::settle()
{
    m->changes.touchedNodes.clear();
    m->changes.newNodes.clear();
    m->changes.topicTraffic.clear();
    m->changes.branchTraffic.clear();
    std::swap(m->changes.newNodes, m->newNodes);

    for (const TopicId id : m->newTopics)
        ++m->carryWithAncestors(m->topics[id].node).topics;
    for (const State::Dirty &dirty : m->dirtyTopics) {
        State::Topic &row = m->topics[dirty.topic];
        m->learn(row, dirty);
        State::Carry &carry = m->carryWithAncestors(row.node);
        carry.messages += row.pendingMessages;
        carry.bytes += row.pendingBytes;
        carry.lastNs = std::max(carry.lastNs, row.lastNs);
        if (!m->tellsTraffic)
            m->forgetPending(row);
        if (m->firstNs == 0)
            m->firstNs = row.lastNs;
    }
    m->carryUp();
    if (m->tellsTraffic) {
        for (const State::Dirty &dirty : m->dirtyTopics)
            m->forgetPending(m->topics[dirty.topic]);
    }
    m->newTopics.clear();
    m->dirtyTopics.clear();
    return m->changes;
}

void TopicTree::tellTraffic(bool on)
{
    m->tellsTraffic = on;
    m->changes.topicTraffic = {};
    m->changes.branchTraffic = {};
}

std::size_t TopicTree::nodeCount() const { return m->nodes.size(); }

std::size_t TopicTree::topicCount() const { return m->topics.size(); }

NodeId TopicTree::parent(NodeId node) const { return m->nodes[node].parent; }

bool TopicTree::hasChildren(NodeId node) const { return m->hasChildren[node]; }

std::span<const NodeId> TopicTree::children(NodeId node) const
{
    return m->childLists.of(m->nodes[node].children);
}

std::string_view TopicTree::levelName(NodeId node) const
{
    return node == kRootNode ? std::string_view() : m->names.name(m->nodes[node].name);
}

LevelNameId TopicTree::levelNameId(NodeId node) const { return m->nodes[node].name; }

std::string_view TopicTree::levelNameOf(LevelNameId id) const { return m->names.name(id); }

std::size_t TopicTree::levelNameCount() const { return m->names.size(); }

std::string TopicTree::fullName(NodeId node) const
{
    if (node == kRootNode)
        return {};
    std::size_t length = 0;
    for (NodeId at = node; at != kRootNode; at = m->nodes[at].parent)
        length += levelName(at).size() + 1;
    std::string name(length - 1, '/');
    std::size_t end = name.size();
    for (NodeId at = node; at != kRootNode; at = m->nodes[at].parent) {
        const std::string_view level = levelName(at);
        std::copy(level.begin(), level.end(), name.begin() + std::ptrdiff_t(end - level.size()));
        end -= std::min(end, level.size() + 1);
    }
    return name;
}

TopicId TopicTree::topicOf(NodeId node) const { return m->nodes[node].topic; }

NodeId TopicTree::nodeOf(TopicId topic) const
{
    return topic < m->topics.size() ? m->topics[topic].node : kNoNode;
}

NodeId TopicTree::find(std::string_view topicName) const
{
    NodeId node = kRootNode;
    eachLevel(topicName, [&](std::string_view level) {
        const LevelNameId name = m->names.find(level);
        node = name == LevelNames::kNone ? kNoNode : m->findChild(State::hashOf(node, name), node, name);
        return node != kNoNode;
    });
    return node;
}

std::uint64_t TopicTree::ownMessages(NodeId node) const
{
    const TopicId topic = m->nodes[node].topic;
    return topic == kNoTopic ? 0 : m->topics[topic].messages;
}

std::uint64_t TopicTree::subtreeMessages(NodeId node) const { return m->totals[node].messages; }

std::uint64_t TopicTree::subtreeBytes(NodeId node) const { return m->totals[node].bytes; }

std::uint32_t TopicTree::subtreeTopics(NodeId node) const { return m->totals[node].topics; }

Sequence TopicTree::newestSequence(NodeId node) const
{
    const TopicId topic = m->nodes[node].topic;
    return topic == kNoTopic ? kNoSequence : m->topics[topic].newest;
}

std::int64_t TopicTree::lastSteadyNs(NodeId node) const { return m->totals[node].lastNs; }

double TopicTree::subtreeRate(NodeId node, std::int64_t nowSteadyNs) const
{
    return m->rate(m->totals[node], nowSteadyNs);
}

void TopicTree::freeze() { m->frozen = true; }

void TopicTree::thaw()
{
    m->frozen = false;
    m->frozenTotals = {};
    m->frozenTopics = {};
}

std::uint64_t TopicTree::shownMessages(NodeId node) const { return m->shown(node).messages; }

std::uint64_t TopicTree::shownBytes(NodeId node) const { return m->shown(node).bytes; }

std::uint32_t TopicTree::shownTopics(NodeId node) const { return m->shown(node).topics; }

Sequence TopicTree::shownNewest(NodeId node) const
{
    const TopicId topic = topicOf(node);
    return topic == kNoTopic ? kNoSequence : m->shownTopic(topic).newest;
}

std::int64_t TopicTree::shownLastNs(NodeId node) const { return m->shown(node).lastNs; }

double TopicTree::shownRate(NodeId node, std::int64_t nowSteadyNs) const
{
    return m->rate(m->shown(node), nowSteadyNs);
}

std::size_t TopicTree::memoryBytes() const
{
    const auto bytes = [](const auto &vector) { return vector.capacity() * sizeof(vector[0]); };
    return m->names.memoryBytes() + m->childLists.memoryBytes() + m->nodes.memoryBytes() + m->totals.memoryBytes() +
           m->hasChildren.capacity() / 8 + m->topics.memoryBytes() + m->index.memoryBytes() + m->carryOf.memoryBytes() +
           bytes(m->dirtyTopics) + bytes(m->newTopics) + bytes(m->newNodes) + bytes(m->changes.newNodes) + bytes(m->changes.touchedNodes) +
           bytes(m->changes.topicTraffic) + bytes(m->changes.branchTraffic) + bytes(m->carries);
}

} // namespace explorer
