// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/layout_literal.h"

#include <string>
#include <string_view>
#include <vector>

namespace explorer {

/// A place in the tokens of a layout text: what reads it takes one after the other. Comments are left out.
///
/// What returns bool says false after the first mistake, of which problem() then tells the place.
class LayoutCursor
{
public:
    explicit LayoutCursor(std::string_view text);

    const LayoutToken &token() const { return m_tokens[m_at]; } ///< at the end, one of no characters
    bool atEnd() const { return m_at + 1 == m_tokens.size(); }
    std::string_view word() const { return m_text.substr(token().begin, token().end - token().begin); }
    bool isNumber() const { return !atEnd() && token().kind == LayoutToken::Kind::Number; }
    bool isText() const { return !atEnd() && token().kind == LayoutToken::Kind::Text; }
    bool isWord() const;
    bool is(std::string_view sign) const { return !atEnd() && !isText() && word() == sign; }
    bool startsLine() const;                                           ///< a new line lies before the token
    std::size_t lastBegin() const { return m_tokens[m_at - 1].begin; } ///< of the token taken last

    void advance() { ++m_at; }
    bool take(std::string_view sign) { return is(sign) && ++m_at; }
    std::string takeText(); ///< without its quotes
    bool expect(std::string_view sign, std::string_view words) { return take(sign) || fail(words); }
    bool name(std::string &out); ///< a word, or any text in quotes
    bool number(LayoutLiteral &literal);
    bool unsignedInteger(std::uint64_t most, std::uint64_t &value, std::string_view expected);
    bool integer(std::int64_t &value); ///< of values above 2^63 − 1 the same bits
    bool comparison(LayoutStep::Compare &out);

    bool failAt(std::size_t offset, std::string_view expected);
    bool fail(std::string_view expected) { return failAt(token().begin, expected); }
    const DecodeProblem &problem() const { return m_problem; }

private:
    std::string_view m_text;
    std::vector<LayoutToken> m_tokens; ///< the last is the end of the text
    std::size_t m_at = 0;
    DecodeProblem m_problem;
};

} // namespace explorer
