// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingest/ingest_batch.h"
#include "model/ingest/message_record.h"
#include "model/ingest/retained_state.h"
#include "model/topics/heartbeat.h"
#include "model/topics/level_names.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace explorer {

using NodeId = std::uint32_t;
constexpr NodeId kRootNode = 0;
constexpr NodeId kNoNode = 0xFFFF'FFFF;

/// The topics of one connection as a tree of levels: plain compact nodes in vectors, level names in a string
/// pool.
///
/// "a/b" is the node "b" below "a"; empty levels are levels ("/a" is "a" below ""). A node may carry messages
/// of its own and children. What lies below kDeepest levels is one level with slashes in its name: a hostile broker's
/// topic of 65,535 slashes is not to cost as many nodes. Node ids are dense, in order of creation, and never reused or moved.
///
/// Subtree counters (messages, bytes, topics) are right after settle(): append work marks nodes, settle()
/// carries the sums up once per batch, not once per message. Nothing here recurses: depth is the broker's
/// choice.
///
/// Cost      ~80 bytes a node, 48 more a topic, and each distinct level name once; adding a topic is linear in its
///           bytes and never stops for a table to grow; countMessage() touches one row; settle() is linear in what
///           changed and its ancestors, shared ones once.
/// Thread    the GUI's.
class TopicTree
{
public:
    static constexpr std::size_t kDeepest = 128;

    TopicTree();
    ~TopicTree();

    /// Topic `id` (dense, in order) is `name`. Returns its node.
    NodeId addTopic(TopicId id, std::string_view name);
    /// The topic will be counted soon: its row is fetched meanwhile. Worth it some messages ahead, where topics are many.
    void prepareFor(TopicId topic) const;
    /// Counts one message on a known topic.
    void countMessage(TopicId topic, const MessageRecord &record, Sequence sequence);
    /// Carries the counters up and forgets the marks. Returns what changed since the last settle().
    struct ChangeSet
    {
        std::vector<NodeId> newNodes;     ///< in order of creation
        std::vector<NodeId> touchedNodes; ///< topics with new messages and all their ancestors, no repeats

        /// Messages and payload bytes since the last settle(), while tellTraffic().
        struct Traffic
        {
            std::uint32_t id;
            std::uint64_t messages;
            std::uint64_t bytes;
        };
        std::vector<Traffic> topicTraffic = {};  ///< by TopicId: on the topic itself
        std::vector<Traffic> branchTraffic = {}; ///< by NodeId: below the node, without its own
    };
    const ChangeSet &settle();
    void tellTraffic(bool on); ///< costs 24 bytes a touched node while it is on

    std::size_t nodeCount() const;  ///< root included
    std::size_t topicCount() const; ///< nodes that are topics

    NodeId parent(NodeId node) const;
    std::span<const NodeId> children(NodeId node) const; ///< in order of creation
    bool hasChildren(NodeId node) const; ///< one bit of a compact list: for views, which ask of every row
    std::string_view levelName(NodeId node) const;       ///< valid as long as the tree
    LevelNameId levelNameId(NodeId node) const; ///< equal names have equal ids, dense; not for the root
    std::string_view levelNameOf(LevelNameId id) const;
    std::size_t levelNameCount() const;
    std::string fullName(NodeId node) const; ///< levels joined with '/'
    TopicId topicOf(NodeId node) const;      ///< kNoTopic for a node that never had a message
    NodeId nodeOf(TopicId topic) const;
    NodeId find(std::string_view topicName) const; ///< kNoNode

    std::uint64_t ownMessages(NodeId node) const;
    std::uint64_t subtreeMessages(NodeId node) const;
    std::uint64_t subtreeBytes(NodeId node) const;
    std::uint32_t subtreeTopics(NodeId node) const;
    Sequence newestSequence(NodeId node) const;   ///< of the topic itself; kNoSequence
    std::int64_t lastSteadyNs(NodeId node) const; ///< newest arrival in the subtree
    /// Messages per second over the last few seconds (exponentially weighted, time constant 4 s) for the
    /// subtree; `nowSteadyNs` makes it decay.
    double subtreeRate(NodeId node, std::int64_t nowSteadyNs) const;

    /// What a view shows. From freeze() to thaw() it stands still while the counting goes on; otherwise it is
    /// the live figure. While frozen every node that changes costs one entry of a table.
    void freeze();
    void thaw();
    std::uint64_t shownMessages(NodeId node) const;
    std::uint64_t shownBytes(NodeId node) const;
    std::uint32_t shownTopics(NodeId node) const;
    Sequence shownNewest(NodeId node) const; ///< may have left the memory budget since
    std::int64_t shownLastNs(NodeId node) const;
    double shownRate(NodeId node, std::int64_t nowSteadyNs) const;

    // What happens to the stream beside its messages. `next` is the sequence number that the next message gets.
    /// What follows comes over a new connection, made at `steadyNs`.
    void noteConnected(Sequence next, std::int64_t steadyNs);
    void noteUnsubscribed(Sequence next); ///< the broker has let a subscription go
    void setListening(bool on, std::int64_t nowSteadyNs); ///< whether there is a connection
    void setBehind(bool behind); ///< messages that have arrived wait to be counted: silence may be ours

    /// What was told of the message that the broker retains; see retainedState() for what can be said of it.
    struct RetainedMark
    {
        Retained retained = Retained::Unknown;
        bool expires = false; ///< it has an expiry interval
        bool isStale = false; ///< not told since the connection was made or a subscription ended
    };
    RetainedMark shownRetained(NodeId node) const;
    /// The interval by which its messages usually come; period 0 for one that is irregular, or had fewer than eight.
    Heartbeat shownHeartbeat(NodeId node) const;
    /// For how many periods of its heartbeat the topic has been silent, when that is more than usual; else 0. Never for one
    /// without a heartbeat, nor while nothing can be heard.
    double silentPeriods(NodeId node, std::int64_t nowSteadyNs) const;

    std::size_t memoryBytes() const;

private:
    struct State;
    std::unique_ptr<State> m;
};

} // namespace explorer
