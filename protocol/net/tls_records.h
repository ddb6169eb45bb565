// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"

namespace mqtt {

// What can be told from the first bytes of a server that is meant to speak TLS.      Spec RFC 5246 §6.2, §7.4

bool looksLikeTls(ByteView bytes);

/// True when the server asked for a client certificate in the clear, as up to TLS 1.2 it does.
bool asksForCertificate(ByteView bytes);

} // namespace mqtt
