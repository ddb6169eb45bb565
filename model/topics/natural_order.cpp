// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/topics/natural_order.h"

#include <algorithm>
#include <cstdint>

namespace explorer {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Digits all rank where '0' does, so that a number and its key meet other characters alike.
std::uint8_t rankOf(char c)
{
    if (isDigit(c))
        return '0';
    return std::uint8_t(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

/// Takes the digits at the front of `text`; returns them without leading zeros.
std::string_view takeNumber(std::string_view &text)
{
    std::size_t end = 0;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    std::size_t begin = 0;
    while (begin < end && text[begin] == '0')
        ++begin;
    const std::string_view number = text.substr(begin, end - begin);
    text.remove_prefix(end);
    return number;
}

} // namespace

int compareNaturally(std::string_view a, std::string_view b)
{
    std::string_view restA = a.substr(0, kNaturalBytes);
    std::string_view restB = b.substr(0, kNaturalBytes);
    while (!restA.empty() && !restB.empty()) {
        const std::uint8_t rankA = rankOf(restA[0]);
        const std::uint8_t rankB = rankOf(restB[0]);
        if (rankA != rankB)
            return int(rankA) - int(rankB);
        if (rankA != '0') {
            restA.remove_prefix(1);
            restB.remove_prefix(1);
            continue;
        }
        const std::string_view numberA = takeNumber(restA);
        const std::string_view numberB = takeNumber(restB);
        if (numberA.size() != numberB.size())
            return numberA.size() < numberB.size() ? -1 : 1;
        if (const int order = numberA.compare(numberB))
            return order;
    }
    if (restA.empty() != restB.empty())
        return restA.empty() ? -1 : 1;
    return a.compare(b);
}

void appendNaturalKey(std::string_view name, std::string &out)
{
    name = name.substr(0, kNaturalBytes);
    while (!name.empty()) {
        const std::uint8_t rank = rankOf(name[0]);
        out.push_back(char(rank));
        if (rank != '0') {
            name.remove_prefix(1);
            continue;
        }
        // The number of digits decides first: one byte of it, or 0xFF and four bytes.
        const std::string_view number = takeNumber(name);
        if (number.size() < 0xFF) {
            out.push_back(char(number.size()));
        } else {
            out.push_back(char(0xFF));
            for (const int shift : {24, 16, 8, 0})
                out.push_back(char(number.size() >> shift));
        }
        out.append(number);
    }
}

} // namespace explorer
