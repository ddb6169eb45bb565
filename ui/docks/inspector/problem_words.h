// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace ui {

struct DecodedPayload;

/// "JSON", "Text", "Hex": the decoder's name for people.
QString decoderName(const std::string &decoderId);
QString transformName(const std::string &transformId); ///< "gzip", "Base64" …
/// "Not valid JSON at line 3, column 7: expected ',' or '}'": one sentence, plain text.
QString problemText(const DecodedPayload &payload);

} // namespace ui
