// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/xml_format.h"

#include <algorithm>
#include <vector>

namespace explorer {

namespace {

constexpr std::size_t kDeepestIndent = 64;

struct Token
{
    enum class Kind : std::uint8_t
    {
        Start,
        End,
        Alone, ///< an empty element, a comment, an instruction, the document type
        Text   ///< a section as well
    };
    Kind kind = Kind::Text;
    std::string_view text = {};
    bool holdsText = false;  ///< of a Start: among what is directly in it is text
    bool isEmpty = false;    ///< of a Start: nothing is in it
};

/// The end of a tag: a '>' in quotes is not it.
std::size_t tagEnd(std::string_view text, std::size_t at)
{
    char quote = 0;
    for (; at < text.size(); ++at) {
        if (quote)
            quote = text[at] == quote ? char(0) : quote;
        else if (text[at] == '"' || text[at] == '\'')
            quote = text[at];
        else if (text[at] == '>')
            return at + 1;
    }
    return text.size();
}

std::size_t past(std::string_view text, std::size_t at, std::string_view end)
{
    const std::size_t found = text.find(end, at);
    return found == std::string_view::npos ? text.size() : found + end.size();
}

Token tokenAt(std::string_view text, std::size_t at)
{
    const std::string_view rest = text.substr(at);
    const auto token = [&](Token::Kind kind, std::size_t end) { return Token{.kind = kind, .text = text.substr(at, end - at)}; };
    if (!rest.starts_with('<'))
        return token(Token::Kind::Text, std::min(text.find('<', at), text.size()));
    if (rest.starts_with("<!--"))
        return token(Token::Kind::Alone, past(text, at + 4, "-->"));
    if (rest.starts_with("<![CDATA["))
        return token(Token::Kind::Text, past(text, at, "]]>"));
    if (rest.starts_with("<?"))
        return token(Token::Kind::Alone, past(text, at, "?>"));
    const std::size_t end = tagEnd(text, at);
    if (rest.starts_with("</"))
        return token(Token::Kind::End, end);
    const bool isAlone = rest.starts_with("<!") || (end >= at + 2 && text[end - 2] == '/');
    return token(isAlone ? Token::Kind::Alone : Token::Kind::Start, end);
}

bool isBlank(const Token &token)
{
    return token.kind == Token::Kind::Text && token.text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::vector<Token> tokensOf(std::string_view text)
{
    std::vector<Token> tokens;
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < text.size();) {
        const Token token = tokenAt(text, at);
        at += token.text.size();
        if (token.kind == Token::Kind::Text && !isBlank(token) && !open.empty())
            tokens[open.back()].holdsText = true;
        if (token.kind == Token::Kind::End && !open.empty()) {
            const std::size_t inside = tokens.size() - open.back() - 1;
            tokens[open.back()].isEmpty = inside == 0;
            if (inside == 1 && isBlank(tokens.back())) // its text, blank as it is
                tokens[open.back()].holdsText = true;
            open.pop_back();
        }
        if (token.kind == Token::Kind::Start)
            open.push_back(tokens.size());
        tokens.push_back(token);
    }
    return tokens;
}

} // namespace

std::string prettyXml(std::string_view text)
{
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark))
        text.remove_prefix(kByteOrderMark.size());
    std::string out;
    out.reserve(text.size() + text.size() / 4);
    std::size_t depth = 0;
    std::size_t verbatim = 0; // elements open inside one that holds text, with it
    const auto newLine = [&] {
        if (!out.empty())
            out += '\n';
        out.append(2 * std::min(depth, kDeepestIndent), ' ');
    };
    bool afterEmptyStart = false;
    for (const Token &token : tokensOf(text)) {
        if (verbatim == 0 && isBlank(token))
            continue;
        const bool isEnd = token.kind == Token::Kind::End;
        depth -= isEnd && depth > 0 ? 1 : 0;
        if (verbatim == 0 && !(isEnd && afterEmptyStart) && token.kind != Token::Kind::Text)
            newLine();
        out += token.text;
        if (token.kind == Token::Kind::Start) {
            ++depth;
            verbatim += verbatim > 0 || token.holdsText ? 1 : 0;
        } else if (isEnd && verbatim > 0) {
            --verbatim;
        }
        afterEmptyStart = token.kind == Token::Kind::Start && token.isEmpty;
    }
    return out;
}

} // namespace explorer
