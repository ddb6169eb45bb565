// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_store.h"
#include "model/history/sequence_list.h"
#include "model/history/topic_scope.h"

#include <chrono>
#include <vector>

namespace explorer {

/// Finds the messages of one topic, or of the topics of a scope, that a store holds: the newest first, then older
/// ones piece by piece, while newer ones come and old ones leave the memory.
///
/// The caller keeps what is found as a list and applies each piece to it before it asks for the next. When all
/// pieces were applied and the walk stands still, the list is what the store holds.
///
/// Cost      of a topic: a step of its chain a message; of a scope: one look at every message in memory, a few
///           nanoseconds each. A piece ends soon after its deadline.      Thread    the store's.
class HistoryWalk
{
public:
    using Deadline = std::chrono::steady_clock::time_point;

    struct Piece
    {
        bool restart = false;         ///< everything that was listed is to be forgotten; the rest is empty
        std::vector<Sequence> gone;   ///< ascending: have left the memory
        std::vector<Sequence> newer;  ///< ascending: above all that is listed
        std::vector<Sequence> older;  ///< descending: below all that is listed
        bool empty() const { return !restart && gone.empty() && newer.empty() && older.empty(); }
    };

    HistoryWalk() = default; ///< of nothing
    HistoryWalk(const MessageStore &store, TopicId topic);
    HistoryWalk(const MessageStore &store, TopicScope &scope); ///< both outlive it

    /// `listed`: what the pieces so far have made. With `holdNewer` newer ones wait, and nothing is gone.
    /// True: there is more at once.
    bool next(Piece &piece, const SequenceList &listed, Deadline deadline, bool holdNewer);

    bool reachedOldest() const { return m_reachedOldest; }
    bool sawNewest() const; ///< nothing has come since

private:
    bool nextOfTopic(Piece &piece, const SequenceList &listed, Deadline deadline, bool holdNewer);
    bool nextOfScope(Piece &piece, const SequenceList &listed, Deadline deadline, bool holdNewer);
    bool findNewer(Piece &piece, const SequenceList &listed, Deadline deadline);
    bool findGone(Piece &piece, const SequenceList &listed, Deadline deadline);
    bool restart(Piece &piece);
    void begin();

    const MessageStore *m_store = nullptr;
    TopicScope *m_scope = nullptr;
    TopicId m_topic = kNoTopic;
    bool m_hasBegun = false;
    bool m_reachedOldest = false;
    Sequence m_high = 0;  ///< messages from m_low up to here were looked at
    Sequence m_low = 0;
    Sequence m_checked = 0; ///< what is listed below it was in memory as its topic's newest, when all below m_high counted
};

} // namespace explorer
