// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/filter/filter_fault.h"
#include "model/filter/filter_term.h"

#include <QString>

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace explorer {

/// Where words, quoted texts and expressions without a field are looked for: in a tree of topics in their names, in
/// the history of a topic in the payloads.
enum class BareWords : std::uint8_t
{
    InName,
    InPayload
};

/// What the user wants to see of the topics, parsed: terms, and in which order they decide.
///
///     filter = and { "or" and }                        two terms beside each other: both
///     and    = not { ["and"] not }
///     not    = { "not" | "-" } primary
///     primary= "(" filter ")" | term
///     term   = word                                    in the topic's name; a/+/c and a/# are MQTT filters
///            | "text"                                  the same with spaces and marks in it; \" and \\ in it
///            | /regex/                                 no white space in it (\s); a name that matches it
///            | topic:  word | "text" | /regex/          topic= is the whole name, topic!= is not
///            | payload: … | payload= … | payload> …    of the newest message: contains, is, its number is
///            | json.path | json.path: … | json.path= … there is such a value; contains; is; "!=" is not
///            | json.path> …                            its number is (also >= < <= = !=)
///            | qos:0 | retained:yes | retained:unknown | size>10KB | rate>3/s | age<5min        (: is =)
///
/// Words     a word with no capital letter matches any case (TextPattern). "and", "or", "not" may be all
///           capitals. Letters and then one of : = != < > begin a field; in quotes they are text. White space
///           may stand around these marks, but not before ":".
/// Message   payload, json, qos and size ask the newest message of the topic, age how long ago it came; rate is the figure of
///           the tree's Rate column, for the topic and all below it. A message that is no longer in memory answers no.
/// Retained  yes: the broker holds a retained message of the topic, this one or an older one; no: it holds none; unknown:
///           nothing has told (RetainedState). "!=" takes the other two.
/// Units     size B KB MB GB (thousands), KiB MiB GiB; age ms s min h d, seconds without one; rate /s /min /h.
/// Bounds    kLongestText characters, kMostTerms terms, kDeepest parentheses and negations in each other.
/// Thread    any; immutable, copies share.
class FilterExpression
{
public:
    static constexpr qsizetype kLongestText = 2'000;
    static constexpr std::size_t kMostTerms = 32;
    static constexpr int kDeepest = 24;

    /// White space alone is the empty expression.
    static tl::expected<FilterExpression, FilterFault> parse(const QString &text, BareWords words = BareWords::InName);

    FilterExpression() = default; ///< empty: everything

    bool isEmpty() const { return !m; }
    const QString &text() const; ///< as it was typed
    std::span<const FilterTerm> terms() const;

    bool asksMessages() const; ///< some term does: what it says changes as messages come
    bool asksTime() const;     ///< … or without any
    /// Texts in names, joined by and and or: what holds for a name holds for every longer one.
    bool growsDownwards() const;

    /// The texts that a name is shown for: to be marked in it.
    struct Mark
    {
        QString text;
        bool foldsCase = true;
    };
    std::vector<Mark> marks() const;

    /// Asks test(index of a term) in the order of their cost, until the answer is known.
    template <class Test>
    bool holds(Test test) const
    {
        if (!m)
            return true;
        std::uint16_t at = m->entry;
        while (at < kReject) {
            const Step &step = m->steps[at];
            at = test(std::size_t(step.term)) ? step.onTrue : step.onFalse;
        }
        return at == kAccept;
    }

private:
    friend class FilterCompiler;

    static constexpr std::uint16_t kAccept = 0xFFFF;
    static constexpr std::uint16_t kReject = 0xFFFE;
    struct Step
    {
        std::uint16_t term = 0;
        std::uint16_t onTrue = kAccept; ///< the next step, kAccept or kReject
        std::uint16_t onFalse = kReject;
    };
    struct Data
    {
        QString text;
        std::vector<FilterTerm> terms;
        std::vector<Step> steps;
        std::uint16_t entry = kAccept;
        bool asksMessages = false;
        bool asksTime = false;
        bool growsDownwards = false;
        std::vector<Mark> marks;
    };
    std::shared_ptr<const Data> m;
};

} // namespace explorer
