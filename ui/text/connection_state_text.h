// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/connection.h"

#include <QString>

namespace ui {

/// True when the server is believed because of its certificate's fingerprint alone: to be marked wherever the
/// connection is shown.
bool isTakenOnTrust(const mqtt::ConnectionState &state);

/// What a connection is doing, in two or three words: "connected", "lost, will retry"; and that the certificate was
/// taken on trust. `hasBeenConnected`: since the user opened it; what never was connected cannot be lost.
QString connectionStateText(const mqtt::ConnectionState &state, bool hasBeenConnected);
/// The same with a warning sign before it in that case, where there is no other.
QString markedConnectionStateText(const mqtt::ConnectionState &state, bool hasBeenConnected);

/// The same in sentences, a line each: the problem, the certificate that was trusted by hand. Empty when there
/// is nothing to add.
QString connectionStateHint(const mqtt::ConnectionState &state);

/// What a mark for a certificate trusted by hand means.
QString trustedByHandText();

} // namespace ui
