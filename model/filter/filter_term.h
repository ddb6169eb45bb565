// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/filter/level_automaton.h"
#include "model/filter/text_pattern.h"
#include "model/series/value_path.h"

#include <cstdint>
#include <optional>
#include <variant>

namespace explorer {

enum class Comparison : std::uint8_t
{
    Less,
    LessOrEqual,
    Equal,
    NotEqual,
    GreaterOrEqual,
    Greater
};

constexpr bool holds(double left, Comparison comparison, double right)
{
    switch (comparison) {
    case Comparison::Less:
        return left < right;
    case Comparison::LessOrEqual:
        return left <= right;
    case Comparison::Equal:
        return left == right;
    case Comparison::NotEqual:
        return left != right;
    case Comparison::GreaterOrEqual:
        return left >= right;
    case Comparison::Greater:
        return left > right;
    }
    return false;
}

// ── about the name, which never changes ─────────────────────────────────────────────────────────────

/// A text in the name, or an MQTT topic filter.
struct NameTerm
{
    LevelAutomaton automaton;
};
/// The whole name matches an expression or equals a text; `differs`: it does not.
struct NamePatternTerm
{
    TextPattern pattern;
    bool differs = false;
};

// ── about the newest message ────────────────────────────────────────────────────────────────────────

/// The payload contains a text, matches an expression or equals a text but for white space around it;
/// `differs`: it does not.
struct PayloadTerm
{
    TextPattern pattern;
    bool differs = false;
};
/// There is a value at the path.
struct ValueExistsTerm
{
    ValuePath path;
};
/// The value at the path as text: a string without its quotes, a number as it is spelt, true, false, null.
/// False without a value, or when it is an object or an array.
struct ValueTextTerm
{
    ValuePath path;
    TextPattern pattern;
    bool differs = false;
};
/// The number at the path as NumberExtractor finds it (the whole payload for the empty path).
struct ValueNumberTerm
{
    ValuePath path;
    Comparison comparison = Comparison::Equal;
    double number = 0;
};
/// Whether the broker holds a retained message of the topic: yes, no, or nobody knows (isRetained()); `differs`: it is
/// not so.
struct RetainedTerm
{
    std::optional<bool> wanted = true;
    bool differs = false;
};
struct MeasureTerm
{
    enum class What : std::uint8_t
    {
        Qos,
        Size, ///< payload bytes
        Rate, ///< messages per second
        Age   ///< seconds
    };
    What what = What::Qos;
    Comparison comparison = Comparison::Equal;
    double value = 0;
};

/// One condition on a topic.
using FilterTerm = std::variant<NameTerm, NamePatternTerm, PayloadTerm, ValueExistsTerm, ValueTextTerm,
                                ValueNumberTerm, RetainedTerm, MeasureTerm>;

inline bool asksName(const FilterTerm &term)
{
    return std::holds_alternative<NameTerm>(term) || std::holds_alternative<NamePatternTerm>(term);
}

/// It becomes true or false by waiting: retained messages expire, and what is known of them ends with a connection.
inline bool asksTime(const FilterTerm &term)
{
    if (std::holds_alternative<RetainedTerm>(term))
        return true;
    const auto *measure = std::get_if<MeasureTerm>(&term);
    return measure && (measure->what == MeasureTerm::What::Rate || measure->what == MeasureTerm::What::Age);
}

} // namespace explorer
