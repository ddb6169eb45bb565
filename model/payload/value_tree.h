// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace explorer {

/// A decoded payload: nodes in one vector in document order, children linked by index, text kept as it stood
/// in the source.
///
/// Numbers keep their spelling (exact integers beyond 2^53, "1.10", "1e3"), objects their key order and
/// duplicate keys. Every node knows the source bytes it came from.
struct ValueNode
{
    enum class Kind : std::uint8_t
    {
        Object,
        Array,
        String,
        Number,
        True,
        False,
        Null,
        Binary
    };

    Kind kind = Kind::Null;
    std::int32_t parent = -1;
    std::int32_t nextSibling = -1;
    std::int32_t firstChild = -1;
    std::int32_t childCount = 0;
    std::string key;  ///< of an object's member, unescaped; empty in arrays
    std::string text; ///< strings unescaped, numbers as spelt, binary as hex; empty for containers
    std::uint32_t sourceBegin = 0; ///< byte range in the payload
    std::uint32_t sourceEnd = 0;
};

/// What a decoder knows of a value beyond the value. Sparse: most have none.
struct ValueNote
{
    enum class Kind : std::uint8_t
    {
        Type,    ///< "uint16 BE", "tag 1", "Int32": the format's own word
        Meaning, ///< what the value stands for: an enumerator's name, a moment in time
        Fault    ///< what is wrong with this value alone: a checksum, a sequence gap
    };
    std::int32_t node = 0;
    Kind kind = Kind::Type;
    std::string text; ///< in the format's terms, not translated; shown escaped like any text of the network
};

struct ValueTree
{
    std::vector<ValueNode> nodes; ///< nodes[0] is the document
    std::vector<ValueNote> notes; ///< in the order of their nodes
    std::span<const ValueNote> notesOf(std::int32_t node) const; ///< cost: logarithmic
    bool empty() const { return nodes.empty(); }
    /// "$.a.b[0]", with ["…"] for keys that need it; what ValuePath parses.
    std::string pathOf(std::int32_t node) const;
    /// The bytes of the payload that `node` came from.
    std::string_view sourceOf(std::int32_t node, std::span<const std::uint8_t> payload) const;
};

/// Adds one step to a path: ".key" or ["odd key"] in the spelling of ValuePath, "[7]".
void appendKeyStep(std::string &path, std::string_view key);
void appendIndexStep(std::string &path, std::size_t index);

/// Random access to the children of a ValueTree, which itself only links siblings. Made once, linear.
class ValueTreeIndex
{
public:
    ValueTreeIndex() = default;
    explicit ValueTreeIndex(const ValueTree &tree);
    std::int32_t child(std::int32_t node, std::int32_t row) const
    {
        return m_slots[std::size_t(m_first[std::size_t(node)] + row)];
    }
    std::int32_t rowOf(std::int32_t node) const { return m_rows[std::size_t(node)]; }

private:
    std::vector<std::int32_t> m_first; ///< of each node, its first place in m_slots
    std::vector<std::int32_t> m_slots; ///< children, family by family
    std::vector<std::int32_t> m_rows;
};

} // namespace explorer
