// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/json_format.h"

#include <algorithm>

namespace explorer {

namespace {

constexpr int kDeepestIndent = 64;

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view withoutMark(std::string_view source)
{
    return source.starts_with("\xEF\xBB\xBF") ? source.substr(3) : source;
}

/// The token at `at`, which is no space: punctuation, a whole string, or a run of anything else.
std::string_view tokenAt(std::string_view source, std::size_t at)
{
    static constexpr std::string_view kPunctuation = "{}[]:,";
    if (kPunctuation.find(source[at]) != std::string_view::npos)
        return source.substr(at, 1);
    std::size_t end = at + 1;
    if (source[at] == '"') {
        while (end < source.size() && source[end] != '"')
            end += source[end] == '\\' ? 2 : 1;
        return source.substr(at, std::min(end + 1, source.size()) - at);
    }
    while (end < source.size() && !isSpace(source[end]) && source[end] != '"' &&
           kPunctuation.find(source[end]) == std::string_view::npos)
        ++end;
    return source.substr(at, end - at);
}

std::size_t skipSpace(std::string_view source, std::size_t at)
{
    while (at < source.size() && isSpace(source[at]))
        ++at;
    return at;
}

bool isWord(std::string_view token)
{
    return std::string_view("{}[]:,").find(token.front()) == std::string_view::npos;
}

} // namespace

std::string prettyJson(std::string_view source, int indent, std::size_t limit, bool *complete)
{
    source = withoutMark(source);
    std::string out;
    int depth = 0;
    bool afterWord = false;
    const auto newLine = [&] {
        out += '\n';
        out.append(std::size_t(std::clamp(depth, 0, kDeepestIndent) * indent), ' ');
    };
    if (complete)
        *complete = true;
    for (std::size_t at = skipSpace(source, 0); at < source.size(); at = skipSpace(source, at)) {
        if (out.size() >= limit) {
            if (complete)
                *complete = false;
            break;
        }
        const std::string_view token = tokenAt(source, at);
        at += token.size();
        const char c = token.front();
        if (c == '{' || c == '[') {
            out += c;
            const std::size_t next = skipSpace(source, at);
            if (next < source.size() && source[next] == (c == '{' ? '}' : ']')) {
                out += source[next];
                at = next + 1;
            } else {
                ++depth;
                newLine();
            }
        } else if (c == '}' || c == ']') {
            --depth;
            newLine();
            out += c;
        } else if (c == ',') {
            out += c;
            newLine();
        } else if (c == ':') {
            out += ": ";
        } else {
            if (afterWord) // not JSON: keep the words apart
                out += ' ';
            out += token;
        }
        afterWord = isWord(token);
    }
    return out;
}

std::string compactJson(std::string_view source)
{
    source = withoutMark(source);
    std::string out;
    bool afterWord = false;
    for (std::size_t at = skipSpace(source, 0); at < source.size(); at = skipSpace(source, at)) {
        const std::string_view token = tokenAt(source, at);
        at += token.size();
        if (afterWord && isWord(token))
            out += ' ';
        out += token;
        afterWord = isWord(token);
    }
    return out;
}

} // namespace explorer
