// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/session/session_options.h"
#include "protocol/wire/reason_code.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mqtt {

/// One of our QoS 1 or 2 messages whose last acknowledgement is still to come.
struct SavedMessage
{
    std::uint64_t serial = 0;                      ///< its name in the journal, never used twice in one
    PacketId packetId = 0;                         ///< 0: never sent in this session
    bool released = false;                         ///< PUBREC came: only PUBREL is left to do
    ReasonCode receivedCode = ReasonCode::Success; ///< PUBREC's
    std::int64_t queuedWallNs = 0;                 ///< publish(), since the Unix epoch, UTC
    Message message;                               ///< topic in full, no Topic Alias

    friend bool operator==(const SavedMessage &a, const SavedMessage &b)
    {
        return a.serial == b.serial && a.packetId == b.packetId && a.released == b.released &&
               a.receivedCode == b.receivedCode && a.queuedWallNs == b.queuedWallNs &&
               a.message.topic == b.message.topic && a.message.payload == b.message.payload &&
               a.message.qos == b.message.qos && a.message.retain == b.message.retain &&
               a.message.properties == b.message.properties;
    }
};

/// A session's state that must outlive the program, as a plain value.  Spec MQTT 5.0 §4.1, 3.1.1 §4.1
struct SessionSnapshot
{
    bool asked = false;      ///< CONNECT was sent: a server may have a session, though no CONNACK said so
    bool hasSession = false; ///< a server has said yes to it
    std::string assignedClientId;
    /// In the order of publish(); behind them the released ones in the order of their PUBRECs.
    std::vector<SavedMessage> messages;
    std::vector<PacketId> received; ///< QoS 2 messages that were delivered and wait for their PUBREL

    friend bool operator==(const SessionSnapshot &, const SessionSnapshot &) = default;
};

} // namespace mqtt
