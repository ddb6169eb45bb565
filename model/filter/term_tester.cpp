// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/term_tester.h"

#include <chrono>

namespace explorer {

namespace {

/// In shorter ones no expression is slow.
constexpr std::size_t kQuickText = 1'024;
constexpr std::chrono::milliseconds kSlowMatch{20};

std::string_view textOf(std::span<const std::uint8_t> payload)
{
    return {reinterpret_cast<const char *>(payload.data()), payload.size()};
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

} // namespace

TextPattern::Answer TermTester::match(const TextPattern &pattern, std::string_view bytes)
{
    if (pattern.mode() == TextPattern::Mode::Regex) {
        if (m_gaveUp >= kMostGivenUp) {
            ++m_gaveUp;
            return TextPattern::Answer::GaveUp;
        }
        if (bytes.size() > kLongestRegexText) {
            bytes = bytes.substr(0, kLongestRegexText);
            m_cut = true;
        }
    } else if (pattern.mode() == TextPattern::Mode::Contains && bytes.size() > kLongestText) {
        bytes = bytes.substr(0, kLongestText);
        m_cut = true;
    } else if (pattern.mode() == TextPattern::Mode::Equals && bytes.size() > kLongestRegexText) {
        return TextPattern::Answer::No; // no text that anybody typed
    }
    if (pattern.mode() != TextPattern::Mode::Regex || bytes.size() < kQuickText) {
        const TextPattern::Answer answer = pattern.match(bytes);
        m_gaveUp += answer == TextPattern::Answer::GaveUp;
        return answer;
    }
    // The engine counts its steps anew from each place in the text: a slow one is found out by the clock.
    const auto start = std::chrono::steady_clock::now();
    const TextPattern::Answer answer = pattern.match(bytes);
    m_gaveUp += answer == TextPattern::Answer::GaveUp || std::chrono::steady_clock::now() - start > kSlowMatch;
    return answer;
}

bool TermTester::holdsFor(const TextPattern &pattern, std::string_view bytes, bool differs)
{
    return match(pattern, bytes) == (differs ? TextPattern::Answer::No : TextPattern::Answer::Yes);
}

bool TermTester::nameHolds(const NamePatternTerm &term, std::string_view name)
{
    return holdsFor(term.pattern, name, term.differs);
}

struct TermTester::Visit
{
    TermTester &tester;
    TopicFacts &facts;

    bool operator()(const NameTerm &) const { return false; }        // see LevelAutomaton
    bool operator()(const NamePatternTerm &) const { return false; } // see nameHolds()

    bool operator()(const PayloadTerm &term) const
    {
        const MessageView &message = facts.newest();
        if (!message)
            return false;
        const std::string_view text = textOf(message.payload);
        tester.m_cut = tester.m_cut || message.record->isCut();
        const bool whole = term.pattern.mode() == TextPattern::Mode::Equals;
        return tester.holdsFor(term.pattern, whole ? trimmed(text) : text, term.differs);
    }

    /// Empty when a value cannot or need not be looked for in it.
    std::span<const std::uint8_t> document() const
    {
        const MessageView &message = facts.newest();
        if (!message)
            return {};
        if (message.payload.size() <= kLongestJson && !message.record->isCut())
            return message.payload;
        tester.m_cut = true;
        return {};
    }
    bool operator()(const ValueExistsTerm &term) const
    {
        return tester.m_values.find(document(), term.path).has_value();
    }
    bool operator()(const ValueTextTerm &term) const
    {
        const auto value = tester.m_values.find(document(), term.path);
        return value && !value->isContainer() && tester.holdsFor(term.pattern, value->text, term.differs);
    }
    bool operator()(const ValueNumberTerm &term) const
    {
        const auto number = tester.m_numbers.extract(document(), term.path);
        return number && explorer::holds(*number, term.comparison, term.number);
    }

    bool operator()(const RetainedTerm &term) const
    {
        const RetainedState state = facts.retained();
        return state != RetainedState::NoTopic && (isRetained(state) == term.wanted) != term.differs;
    }
    bool operator()(const MeasureTerm &term) const
    {
        using What = MeasureTerm::What;
        double value = 0;
        if (term.what == What::Rate) {
            value = facts.rate();
        } else {
            const MessageView &message = facts.newest();
            if (!message)
                return false;
            value = term.what == What::Qos    ? double(message.record->qos())
                    : term.what == What::Size ? double(message.payloadSize())
                                              : facts.ageSeconds();
        }
        return explorer::holds(value, term.comparison, term.value);
    }
};

bool TermTester::holds(const FilterTerm &term, TopicFacts &facts) { return std::visit(Visit{*this, facts}, term); }

} // namespace explorer
