// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/session/journal_writer.h"

#include <cstdint>
#include <vector>

namespace mqtt::test {

/// A session with one message of ours on its way.
inline SessionSnapshot sample(const char *payload = "p")
{
    SessionSnapshot snapshot;
    snapshot.asked = true;
    snapshot.hasSession = true;
    SavedMessage saved;
    saved.serial = 1;
    saved.packetId = 1;
    saved.message = {"t", payload, Qos::ExactlyOnce, false, {}};
    snapshot.messages = {saved};
    return snapshot;
}

inline std::vector<std::uint8_t> arrived(PacketId id)
{
    std::vector<std::uint8_t> bytes;
    JournalWriter(bytes).arrived(id);
    return bytes;
}

} // namespace mqtt::test
