// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace explorer {

/// How line breaks and tabs are shown.
enum class BreakMarks
{
    Codes,  ///< ⟦U+000A⟧: every character visible
    OneLine ///< a line break becomes ⏎ (CR LF one), a tab a space
};

/// Foreign bytes made fit to be shown as plain text, so that nothing in them is invisible or changes its
/// surroundings.
///
/// Control, bidirectional, zero-width, tag and other invisible characters become ⟦U+202E⟧, bytes that are no
/// UTF-8 ⟦FF⟧, and a real ⟦ becomes ⟦U+27E6⟧, so that the marks cannot be forged. After `longest` characters
/// of the source the rest is cut and … stands for it. Never to be compared, stored or sent: those want the
/// bytes.
///
/// Cost      linear in what is shown.        Thread    any.
QString visibleText(std::string_view bytes, qsizetype longest = 512, BreakMarks breaks = BreakMarks::Codes);
QString visibleText(QStringView text, qsizetype longest = 512);

struct Utf8Character
{
    char32_t character = 0;
    int bytes = 0; ///< 0: not well-formed UTF-8 (Unicode Table 3-7)
};

/// The first character of non-empty `bytes`.
Utf8Character firstUtf8Character(std::string_view bytes);

} // namespace explorer
