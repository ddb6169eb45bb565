// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/http_head.h"

#include <algorithm>

namespace mqtt {

namespace {

constexpr std::string_view kProtocol = "HTTP/1.";
constexpr std::size_t kStatusAt = 9; // "HTTP/1.1 200"

char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

/// Takes a line with its end from the front; nullopt: no end in sight.
std::optional<std::string_view> takeLine(std::string_view &text)
{
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos)
        return std::nullopt;
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    return line;
}

bool parseStatusLine(std::string_view line, HttpHead &head)
{
    if (line.size() < kStatusAt + 3 || !isDigit(line[kProtocol.size()]) || line[kStatusAt - 1] != ' ')
        return false;
    unsigned status = 0;
    for (const char c : line.substr(kStatusAt, 3)) {
        if (!isDigit(c))
            return false;
        status = status * 10 + unsigned(c - '0');
    }
    if (line.size() > kStatusAt + 3 && line[kStatusAt + 3] != ' ')
        return false;
    head.status = std::uint16_t(status);
    head.reason = std::string(trimmed(line.substr(kStatusAt + 3)));
    return true;
}

} // namespace

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

bool isHttpToken(std::string_view text)
{
    constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return isDigit(c) || (lower(c) >= 'a' && lower(c) <= 'z') || kMarks.find(c) != std::string_view::npos;
    });
}

std::optional<std::string> HttpHead::field(std::string_view name) const
{
    std::optional<std::string> joined;
    for (const auto &[key, value] : fields) {
        if (!equalsIgnoringCase(key, name))
            continue;
        joined = joined ? *joined + ", " + value : value;
    }
    return joined;
}

bool HttpHead::fieldHas(std::string_view name, std::string_view token) const
{
    const std::optional<std::string> values = field(name);
    std::string_view rest = values ? std::string_view(*values) : std::string_view();
    while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        if (equalsIgnoringCase(trimmed(rest.substr(0, comma)), token))
            return true;
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
    return false;
}

tl::expected<std::optional<HttpHead>, HttpHeadError> parseHttpHead(ByteView bytes)
{
    const std::string_view whole(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    const std::size_t known = std::min(whole.size(), kProtocol.size());
    if (whole.substr(0, known) != kProtocol.substr(0, known))
        return tl::unexpected(HttpHeadError::NotHttp);
    std::string_view rest = whole.substr(0, kLongestHttpHead);
    const auto unfinished = [&]() -> tl::expected<std::optional<HttpHead>, HttpHeadError> {
        if (whole.size() >= kLongestHttpHead)
            return tl::unexpected(HttpHeadError::TooLarge);
        return std::nullopt;
    };

    HttpHead head;
    const std::optional<std::string_view> statusLine = takeLine(rest);
    if (!statusLine)
        return unfinished();
    if (!parseStatusLine(*statusLine, head))
        return tl::unexpected(HttpHeadError::NotHttp);
    for (;;) {
        const std::optional<std::string_view> line = takeLine(rest);
        if (!line)
            return unfinished();
        if (line->empty())
            break;
        const std::size_t colon = line->find(':');
        const bool hasZero = line->find('\0') != std::string_view::npos;
        if (colon == std::string_view::npos || hasZero || !isHttpToken(line->substr(0, colon)))
            return tl::unexpected(HttpHeadError::Malformed);
        head.fields.emplace_back(line->substr(0, colon), trimmed(line->substr(colon + 1)));
    }
    head.size = std::size_t(rest.data() - whole.data());
    return head;
}

} // namespace mqtt
