// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/connection.h"

#include <QString>

namespace ui {

/// True when the server is believed because of its certificate's fingerprint alone: to be marked wherever the
/// connection is shown.
bool isTakenOnTrust(const mqtt::ConnectionState &state);

/// What a connection is doing, in two or three words: "connected", "lost, will retry"; with a mark behind it
/// when the certificate was taken on trust.
QString connectionStateText(const mqtt::ConnectionState &state);

} // namespace ui
