// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace explorer {

/// Why a filter's text says nothing yet: where, and what belongs there. ui/text puts it into words.
struct FilterFault
{
    enum class Kind : std::uint8_t
    {
        TooLong,           ///< over FilterExpression::kLongestText characters
        TooManyTerms,      ///< over FilterExpression::kMostTerms
        TooDeep,           ///< over kDeepest parentheses and negations within each other
        TermMissing,       ///< behind `subject`: "or", "and", "not", "-", "("
        TermMissingBefore, ///< before `subject`: "or", "and"
        StillOpen,         ///< the parenthesis here is never closed
        NothingToClose,    ///< ")" without "("
        QuoteOpen,         ///< the quote here has no second one
        UnknownField,      ///< `subject` is no field
        OperatorUnfit,     ///< the field `subject` takes no `detail`
        ValueMissing,      ///< behind the field and operator `subject`
        NotANumber,
        NotASize,
        NotADuration,
        NotARate,
        NotAQos,
        NotYesOrNo,        ///< nor unknown
        BadPath,           ///< `detail`: what belongs there (English)
        BadRegex,          ///< `detail`: what the engine says
    };

    Kind kind = Kind::TermMissing;
    qsizetype offset = 0; ///< in characters of the text
    qsizetype length = 0; ///< of what is wrong; 0 where something is missing
    QString subject = {};
    QString detail = {};
    /// Everything so far could still become a filter: the text ends too early.
    bool unfinished = false;
};

} // namespace explorer
