// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/visible_text.h"

#include <QChar>

#include <array>
#include <cstdint>

namespace explorer {

namespace {

struct CharRange
{
    char32_t first;
    char32_t last;
};

// What leaves no ink or moves other text, beside what Unicode calls control, format, surrogate and separator.
constexpr std::array kInvisible{
    CharRange{0x034F, 0x034F},   // combining grapheme joiner
    CharRange{0x115F, 0x1160},   // Hangul fillers
    CharRange{0x17B4, 0x17B5},   // Khmer inherent vowels
    CharRange{0x180B, 0x180F},   // Mongolian selectors
    CharRange{0x2800, 0x2800},   // blank Braille pattern
    CharRange{0x3164, 0x3164},   // Hangul filler
    CharRange{0xFE00, 0xFE0E},   // variation selectors; FE0F makes an emoji
    CharRange{0xFFA0, 0xFFA0},   // halfwidth Hangul filler
    CharRange{0x27E6, 0x27E6},   // our own mark
    CharRange{0xE0000, 0xE0FFF}, // tags, more variation selectors
};

bool needsMark(char32_t c)
{
    if (c >= 0x20 && c < 0x7F)
        return false;
    for (const CharRange &range : kInvisible) {
        if (c >= range.first && c <= range.last)
            return true;
    }
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    case QChar::Separator_Space:
        return c != 0x20 && c != 0x3000;
    default: // everything else has a glyph
        return false;
    }
}

void append(QString &out, char32_t c, BreakMarks breaks = BreakMarks::Codes)
{
    if (breaks == BreakMarks::OneLine && (c == U'\n' || c == U'\t')) {
        out += c == U'\n' ? QChar(0x23CE) : QChar(u' ');
        return;
    }
    if (needsMark(c)) {
        out += QStringLiteral("⟦U+%1⟧").arg(quint32(c), 4, 16, QLatin1Char('0')).toUpper();
        return;
    }
    out += QChar::fromUcs4(c);
}

} // namespace

Utf8Character firstUtf8Character(std::string_view bytes)
{
    const auto at = [bytes](std::size_t i) { return std::uint8_t(bytes[i]); };
    const std::uint8_t lead = at(0);
    if (lead < 0x80)
        return {lead, 1};
    const int length = lead >= 0xC2 && lead <= 0xDF   ? 2
                       : lead >= 0xE0 && lead <= 0xEF ? 3
                       : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                      : 0;
    if (length == 0 || bytes.size() < std::size_t(length))
        return {};
    char32_t c = char32_t(lead & (0xFF >> (length + 1)));
    for (int i = 1; i < length; ++i) {
        if ((at(std::size_t(i)) & 0xC0) != 0x80)
            return {};
        c = c << 6 | (at(std::size_t(i)) & 0x3F);
    }
    const bool overlong = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
    if (overlong || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return {};
    return {c, length};
}

QString visibleText(std::string_view bytes, qsizetype longest, BreakMarks breaks)
{
    QString out;
    qsizetype shown = 0;
    while (!bytes.empty()) {
        if (shown++ == longest) {
            out += QChar(u'…');
            break;
        }
        const Utf8Character first = firstUtf8Character(bytes);
        if (first.bytes == 0) {
            out +=
                QStringLiteral("⟦%1⟧").arg(uint(std::uint8_t(bytes[0])), 2, 16, QLatin1Char('0')).toUpper();
            bytes.remove_prefix(1);
            continue;
        }
        // A line may end in CR LF: one mark is enough.
        const bool isHalfOfCrLf = first.character == U'\r' && bytes.size() > 1 && bytes[1] == '\n';
        if (breaks == BreakMarks::Codes || !isHalfOfCrLf)
            append(out, first.character, breaks);
        bytes.remove_prefix(std::size_t(first.bytes));
    }
    return out;
}

QString visibleText(QStringView text, qsizetype longest)
{
    QString out;
    qsizetype shown = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (shown++ == longest) {
            out += QChar(u'…');
            break;
        }
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        append(out, c);
    }
    return out;
}

} // namespace explorer
