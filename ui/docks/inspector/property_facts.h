// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/inspector/inspected_message.h"

#include <QString>

#include <vector>

namespace ui {

/// One line of the properties view: texts are visible plain text.
struct Fact
{
    QString name;
    QString value;
    QString copied = {}; ///< what goes to the clipboard, where it is not `value`: all of it, as it was sent
};

/// Everything that MQTT says about a message: topic, flags, times, and each MQTT 5 property with its meaning.
/// `nowNs` (wall) tells age and expiry.  Spec MQTT 5.0 §3.3
std::vector<Fact> factsOf(const InspectedMessage &message, std::int64_t nowNs);

} // namespace ui
