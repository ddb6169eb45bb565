// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json_text.h"

#include <QByteArray>

namespace cli {

namespace {

/// The length of a character that is better written as \uXXXX although JSON allows it as it is: C1 controls,
/// zero-width and bidirectional characters. They must not reach a terminal.
std::size_t hiddenLength(std::string_view rest)
{
    const auto at = [rest](std::size_t i) {
        return i < rest.size() ? std::uint8_t(rest[i]) : std::uint8_t(0);
    };
    if (at(0) == 0xC2 && at(1) >= 0x80 && at(1) <= 0x9F)
        return 2;
    if (at(0) != 0xE2)
        return 0;
    const bool general =
        at(1) == 0x80 && ((at(2) >= 0x8B && at(2) <= 0x8F) || (at(2) >= 0xA8 && at(2) <= 0xAE));
    const bool isolates = at(1) == 0x81 && at(2) >= 0xA0 && at(2) <= 0xAF;
    return general || isolates ? 3 : 0;
}

void appendEscape(OutputBuffer &out, unsigned unit)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    const char escape[] = {'\\',
                           'u',
                           kDigits[unit >> 12 & 15],
                           kDigits[unit >> 8 & 15],
                           kDigits[unit >> 4 & 15],
                           kDigits[unit & 15]};
    out.append(std::string_view(escape, sizeof escape));
}

/// Writes a hidden character, see hiddenLength(), as an escape.
void appendHidden(OutputBuffer &out, std::string_view character)
{
    if (character.size() == 2)
        appendEscape(out, std::uint8_t(character[1]));
    else
        appendEscape(out, 0x2000u | (std::uint8_t(character[1]) & 0x3Fu) << 6 | (std::uint8_t(character[2]) & 0x3Fu));
}

} // namespace

void appendJsonText(OutputBuffer &out, std::string_view text)
{
    out.append('"');
    std::size_t plain = 0; // start of what needs no escape
    std::size_t i = 0;
    while (i < text.size()) {
        const auto c = std::uint8_t(text[i]);
        const std::size_t hidden = c >= 0x80 ? hiddenLength(text.substr(i)) : 0;
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F && hidden == 0) {
            ++i;
            continue;
        }
        out.append(text.substr(plain, i - plain));
        if (c == '"' || c == '\\') {
            out.append('\\');
            out.append(char(c));
        } else if (hidden > 0) {
            appendHidden(out, text.substr(i, hidden));
        } else {
            appendEscape(out, c);
        }
        i += hidden > 0 ? hidden : 1;
        plain = i;
    }
    out.append(text.substr(plain));
    out.append('"');
}

void appendBase64(OutputBuffer &out, std::string_view bytes)
{
    const QByteArray encoded = QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size())).toBase64();
    out.append('"');
    out.append(std::string_view(encoded.constData(), std::size_t(encoded.size())));
    out.append('"');
}

void appendJsonDocument(OutputBuffer &out, std::string_view json)
{
    std::size_t plain = 0;
    for (std::size_t i = 0; i < json.size();) {
        const std::size_t hidden = std::uint8_t(json[i]) >= 0x80 ? hiddenLength(json.substr(i)) : 0;
        if (hidden == 0) {
            ++i;
            continue;
        }
        out.append(json.substr(plain, i - plain)); // beyond ASCII there are only characters of strings
        appendHidden(out, json.substr(i, hidden));
        i += hidden;
        plain = i;
    }
    out.append(json.substr(plain));
}

} // namespace cli
