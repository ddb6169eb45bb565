// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/containers/id_index.h"
#include "model/containers/paged_vector.h"
#include "model/ingest/retained_state.h"
#include "model/topics/child_lists.h"
#include "model/topics/heartbeat.h"
#include "model/topics/topic_tree.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace explorer {

inline constexpr float kRateSeconds = 4.0F; ///< time constant of the rates

/// Room that settle() keeps from one batch to the next.
inline constexpr std::size_t kKeptCarries = 64 * 1'024;

inline float decayOver(std::int64_t ns) { return ns <= 0 ? 1.0F : std::exp(float(ns) * (-1e-9F / kRateSeconds)); }

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
        std::uint64_t messages : 55 = 0;
        std::uint64_t retained : 3 = 0; ///< a Retained
        std::uint64_t expires : 1 = 0;  ///< what the broker holds has an expiry interval
        std::uint64_t notBeats : 2 = 0; ///< intervals to come that are not of the device's making
        std::uint64_t beats : 3 = 0;    ///< intervals learned; no more are counted than kBeatsToJudge
        std::uint64_t pendingBytes = 0;
        std::uint32_t pendingMessages = 0; ///< since the last settle()
        NodeId node = kNoNode;
        Heartbeat heartbeat;
    };
    static_assert(sizeof(Topic) == 48); // there are millions of them
    /// A topic with messages since the last settle().
    struct Dirty
    {
        std::int64_t beforeNs = 0; ///< arrival of the last message before them
        float gap = 0;             ///< seconds from there to the first of them
        TopicId topic = kNoTopic;
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
    std::unordered_map<TopicId, Topic> frozenTopics;

    Sequence knownFrom = 0; ///< what messages before it told of the retained ones may be no longer so
    Sequence heardFrom = 0; ///< a topic that has been silent since may be so because nobody subscribes to it
    bool listening = true;
    bool behind = false;
    std::int64_t listeningSinceNs = 0;

    std::vector<Dirty> dirtyTopics;
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

    bool isSince(const Topic &topic, Sequence from) const { return topic.newest + 1 > from; } // kNoSequence + 1 is 0

    /// The first message of all, or since something happened between the broker and us.
    static void beginAgain(Topic &topic, const MessageRecord &record)
    {
        topic.retained = std::uint64_t(Retained::Unknown);
        topic.expires = 0;
        // The retained one came because we asked: neither the interval to it nor the one behind it is a beat.
        topic.notBeats = record.retain() ? 2 : 1;
    }

    /// What the messages since the last settle() tell of the topic's usual interval.
    static void learn(Topic &topic, const Dirty &dirty)
    {
        const std::uint32_t intervals = topic.pendingMessages;
        if (topic.notBeats > 0) {
            topic.notBeats -= std::min<std::uint64_t>(topic.notBeats, intervals);
            return;
        }
        // Messages of one read have one arrival: of a stream the mean counts. After a pause they are a burst: one beat.
        constexpr float kStream = 0.1F;
        const float all = float(topic.lastNs - dirty.beforeNs) * 1e-9F;
        topic.heartbeat.learn(dirty.gap <= kStream ? all / float(intervals) : all);
        topic.beats += topic.beats < kBeatsToJudge ? 1 : 0;
    }

    static void forgetPending(Topic &topic)
    {
        topic.pendingMessages = 0;
        topic.pendingBytes = 0;
    }

    const Topic &shownTopic(TopicId id) const
    {
        if (frozen) {
            if (const auto found = frozenTopics.find(id); found != frozenTopics.end())
                return found->second;
        }
        return topics[id];
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

} // namespace explorer
