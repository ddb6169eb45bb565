// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/topics/topic_tree.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace explorer {

/// What the user typed, ready to be run over a tree level by level: a node's state follows from its parent's
/// and its level name.
///
/// Without wildcards a node matches when its full name contains the text, case folded. With '+' or '#' a
/// topic matches as an MQTT topic filter does (a leading '$' is not matched by a wildcard, "$share/group/" is
/// ignored). Thread    any; immutable.
class TopicFilter
{
public:
    using NodeState = std::uint32_t;

    TopicFilter() = default;
    explicit TopicFilter(const QString &text);

    bool isEmpty() const { return m_text.isEmpty(); }
    const QString &text() const { return m_text; }
    bool hasWildcards() const { return m_wildcards; }
    /// No '/' in it: whether a name matches depends on its levels one by one.
    bool isWithinLevels() const { return !m_wildcards && !m_acrossLevels; }

    /// isWithinLevels(): is the text in this level name?
    bool isIn(std::string_view level) const;
    /// Otherwise: the state behind one more level. `first`: the level begins the name.
    NodeState advance(NodeState parent, bool first, std::string_view level) const;
    bool matches(NodeState state) const;

private:
    NodeState advanceWildcards(NodeState parent, bool first, std::string_view level) const;
    NodeState step(NodeState at, char c) const;

    QString m_text;
    bool m_wildcards = false;
    bool m_acrossLevels = false;
    std::string m_needle;              ///< case folded
    std::vector<NodeState> m_fallBack; ///< Knuth, Morris, Pratt
    std::vector<std::string> m_levels; ///< of an MQTT filter, without a last '#'
    bool m_endsInHash = false;
};

/// Which nodes of one tree a filter shows: those that match, their ancestors and their descendants. Kept up
/// as the tree grows.
///
/// Cost      1–5 bytes a node; take() is linear in what is new, a million nodes in some 10 ms.
/// Thread    the tree's.
class FilteredNodes
{
public:
    FilteredNodes() = default;
    FilteredNodes(const TopicFilter &filter, const TopicTree &tree);

    /// Looks at the nodes and topics that came since the last call. Nodes older than that which come into
    /// sight now are appended to `appeared`; new ones are not.
    void take(std::vector<NodeId> &appeared);

    bool isShown(NodeId node) const { return m_flags[node] & Shown; }
    bool hasShownChild(NodeId node) const { return m_flags[node] & HasShownChild; }
    /// It matches itself or stands below a match.
    bool isMatch(NodeId node) const { return m_flags[node] & Match; }
    std::size_t matchingTopics() const { return m_matchingTopics; }
    std::size_t nodesSeen() const { return m_flags.size(); }

private:
    enum Flag : std::uint8_t
    {
        Match = 1,
        Shown = 2,
        HasShownChild = 4
    };

    bool matchesItself(NodeId node);
    void show(NodeId node, NodeId firstNew, std::vector<NodeId> &appeared);
    void showBelow(NodeId node, NodeId firstNew, std::vector<NodeId> &appeared);
    void takeTopic(NodeId node, NodeId firstNew, std::vector<NodeId> &appeared);

    const TopicFilter *m_filter = nullptr;
    const TopicTree *m_tree = nullptr;
    std::vector<std::uint8_t> m_flags;            ///< one a node
    std::vector<TopicFilter::NodeState> m_states; ///< one a node, unless within levels
    std::vector<std::uint8_t> m_levelHits;        ///< by level name: 0 not looked at, 1 no, 2 yes
    std::size_t m_topicsSeen = 0;
    std::size_t m_matchingTopics = 0;
};

} // namespace explorer
