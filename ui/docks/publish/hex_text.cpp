// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/publish/hex_text.h"

namespace ui {

namespace {

int digitValue(QChar character)
{
    const char16_t c = character.unicode();
    if (c >= u'0' && c <= u'9')
        return c - u'0';
    if (c >= u'a' && c <= u'f')
        return c - u'a' + 10;
    if (c >= u'A' && c <= u'F')
        return c - u'A' + 10;
    return -1;
}

bool isSeparator(QChar character)
{
    return character.isSpace() || character == u',' || character == u':' || character == u'-' ||
           character == u';';
}

} // namespace

tl::expected<QByteArray, HexFault> bytesFromHex(QStringView text)
{
    QByteArray bytes;
    bytes.reserve(text.size() / 2);
    HexFault place;
    for (qsizetype i = 0; i < text.size();) {
        const QChar character = text[i];
        if (character == u'\n') {
            ++place.line;
            place.column = 1;
            ++i;
            continue;
        }
        if (isSeparator(character)) {
            ++place.column;
            ++i;
            continue;
        }
        if (character == u'0' && i + 1 < text.size() && (text[i + 1] == u'x' || text[i + 1] == u'X')) {
            place.column += 2;
            i += 2;
            if (i == text.size()) {
                place.kind = HexFault::Kind::HalfByte;
                place.character = text[i - 1];
                return tl::unexpected(place);
            }
        }
        place.character = text[i];
        const int high = digitValue(text[i]);
        if (high < 0)
            return tl::unexpected(place);
        if (i + 1 == text.size() || isSeparator(text[i + 1])) {
            place.kind = HexFault::Kind::HalfByte;
            return tl::unexpected(place);
        }
        const int low = digitValue(text[i + 1]);
        if (low < 0) {
            ++place.column;
            place.character = text[i + 1];
            return tl::unexpected(place);
        }
        bytes.append(char(high << 4 | low));
        place.column += 2;
        i += 2;
    }
    return bytes;
}

QString hexFromBytes(const QByteArray &bytes)
{
    constexpr qsizetype kPerLine = 16;
    QStringList lines;
    for (qsizetype at = 0; at < bytes.size(); at += kPerLine)
        lines.append(QString::fromLatin1(bytes.mid(at, kPerLine).toHex(' ')));
    return lines.join(QLatin1Char('\n'));
}

} // namespace ui
