// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/pairing/pairing_rule.h"

#include <algorithm>

namespace explorer {

namespace {

constexpr std::string_view kArrow = "->";

/// Deeper topics are nobody's request.
constexpr std::size_t kDeepest = 128;

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// Without spaces at both ends; `offset` moves with the beginning.
std::string_view trimmed(std::string_view text, std::size_t &offset)
{
    while (!text.empty() && isSpace(text.front())) {
        text.remove_prefix(1);
        ++offset;
    }
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

bool split(std::string_view topic, std::vector<std::string_view> &levels)
{
    levels.clear();
    for (;;) {
        const std::size_t slash = topic.find('/');
        levels.push_back(topic.substr(0, slash));
        if (slash == std::string_view::npos)
            return true;
        if (levels.size() == kDeepest)
            return false;
        topic.remove_prefix(slash + 1);
    }
}

} // namespace

tl::expected<PairingRule::Pattern, PairingRule::Fault> PairingRule::parsePattern(std::string_view text, std::size_t offset)
{
    text = trimmed(text, offset);
    const auto fault = [&](Fault::Kind kind) { return tl::unexpected(Fault{.kind = kind, .offset = offset}); };
    if (text.empty())
        return fault(Fault::Kind::Empty);
    std::vector<std::string_view> levels;
    if (!split(text, levels) || levels.size() > kMostLevels)
        return fault(Fault::Kind::TooLong);
    Pattern pattern;
    for (const std::string_view level : levels) {
        const char mark = level.empty() ? '\0' : level.front();
        const auto kind = mark == '+'   ? Level::Kind::One
                          : mark == '=' ? Level::Kind::Number
                          : mark == '#' ? Level::Kind::Many
                                        : Level::Kind::Literal;
        if (kind != Level::Kind::Literal && level.size() == 1)
            return fault(Fault::Kind::NoName);
        pattern.push_back({.kind = kind, .text = std::string(kind == Level::Kind::Literal ? level : level.substr(1))});
        offset += level.size() + 1;
    }
    return pattern;
}

tl::expected<PairingRule, PairingRule::Fault> PairingRule::parse(std::string_view text)
{
    const auto fault = [](Fault::Kind kind, std::size_t offset) {
        return tl::unexpected(Fault{.kind = kind, .offset = offset});
    };
    PairingRule rule;
    std::size_t start = 0;
    rule.m_text = trimmed(text, start);

    const std::size_t arrow = text.find(kArrow);
    if (arrow == std::string_view::npos)
        return fault(Fault::Kind::NoArrow, text.size());
    std::string_view answers = text.substr(arrow + kArrow.size());
    std::size_t offset = arrow + kArrow.size();
    if (const std::size_t open = answers.find('['); open != std::string_view::npos) {
        const std::size_t close = answers.find(']', open);
        if (close == std::string_view::npos || close == open + 1)
            return fault(Fault::Kind::FieldOpen, offset + open);
        rule.m_field = answers.substr(open + 1, close - open - 1);
        answers = answers.substr(0, open);
    }

    auto request = parsePattern(text.substr(0, arrow), 0);
    if (!request)
        return tl::unexpected(request.error());
    rule.m_request = std::move(*request);
    const auto sameName = [](const Level &a, const Level &b) {
        return a.kind != Level::Kind::Literal && b.kind != Level::Kind::Literal && a.text == b.text;
    };
    for (std::size_t i = 0; i < rule.m_request.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (sameName(rule.m_request[i], rule.m_request[j]))
                return fault(Fault::Kind::NameRepeated, 0);
        }
    }

    for (std::size_t begin = 0; begin <= answers.size();) {
        const std::size_t end = std::min(answers.find(',', begin), answers.size());
        auto answer = parsePattern(answers.substr(begin, end - begin), offset + begin);
        if (!answer)
            return tl::unexpected(answer.error());
        for (Level &level : *answer) {
            if (level.kind == Level::Kind::Literal)
                continue;
            const auto source = std::ranges::find_if(rule.m_request, [&](const Level &of) { return sameName(of, level); });
            if (source == rule.m_request.end())
                return fault(Fault::Kind::NameUnknown, offset + begin);
            level.source = std::size_t(source - rule.m_request.begin());
        }
        const auto sameLevel = [](const Level &a, const Level &b) { return a.kind == b.kind && a.text == b.text; };
        if (std::ranges::equal(rule.m_request, *answer, sameLevel))
            return fault(Fault::Kind::SameTopic, offset + begin);
        rule.m_answers.push_back(std::move(*answer));
        if (rule.m_answers.size() > kMostAnswers)
            return fault(Fault::Kind::TooLong, offset + begin);
        begin = end + 1;
    }
    return rule;
}

bool PairingRule::find(const Levels &levels, Places &places) const
{
    // A literal at either end says no at once, as almost always.
    if (m_request.back().kind == Level::Kind::Literal && m_request.back().text != levels.back())
        return false;
    if (m_request.front().kind == Level::Kind::Literal && m_request.front().text != levels.front())
        return false;
    constexpr std::size_t kNone = ~std::size_t(0);
    std::size_t at = 0;
    std::size_t in = 0;
    std::size_t many = kNone; // the last "#name", which takes one level more whenever the rest does not fit
    std::size_t manyEnd = 0;
    while (at < levels.size()) {
        if (in < m_request.size() && m_request[in].kind == Level::Kind::Many) {
            many = in;
            manyEnd = at;
            places[in++] = at;
        } else if (in < m_request.size() &&
                   (m_request[in].kind != Level::Kind::Literal || m_request[in].text == levels[at])) {
            places[in++] = at++;
        } else if (many != kNone) {
            in = many + 1;
            at = ++manyEnd;
        } else {
            return false;
        }
    }
    for (; in < m_request.size() && m_request[in].kind == Level::Kind::Many; ++in)
        places[in] = levels.size();
    places[m_request.size()] = levels.size();
    return in == m_request.size();
}

bool PairingRule::matches(std::string_view topic) const
{
    thread_local Levels levels;
    Places places;
    return split(topic, levels) && find(levels, places);
}

bool PairingRule::match(std::string_view topic, Match &match) const
{
    thread_local Levels levels;
    Places places;
    if (!split(topic, levels) || !find(levels, places))
        return false;
    match.answers.clear();
    for (const Pattern &pattern : m_answers) {
        std::string answer;
        bool first = true;
        const auto add = [&](std::string_view level) {
            if (!first)
                answer += '/';
            first = false;
            answer += level;
        };
        for (const Level &level : pattern) {
            if (level.kind == Level::Kind::Literal) {
                add(level.text);
                continue;
            }
            for (std::size_t i = places[level.source]; i < places[level.source + 1]; ++i)
                add(levels[i]);
        }
        if (!answer.empty() && answer != topic)
            match.answers.push_back(std::move(answer));
    }
    match.group = topic;
    for (std::size_t i = 0; i < m_request.size(); ++i) {
        if (m_request[i].kind != Level::Kind::Number)
            continue;
        match.group.clear();
        for (std::size_t at = 0; at < levels.size(); ++at) {
            if (at > 0)
                match.group += '/';
            match.group += at == places[i] ? std::string_view("+") : levels[at];
        }
    }
    return !match.answers.empty();
}

tl::expected<std::vector<PairingRule>, PairingRule::Fault> parsePairingRules(std::string_view text)
{
    std::vector<PairingRule> rules;
    int line = 1;
    for (std::size_t begin = 0; begin < text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::size_t offset = 0;
        const std::string_view row = text.substr(begin, end - begin);
        const std::string_view said = trimmed(row, offset);
        begin = end + 1;
        if (said.empty() || said.starts_with("//"))
            continue;
        auto rule = PairingRule::parse(row);
        if (!rule) {
            rule.error().line = line;
            return tl::unexpected(rule.error());
        }
        rules.push_back(std::move(*rule));
    }
    return rules;
}

} // namespace explorer
