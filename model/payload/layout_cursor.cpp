// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/layout_cursor.h"

#include "model/payload/json_parser.h"

#include <algorithm>
#include <utility>

namespace explorer {

using Kind = LayoutToken::Kind;

LayoutCursor::LayoutCursor(std::string_view text)
    : m_text(text)
{
    for (const LayoutToken &token : layoutTokens(text)) {
        if (token.kind != Kind::Comment)
            m_tokens.push_back(token);
    }
    m_tokens.push_back({text.size(), text.size(), Kind::Wrong});
}

bool LayoutCursor::isWord() const
{
    return !atEnd() &&
           (token().kind == Kind::Name || token().kind == Kind::Type || token().kind == Kind::Keyword);
}

bool LayoutCursor::startsLine() const
{
    const std::size_t from = m_at == 0 ? 0 : m_tokens[m_at - 1].end;
    return m_text.substr(from, token().begin - from).find('\n') != std::string_view::npos;
}

std::string LayoutCursor::takeText()
{
    const std::string_view text = word();
    ++m_at;
    return std::string(text.substr(1, text.size() - 2));
}

bool LayoutCursor::name(std::string &out)
{
    if (isText()) {
        out = takeText();
        return true;
    }
    if (!isWord())
        return fail("a name");
    out = word();
    ++m_at;
    return true;
}

bool LayoutCursor::number(LayoutLiteral &literal)
{
    if (!isNumber())
        return fail("a number");
    const auto read = layoutLiteral(word());
    if (!read)
        return fail("a number of 64 bits");
    literal = *read;
    ++m_at;
    return true;
}

bool LayoutCursor::unsignedInteger(std::uint64_t most, std::uint64_t &value, std::string_view expected)
{
    const std::size_t begin = token().begin;
    LayoutLiteral literal;
    if (!number(literal))
        return false;
    value = literal.digits;
    return (literal.isInteger() && value <= most) || failAt(begin, expected);
}

bool LayoutCursor::integer(std::int64_t &value)
{
    const bool isNegative = take("-");
    std::uint64_t digits = 0;
    if (!unsignedInteger(isNegative ? std::uint64_t(1) << 63 : UINT64_MAX, digits, "a whole number"))
        return false;
    value = std::int64_t(isNegative ? 0 - digits : digits);
    return true;
}

bool LayoutCursor::comparison(LayoutStep::Compare &out)
{
    using Compare = LayoutStep::Compare;
    static constexpr std::pair<std::string_view, Compare> kSigns[] = {
        {"==", Compare::Equal},       {"!=", Compare::NotEqual}, {"<", Compare::Less},
        {"<=", Compare::LessOrEqual}, {">", Compare::Greater},   {">=", Compare::GreaterOrEqual},
    };
    const auto *const found = std::ranges::find_if(kSigns, [this](const auto &row) { return is(row.first); });
    if (found == std::end(kSigns))
        return fail("==, !=, <, <=, > or >=");
    out = found->second;
    ++m_at;
    return true;
}

bool LayoutCursor::failAt(std::size_t offset, std::string_view expected)
{
    m_problem = DecodeProblem{.offset = offset, .expected = std::string(expected), .isOfSetup = true};
    locateProblem(m_problem, m_text);
    return false;
}

} // namespace explorer
