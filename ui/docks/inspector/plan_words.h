// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/decode_rule.h"

#include <QString>

namespace ui {

struct DecodedPayload;

/// "gzip → CBOR", "Automatic", "gzip → whatever is inside": how payloads are read, in a few words.
QString planText(const explorer::DecodePlan &plan);
/// "by content type", "rule sensors/#", "recognised", "chosen": why this payload is read as it is. A long filter is
/// cut in the middle, unless `whole`.
QString whyText(const DecodedPayload &payload, bool whole = false);
/// What may be written for a decoder that takes a description; empty for one that takes none.
QString setupHelp(const std::string &decoderId);

} // namespace ui
