// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"

#include <string>

namespace mqtt {

/// True when the first bytes of a stream are plainly something else than MQTT: printable text ("HTTP/1.1
/// 400", "SSH-2.0-…") or a TLS record. No packet that a server may send first looks like either.
bool looksLikeAnotherProtocol(ByteView firstBytes);

/// True when the packet that a stream begins with, finished or not, is none with which a server would answer
/// CONNECT, not even by mistake: its fixed header is no packet's, or it announces a length that no answer
/// has. So random bytes are known at once; otherwise one would wait for the packet that they announce.
bool isNoAnswerToConnect(ByteView firstBytes, ProtocolVersion version);

/// At most 64 of them, to be shown.
std::string excerpt(ByteView firstBytes);

} // namespace mqtt
