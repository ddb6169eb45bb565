// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/layout_tokens.h"

#include "model/payload/checksum.h"
#include "model/payload/raw_number.h"

#include <algorithm>

namespace explorer {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isWordPart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' ||
           std::uint8_t(c) >= 0x80;
}

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

LayoutToken::Kind kindOfWord(std::string_view word)
{
    static constexpr std::string_view kKeywords[] = {"skip", "repeat", "as", "if", "from", "be", "le"};
    static constexpr std::string_view kTypes[] = {"bytes",    "str",      "cstr",     "bits8",    "bits16be",
                                                  "bits16le", "bits24be", "bits24le", "bits32be", "bits32le",
                                                  "bits64be", "bits64le", "crc16"};
    if (std::ranges::find(kKeywords, word) != std::end(kKeywords))
        return LayoutToken::Kind::Keyword;
    const bool isType =
        std::ranges::find(kTypes, word) != std::end(kTypes) || rawNumberNamed(word) || checksumNamed(word);
    return isType ? LayoutToken::Kind::Type : LayoutToken::Kind::Name;
}

class Lexer
{
public:
    explicit Lexer(std::string_view text)
        : m_text(text)
    {}

    std::vector<LayoutToken> run()
    {
        while (m_at < m_text.size()) {
            if (isBlank(m_text[m_at])) {
                ++m_at;
                continue;
            }
            LayoutToken token{.begin = m_at};
            token.kind = next();
            token.end = m_at;
            m_tokens.push_back(token);
        }
        return std::move(m_tokens);
    }

private:
    char at(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }

    LayoutToken::Kind next()
    {
        const char first = at();
        if (first == '#') {
            m_at = std::min(m_text.find('\n', m_at), m_text.size());
            return LayoutToken::Kind::Comment;
        }
        if (first == '"')
            return text();
        if (isDigit(first))
            return number();
        if (isWordPart(first)) {
            const std::size_t begin = m_at;
            while (isWordPart(at()))
                ++m_at;
            return kindOfWord(m_text.substr(begin, m_at - begin));
        }
        ++m_at;
        if ((first == '=' || first == '!' || first == '<' || first == '>') && at() == '=') {
            ++m_at;
            return LayoutToken::Kind::Sign;
        }
        return std::string_view(";{}[]:,.*/+-=<>").find(first) == std::string_view::npos
                   ? LayoutToken::Kind::Wrong
                   : LayoutToken::Kind::Sign;
    }

    LayoutToken::Kind text()
    {
        const std::size_t end = m_text.find_first_of("\"\n", m_at + 1);
        const bool isClosed = end != std::string_view::npos && m_text[end] == '"';
        m_at = isClosed ? end + 1 : std::min(end, m_text.size());
        return isClosed ? LayoutToken::Kind::Text : LayoutToken::Kind::Wrong;
    }

    /// 12, 0.1, 1e-3, 0x1F.
    LayoutToken::Kind number()
    {
        if (at() == '0' && (at(1) == 'x' || at(1) == 'X')) {
            m_at += 2;
        } else {
            digits();
            if (at() == '.' && isDigit(at(1))) {
                ++m_at;
                digits();
            }
            const std::size_t sign = at(1) == '-' || at(1) == '+' ? 1 : 0;
            if ((at() == 'e' || at() == 'E') && isDigit(at(1 + sign))) {
                m_at += 1 + sign;
                digits();
            }
        }
        const std::size_t tail = m_at;
        while (isWordPart(at()))
            ++m_at;
        const std::string_view odd = m_text.substr(tail, m_at - tail);
        const bool isHex = tail >= 2 && (m_text[tail - 1] == 'x' || m_text[tail - 1] == 'X');
        if (isHex && !odd.empty() &&
            odd.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos)
            return LayoutToken::Kind::Number;
        return odd.empty() && !isHex ? LayoutToken::Kind::Number : LayoutToken::Kind::Wrong;
    }

    void digits()
    {
        while (isDigit(at()))
            ++m_at;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<LayoutToken> m_tokens;
};

} // namespace

std::vector<LayoutToken> layoutTokens(std::string_view text) { return Lexer(text).run(); }

} // namespace explorer
