// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/topics/value_preview.h"

#include <QChar>
#include <QCoreApplication>

#include <algorithm>
#include <string>

namespace explorer {

namespace {

constexpr std::size_t kLookedAt = 2'048; ///< bytes of a payload
constexpr std::size_t kHexBytes = 32;

struct Decoded
{
    char32_t character = 0;
    std::size_t bytes = 0; ///< 0: not UTF-8
};

/// Unicode Table 3-7: shortest form only, no surrogates.
Decoded decodeFirst(std::string_view text)
{
    const auto lead = std::uint8_t(text[0]);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                               : lead >= 0xE0 && lead <= 0xEF ? 3
                               : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                              : 0;
    if (length == 0 || text.size() < length)
        return {};
    char32_t c = lead & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const auto byte = std::uint8_t(text[i]);
        if ((byte & 0xC0) != 0x80)
            return {};
        c = c << 6 | (byte & 0x3Fu);
    }
    if ((length == 3 && c < 0x800) || (length == 4 && c < 0x10000) || c > 0x10FFFF ||
        (c >= 0xD800 && c <= 0xDFFF))
        return {};
    return {c, length};
}

bool leavesNoInk(char32_t c)
{
    if (c >= 0x20 && c < 0x7F)
        return false;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default: // everything else has a glyph, or is a space
        return false;
    }
}

void append(QString &out, char32_t c)
{
    if (c == U'\n')
        out += QChar(0x23CE);
    else if (c == U'\t')
        out += QChar(u' ');
    else if (leavesNoInk(c) || c == 0x27E6) // our own mark must not be forged
        out += QStringLiteral("⟦U+%1⟧").arg(quint32(c), 4, 16, QLatin1Char('0')).toUpper();
    else
        out += QChar::fromUcs4(c);
}

/// Drops the white space between the tokens. Not a parser: what is inside strings stays, nothing is checked.
std::string withoutJsonSpace(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (!inString && (c == ' ' || c == '\n' || c == '\r' || c == '\t'))
            continue;
        out.push_back(c);
        if (inString && c == '\\' && i + 1 < text.size())
            out.push_back(text[++i]);
        else if (c == '"')
            inString = !inString;
    }
    return out;
}

bool looksLikeJson(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

/// Text has no byte that is not UTF-8 and no control character but white space and escape.
bool looksLikeText(std::string_view text, bool cut)
{
    while (!text.empty()) {
        const Decoded decoded = decodeFirst(text);
        if (decoded.bytes == 0)
            return cut && text.size() < 4; // the cut may stand inside a character
        const char32_t c = decoded.character;
        if (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != 0x1B)
            return false;
        text.remove_prefix(decoded.bytes);
    }
    return true;
}

QString hexPreview(std::span<const std::uint8_t> payload)
{
    static constexpr char kDigits[] = "0123456789ABCDEF";
    QString hex;
    for (const std::uint8_t byte : payload.first(std::min(payload.size(), kHexBytes))) {
        if (!hex.isEmpty())
            hex += QChar(u' ');
        hex += QLatin1Char(kDigits[byte >> 4]);
        hex += QLatin1Char(kDigits[byte & 15]);
    }
    if (payload.size() > kHexBytes)
        hex += QStringLiteral(" …");
    return QCoreApplication::translate("explorer::ValuePreview", "⟨%n byte(s)⟩ %1", nullptr,
                                       int(payload.size()))
        .arg(hex);
}

} // namespace

QString shownText(std::string_view bytes, int longest)
{
    QString out;
    for (int shown = 0; !bytes.empty(); ++shown) {
        if (shown == longest) {
            out += QChar(0x2026);
            break;
        }
        const Decoded decoded = decodeFirst(bytes);
        if (decoded.bytes == 0) {
            out +=
                QStringLiteral("⟦%1⟧").arg(uint(std::uint8_t(bytes[0])), 2, 16, QLatin1Char('0')).toUpper();
            bytes.remove_prefix(1);
            continue;
        }
        // A line may end in CR LF: one mark is enough.
        if (!(decoded.character == U'\r' && bytes.size() > 1 && bytes[1] == '\n'))
            append(out, decoded.character);
        bytes.remove_prefix(decoded.bytes);
    }
    return out;
}

QString payloadPreview(std::span<const std::uint8_t> payload, int longest)
{
    if (payload.empty())
        return QCoreApplication::translate("explorer::ValuePreview", "(empty)");
    const bool cut = payload.size() > kLookedAt;
    const std::string_view text(reinterpret_cast<const char *>(payload.data()),
                                std::min(payload.size(), kLookedAt));
    if (!looksLikeText(text, cut))
        return hexPreview(payload);
    if (looksLikeJson(text))
        return shownText(withoutJsonSpace(text), longest);
    return shownText(text, longest);
}

} // namespace explorer
