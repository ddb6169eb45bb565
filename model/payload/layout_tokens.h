// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace explorer {

/// A piece of a layout text, for colouring it and for reading it. Blanks lie between tokens.
struct LayoutToken
{
    enum class Kind : std::uint8_t
    {
        Type,    ///< u16be, bits8, bytes, str, cstr, crc16 …
        Keyword, ///< skip, repeat, as, if, from, be, le
        Name,
        Number,
        Text,    ///< "°C", with its quotes
        Sign,    ///< ; { } [ ] : , . * / + - = == != < <= > >=
        Comment, ///< from # to the end of the line
        Wrong    ///< no part of the language
    };
    std::size_t begin = 0;
    std::size_t end = 0;
    Kind kind = Kind::Wrong;
};

/// Every token of a text, however wrong the text is. Cost: linear. Any thread.
std::vector<LayoutToken> layoutTokens(std::string_view text);

} // namespace explorer
