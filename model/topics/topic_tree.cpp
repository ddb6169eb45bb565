// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/topics/topic_tree.h"

#include "model/containers/id_index.h"
#include "model/containers/paged_vector.h"
#include "model/topics/child_lists.h"

#include <QtGlobal>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace explorer {

namespace {

constexpr float kRateSeconds = 4.0F; ///< time constant of the rates

/// Room that settle() keeps from one batch to the next.
constexpr std::size_t kKeptCarries = 64 * 1'024;

float decayOver(std::int64_t ns) { return ns <= 0 ? 1.0F : std::exp(float(ns) * (-1e-9F / kRateSeconds)); }

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

struct TopicTree::State
{
    struct Node
    {
        NodeId parent = kNoNode;
        LevelNameId name = LevelNames::kNone;
        ChildList children;
        TopicId topic = kNoTopic;
    };
    /// Of the whole subtree, as of the last settle().
    struct Totals
    {
        std::uint64_t messages = 0;
        std::uint64_t bytes = 0;
        std::int64_t lastNs = 0;
        float rate = 0; ///< messages per second as of lastNs
        std::uint32_t topics = 0;
    };
    /// All that countMessage() touches.
    struct Topic
    {
        Sequence newest = kNoSequence;
        std::int64_t lastNs = 0;
        std::uint64_t messages = 0;
        std::uint64_t pendingBytes = 0;
        std::uint32_t pendingMessages = 0; ///< since the last settle()
        NodeId node = kNoNode;
    };
    /// One touched node while settle() runs.
    struct Carry
    {
        std::uint64_t messages = 0;
        std::uint64_t bytes = 0;
        std::int64_t lastNs = 0;
        std::uint32_t topics = 0;
        NodeId node = kNoNode;
        std::uint32_t parent = 0;  ///< index into `carries`
        std::int32_t waitsFor = 0; ///< touched children not yet carried up; −1 when done
    };

    LevelNames names;
    ChildLists childLists;
    PagedVector<Node> nodes;
    PagedVector<Totals> totals;
    std::vector<bool> hasChildren; ///< by node
    PagedVector<Topic> topics;
    IdIndex index;            ///< (parent, name) → node
    std::int64_t firstNs = 0; ///< arrival of the first message of all

    bool frozen = false;
    std::unordered_map<NodeId, Totals> frozenTotals; ///< as they were, of the nodes changed since freeze()
    std::unordered_map<TopicId, Sequence> frozenNewest;

    std::vector<TopicId> dirtyTopics;
    std::vector<TopicId> newTopics;
    std::vector<NodeId> newNodes;
    ChangeSet changes;
    bool tellsTraffic = false;

    std::vector<Carry> carries;
    PagedVector<std::uint32_t> carryOf; ///< node → its index in `carries` + 1, while settle() runs

    State()
    {
        nodes.push_back();
        totals.push_back();
        hasChildren.push_back(false);
        carryOf.push_back();
    }

    static std::uint32_t hashOf(NodeId parent, LevelNameId name)
    {
        // Both are dense numbers of our own making: nobody outside can aim for collisions.
        std::uint64_t hash = (std::uint64_t(parent) << 32 | name) * 0x9E37'79B9'7F4A'7C15u;
        hash ^= hash >> 32;
        hash *= 0xD6E8'FEB8'6659'FD93u;
        return std::uint32_t(hash >> 24);
    }

    NodeId findChild(std::uint32_t hash, NodeId parent, LevelNameId name) const
    {
        return index.find(hash, [&](NodeId node) { return nodes[node].parent == parent && nodes[node].name == name; });
    }

    NodeId childOf(NodeId parent, std::string_view level)
    {
        const LevelNameId name = names.intern(level);
        const std::uint32_t hash = hashOf(parent, name);
        if (const NodeId known = findChild(hash, parent, name); known != kNoNode)
            return known;
        const auto node = NodeId(nodes.size());
        nodes.push_back({.parent = parent, .name = name, .children = {}, .topic = kNoTopic});
        totals.push_back();
        hasChildren.push_back(false);
        carryOf.push_back();
        index.insert(hash, node);
        childLists.append(nodes[parent].children, node);
        hasChildren[parent] = true;
        newNodes.push_back(node);
        return node;
    }

    std::pair<std::uint32_t, bool> carryFor(NodeId node)
    {
        std::uint32_t &mark = carryOf[node];
        if (mark != 0)
            return {mark - 1, false};
        carries.push_back({.node = node});
        mark = std::uint32_t(carries.size());
        return {mark - 1, true};
    }

    /// The entry of `node`, with entries for all its ancestors.
    Carry &carryWithAncestors(NodeId node)
    {
        const auto [own, isNew] = carryFor(node);
        bool goOn = isNew;
        for (std::uint32_t at = own; goOn && node != kRootNode;) {
            node = nodes[node].parent;
            const auto [above, aboveIsNew] = carryFor(node);
            carries[at].parent = above;
            ++carries[above].waitsFor;
            at = above;
            goOn = aboveIsNew;
        }
        return carries[own];
    }

    void apply(const Carry &carry)
    {
        Totals &total = totals[carry.node];
        if (frozen)
            frozenTotals.try_emplace(carry.node, total);
        total.topics += carry.topics;
        if (carry.messages == 0)
            return;
        total.messages += carry.messages;
        total.bytes += carry.bytes;
        total.rate =
            total.rate * decayOver(carry.lastNs - total.lastNs) + float(carry.messages) / kRateSeconds;
        total.lastNs = std::max(total.lastNs, carry.lastNs);
        changes.touchedNodes.push_back(carry.node);
        if (tellsTraffic)
            tellTrafficOf(carry);
    }

    void tellTrafficOf(const Carry &carry)
    {
        std::uint64_t messages = carry.messages;
        std::uint64_t bytes = carry.bytes;
        if (const TopicId id = nodes[carry.node].topic; id != kNoTopic && topics[id].pendingMessages > 0) {
            const Topic &topic = topics[id];
            changes.topicTraffic.push_back({id, topic.pendingMessages, topic.pendingBytes});
            messages -= topic.pendingMessages;
            bytes -= topic.pendingBytes;
        }
        if (messages > 0)
            changes.branchTraffic.push_back({carry.node, messages, bytes});
    }

    static void forgetPending(Topic &topic)
    {
        topic.pendingMessages = 0;
        topic.pendingBytes = 0;
    }

    const Totals &shown(NodeId node) const
    {
        if (frozen) {
            if (const auto found = frozenTotals.find(node); found != frozenTotals.end())
                return found->second;
        }
        return totals[node];
    }

    double rate(const Totals &total, std::int64_t nowNs) const
    {
        if (total.messages == 0)
            return 0;
        // A tree younger than the time constant has not filled the average yet: scale by the part of it that
        // has passed.
        const std::int64_t age = std::max(nowNs - firstNs, std::int64_t(1'000'000'000));
        const double filled = 1.0 - double(decayOver(age));
        return double(total.rate) * double(decayOver(nowNs - total.lastNs)) / filled;
    }

    /// Children before parents: an entry is carried up by the last of the children it waits for.
    void carryUp()
    {
        for (std::size_t start = 0; start < carries.size(); ++start) {
            for (std::size_t at = start; carries[at].waitsFor == 0;) {
                Carry &carry = carries[at];
                carry.waitsFor = -1;
                carryOf[carry.node] = 0;
                apply(carry);
                if (carry.node == kRootNode)
                    break;
                Carry &above = carries[carry.parent];
                above.messages += carry.messages;
                above.bytes += carry.bytes;
                above.lastNs = std::max(above.lastNs, carry.lastNs);
                above.topics += carry.topics;
                --above.waitsFor;
                at = carry.parent;
            }
        }
        carries.clear();
        if (carries.capacity() > kKeptCarries)
            carries.shrink_to_fit();
    }
};

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

void TopicTree::countMessage(TopicId topic, const MessageRecord &record, Sequence sequence)
{
    State::Topic &row = m->topics[topic];
    if (m->frozen)
        m->frozenNewest.try_emplace(topic, row.newest);
    row.newest = sequence;
    row.lastNs = record.steadyNs;
    row.pendingBytes += record.payloadSize;
    ++row.messages;
    if (row.pendingMessages++ == 0)
        m->dirtyTopics.push_back(topic);
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
    for (const TopicId id : m->dirtyTopics) {
        State::Topic &row = m->topics[id];
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
        for (const TopicId id : m->dirtyTopics)
            m->forgetPending(m->topics[id]);
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
    m->frozenNewest = {};
}

std::uint64_t TopicTree::shownMessages(NodeId node) const { return m->shown(node).messages; }

std::uint64_t TopicTree::shownBytes(NodeId node) const { return m->shown(node).bytes; }

std::uint32_t TopicTree::shownTopics(NodeId node) const { return m->shown(node).topics; }

Sequence TopicTree::shownNewest(NodeId node) const
{
    if (m->frozen) {
        const auto found = m->frozenNewest.find(topicOf(node));
        if (found != m->frozenNewest.end())
            return found->second;
    }
    return newestSequence(node);
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
