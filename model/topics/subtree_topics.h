// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/topic_scope.h"
#include "model/topics/topic_tree.h"

#include <vector>

namespace explorer {

/// The topics at and below a node of a topic tree, which outlives it; they join as the tree grows.
///
/// Cost      linear in the subtree, in pieces; then a walk up the tree for each new topic. A bit a topic of the
///           tree.                Thread    the tree's.
class SubtreeTopics final : public TopicScope
{
public:
    SubtreeTopics(const TopicTree &tree, NodeId root);

    bool advance(std::chrono::steady_clock::time_point deadline) override;
    const TopicSet &topics() const override { return m_topics; }
    std::string nameOf(TopicId topic) const override; ///< relative to the root; empty for the root itself
    std::uint64_t received() const override { return m_tree.subtreeMessages(m_root); }

private:
    struct Place
    {
        NodeId node;
        std::size_t nextChild;
    };

    void take(NodeId node);
    bool isBelow(NodeId node) const;

    const TopicTree &m_tree;
    const NodeId m_root;
    TopicSet m_topics;
    std::vector<Place> m_path; ///< from the root to where the first walk is
    TopicId m_next;            ///< topics from here on came after it had begun
};

} // namespace explorer
