// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/packed_item.h"

namespace explorer {

/// Goes through one value of a packed format with all that is in it, in document order and without recursion.
///
/// Errors    those of the reader; a count that the payload has no room for; TooDeep.
/// Cost      linear in the items; memory by depth.
class PackedWalk
{
public:
    enum class Step : std::uint8_t
    {
        Item,  ///< item(): a scalar, or the head of a container which is open from now on
        Close, ///< the container that was opened last and is open yet
        Done,
        Failed ///< problem() says why
    };
    /// Reads [begin, end) of the payload; what lies behind the value is left.
    PackedWalk(PackedReader &reader, std::size_t begin, std::size_t end, int depth);
    Step next();

    PackedItem &item() { return m_item; }
    bool isKey() const { return m_isKey; }     ///< the item, or what was closed, is the key of a map's member
    bool isFirst() const { return m_isFirst; } ///< the item is the first in its container
    bool isMap() const { return m_isMap; }     ///< what was closed
    int depth() const { return int(m_levels.size()); }
    std::size_t at() const { return m_at; } ///< past what was read
    const DecodeProblem &problem() const { return m_problem; }

private:
    struct Level
    {
        bool isMap;
        bool isOpenEnded;
        bool isKey;
        std::uint64_t taken;
        std::uint64_t total;
    };
    Step close();
    Step fail(DecodeProblem problem);

    PackedReader &m_reader;
    std::size_t m_at;
    std::size_t m_end;
    int m_depth;
    PackedItem m_item;
    std::vector<Level> m_levels;
    DecodeProblem m_problem;
    bool m_isStarted = false;
    bool m_isKey = false;
    bool m_isFirst = true;
    bool m_isMap = false;
};

/// What a look at one value tells without building anything.
struct PackedLook
{
    bool isWellFormed = false; ///< as far as was looked
    bool isWhole = false;      ///< looked to the end of the value
    bool isMap = false;        ///< else an array or a scalar
    bool isContainer = false;
    std::size_t end = 0;      ///< past what was read
    std::size_t textKeys = 0; ///< printable, of UTF-8
    std::size_t keyBytes = 0; ///< of them all
    std::size_t numberKeys = 0;
    std::size_t oddKeys = 0;
    std::size_t texts = 0;     ///< printable strings of two bytes or more that are no keys
    std::size_t textBytes = 0; ///< of them all
};
PackedLook lookAtPacked(PackedReader &reader, std::size_t begin, std::size_t end, int depth,
                        std::size_t mostItems);

/// How sure one can be that a payload, of which `look` was taken, is of this format by intention: 0 to 80.
int likelihoodOf(const PackedLook &look, std::size_t payloadSize);

/// The most items that a probe looks at.
constexpr std::size_t kProbedItems = 512;

} // namespace explorer
