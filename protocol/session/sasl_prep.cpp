// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/sasl_prep.h"

#include "protocol/core/utf8.h"

#include <QChar>
#include <QList>
#include <QString>

#include <algorithm>
#include <array>

namespace mqtt {
namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

template <std::size_t Size>
bool isIn(const std::array<Range, Size> &table, char32_t c)
{
    return std::any_of(table.begin(), table.end(),
                       [c](const Range &range) { return c >= range.first && c <= range.last; });
}

/// RFC 3454 table C.1.2. U+200B stands in B.1 as well; as a space it is seen first (RFC 4013 §2.1).
constexpr std::array<Range, 6> kOtherSpaces = {{{0x00A0, 0x00A0},
                                                {0x1680, 0x1680},
                                                {0x2000, 0x200B},
                                                {0x202F, 0x202F},
                                                {0x205F, 0x205F},
                                                {0x3000, 0x3000}}};

/// RFC 3454 table B.1.
constexpr std::array<Range, 8> kMappedToNothing = {{{0x00AD, 0x00AD},
                                                    {0x034F, 0x034F},
                                                    {0x1806, 0x1806},
                                                    {0x180B, 0x180D},
                                                    {0x200C, 0x200D},
                                                    {0x2060, 0x2060},
                                                    {0xFE00, 0xFE0F},
                                                    {0xFEFF, 0xFEFF}}};

/// RFC 3454 tables C.1.2 and C.2.1 to C.9, but for the last two code points of each plane (C.4).
constexpr std::array<Range, 22> kProhibited = {{
    {0x0000, 0x001F},   {0x007F, 0x00A0},     {0x0340, 0x0341},   {0x06DD, 0x06DD},   {0x070F, 0x070F},
    {0x1680, 0x1680},   {0x180E, 0x180E},     {0x2000, 0x200F},   {0x2028, 0x202F},   {0x205F, 0x2063},
    {0x206A, 0x206F},   {0x2FF0, 0x2FFB},     {0x3000, 0x3000},   {0xD800, 0xF8FF},   {0xFDD0, 0xFDEF},
    {0xFEFF, 0xFEFF},   {0xFFF9, 0xFFFD},     {0x1D173, 0x1D17A}, {0xE0001, 0xE0001}, {0xE0020, 0xE007F},
    {0xF0000, 0xFFFFD}, {0x100000, 0x10FFFD},
}};

bool isProhibited(char32_t c) { return isIn(kProhibited, c) || (c & 0xFFFE) == 0xFFFE; }

bool isUnassigned(char32_t c)
{
    const QChar::UnicodeVersion since = QChar::unicodeVersion(c);
    return since == QChar::Unicode_Unassigned || since > QChar::Unicode_3_2;
}

bool isRightToLeft(char32_t c)
{
    const QChar::Direction direction = QChar::direction(c);
    return direction == QChar::DirR || direction == QChar::DirAL;
}

bool isLeftToRight(char32_t c) { return QChar::direction(c) == QChar::DirL; }

QString mapped(const QString &text)
{
    QString result;
    result.reserve(text.size());
    const QList<uint> characters = text.toUcs4();
    for (const uint c : characters) {
        if (isIn(kOtherSpaces, c))
            result += QLatin1Char(' ');
        else if (!isIn(kMappedToNothing, c))
            result += QString::fromUcs4(reinterpret_cast<const char32_t *>(&c), 1);
    }
    return result;
}

} // namespace

tl::expected<QByteArray, SaslPrepError> saslPrep(std::string_view text)
{
    if (!isValidUtf8(text))
        return tl::unexpected(SaslPrepError::InvalidUtf8);
    const QString prepared = mapped(QString::fromUtf8(text.data(), qsizetype(text.size())))
                                 .normalized(QString::NormalizationForm_KC, QChar::Unicode_3_2);
    const QList<uint> characters = prepared.toUcs4();
    if (std::any_of(characters.begin(), characters.end(), isProhibited))
        return tl::unexpected(SaslPrepError::Prohibited);
    if (std::any_of(characters.begin(), characters.end(), isUnassigned))
        return tl::unexpected(SaslPrepError::Unassigned);
    // RFC 3454 §6
    if (std::any_of(characters.begin(), characters.end(), isRightToLeft)) {
        const bool mixed = std::any_of(characters.begin(), characters.end(), isLeftToRight) ||
                           !isRightToLeft(characters.front()) || !isRightToLeft(characters.back());
        if (mixed)
            return tl::unexpected(SaslPrepError::MixedDirections);
    }
    return prepared.toUtf8();
}

} // namespace mqtt
