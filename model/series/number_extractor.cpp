// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/series/json_reader.h"
#include "model/series/number_text.h"
#include "model/series/value_path.h"

#include <charconv>
#include <cmath>

namespace explorer {

namespace {

/// Of a number that no double holds: true when it is too close to zero, false when it is too far from it.
bool isTiny(std::string_view token)
{
    const std::size_t e = std::min(token.find_first_of("eE"), token.size());
    std::int64_t exponent = 0;
    if (e < token.size()) {
        const std::size_t begin = e + (token[e + 1] == '+' ? 2 : 1);
        if (std::from_chars(token.data() + begin, token.data() + token.size(), exponent).ec != std::errc())
            return token[begin] == '-';
    }
    const std::string_view mantissa = token.substr(0, e);
    const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
    const std::size_t leading = mantissa.find_first_of("123456789"); // there is one: zero is a double
    return std::int64_t(point) - std::int64_t(leading) + exponent < 0;
}

/// Not simdjson's get_double(): version 3.0 reads numbers of twenty digits and more wrong, and says nothing. False when
/// the number is beyond what a double holds; one too close to zero is zero.
bool toDouble(std::string_view token, double &number)
{
    if (std::from_chars(token.data(), token.data() + token.size(), number).ec == std::errc())
        return true;
    number = 0;
    return isTiny(token);
}

struct NumberTaker
{
    std::optional<double> found;

    void nothing() { found.reset(); }
    void container(json::ondemand::json_type) {}
    void number(std::string_view token)
    {
        double value = 0;
        if (toDouble(token, value))
            found = value;
    }
    void text(std::string_view content) { found = numberFromText(content); }
    void truth(bool value) { found = value ? 1.0 : 0.0; }
    void null() {}
};

} // namespace

struct NumberExtractor::State
{
    json::Reader reader;

    std::optional<double> fromJsonString(std::string_view text)
    {
        json::ondemand::document document;
        std::string_view content;
        if (!reader.iterate(text, document) || document.get_string().get(content) || !json::isAtEnd(document))
            return std::nullopt;
        return numberFromText(content);
    }

    std::optional<double> fromDocument(std::string_view text, const ValuePath &path)
    {
        NumberTaker taker;
        return reader.walk(text, path, taker) ? taker.found : std::nullopt;
    }
};

NumberExtractor::NumberExtractor()
    : m(std::make_unique<State>())
{}
NumberExtractor::~NumberExtractor() = default;

std::optional<double> NumberExtractor::extract(std::span<const std::uint8_t> payload, const ValuePath &path)
{
    const std::string_view text =
        json::withoutLead({reinterpret_cast<const char *>(payload.data()), payload.size()});
    if (text.empty())
        return std::nullopt;

    std::optional<double> number;
    if (!path.isWhole()) {
        number = m->fromDocument(text, path);
    } else if (text.front() == '"') {
        number = m->fromJsonString(text);
    } else {
        return numberFromText(text);
    }
    m->reader.giveBack();
    return number;
}

} // namespace explorer
