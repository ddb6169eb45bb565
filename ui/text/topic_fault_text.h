// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/wire/topic.h"

#include <QString>

namespace ui {

/// Why a topic name or filter is refused, as one sentence; empty for TopicFault::None.
QString topicFaultText(mqtt::TopicFault fault);

} // namespace ui
