// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"

#include <QString>

namespace ui {

/// "JSON", "Text", "Hex": the decoder's name for people.
QString decoderName(const std::string &decoderId);
/// "Not valid JSON at line 3, column 7: expected ',' or '}'": one sentence, plain text.
QString problemText(const std::string &decoderId, const explorer::DecodeProblem &problem);

} // namespace ui
