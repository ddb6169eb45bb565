// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace explorer {

/// Where a JSON string went wrong, and what belongs there.
struct JsonStringFault
{
    std::size_t offset = 0;
    const char *expected = nullptr;
};

/// Reads the string whose opening quote is `source[begin]` into `out`, unescaped to UTF-8.
///
/// A \u escape that is half of a surrogate pair becomes U+FFFD, which is seen; the source keeps what was
/// written. Bytes above 0x7F are taken as they are: the caller has checked that they are UTF-8. Returns  one
/// past the closing quote, or npos with `fault` filled. Cost     linear. Spec RFC 8259 §7
std::size_t readJsonString(std::string_view source, std::size_t begin, std::string &out,
                           JsonStringFault &fault);

} // namespace explorer
