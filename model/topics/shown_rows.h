// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/topics/topic_tree.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace explorer {

/// Which parents of one tree have rows in a model, and which row each of their children is.
///
/// Cost      four bytes and a bit a node of the tree and four bytes a row; rowOf() and listOf() O(1).
class ShownRows
{
public:
    static constexpr std::uint32_t kNoRow = 0xFFFF'FFFF;

    bool isExposed(NodeId parent) const { return parent < m_isExposed.size() && m_isExposed[parent]; }
    /// nullptr for a parent that has no rows yet. Stays where it is until clear() or hide().
    std::vector<NodeId> *listOf(NodeId parent)
    {
        if (parent == m_lastParent)
            return m_lastList;
        if (!isExposed(parent))
            return nullptr;
        m_lastParent = parent;
        m_lastList = &m_lists.find(parent)->second;
        return m_lastList;
    }
    const std::vector<NodeId> *listOf(NodeId parent) const
    {
        return isExposed(parent) ? &m_lists.find(parent)->second : nullptr;
    }
    std::uint32_t rowOf(NodeId node) const { return node < m_rowOf.size() ? m_rowOf[node] : kNoRow; }
    bool isShown(NodeId node) const { return node == kRootNode || rowOf(node) != kNoRow; }

    std::vector<NodeId> &expose(NodeId parent)
    {
        if (m_isExposed.size() <= parent)
            m_isExposed.resize(std::size_t(parent) + 1, false);
        m_isExposed[parent] = true;
        return m_lists[parent];
    }
    /// The rows of `list` from `first` on have changed.
    void number(const std::vector<NodeId> &list, std::size_t first, std::size_t nodeCount)
    {
        if (m_rowOf.size() < nodeCount)
            m_rowOf.resize(nodeCount, kNoRow);
        for (std::size_t row = first; row < list.size(); ++row)
            m_rowOf[list[row]] = std::uint32_t(row);
    }
    /// It has left its parent's list: neither it nor anything below has a row any more.
    void hide(NodeId node)
    {
        forgetLast();
        std::vector<NodeId> gone{node};
        while (!gone.empty()) {
            const NodeId last = gone.back();
            gone.pop_back();
            m_rowOf[last] = kNoRow;
            if (!isExposed(last))
                continue;
            m_isExposed[last] = false;
            const auto found = m_lists.find(last);
            gone.insert(gone.end(), found->second.begin(), found->second.end());
            m_lists.erase(found);
        }
    }
    void clear()
    {
        forgetLast();
        m_lists.clear();
        m_isExposed.clear();
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
    void forgetLast()
    {
        m_lastParent = kNoNode;
        m_lastList = nullptr;
    }

    std::unordered_map<NodeId, std::vector<NodeId>> m_lists;
    std::vector<bool> m_isExposed;    ///< by node: a view asks of each row whether it has children
    NodeId m_lastParent = kNoNode;    ///< the last that listOf() found: a view asks row by row
    std::vector<NodeId> *m_lastList = nullptr;
    std::vector<std::uint32_t> m_rowOf;
};

} // namespace explorer
