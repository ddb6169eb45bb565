// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/level_automaton.h"

#include "protocol/wire/topic.h"

#include <algorithm>

namespace explorer {

namespace {

// States of a wildcard filter: the number of its levels that matched so far, or
constexpr LevelAutomaton::State kDead = 0xFFFF; // it never will
constexpr LevelAutomaton::State kBehindHash = 0xFFFE;
constexpr std::size_t kMostStates = 0xFFF0;

std::vector<std::string> splitLevels(std::string_view text)
{
    std::vector<std::string> levels;
    for (;;) {
        const std::size_t slash = text.find('/');
        levels.emplace_back(text.substr(0, slash));
        if (slash == std::string_view::npos)
            return levels;
        text.remove_prefix(slash + 1);
    }
}

} // namespace

bool LevelAutomaton::isWildcard(const QString &text)
{
    const std::string bytes = text.toStdString();
    return bytes.find_first_of("+#") != std::string::npos &&
           mqtt::checkTopicFilter(bytes) == mqtt::TopicFault::None;
}

LevelAutomaton LevelAutomaton::forWildcard(const QString &filter)
{
    const std::string bytes = filter.toStdString();
    Q_ASSERT(bytes.size() < kMostStates);
    LevelAutomaton automaton;
    automaton.m_wildcards = true;
    automaton.m_levels = splitLevels(mqtt::withoutShare(bytes));
    automaton.m_endsInHash = automaton.m_levels.back() == "#";
    if (automaton.m_endsInHash)
        automaton.m_levels.pop_back();
    return automaton;
}

LevelAutomaton LevelAutomaton::forText(const QString &text)
{
    LevelAutomaton automaton;
    automaton.m_pattern = TextPattern(TextPattern::Mode::Contains, text);
    automaton.m_acrossLevels = text.contains(u'/');
    const std::string bytes = text.toStdString();
    std::string &needle = automaton.m_needle;
    needle = automaton.m_pattern.foldsCase() ? caseFolded(bytes) : bytes;
    Q_ASSERT(needle.size() < kMostStates);
    automaton.m_foldsBeyondAscii = automaton.m_pattern.foldsCase() && !isAscii(bytes);

    std::vector<State> &fallBack = automaton.m_fallBack;
    fallBack.assign(needle.size() + 1, 0);
    for (std::size_t i = 1; i < needle.size(); ++i) {
        State at = fallBack[i];
        while (at > 0 && needle[at] != needle[i])
            at = fallBack[at];
        fallBack[i + 1] = needle[at] == needle[i] ? State(at + 1) : State(0);
    }
    return automaton;
}

LevelAutomaton::State LevelAutomaton::step(State at, char c) const
{
    while (at > 0 && m_needle[at] != c)
        at = m_fallBack[at];
    return m_needle[at] == c ? State(at + 1) : State(0);
}

LevelAutomaton::State LevelAutomaton::advance(State parent, bool first, std::string_view level) const
{
    if (m_wildcards)
        return advanceWildcards(parent, first, level);
    const std::size_t found = m_needle.size();
    if (parent == found && !first)
        return parent; // found, and found it stays
    State at = first ? kStart : step(parent, '/');
    const auto feed = [&](std::string_view bytes, auto folded) {
        for (std::size_t i = 0; i < bytes.size() && at != found; ++i)
            at = step(at, folded(bytes[i]));
    };
    const auto asItIs = [](char c) { return c; };
    if (m_foldsBeyondAscii && at != found)
        feed(caseFolded(level), asItIs);
    else if (m_pattern.foldsCase())
        feed(level, asciiFolded);
    else
        feed(level, asItIs);
    return at;
}

/// The tree's deepest level is the rest of a name, with slashes in it: several levels.
LevelAutomaton::State LevelAutomaton::advanceWildcards(State parent, bool first, std::string_view rest) const
{
    State at = first ? kStart : parent;
    for (;;) {
        const std::size_t slash = rest.find('/');
        at = advanceOneLevel(at, first, rest.substr(0, slash));
        if (slash == std::string_view::npos || at == kDead || at == kBehindHash)
            return at;
        rest.remove_prefix(slash + 1);
        first = false;
    }
}

LevelAutomaton::State LevelAutomaton::advanceOneLevel(State at, bool first, std::string_view level) const
{
    if (at == kDead || at == kBehindHash)
        return at;
    const bool onWildcard = at < m_levels.size() ? m_levels[at] == "+" : m_endsInHash;
    if (first && onWildcard && !level.empty() && level[0] == '$')
        return kDead; // [MQTT-4.7.2-1]
    if (at == m_levels.size())
        return m_endsInHash ? kBehindHash : kDead;
    return onWildcard || m_levels[at] == level ? State(at + 1) : kDead;
}

bool LevelAutomaton::matches(State state) const
{
    if (m_wildcards)
        return state == kBehindHash || state == m_levels.size(); // "a/#" matches "a" too
    return m_acrossLevels ? state == m_needle.size() : state != 0;
}

} // namespace explorer
