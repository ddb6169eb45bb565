// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_text.h"
#include "model/ingest/cut_facts.h"
#include "protocol/core/ids.h"

#include <QString>

namespace ui {

/// Local time with milliseconds: "2024-05-01 12:00:00.123".
QString dateTimeText(std::int64_t wallNs);
/// "12:00:00.123"
QString timeText(std::int64_t wallNs);
using explorer::sizeText;
/// 64 hexadecimal digits.
QString sumText(const explorer::CutFacts &facts);
/// "0.3 s", "5 min 2 s", "3 h 4 min", "2 d 3 h".
QString durationText(std::int64_t ns);
/// "1 (at least once)"
QString qosText(mqtt::Qos qos);

} // namespace ui
