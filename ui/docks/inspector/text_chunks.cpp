// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/text_chunks.h"

#include "ui/text/plain_text.h"

#include <algorithm>

namespace ui {

namespace {

bool isHarmless(char c) { return (c >= 0x20 && c < 0x7F) || c == '\t'; }

void appendVisible(QString &out, std::string_view line)
{
    if (line.ends_with('\r')) // of "\r\n"
        line.remove_suffix(1);
    while (!line.empty()) {
        const auto odd = std::ranges::find_if_not(line, isHarmless);
        const auto plain = std::size_t(odd - line.begin());
        out += QLatin1String(line.data(), qsizetype(plain));
        line.remove_prefix(plain);
        const auto next = std::size_t(std::ranges::find_if(line, isHarmless) - line.begin());
        out += visibleText(line.substr(0, next), qsizetype(next));
        line.remove_prefix(next);
    }
}

} // namespace

QString TextChunks::next(std::size_t bytes)
{
    QString out;
    const std::size_t stop = m_at + bytes;
    bool first = true;
    while (!atEnd() && m_at < stop) {
        const std::string_view rest = m_text.substr(m_at, kLongestLine + 1);
        std::size_t end = rest.find('\n');
        std::size_t skip = 1;
        if (end == std::string_view::npos && rest.size() > kLongestLine) {
            end = kLongestLine;
            while (end > kLongestLine - 4 && (std::uint8_t(rest[end]) & 0xC0) == 0x80)
                --end; // not inside a character
            skip = 0;
        } else if (end == std::string_view::npos) {
            end = rest.size();
            skip = 0;
        }
        if (!first)
            out += u'\n';
        first = false;
        appendVisible(out, rest.substr(0, end));
        m_at += end + skip;
    }
    return out;
}

} // namespace ui
