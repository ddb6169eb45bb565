// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/filter/text_pattern.h"

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace explorer {

/// A text in a topic's name, or an MQTT topic filter, run over a tree level by level: the state behind a node
/// follows from its parent's and its own level name, so that a million names that share their levels are
/// never spelt out.
///
/// Text      is found within a level or, with '/' in it, across levels; smart case as in TextPattern.
/// Wildcards as MQTT has them: a leading '$' is not matched by a wildcard, "a/#" matches "a" too,
///           "$share/group/" is ignored. They match topics, not the levels on the way.
/// Cost      linear in the level's bytes.      Thread  any; immutable.      Spec  MQTT 5.0 §4.7
class LevelAutomaton
{
public:
    using State = std::uint16_t;
    static constexpr State kStart = 0;

    /// `text` with '+' or '#' as whole levels, where MQTT allows them.
    static bool isWildcard(const QString &text);

    LevelAutomaton() = default;
    static LevelAutomaton forText(const QString &text);
    static LevelAutomaton forWildcard(const QString &filter);

    bool hasWildcards() const { return m_wildcards; }
    /// No '/' in it: whether a name matches depends on its levels one by one, see isIn().
    bool isWithinLevels() const { return !m_wildcards && !m_acrossLevels; }
    const TextPattern &pattern() const { return m_pattern; } ///< of a text

    /// isWithinLevels(): is the text in this level name?
    bool isIn(std::string_view level) const { return m_pattern.contains(level); }
    /// Otherwise: the state behind one more level, or several with '/' between them. `first`: it begins the name.
    State advance(State parent, bool first, std::string_view level) const;
    /// Of any automaton; behind isIn() a state is 0 or 1.
    bool matches(State state) const;

private:
    State advanceWildcards(State parent, bool first, std::string_view rest) const;
    State advanceOneLevel(State at, bool first, std::string_view level) const;
    State step(State at, char c) const;

    bool m_wildcards = false;
    bool m_acrossLevels = false;
    bool m_endsInHash = false;
    TextPattern m_pattern;
    bool m_foldsBeyondAscii = false;
    std::string m_needle;              ///< as the pattern folds it
    std::vector<State> m_fallBack;     ///< Knuth, Morris, Pratt
    std::vector<std::string> m_levels; ///< of an MQTT filter, without a last '#'
};

} // namespace explorer
