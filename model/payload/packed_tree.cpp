// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/packed_tree.h"

#include "model/payload/packed_walk.h"
#include "model/payload/value_tree_builder.h"

#include <utility>

namespace explorer {

namespace {

void appendQuoted(std::string &out, std::string_view text)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (std::uint8_t(c) < 0x20 || c == 0x7F)
            ((out += "\\u00") += kDigits[c >> 4 & 15]) += kDigits[c & 15];
        else
            out += c;
    }
    out += '"';
}

/// A key, item by item, in diagnostic notation.
class KeyText
{
public:
    /// `isInside` a key that is a container, where text stands in quotes.
    void item(const PackedItem &item, bool isInside)
    {
        if (item.kind == PackedItem::Kind::Array || item.kind == PackedItem::Kind::Map)
            text += item.kind == PackedItem::Kind::Map ? '{' : '[';
        else if (item.kind == PackedItem::Kind::Numbers || item.value == ValueNode::Kind::Binary)
            ((text += "h'") += item.text) += '\'';
        else if (item.value == ValueNode::Kind::String && isInside)
            appendQuoted(text, item.text);
        else
            text += item.text;
    }
    std::string text;
};

class PackedTree
{
public:
    PackedTree(PackedReader &reader, std::span<const std::uint8_t> payload, const DecodeBudget &budget)
        : m_payload(payload)
        , m_walk(reader, 0, payload.size(), budget.depth)
        , m_builder(budget)
        , m_mostKeyItems(budget.nodes)
    {}

    tl::expected<ValueTree, DecodeProblem> build()
    {
        while (true) {
            bool isGood = true;
            switch (m_walk.next()) {
            case PackedWalk::Step::Item:
                isGood = m_keyDepth > 0 || m_walk.isKey() ? keyItem() : value();
                break;
            case PackedWalk::Step::Close:
                isGood = closed();
                break;
            case PackedWalk::Step::Done:
                if (m_walk.at() < m_payload.size())
                    m_builder.fail(DecodeProblem::Kind::Syntax, m_walk.at(),
                                   "the end of the payload, not a sequence of values");
                return m_builder.finish(m_walk.at());
            case PackedWalk::Step::Failed:
                return tl::unexpected(m_walk.problem());
            }
            if (!isGood)
                return m_builder.finish(m_walk.at());
        }
    }

private:
    bool keyItem()
    {
        const PackedItem &item = m_walk.item();
        if (++m_keyItems > m_mostKeyItems)
            return m_builder.fail(DecodeProblem::Kind::TooLarge, item.begin);
        const bool isContainer = item.kind == PackedItem::Kind::Array || item.kind == PackedItem::Kind::Map;
        if (m_keyDepth > 0 && !m_walk.isFirst())
            m_key.text += m_isPairOpen ? ": " : ", ";
        m_isPairOpen = m_walk.isKey() && !isContainer && m_keyDepth > 0;
        m_key.item(item, m_keyDepth > 0);
        for (const ValueNote &note : item.notes)
            m_keyNotes.push_back({0, note.kind, std::string("key: ").append(note.text)});
        m_keyDepth += isContainer ? 1 : 0;
        return true;
    }

    bool closed()
    {
        if (m_keyDepth == 0) {
            m_builder.close(m_walk.at());
            return true;
        }
        m_key.text += m_walk.isMap() ? '}' : ']';
        --m_keyDepth;
        m_isPairOpen = m_walk.isKey() && m_keyDepth > 0;
        return true;
    }

    bool value()
    {
        PackedItem &item = m_walk.item();
        std::string key = std::exchange(m_key.text, {});
        switch (item.kind) {
        case PackedItem::Kind::Scalar:
            if (m_builder.add(item.value, std::move(key), std::move(item.text), item.begin, item.end) < 0)
                return false;
            note();
            return true;
        case PackedItem::Kind::Numbers:
            return numbers(std::move(key));
        case PackedItem::Kind::Array:
        case PackedItem::Kind::Map:
            break;
        case PackedItem::Kind::End:
            return false; // never: the walk closes with it
        }
        const auto kind =
            item.kind == PackedItem::Kind::Map ? ValueNode::Kind::Object : ValueNode::Kind::Array;
        if (!m_builder.open(kind, std::move(key), item.begin))
            return false;
        note();
        return true;
    }

    bool numbers(std::string key)
    {
        const PackedItem &item = m_walk.item();
        if (!m_builder.open(ValueNode::Kind::Array, std::move(key), item.begin))
            return false;
        note();
        const std::size_t size = item.element.size;
        for (std::size_t at = item.content; at + size <= item.end; at += size) {
            std::string text = textOf(item.element, &m_payload[at]);
            if (m_builder.add(ValueNode::Kind::Number, {}, std::move(text), at, at + size) < 0)
                return false;
        }
        m_builder.close(item.end);
        return true;
    }

    void note()
    {
        for (ValueNote &note : m_keyNotes)
            m_builder.note(note.kind, std::move(note.text));
        m_keyNotes.clear();
        for (ValueNote &note : m_walk.item().notes)
            m_builder.note(note.kind, std::move(note.text));
    }

    std::span<const std::uint8_t> m_payload;
    PackedWalk m_walk;
    ValueTreeBuilder m_builder;
    std::size_t m_mostKeyItems;
    std::size_t m_keyItems = 0;
    KeyText m_key;
    std::vector<ValueNote> m_keyNotes;
    int m_keyDepth = 0; ///< of the containers that are, or are in, a key
    bool m_isPairOpen = false;
};

} // namespace

tl::expected<ValueTree, DecodeProblem>
treeOfPacked(PackedReader &reader, std::span<const std::uint8_t> payload, const DecodeBudget &budget)
{
    if (payload.size() > budget.bytes)
        return tl::unexpected(DecodeProblem{.kind = DecodeProblem::Kind::TooLarge});
    return PackedTree(reader, payload, budget).build();
}

} // namespace explorer
