// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/series/number_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace explorer {

namespace {

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0'; }

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isUnitByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '%' ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

bool isUnit(std::string_view rest)
{
    if (rest.empty())
        return true;
    const bool spaced = isBlank(rest.front());
    rest = trimmed(rest);
    if (rest.size() > 16 || !isUnitByte(rest.front()))
        return false;
    if (!spaced && (rest.front() == 'x' || rest.front() == 'X'))
        return false; // "0xFF"
    return std::all_of(rest.begin(), rest.end(), [spaced](char c) {
        return isUnitByte(c) || c == '/' || c == '^' || c == '*' || (spaced && (isDigit(c) || c == '-'));
    });
}

bool sameWord(std::string_view text, std::string_view lowerCase)
{
    return text.size() == lowerCase.size() &&
           std::equal(text.begin(), text.end(), lowerCase.begin(), [](char c, char lower) {
               return (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) == lower;
           });
}

} // namespace

std::optional<double> numberFromText(std::string_view text)
{
    text = trimmed(text);
    if (text.empty())
        return std::nullopt;
    for (const std::string_view word : {"on", "true", "yes"}) {
        if (sameWord(text, word))
            return 1.0;
    }
    for (const std::string_view word : {"off", "false", "no"}) {
        if (sameWord(text, word))
            return 0.0;
    }

    std::string_view number = text;
    if (number.front() == '+')
        number.remove_prefix(1); // from_chars knows no plus sign
    // Not "nan", "inf" or "-infinity", which from_chars would take.
    const std::string_view unsignedPart =
        number.size() == text.size() && number.front() == '-' ? number.substr(1) : number;
    if (unsignedPart.empty() ||
        !(isDigit(unsignedPart.front()) ||
          (unsignedPart.size() > 1 && unsignedPart[0] == '.' && isDigit(unsignedPart[1]))))
        return std::nullopt;

    double value = 0;
    const char *end = number.data() + number.size();
    const auto [parsedTo, error] = std::from_chars(number.data(), end, value);
    if (error != std::errc() || !std::isfinite(value))
        return std::nullopt;
    if (!isUnit(std::string_view(parsedTo, std::size_t(end - parsedTo))))
        return std::nullopt;
    return value;
}

} // namespace explorer
