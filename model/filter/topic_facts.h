// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_store.h"
#include "model/ingest/retained_state.h"

namespace explorer {

/// What a filter may ask about one topic, looked up when it is asked.
class TopicFacts
{
public:
    virtual const MessageView &newest() = 0; ///< empty when it is no longer in memory
    virtual RetainedState retained() = 0;    ///< what the broker retains
    virtual double rate() = 0;               ///< messages per second
    virtual double ageSeconds() = 0;         ///< of the newest message

protected:
    ~TopicFacts() = default;
};

} // namespace explorer
