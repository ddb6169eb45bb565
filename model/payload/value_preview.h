// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <span>
#include <string_view>

namespace explorer {

/// Foreign bytes as one line of plain text for a cell of a table: at most `longest` characters, then "…".
///
/// Control, bidirectional and other invisible characters become ⟦U+202E⟧, bytes that are no UTF-8 ⟦FF⟧; line
/// breaks become ⏎ and tabs a space.  Cost: linear in what is shown. Thread: any.
QString shownText(std::string_view bytes, int longest = 512);

/// A payload in one line: JSON without the white space between its tokens, text as shownText(), anything else
/// as "⟨12 bytes⟩ 0A 1B …". Looks at the first 2 KiB only. `wholeSize` is for a payload of which this is only the
/// beginning.
QString payloadPreview(std::span<const std::uint8_t> payload, int longest = 512, std::uint64_t wholeSize = 0);

} // namespace explorer
