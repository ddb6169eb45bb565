// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/filter/text_pattern.h"
#include "model/search/byte_needle.h"

#include <QString>

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace explorer {

/// What is looked for in payloads: a text, bytes written in hex ("de ad be ef", "DEADBEEF", "0xde,0xad"), or a regular
/// expression (Perl's; each payload's first kLongestRegexText bytes).
///
/// Case      as asked for. Text of ASCII letters folds ASCII only, other text as Unicode says, at a tenth of the speed.
/// Thread    any; immutable, copies share.
class SearchPattern
{
public:
    enum class Kind : std::uint8_t
    {
        Text,
        Hex,
        Regex
    };
    struct Fault
    {
        enum class What : std::uint8_t
        {
            Empty,
            NotHex,  ///< `offset`: the first character that does not fit, or the odd digit
            BadRegex ///< `detail`: what the engine says
        };
        What what = What::Empty;
        qsizetype offset = 0;
        QString detail = {};
    };
    static constexpr std::size_t kLongestRegexText = 64u << 10;
    static constexpr qsizetype kLongestText = 2'000;

    static tl::expected<SearchPattern, Fault> make(Kind kind, const QString &text, bool matchesCase);

    Kind kind() const { return m_kind; }
    /// The bytes to be found wherever they stand; nullptr where each payload must be asked by itself.
    const ByteNeedle *needle() const { return m_needle ? &*m_needle : nullptr; }
    /// Of one payload, when there is no needle.
    TextPattern::Answer match(std::string_view payload) const;

private:
    Kind m_kind = Kind::Text;
    std::optional<ByteNeedle> m_needle;
    TextPattern m_pattern;
    bool m_skipsAscii = false; ///< a text that pure ASCII cannot have in it
};

} // namespace explorer
