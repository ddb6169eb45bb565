// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output_buffer.h"

#include <string_view>

namespace cli {

/// Any text or bytes as a JSON string in quotes. What a terminal could obey or hide is escaped; UTF-8 stays exact.
void appendJsonText(OutputBuffer &out, std::string_view text);
/// Bytes as a JSON string of base64.
void appendBase64(OutputBuffer &out, std::string_view bytes);
/// A JSON document as it is, but for hidden characters, which are escaped as in appendJsonText().
void appendJsonDocument(OutputBuffer &out, std::string_view json);

} // namespace cli
