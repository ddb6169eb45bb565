// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingest/mailbox.h"

#include <atomic>
#include <deque>

namespace explorer {

namespace {

/// Small batches that wait are merged up to this, so that a slow reader finds few of them.
constexpr std::size_t kMergeBytes = 256 * 1024;
/// Spares that are kept, and the largest worth keeping.
constexpr std::size_t kSpares = 4;
constexpr std::size_t kLargestSpare = 8u << 20;

} // namespace

struct Mailbox::State
{
    explicit State(Bounds b)
        : bounds(b)
    {}

    bool isFull() const { return bytes >= bounds.bytes || messages >= bounds.messages; }
    /// Half empty again: a reader that is just a little slower must not stop and start the connection all the
    /// time.
    bool hasRoom() const { return bytes <= bounds.bytes / 2 && messages <= bounds.messages / 2; }
    void taken(const IngestBatch &batch)
    {
        bytes -= batch.footprint();
        messages -= batch.records.size();
        takenMessages.fetch_add(batch.records.size(), std::memory_order_release);
    }

    /// What to call once there is room again; empty while nobody waits for it.
    std::function<void()> drainedIfRoom()
    {
        if (!isWaitingForRoom || !hasRoom())
            return {};
        isWaitingForRoom = false;
        return drained;
    }

    const Bounds bounds;
    std::function<void()> wake;
    std::function<void()> drained;
    mutable std::mutex mutex;
    std::deque<std::unique_ptr<IngestBatch>> waiting;
    std::vector<std::unique_ptr<IngestBatch>> spares;
    std::size_t bytes = 0;
    std::size_t messages = 0;
    bool isWaitingForRoom = false;
    std::atomic<std::uint64_t> postedMessages{0};
    std::atomic<std::uint64_t> takenMessages{0};
};

Mailbox::Mailbox()
    : Mailbox(Bounds{})
{}

Mailbox::Mailbox(Bounds bounds)
    : m(std::make_shared<State>(bounds))
{}

void Mailbox::setWake(std::function<void()> wake)
{
    const std::lock_guard lock(m->mutex);
    m->wake = std::move(wake);
}

void Mailbox::setDrained(std::function<void()> drained)
{
    const std::lock_guard lock(m->mutex);
    m->drained = std::move(drained);
}

bool Mailbox::post(std::unique_ptr<IngestBatch> batch)
{
    std::function<void()> wake;
    bool room = true;
    std::unique_ptr<IngestBatch> merged;
    {
        const std::lock_guard lock(m->mutex);
        m->bytes += batch->footprint();
        m->messages += batch->records.size();
        m->postedMessages.fetch_add(batch->records.size(), std::memory_order_release);
        if (m->waiting.empty())
            wake = m->wake;
        if (!m->waiting.empty() && m->waiting.back()->footprint() + batch->footprint() <= kMergeBytes) {
            m->waiting.back()->append(*batch);
            merged = std::move(batch);
        } else {
            m->waiting.push_back(std::move(batch));
        }
        if (m->isFull()) {
            m->isWaitingForRoom = true;
            room = false;
        }
    }
    if (merged)
        recycle(std::move(merged));
    if (wake)
        wake();
    return room;
}

std::unique_ptr<IngestBatch> Mailbox::takeOne()
{
    std::unique_ptr<IngestBatch> batch;
    std::function<void()> drained;
    {
        const std::lock_guard lock(m->mutex);
        if (m->waiting.empty())
            return nullptr;
        batch = std::move(m->waiting.front());
        m->waiting.pop_front();
        m->taken(*batch);
        drained = m->drainedIfRoom();
    }
    if (drained)
        drained();
    return batch;
}

std::vector<std::unique_ptr<IngestBatch>> Mailbox::takeAll()
{
    std::vector<std::unique_ptr<IngestBatch>> batches;
    std::function<void()> drained;
    {
        const std::lock_guard lock(m->mutex);
        batches.reserve(m->waiting.size());
        for (std::unique_ptr<IngestBatch> &batch : m->waiting) {
            m->taken(*batch);
            batches.push_back(std::move(batch));
        }
        m->waiting.clear();
        drained = m->drainedIfRoom();
    }
    if (drained)
        drained();
    return batches;
}

void Mailbox::recycle(std::unique_ptr<IngestBatch> batch)
{
    if (batch->reserved() > kLargestSpare)
        return;
    batch->clear();
    const std::lock_guard lock(m->mutex);
    if (m->spares.size() < kSpares)
        m->spares.push_back(std::move(batch));
}

std::unique_ptr<IngestBatch> Mailbox::spare()
{
    {
        const std::lock_guard lock(m->mutex);
        if (!m->spares.empty()) {
            std::unique_ptr<IngestBatch> batch = std::move(m->spares.back());
            m->spares.pop_back();
            return batch;
        }
    }
    return std::make_unique<IngestBatch>();
}

std::uint64_t Mailbox::postedMessages() const { return m->postedMessages.load(std::memory_order_acquire); }
std::uint64_t Mailbox::takenMessages() const { return m->takenMessages.load(std::memory_order_acquire); }

bool Mailbox::isEmpty() const
{
    const std::lock_guard lock(m->mutex);
    return m->waiting.empty();
}

} // namespace explorer
