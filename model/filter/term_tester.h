// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/filter/filter_term.h"
#include "model/filter/topic_facts.h"
#include "model/series/value_finder.h"

#include <cstdint>
#include <string_view>

namespace explorer {

/// Answers the terms of filters, but for NameTerm, which LevelAutomaton answers level by level.
///
/// Bounds    Of a payload longer than kLongestText only that much is searched for a text, and only
///           kLongestRegexText matched with an expression; in one longer than kLongestJson no value is found.
///           isCut() tells that this happened. An expression that was given up on kMostGivenUp times is not
///           tried any more: hasGivenUp() tells from the first time on. What was not looked at answers no.
/// Cost      a few milliseconds at most for one term and message.    Thread  one; keeps parsers for reuse.
class TermTester
{
public:
    static constexpr std::size_t kLongestText = 1u << 20;
    static constexpr std::size_t kLongestJson = 1u << 20;
    static constexpr std::size_t kLongestRegexText = 8u << 10;
    static constexpr std::uint64_t kMostGivenUp = 32;

    bool nameHolds(const NamePatternTerm &term, std::string_view name);
    bool holds(const FilterTerm &term, TopicFacts &facts);

    bool isCut() const { return m_cut; }
    bool hasGivenUp() const { return m_gaveUp > 0; }
    std::uint64_t givenUp() const { return m_gaveUp; } ///< how often an answer was not to be had

private:
    struct Visit;
    TextPattern::Answer match(const TextPattern &pattern, std::string_view bytes);
    bool holdsFor(const TextPattern &pattern, std::string_view bytes, bool differs);

    ValueFinder m_values;
    NumberExtractor m_numbers;
    bool m_cut = false;
    std::uint64_t m_gaveUp = 0;
};

} // namespace explorer
