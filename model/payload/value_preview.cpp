// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/value_preview.h"

#include "model/payload/visible_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <string>

namespace explorer {

namespace {

constexpr std::size_t kLookedAt = 2'048; ///< bytes of a payload
constexpr std::size_t kHexBytes = 32;

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
        const Utf8Character decoded = firstUtf8Character(text);
        if (decoded.bytes == 0)
            return cut && text.size() < 4; // the cut may stand inside a character
        const char32_t c = decoded.character;
        if (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != 0x1B)
            return false;
        text.remove_prefix(std::size_t(decoded.bytes));
    }
    return true;
}

QString hexPreview(std::span<const std::uint8_t> payload, std::uint64_t size)
{
    static constexpr char kDigits[] = "0123456789ABCDEF";
    QString hex;
    for (const std::uint8_t byte : payload.first(std::min(payload.size(), kHexBytes))) {
        if (!hex.isEmpty())
            hex += QChar(u' ');
        hex += QLatin1Char(kDigits[byte >> 4]);
        hex += QLatin1Char(kDigits[byte & 15]);
    }
    if (size > kHexBytes)
        hex += QStringLiteral(" …");
    return QCoreApplication::translate("explorer::ValuePreview", "⟨%Ln byte(s)⟩ %1", nullptr,
                                       int(size))
        .arg(hex);
}

} // namespace

QString shownText(std::string_view bytes, int longest)
{
    return visibleText(bytes, longest, BreakMarks::OneLine);
}

QString payloadPreview(std::span<const std::uint8_t> payload, int longest, std::uint64_t wholeSize)
{
    if (payload.empty())
        return QCoreApplication::translate("explorer::ValuePreview", "(empty)");
    const bool cut = payload.size() > kLookedAt;
    const std::string_view text(reinterpret_cast<const char *>(payload.data()),
                                std::min(payload.size(), kLookedAt));
    if (!looksLikeText(text, cut))
        return hexPreview(payload, std::max<std::uint64_t>(payload.size(), wholeSize));
    if (looksLikeJson(text))
        return shownText(withoutJsonSpace(text), longest);
    return shownText(text, longest);
}

} // namespace explorer
