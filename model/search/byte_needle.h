// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace explorer {

/// Bytes to be found in many others, the quick way: where SSE2 is, sixteen places are asked at once for the first and
/// the last byte of the needle.
///
/// Case      folded for the letters of ASCII, or not at all.
/// Cost      gigabytes a second, unless most of the text begins and ends like the needle.    Thread any; immutable.
class ByteNeedle
{
public:
    static constexpr std::size_t kNowhere = std::string_view::npos;

    ByteNeedle(std::string bytes, bool foldsCase); ///< not empty

    std::size_t size() const { return m_bytes.size(); }
    /// The first place at or behind `from`; kNowhere.
    std::size_t findIn(std::string_view text, std::size_t from = 0) const;

private:
    bool isAt(const char *place) const;
    std::size_t findSlowly(std::string_view text, std::size_t from) const;

    std::string m_bytes; ///< folded when it folds
    bool m_folds;
    char m_first[2]; ///< both cases; the same byte twice where there is one
    char m_last[2];
};

} // namespace explorer
