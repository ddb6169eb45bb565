// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/topics/topic_tree.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace explorer {

/// Which parents of one tree have rows in a model, and which row each of their children is.
///
/// Cost      four bytes a node of the tree and four a row; rowOf() and listOf() O(1).
class ShownRows
{
public:
    static constexpr std::uint32_t kNoRow = 0xFFFF'FFFF;

    bool isExposed(NodeId parent) const { return m_lists.contains(parent); }
    /// nullptr for a parent that has no rows yet. Stays where it is until clear().
    std::vector<NodeId> *listOf(NodeId parent)
    {
        const auto found = m_lists.find(parent);
        return found == m_lists.end() ? nullptr : &found->second;
    }
    std::uint32_t rowOf(NodeId node) const { return node < m_rowOf.size() ? m_rowOf[node] : kNoRow; }
    bool isShown(NodeId node) const { return node == kRootNode || rowOf(node) != kNoRow; }

    std::vector<NodeId> &expose(NodeId parent) { return m_lists[parent]; }
    /// The rows of `list` from `first` on have changed.
    void number(const std::vector<NodeId> &list, std::size_t first, std::size_t nodeCount)
    {
        if (m_rowOf.size() < nodeCount)
            m_rowOf.resize(nodeCount, kNoRow);
        for (std::size_t row = first; row < list.size(); ++row)
            m_rowOf[list[row]] = std::uint32_t(row);
    }
    void clear()
    {
        m_lists.clear();
        m_rowOf.clear();
    }

    /// visit(parent, list) for every exposed parent.
    template <class Visit>
    void eachList(Visit visit)
    {
        for (auto &[parent, list] : m_lists)
            visit(parent, list);
    }

private:
    std::unordered_map<NodeId, std::vector<NodeId>> m_lists;
    std::vector<std::uint32_t> m_rowOf;
};

} // namespace explorer
