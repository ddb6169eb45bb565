// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/series/value_path.h"

#include <algorithm>
#include <charconv>

namespace explorer {

namespace {

bool isBareByte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte != 0x7f && c != '.' && c != '[' && c != ']' && c != '"';
}

/// What toString() prints without quotes: narrower than what parse() accepts, so that the canonical form is
/// easy to read.
bool isPlainKey(const std::string &key)
{
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-' || static_cast<unsigned char>(c) >= 0x80;
    };
    return !key.empty() && std::all_of(key.begin(), key.end(), plain);
}

void appendUtf8(std::string &out, std::uint32_t code)
{
    if (code < 0x80) {
        out += char(code);
    } else if (code < 0x800) {
        out += char(0xc0 | (code >> 6));
        out += char(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        out += char(0xe0 | (code >> 12));
        out += char(0x80 | ((code >> 6) & 0x3f));
        out += char(0x80 | (code & 0x3f));
    } else {
        out += char(0xf0 | (code >> 18));
        out += char(0x80 | ((code >> 12) & 0x3f));
        out += char(0x80 | ((code >> 6) & 0x3f));
        out += char(0x80 | (code & 0x3f));
    }
}

void appendQuoted(std::string &out, const std::string &key)
{
    out += "[\"";
    for (const char c : key) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            constexpr char kHex[] = "0123456789abcdef";
            out += "\\u00";
            out += kHex[(c >> 4) & 0xf];
            out += kHex[c & 0xf];
        } else {
            out += c;
        }
    }
    out += "\"]";
}

class PathParser
{
public:
    explicit PathParser(std::string_view text)
        : m_text(text)
    {}

    bool run(std::vector<ValuePath::Step> &steps)
    {
        if (m_text.empty())
            return true;
        if (peek() == '$')
            ++m_at;
        else if (peek() != '[' && !bareKey(steps))
            return false;
        while (m_at < m_text.size()) {
            if (peek() == '.') {
                ++m_at;
                if (!bareKey(steps))
                    return false;
            } else if (peek() == '[') {
                ++m_at;
                if (!bracket(steps))
                    return false;
            } else {
                return fail("'.', '[' or the end");
            }
        }
        return true;
    }

    const ValuePath::Error &error() const { return m_error; }

private:
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    bool fail(const char *expected)
    {
        m_error = {m_at, expected};
        return false;
    }

    bool bareKey(std::vector<ValuePath::Step> &steps)
    {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && isBareByte(m_text[m_at]))
            ++m_at;
        if (m_at == begin)
            return fail("a key");
        steps.emplace_back(std::string(m_text.substr(begin, m_at - begin)));
        return true;
    }

    bool bracket(std::vector<ValuePath::Step> &steps)
    {
        if (peek() == '"' || peek() == '\'') {
            std::string key;
            if (!quoted(key))
                return false;
            steps.emplace_back(std::move(key));
        } else {
            std::uint32_t index = 0;
            const char *begin = m_text.data() + m_at;
            const auto [end, error] = std::from_chars(begin, m_text.data() + m_text.size(), index);
            if (error == std::errc::result_out_of_range)
                return fail("an index up to 4294967295");
            if (error != std::errc())
                return fail("an index or a quoted key");
            m_at += std::size_t(end - begin);
            steps.emplace_back(index);
        }
        if (peek() != ']')
            return fail("']'");
        ++m_at;
        return true;
    }

    bool quoted(std::string &key)
    {
        const char quote = m_text[m_at++];
        while (m_at < m_text.size() && m_text[m_at] != quote) {
            if (m_text[m_at] != '\\')
                key += m_text[m_at++];
            else if (!escape(key))
                return false;
        }
        if (m_at >= m_text.size())
            return fail(quote == '"' ? "'\"'" : "\"'\"");
        ++m_at;
        return true;
    }

    bool escape(std::string &key)
    {
        ++m_at;
        constexpr std::string_view kNames = "\"'\\/bfnrt";
        constexpr std::string_view kMeanings = "\"'\\/\b\f\n\r\t";
        if (peek() == 'u')
            return unicode(key);
        const std::size_t which = m_at < m_text.size() ? kNames.find(m_text[m_at]) : std::string_view::npos;
        if (which == std::string_view::npos)
            return fail("an escape: \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
        key += kMeanings[which];
        ++m_at;
        return true;
    }

    bool unicode(std::string &key)
    {
        std::uint32_t code = 0;
        if (!fourHex(code))
            return false;
        if (code >= 0xd800 && code < 0xdc00) {
            if (m_text.substr(m_at, 2) != "\\u")
                return fail("the low half of a surrogate pair");
            ++m_at;
            const std::size_t lowAt = m_at;
            std::uint32_t low = 0;
            if (!fourHex(low))
                return false;
            if (low < 0xdc00 || low > 0xdfff) {
                m_at = lowAt;
                return fail("the low half of a surrogate pair");
            }
            code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        } else if (code >= 0xdc00 && code < 0xe000) {
            m_at -= 4;
            return fail("the high half of a surrogate pair first");
        }
        appendUtf8(key, code);
        return true;
    }

    bool fourHex(std::uint32_t &code)
    {
        ++m_at; // past the u
        const std::string_view digits = m_text.substr(std::min(m_at, m_text.size()), 4);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
        if (digits.size() != 4 || error != std::errc() || end != digits.data() + 4)
            return fail("four hexadecimal digits");
        m_at += 4;
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    ValuePath::Error m_error;
};

} // namespace

tl::expected<ValuePath, ValuePath::Error> ValuePath::parse(std::string_view text)
{
    ValuePath path;
    PathParser parser(text);
    if (!parser.run(path.m_steps))
        return tl::unexpected(parser.error());
    return path;
}

std::string ValuePath::toString() const
{
    std::string text = "$";
    for (const Step &step : m_steps) {
        if (const auto *index = std::get_if<std::uint32_t>(&step)) {
            text += '[' + std::to_string(*index) + ']';
        } else if (const auto &key = std::get<std::string>(step); isPlainKey(key)) {
            text += '.' + key;
        } else {
            appendQuoted(text, key);
        }
    }
    return text;
}

} // namespace explorer
