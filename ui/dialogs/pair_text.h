// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/pair_table.h"

#include <string>

namespace ui {

/// User properties between the engine's bytes and a table's texts.
PairTable::Pairs fromUtf8(const std::vector<std::pair<std::string, std::string>> &pairs);
std::vector<std::pair<std::string, std::string>> toUtf8(const PairTable::Pairs &pairs);

/// What MQTT does not allow in them, in a sentence; empty when all is well.  Spec MQTT 5.0 §1.5.4, §1.5.7
QString pairFault(const PairTable::Pairs &pairs);

} // namespace ui
