// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/text_encoding.h"

namespace explorer {

/// UTF-16 where there is no doubt: a byte order mark before what reads like text, or eight and more characters of
/// which nearly all are letters, digits and the like with a zero byte each. Looks at a bounded prefix.
std::optional<TextEncoding> certainUtf16(std::span<const std::uint8_t> payload);

/// In what encodings a payload could be text, the likeliest first; for the user to choose from, never chosen unasked.
///
/// Just UTF-8 (or UTF-16) where that is certain; empty where it is no text in any encoding. Looks at the first 4 KiB:
/// each candidate is rated by how many bits its characters would take if spread as in texts of its languages.
std::vector<TextEncoding> likelyEncodings(std::span<const std::uint8_t> payload);

} // namespace explorer
