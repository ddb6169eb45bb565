// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/packed_walk.h"

#include <algorithm>

namespace explorer {

PackedWalk::PackedWalk(PackedReader &reader, std::size_t begin, std::size_t end, int depth)
    : m_reader(reader)
    , m_at(begin)
    , m_end(end)
    , m_depth(depth)
{}

PackedWalk::Step PackedWalk::next()
{
    if (!m_levels.empty()) {
        const Level &level = m_levels.back();
        if (!level.isOpenEnded && level.taken == level.total)
            return close();
    } else if (m_isStarted) {
        return Step::Done;
    }
    if (!m_reader.read(m_at, m_item))
        return fail(m_reader.problem());
    if (m_item.kind == PackedItem::Kind::End) {
        if (m_levels.empty() || !m_levels.back().isOpenEnded)
            return fail({.offset = m_item.begin, .expected = "a value"});
        if (m_levels.back().isMap && m_levels.back().taken % 2 != 0)
            return fail({.offset = m_item.begin, .expected = "a value for the last key"});
        m_at = m_item.end;
        return close();
    }
    m_isStarted = true;
    m_isKey = false;
    m_isFirst = true;
    if (!m_levels.empty()) {
        Level &parent = m_levels.back();
        m_isKey = parent.isMap && parent.taken % 2 == 0;
        m_isFirst = parent.taken == 0;
        ++parent.taken;
    }
    m_at = m_item.end;
    const bool isMap = m_item.kind == PackedItem::Kind::Map;
    if (isMap || m_item.kind == PackedItem::Kind::Array) {
        const std::uint64_t perCount = isMap ? 2 : 1;
        if (!m_item.isOpenEnded &&
            m_item.count > (m_end - std::min(m_at, m_end)) / perCount) // a value takes a byte
            return fail({.offset = m_item.begin, .expected = "as many values as the count says"});
        if (int(m_levels.size()) >= m_depth)
            return fail({.kind = DecodeProblem::Kind::TooDeep, .offset = m_item.begin});
        m_levels.push_back({isMap, m_item.isOpenEnded, m_isKey, 0, m_item.count * perCount});
    }
    return Step::Item;
}

PackedWalk::Step PackedWalk::close()
{
    m_isKey = m_levels.back().isKey;
    m_isMap = m_levels.back().isMap;
    m_levels.pop_back();
    return Step::Close;
}

PackedWalk::Step PackedWalk::fail(DecodeProblem problem)
{
    m_problem = std::move(problem);
    return Step::Failed;
}

namespace {

bool isPrintable(std::string_view text)
{
    return std::ranges::none_of(text, [](char c) { return std::uint8_t(c) < 0x20 || c == 0x7F; });
}

void count(PackedLook &look, const PackedItem &item, bool isKey)
{
    const bool isText = item.kind == PackedItem::Kind::Scalar && item.value == ValueNode::Kind::String &&
                        item.notes.empty() && !item.text.empty() &&
                        isPrintable(item.text); // "simple(9)" is none
    if (!isKey) {
        const bool isWord = isText && item.text.size() > 1;
        look.texts += isWord ? 1 : 0;
        look.textBytes += isWord ? item.text.size() : 0;
    } else if (isText) {
        ++look.textKeys;
        look.keyBytes += item.text.size();
    } else if (item.kind == PackedItem::Kind::Scalar && item.value == ValueNode::Kind::Number) {
        ++look.numberKeys;
    } else {
        ++look.oddKeys;
    }
}

} // namespace

PackedLook lookAtPacked(PackedReader &reader, std::size_t begin, std::size_t end, int depth,
                        std::size_t mostItems)
{
    PackedLook look;
    PackedWalk walk(reader, begin, end, depth);
    for (std::size_t items = 0; items < mostItems;) {
        switch (walk.next()) {
        case PackedWalk::Step::Item:
            if (items++ == 0) {
                look.isMap = walk.item().kind == PackedItem::Kind::Map;
                look.isContainer = look.isMap || walk.item().kind == PackedItem::Kind::Array;
            }
            count(look, walk.item(), walk.isKey());
            break;
        case PackedWalk::Step::Close:
            break;
        case PackedWalk::Step::Done:
            look.isWhole = true;
            look.isWellFormed = true;
            look.end = walk.at();
            return look;
        case PackedWalk::Step::Failed:
            return look;
        }
    }
    look.end = walk.at();
    look.isWellFormed = true;
    return look;
}

int likelihoodOf(const PackedLook &look, std::size_t payloadSize)
{
    if (!look.isWellFormed || !look.isContainer || look.oddKeys > 0)
        return 0;
    if (look.isWhole && look.end != payloadSize)
        return 0;
    // Any few bytes may be well-formed by chance, {"a": 1} too: it takes two keys or a word to be sure.
    if (look.numberKeys == 0 && (look.textKeys > 1 || look.keyBytes >= 4))
        return look.isMap ? 80 : 70;
    const bool hasWords = look.texts + look.textKeys > 1 && look.textBytes + look.keyBytes >= 6;
    if (!hasWords || payloadSize < 8)
        return 0;
    return look.numberKeys > 0 ? 60
                               : 55; // as in SenML: small numbers for keys; or an array of words and numbers
}

} // namespace explorer
