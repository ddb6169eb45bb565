// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace explorer {

/// A text to be found in foreign bytes: as a part of them, as all of them, or as a regular expression.
///
/// Case      lower-case text matches any case, text with a capital letter only itself ("smart case"; in an
///           expression a letter behind a backslash does not count). Text of ASCII letters folds ASCII only.
/// Regex     Perl's syntax (QRegularExpression), found anywhere unless anchored. Bytes that are no UTF-8 read
///           as U+FFFD. A pattern that backtracks too much is given up on: the work on one text is limited to
///           a few milliseconds whatever pattern and text are, see kMatchLimit.
/// Cost      Contains: about a nanosecond a byte, less for long needles.    Thread any; immutable.
class TextPattern
{
public:
    enum class Mode : std::uint8_t
    {
        Contains,
        Equals,
        Regex
    };
    enum class Answer : std::uint8_t
    {
        No,
        Yes,
        GaveUp
    };

    /// PCRE's count of backtracking steps.
    static constexpr int kMatchLimit = 50'000;

    TextPattern() = default;
    TextPattern(Mode mode, const QString &text);

    Answer match(std::string_view bytes) const;
    bool contains(std::string_view bytes) const; ///< Mode::Contains

    Mode mode() const { return m_mode; }
    const QString &text() const { return m_text; }
    bool foldsCase() const { return m_folds; }

    /// Of an expression: empty when it can be used.
    QString regexError() const;
    qsizetype regexErrorOffset() const;

    static bool hasCapitals(const QString &text, bool isRegex);

private:
    Mode m_mode = Mode::Contains;
    bool m_folds = true;
    bool m_asciiOnly = true; ///< the needle is
    QString m_text;
    std::string m_needle; ///< folded when m_folds
    std::array<std::uint8_t, 256> m_skip{}; ///< how far to go on behind a byte at the needle's end (Horspool)
    QRegularExpression m_regex;
};

bool isAscii(std::string_view text);
constexpr char asciiFolded(char c) { return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c; }
/// Case folded as Unicode says, ASCII alone the quick way.
std::string caseFolded(std::string_view text);

} // namespace explorer
