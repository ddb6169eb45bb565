// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/filter/filter_expression.h"
#include "model/filter/term_tester.h"

#include <functional>
#include <string>

namespace explorer {

/// A filter asked of single messages: payload, json, qos, retained and size are the message's, age is how long ago it
/// came, topic its topic's name. A rate is no message's: see asksRate().
///
/// Cost      TermTester's.            Thread    one; keeps parsers and the last topic for reuse.
class MessageFilter
{
public:
    using NameOf = std::function<std::string(TopicId)>;

    MessageFilter(FilterExpression expression, NameOf nameOf);

    bool holds(const MessageView &message);
    bool isCut() const { return m_tester.isCut(); }
    bool hasGivenUp() const { return m_tester.hasGivenUp(); }

    static bool asksRate(const FilterExpression &expression);

private:
    const std::string &nameOf(TopicId topic);

    FilterExpression m_expression;
    NameOf m_nameOf;
    TermTester m_tester;
    TopicId m_topic = kNoTopic;
    std::string m_name;
};

} // namespace explorer
