// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/json_strings.h"

#include <cstdint>

namespace explorer {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// The four digits at `at`; −1 and `bad` where the first wrong one stands.
std::int32_t readHex4(std::string_view source, std::size_t at, std::size_t &bad)
{
    std::int32_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        const int digit = i < source.size() ? hexDigit(source[i]) : -1;
        if (digit < 0) {
            bad = i;
            return -1;
        }
        value = value * 16 + digit;
    }
    return value;
}

void appendUtf8(std::string &out, std::uint32_t c)
{
    if (c < 0x80) {
        out += char(c);
    } else if (c < 0x800) {
        out += char(0xC0 | c >> 6);
        out += char(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += char(0xE0 | c >> 12);
        out += char(0x80 | (c >> 6 & 0x3F));
        out += char(0x80 | (c & 0x3F));
    } else {
        out += char(0xF0 | c >> 18);
        out += char(0x80 | (c >> 12 & 0x3F));
        out += char(0x80 | (c >> 6 & 0x3F));
        out += char(0x80 | (c & 0x3F));
    }
}

constexpr std::uint32_t kReplacement = 0xFFFD;

/// `at` is the 'u'. Returns one past the escape (or past the pair).
std::size_t readUnicodeEscape(std::string_view source, std::size_t at, std::string &out,
                              JsonStringFault &fault)
{
    std::size_t bad = 0;
    const std::int32_t first = readHex4(source, at + 1, bad);
    if (first < 0) {
        fault = {bad, "four hexadecimal digits"};
        return std::string_view::npos;
    }
    std::uint32_t c = std::uint32_t(first);
    std::size_t next = at + 5;
    if (c >= 0xD800 && c <= 0xDBFF && source.substr(next, 2) == "\\u") {
        const std::int32_t second = readHex4(source, next + 2, bad);
        if (second >= 0xDC00 && second <= 0xDFFF) {
            c = 0x10000 + ((c - 0xD800) << 10) + (std::uint32_t(second) - 0xDC00);
            next += 6;
        }
    }
    appendUtf8(out, c >= 0xD800 && c <= 0xDFFF ? kReplacement : c);
    return next;
}

char simpleEscape(char c)
{
    switch (c) {
    case '"':
    case '\\':
    case '/':
        return c;
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default: // not an escape
        return 0;
    }
}

} // namespace

std::size_t readJsonString(std::string_view source, std::size_t begin, std::string &out,
                           JsonStringFault &fault)
{
    out.clear();
    std::size_t runBegin = begin + 1;
    for (std::size_t at = runBegin; at < source.size();) {
        const char c = source[at];
        if (c == '"') {
            out.append(source, runBegin, at - runBegin);
            return at + 1;
        }
        if (std::uint8_t(c) < 0x20) {
            fault = {at, "an escaped control character"};
            return std::string_view::npos;
        }
        if (c != '\\') {
            ++at;
            continue;
        }
        out.append(source, runBegin, at - runBegin);
        const char escape = at + 1 < source.size() ? source[at + 1] : '\0';
        if (escape == 'u') {
            at = readUnicodeEscape(source, at + 1, out, fault);
            if (at == std::string_view::npos)
                return at;
        } else if (const char plain = simpleEscape(escape)) {
            out += plain;
            at += 2;
        } else {
            fault = {at + 1, "one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u"};
            return std::string_view::npos;
        }
        runBegin = at;
    }
    fault = {source.size(), "'\"' to end the string"};
    return std::string_view::npos;
}

} // namespace explorer
