// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/message_filter.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace explorer {

namespace {

class FactsOfMessage final : public TopicFacts
{
public:
    explicit FactsOfMessage(const MessageView &message)
        : m_message(message)
    {}
    const MessageView &newest() override { return m_message; }
    /// Of one message among many: its own flag.
    RetainedState retained() override { return m_message.record->retain() ? RetainedState::Newest : RetainedState::None; }
    double rate() override { return 0; }
    double ageSeconds() override
    {
        using namespace std::chrono;
        const auto now = duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count();
        return double(now - m_message.record->wallNs) / 1e9;
    }

private:
    const MessageView &m_message;
};

} // namespace

MessageFilter::MessageFilter(FilterExpression expression, NameOf nameOf)
    : m_expression(std::move(expression))
    , m_nameOf(std::move(nameOf))
{}

const std::string &MessageFilter::nameOf(TopicId topic)
{
    if (topic != m_topic) {
        m_topic = topic;
        m_name = m_nameOf(topic);
    }
    return m_name;
}

bool MessageFilter::holds(const MessageView &message)
{
    FactsOfMessage facts(message);
    return m_expression.holds([&](std::size_t index) {
        const FilterTerm &term = m_expression.terms()[index];
        if (const auto *pattern = std::get_if<NamePatternTerm>(&term))
            return m_tester.nameHolds(*pattern, nameOf(message.record->topic));
        if (const auto *name = std::get_if<NameTerm>(&term)) {
            const std::string &text = nameOf(message.record->topic);
            return name->automaton.isWithinLevels()
                       ? name->automaton.isIn(text)
                       : name->automaton.matches(name->automaton.advance(LevelAutomaton::kStart, true, text));
        }
        return m_tester.holds(term, facts);
    });
}

bool MessageFilter::asksRate(const FilterExpression &expression)
{
    return std::ranges::any_of(expression.terms(), [](const FilterTerm &term) {
        const auto *measure = std::get_if<MeasureTerm>(&term);
        return measure && measure->what == MeasureTerm::What::Rate;
    });
}

} // namespace explorer
