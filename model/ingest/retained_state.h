// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingest/message_record.h"

#include <cstdint>
#include <optional>

namespace explorer {

/// What a stream of messages tells of one topic's retained message, as of its newest message.
///
/// A broker sets RETAIN on a message that it sends because of a new subscription, so such a message is what it holds. On
/// a live message the flag is cleared, and says nothing, unless the subscription asks for Retain As Published (5.0): then
/// it tells of every message whether it has become the retained one. One with RETAIN and no payload takes the retained
/// message away.                                              Spec  MQTT 5.0 §3.3.1.3, §3.8.3.1; 3.1.1 §3.3.1.3
enum class Retained : std::uint8_t
{
    Unknown, ///< nothing has told
    Newest,  ///< the broker holds the newest message
    Older,   ///< the newest is live, and the broker holds one that came before it
    None,    ///< the newest is live, and the subscription brought no retained one
    Cleared, ///< it was taken away, and there has been none since
};

/// What follows for the topic from one more message.
inline Retained retainedAfter(Retained before, const MessageRecord &record)
{
    if (record.retain())
        return record.payloadSize == 0 && !record.isCut() ? Retained::Cleared : Retained::Newest;
    if (!record.isAsPublished())
        return Retained::Unknown; // it may have become the retained one, or not
    switch (before) {
    case Retained::Newest:
    case Retained::Older:
        return Retained::Older;
    case Retained::None:
    case Retained::Cleared:
        return before;
    case Retained::Unknown:
        return record.retainedWereSent() ? Retained::None : Retained::Unknown;
    }
    return Retained::Unknown;
}

/// What can be said of a topic at a moment, in the order of how much it says.
enum class RetainedState : std::uint8_t
{
    NoTopic,       ///< a level without messages of its own
    Untold,        ///< live messages do not tell: MQTT 3.1.1, or the subscription does not ask
    Stale,         ///< nothing has come since the connection was made, or since a subscription ended
    Newest,
    Older,
    None,
    Cleared,
    Expired,       ///< the newest was retained, and its expiry interval has passed
    OlderMayExpire ///< an older one was retained with an expiry interval
};

/// Whether the broker holds a message of the topic; nothing where nobody knows.
constexpr std::optional<bool> isRetained(RetainedState state)
{
    switch (state) {
    case RetainedState::Newest:
    case RetainedState::Older:
        return true;
    case RetainedState::None:
    case RetainedState::Cleared:
    case RetainedState::Expired:
        return false;
    case RetainedState::NoTopic:
    case RetainedState::Untold:
    case RetainedState::Stale:
    case RetainedState::OlderMayExpire:
        break;
    }
    return std::nullopt;
}

} // namespace explorer
