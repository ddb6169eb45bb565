// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace explorer {

/// JSON laid out anew from its own tokens: every number, string and key keeps its spelling, order and
/// repeats.
///
/// `source` should be one valid document (or a value's source range); anything else comes out with its tokens
/// intact and the indentation guessed, never an error. Empty objects and arrays stay on one line. No trailing
/// newline. Output beyond `limit` bytes is left off after a whole token; then `*complete` is false. Cost
/// linear in what is written. No recursion. Indentation deeper than 64 levels stays at 64.
std::string prettyJson(std::string_view source, int indent = 2, std::size_t limit = std::string::npos,
                       bool *complete = nullptr);
/// The same without any space between tokens.
std::string compactJson(std::string_view source);

} // namespace explorer
