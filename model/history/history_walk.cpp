// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/history_walk.h"

#include <algorithm>

namespace explorer {

namespace {

/// Between two looks at the clock: some 20 µs of scanning, or 100 of chasing a chain through cold memory.
constexpr std::size_t kLooks = 4'096;
constexpr std::size_t kChainSteps = 512;
constexpr std::size_t kChecks = 512;
/// A chain is walked from its newest end: more that came at once, after a pause, is a new beginning.
constexpr std::uint64_t kMostNewerOfTopic = 20'000;

bool isOver(HistoryWalk::Deadline deadline) { return std::chrono::steady_clock::now() >= deadline; }

} // namespace

HistoryWalk::HistoryWalk(const MessageStore &store, TopicId topic)
    : m_store(&store)
    , m_topic(topic)
{}

HistoryWalk::HistoryWalk(const MessageStore &store, TopicScope &scope)
    : m_store(&store)
    , m_scope(&scope)
{}

void HistoryWalk::begin()
{
    m_hasBegun = true;
    m_reachedOldest = false;
    m_high = m_low = m_store->end();
    m_checked = m_store->oldestKept();
}

bool HistoryWalk::sawNewest() const
{
    if (!m_hasBegun)
        return false;
    if (m_scope)
        return m_high == m_store->end();
    const Sequence newest = m_store->newest(m_topic);
    return newest == kNoSequence || newest < m_high;
}

bool HistoryWalk::restart(Piece &piece)
{
    piece = {};
    piece.restart = true;
    m_hasBegun = false;
    return true;
}

bool HistoryWalk::next(Piece &piece, const SequenceList &listed, Deadline deadline, bool holdNewer)
{
    piece = {};
    if (!m_store)
        return false;
    return m_scope ? nextOfScope(piece, listed, deadline, holdNewer) : nextOfTopic(piece, listed, deadline, holdNewer);
}

bool HistoryWalk::nextOfTopic(Piece &piece, const SequenceList &listed, Deadline deadline, bool holdNewer)
{
    const Sequence newest = m_store->newest(m_topic);
    if (!m_hasBegun) {
        begin();
        if (newest == kNoSequence) {
            m_reachedOldest = true;
            return false;
        }
    } else if (!holdNewer && newest != kNoSequence && newest >= m_high) {
        MessageView message = m_store->at(newest);
        while (message && message.sequence >= m_high) {
            if (piece.newer.size() == kMostNewerOfTopic)
                return restart(piece);
            piece.newer.push_back(message.sequence);
            message = m_store->at(message.previousOfTopic);
        }
        if (!listed.empty() && !message && !m_reachedOldest)
            m_reachedOldest = true; // the oldest row itself is gone, and what was below it
        std::ranges::reverse(piece.newer);
        m_high = m_store->end();
    }
    if (!holdNewer && !listed.empty()) {
        // What is gone is a run at the old end; only the topic's newest stays, whatever happens.
        const std::size_t below = listed.lowerBound(m_store->oldestKept());
        for (std::size_t i = 0; i < below && !m_store->at(listed[i]); ++i)
            piece.gone.push_back(listed[i]);
    }

    Sequence below = listed.empty() ? m_high : listed.front();
    while (!m_reachedOldest) {
        for (std::size_t step = 0; step < kChainSteps && !m_reachedOldest; ++step) {
            const bool isFirst = listed.empty() && piece.older.empty();
            const MessageView oldest = isFirst ? MessageView() : m_store->at(below);
            const MessageView message = m_store->at(isFirst ? newest : oldest.previousOfTopic);
            if (!message) {
                m_reachedOldest = true;
                break;
            }
            piece.older.push_back(message.sequence);
            below = message.sequence;
        }
        m_low = below;
        if (isOver(deadline))
            break;
    }
    return !m_reachedOldest;
}

bool HistoryWalk::nextOfScope(Piece &piece, const SequenceList &listed, Deadline deadline, bool holdNewer)
{
    if ((!holdNewer || !m_hasBegun) && m_scope->advance(deadline))
        return true;
    if (!m_hasBegun)
        begin();
    bool more = false;
    if (!holdNewer) {
        if (m_high < m_store->oldestKept())
            return restart(piece); // what came in between was never seen here
        more = findNewer(piece, listed, deadline) || findGone(piece, listed, deadline);
    }
    while (!more && !m_reachedOldest) {
        std::size_t looks = kLooks;
        while (looks > 0) {
            const MessageView message = m_store->before(m_low, m_scope->topics(), looks);
            if (message)
                piece.older.push_back(message.sequence);
            else if (m_low == 0)
                break;
        }
        m_reachedOldest = m_low == 0 && looks > 0;
        more = isOver(deadline);
    }
    std::ranges::sort(piece.gone);
    return more || !m_reachedOldest;
}

bool HistoryWalk::findNewer(Piece &piece, const SequenceList &listed, Deadline deadline)
{
    const Sequence oldestKept = m_store->oldestKept();
    while (m_high < m_store->end()) {
        for (std::size_t looks = kLooks; looks > 0;) {
            const MessageView message = m_store->after(m_high, m_scope->topics(), looks);
            if (!message)
                break;
            piece.newer.push_back(message.sequence);
            // The newest of a quiet topic, set aside until this one came.
            const Sequence before = message.previousOfTopic;
            if (before != kNoSequence && before < oldestKept && before < m_checked && listed.contains(before))
                piece.gone.push_back(before);
        }
        if (m_high < m_store->end() && isOver(deadline))
            return true;
    }
    return false;
}

/// Listed messages of the segments that were evicted since the last time.
bool HistoryWalk::findGone(Piece &piece, const SequenceList &listed, Deadline deadline)
{
    const Sequence oldestKept = m_store->oldestKept();
    while (m_checked < oldestKept) {
        std::size_t place = listed.lowerBound(m_checked);
        for (std::size_t checks = 0; checks < kChecks; ++checks, ++place) {
            const Sequence sequence = place < listed.size() ? listed[place] : oldestKept;
            m_checked = std::min(sequence + 1, oldestKept);
            if (sequence >= oldestKept)
                break;
            if (!m_store->at(sequence))
                piece.gone.push_back(sequence);
        }
        if (m_checked < oldestKept && isOver(deadline))
            return true;
    }
    return false;
}

} // namespace explorer
