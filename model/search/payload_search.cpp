// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/search/payload_search.h"

#include "model/history/message_copy.h"
#include "model/search/segment_scan.h"

#include <QThread>

#include <algorithm>
#include <iterator>
#include <utility>

namespace explorer {

namespace {

/// Segments lent for each thread: enough for the time between two turns of a busy GUI.
constexpr std::size_t kAhead = 8;
constexpr std::size_t kCopiedAtOnce = 1u << 20;
/// Turns of the GUI at which copies are made stay short.
constexpr std::size_t kCopiesATurn = 2;

} // namespace

struct PayloadSearch::Job
{
    explicit Job(SearchPattern wanted)
        : pattern(std::move(wanted))
    {}
    const SearchPattern pattern;
    std::atomic<bool> cancelled = false;
};

PayloadSearch::PayloadSearch(QObject *parent, int threads)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(threads > 0 ? threads : std::max(1, QThread::idealThreadCount() - 1));
}

PayloadSearch::~PayloadSearch()
{
    if (m_job)
        m_job->cancelled = true;
    m_pool.waitForDone(); // a few milliseconds: they look at the flag
}

void PayloadSearch::start(MessageStore &store, const SearchPattern &pattern)
{
    if (m_job)
        m_job->cancelled = true;
    m_store = &store;
    m_job = std::make_shared<Job>(pattern);
    m_cursor = store.end();
    m_isInSegments = true;
    m_underWay = 0;
    m_progress = {};
    m_progress.all = store.keptMessages();
    m_hits.clear();
    m_state = State::Running;
    feed();
}

void PayloadSearch::cancel()
{
    if (m_state == State::Running)
        end(State::Cancelled);
}

void PayloadSearch::feed()
{
    const std::size_t ahead = kAhead * std::size_t(m_pool.maxThreadCount());
    const auto run = [this](auto scan) {
        ++m_underWay;
        m_pool.start([this, job = m_job, scan = std::move(scan)] {
            SearchYield yield;
            if (!job->cancelled.load(std::memory_order_relaxed))
                yield = scan(*job);
            QMetaObject::invokeMethod(
                this,
                [this, job, yield = std::move(yield)]() mutable {
                    if (job == m_job) // not of a search before
                        take(std::move(yield));
                },
                Qt::QueuedConnection);
        });
    };
    while (m_isInSegments && m_underWay < ahead) {
        LentSegment segment = m_store->lendBefore(m_cursor);
        if (segment.empty()) {
            m_isInSegments = false;
            break;
        }
        run([segment = std::move(segment)](const Job &job) {
            return scanSegment(segment, job.pattern, kMostHits, job.cancelled);
        });
    }
    for (std::size_t turn = 0; turn < kCopiesATurn && !m_isInSegments && m_cursor > 0 && m_underWay < ahead; ++turn) {
        std::vector<MessageCopy> copies = m_store->copyBefore(m_cursor, kCopiedAtOnce);
        if (!copies.empty())
            run([copies = std::move(copies)](const Job &job) { return scanCopies(copies, job.pattern, job.cancelled); });
    }
    if (m_underWay == 0 && !m_isInSegments && m_cursor == 0)
        end(State::Finished);
}

void PayloadSearch::take(SearchYield yield)
{
    --m_underWay;
    m_progress.messages += yield.messages;
    m_progress.bytes += yield.bytes;
    m_progress.gaveUp += yield.gaveUp;
    m_progress.isCut |= yield.isCut;
    merge(std::move(yield.hits));
    if (m_hits.size() > kMostHits) {
        m_hits.resize(kMostHits);
        return end(State::Full);
    }
    if (m_progress.gaveUp >= kMostGivenUp)
        return end(State::GaveUp);
    feed();
    if (m_state == State::Running)
        Q_EMIT advanced();
}

/// Pieces end in any order where there are several threads.
void PayloadSearch::merge(std::vector<SearchHit> hits)
{
    if (hits.empty())
        return;
    const auto old = std::ptrdiff_t(m_hits.size());
    m_hits.insert(m_hits.end(), std::make_move_iterator(hits.begin()), std::make_move_iterator(hits.end()));
    std::ranges::inplace_merge(m_hits, m_hits.begin() + old, std::ranges::greater(), &SearchHit::sequence);
}

void PayloadSearch::end(State state)
{
    m_state = state;
    m_job->cancelled = true;
    m_job.reset(); // what still comes is of no search any more
    m_store = nullptr;
    if (state == State::Finished)
        m_progress.missed = m_progress.all - std::min(m_progress.all, m_progress.messages);
    Q_EMIT advanced();
    Q_EMIT ended();
}

} // namespace explorer
