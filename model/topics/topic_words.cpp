// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/topics/topic_words.h"

#include "model/history/message_text.h"

#include <algorithm>
#include <cmath>

namespace explorer {

namespace {

/// Nine is nine, whatever was lost in rounding.
int whole(double periods) { return int(std::min(std::floor(periods + 0.01), 1e9)); }

} // namespace

QString TopicWords::retained(RetainedState state)
{
    switch (state) {
    case RetainedState::NoTopic:
        return {};
    case RetainedState::Untold:
        return tr("Unknown whether the broker retains it: MQTT 3.1.1 does not tell of live messages, and with MQTT 5 the "
                  "subscription must ask for Retain As Published.");
    case RetainedState::Stale:
        return tr("Unknown whether the broker retains it: nothing has come since the connection was made or a subscription ended.");
    case RetainedState::Newest:
        return tr("Retained: the broker holds this message.");
    case RetainedState::Older:
        return tr("Live: the broker holds an older retained message.");
    case RetainedState::None:
        return tr("Live: the broker holds no retained message.");
    case RetainedState::Cleared:
        return tr("The broker holds no retained message: it was cleared.");
    case RetainedState::Expired:
        return tr("The broker holds no retained message: it has expired.");
    case RetainedState::OlderMayExpire:
        return tr("Live: the broker holds an older retained message, unless that has expired.");
    }
    return {};
}

QString TopicWords::retainedShort(RetainedState state, bool isV5)
{
    switch (state) {
    case RetainedState::NoTopic:
        return {};
    case RetainedState::Untold:
        return isV5 ? tr("unknown whether retained: the subscription does not ask")
                    : tr("unknown whether retained: MQTT 3.1.1 does not tell");
    case RetainedState::Stale:
        return tr("unknown whether still retained");
    case RetainedState::Newest:
        return tr("retained on the broker");
    case RetainedState::Older:
        return tr("live; the broker holds an older retained message");
    case RetainedState::None:
        return tr("live; nothing retained");
    case RetainedState::Cleared:
        return tr("nothing retained any more");
    case RetainedState::Expired:
        return tr("was retained, has expired");
    case RetainedState::OlderMayExpire:
        return tr("live; an older retained message, unless expired");
    }
    return {};
}

QString TopicWords::silence(double periods, double periodSeconds)
{
    if (periods <= 0)
        return {};
    return tr("Silent for %Ln period(s): usually a message comes every %1, the last one came %2 ago.", nullptr, whole(periods))
        .arg(intervalText(periodSeconds), intervalText(periods * periodSeconds));
}

QString TopicWords::silenceShort(double periods)
{
    return periods <= 0 ? QString() : tr("silent for %Ln period(s)", nullptr, whole(periods));
}

} // namespace explorer
