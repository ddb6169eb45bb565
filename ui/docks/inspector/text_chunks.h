// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace ui {

/// Cuts foreign text into pieces a text widget can take one at a time.
///
/// Lines longer than kLongestLine bytes get a break put in (layout of a long line is quadratic); what is
/// invisible or no UTF-8 becomes a visible mark; tabs stay. Pieces end at line ends, forced ones included.
/// Cost      linear. The text must outlive this.
class TextChunks
{
public:
    static constexpr std::size_t kLongestLine = 2048;

    explicit TextChunks(std::string_view text = {})
        : m_text(text)
    {}

    /// About `bytes` bytes of source as displayable lines joined by '\n', without one at the end.
    QString next(std::size_t bytes);
    std::size_t done() const { return m_at; }
    std::size_t size() const { return m_text.size(); }
    bool atEnd() const { return m_at >= m_text.size(); }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace ui
