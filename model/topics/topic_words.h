// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingest/retained_state.h"

#include <QCoreApplication>
#include <QString>

namespace explorer {

/// What is known of a topic beside its counters, in words for rows, tips and the inspector.
class TopicWords
{
    Q_DECLARE_TR_FUNCTIONS(explorer::TopicWords)

public:
    /// A sentence; empty for NoTopic.
    static QString retained(RetainedState state);
    /// The same in few words, for a line of facts. `isV5`: why nothing tells.
    static QString retainedShort(RetainedState state, bool isV5);
    /// "Silent for 9 periods: a message comes about every 5.00 s, the last one came 45.2 s ago"; empty for no periods.
    static QString silence(double periods, double periodSeconds);
    static QString silenceShort(double periods);
};

} // namespace explorer
