// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace explorer {

/// Reads one JSON document into a ValueTree that keeps what the sender wrote: key order, repeated keys, the
/// spelling of numbers, the exact source bytes of each value.
///
/// Strict RFC 8259, any value as the document; a UTF-8 byte order mark before it is skipped. Without
/// recursion: the depth of foreign input never becomes the depth of our stack. One object per document.
///
/// Errors    Syntax with the place and what belongs there; Encoding where the bytes stop being UTF-8;
/// TooDeep, TooLarge,
///           TooSlow, Cancelled by the budget.
/// Cost      linear; about 100 bytes of memory a value.
class JsonParser
{
public:
    JsonParser(std::string_view source, const DecodeBudget &budget);
    tl::expected<ValueTree, DecodeProblem> parse();

private:
    enum class State : std::uint8_t
    {
        Value,
        FirstElement,
        FirstKey,
        Key,
        AfterValue,
        Done
    };
    struct Open
    {
        std::int32_t node;
        std::int32_t lastChild;
    };

    bool step();
    bool readValue(bool closingAllowed);
    bool readKey(bool closingAllowed);
    bool readAfterValue();
    bool readNumber(ValueNode &node);
    bool readLiteral(std::string_view word, ValueNode::Kind kind, ValueNode &node);
    bool readString(std::string &out);
    bool open(ValueNode::Kind kind);
    void close();
    std::int32_t add(ValueNode node);
    bool withinBudget();
    void skipSpace();
    bool has(char c) const { return m_at < m_source.size() && m_source[m_at] == c; }
    bool digitHere() const
    {
        return m_at < m_source.size() && m_source[m_at] >= '0' && m_source[m_at] <= '9';
    }
    bool inObject() const;
    bool fail(DecodeProblem::Kind kind, std::size_t offset, std::string expected = {});

    std::string_view m_whole;
    std::string_view m_source; ///< the part that is well-formed UTF-8
    const DecodeBudget &m_budget;
    std::chrono::steady_clock::time_point m_deadline;
    std::size_t m_at = 0;
    State m_state = State::Value;
    std::vector<Open> m_open;
    std::string m_key;
    ValueTree m_tree;
    std::optional<DecodeProblem> m_problem;
};

/// Fills line and column (in characters, both from 1) of `problem` from its offset.
void locateProblem(DecodeProblem &problem, std::string_view source);

} // namespace explorer
