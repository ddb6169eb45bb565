// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_store.h"
#include "model/search/search_hit.h"
#include "model/search/search_pattern.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <vector>

namespace explorer {

/// Looks through the payloads of all messages that a store holds when it begins, the newest first, on threads of its own.
///
/// The store lends a few segments at a time, so that nothing is copied, a turn of the GUI takes microseconds, and what is
/// evicted meanwhile is not held for long: what leaves the memory before its turn is counted as missed. Ends at
/// kMostHits. An expression that takes too long on kMostGivenUp payloads is given up.
///
/// Thread    the store's, which must outlive the search or see it cancelled.
class PayloadSearch : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t kMostHits = 10'000;
    static constexpr std::uint64_t kMostGivenUp = 32;

    enum class State : std::uint8_t
    {
        Idle,
        Running,
        Finished,
        Cancelled,
        Full,   ///< there may be more than kMostHits
        GaveUp, ///< on the expression
    };
    struct Progress
    {
        std::uint64_t messages = 0; ///< looked at
        std::uint64_t bytes = 0;
        std::uint64_t all = 0; ///< messages there were when it began
        std::uint64_t missed = 0; ///< at the end: left the memory before their turn
        std::uint64_t gaveUp = 0; ///< payloads on which the expression took too long
        bool isCut = false;       ///< of some payloads only a first part was looked at
    };

    explicit PayloadSearch(QObject *parent = nullptr, int threads = 0); ///< 0: one less than there are processors
    ~PayloadSearch() override;

    void start(MessageStore &store, const SearchPattern &pattern);
    void cancel();
    State state() const { return m_state; }
    const Progress &progress() const { return m_progress; }
    const std::vector<SearchHit> &hits() const { return m_hits; } ///< newest first

Q_SIGNALS:
    void advanced(); ///< more was found or looked at
    void ended();

private:
    struct Job; ///< what a running search shares with its threads
    void feed();
    void take(SearchYield yield);
    void merge(std::vector<SearchHit> hits);
    void end(State state);

    QThreadPool m_pool;
    MessageStore *m_store = nullptr;
    std::shared_ptr<Job> m_job;
    Sequence m_cursor = 0;
    bool m_isInSegments = true;
    std::size_t m_underWay = 0;
    State m_state = State::Idle;
    Progress m_progress;
    std::vector<SearchHit> m_hits;
};

} // namespace explorer
