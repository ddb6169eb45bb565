// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/connection.h"

#include <QString>

namespace ui {

/// What a connection is doing, in two or three words: "connected", "lost, will retry".
QString connectionStateText(const mqtt::ConnectionState &state);

} // namespace ui
