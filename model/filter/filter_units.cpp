// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/filter_units.h"

#include <QByteArray>

#include <charconv>
#include <cmath>
#include <span>

namespace explorer {

namespace {

struct Unit
{
    const char *name; ///< lower case
    double factor;
};

constexpr Unit kSizes[] = {
    {"", 1},          {"b", 1},           {"k", 1e3},       {"kb", 1e3},         {"m", 1e6},         {"mb", 1e6},
    {"g", 1e9},       {"gb", 1e9},        {"ki", 1'024},    {"kib", 1'024},      {"mi", 1'048'576},  {"mib", 1'048'576},
    {"gi", 1'073'741'824}, {"gib", 1'073'741'824},
};
constexpr Unit kDurations[] = {
    {"", 1}, {"ms", 1e-3}, {"s", 1}, {"m", 60}, {"min", 60}, {"h", 3'600}, {"d", 86'400},
};
constexpr Unit kRates[] = {
    {"", 1}, {"/s", 1}, {"/m", 1.0 / 60}, {"/min", 1.0 / 60}, {"/h", 1.0 / 3'600},
};

/// The number at the beginning; `rest` is what follows it.
std::optional<double> leadingNumber(QStringView text, QByteArray &rest)
{
    const QByteArray bytes = text.toUtf8();
    double number = 0;
    const char *end = bytes.constData() + bytes.size();
    const auto [behind, error] = std::from_chars(bytes.constData(), end, number);
    // from_chars takes "inf" and "nan" too.
    if (error != std::errc() || !std::isfinite(number))
        return std::nullopt;
    rest = QByteArray(behind, end - behind);
    return number;
}

std::optional<double> withUnit(QStringView text, std::span<const Unit> units)
{
    QByteArray rest;
    const auto number = leadingNumber(text, rest);
    if (!number)
        return std::nullopt;
    rest = rest.toLower();
    for (const Unit &unit : units) {
        if (rest == unit.name)
            return *number * unit.factor;
    }
    return std::nullopt;
}

} // namespace

std::optional<double> numberFrom(QStringView text)
{
    QByteArray rest;
    const auto number = leadingNumber(text, rest);
    return rest.isEmpty() ? number : std::nullopt;
}

std::optional<double> sizeFrom(QStringView text) { return withUnit(text, kSizes); }

std::optional<double> durationFrom(QStringView text) { return withUnit(text, kDurations); }

std::optional<double> rateFrom(QStringView text) { return withUnit(text, kRates); }

} // namespace explorer
