// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingest/ingest_batch.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace explorer {

/// The one way of data from a connection's thread to the GUI thread: bounded, batched, one wake-up per idle
/// period.
///
/// post()    connection thread. Merges into what waits or queues behind it; calls `wake` only when the box
/// was
///           empty, so whoever took the last batch hears of the next without having found the box empty.
///           False when the bound is reached: stop reading until `drained` is called.
/// takeAll() GUI thread. Everything that waits, in order; calls `drained` when the bound had been reached and
///           there is room again. Give batches back with recycle() so that their memory is reused.
/// Both callbacks are called without the lock held.
class Mailbox
{
public:
    struct Bounds
    {
        std::size_t bytes = 64u << 20;
        std::size_t messages = 1'000'000;
    };

    Mailbox();
    explicit Mailbox(Bounds bounds);

    void setWake(std::function<void()> wake);       ///< before use; called on the poster's thread
    void setDrained(std::function<void()> drained); ///< before use; called on the reader's thread

    bool post(std::unique_ptr<IngestBatch> batch);
    std::vector<std::unique_ptr<IngestBatch>> takeAll();
    /// At most one batch, the oldest: for time-boxed draining.
    std::unique_ptr<IngestBatch> takeOne();
    void recycle(std::unique_ptr<IngestBatch> batch);
    /// An empty batch, reused when one is there. Connection thread.
    std::unique_ptr<IngestBatch> spare();

    std::uint64_t postedMessages() const; ///< any thread
    std::uint64_t takenMessages() const;  ///< any thread
    bool isEmpty() const;

private:
    struct State;
    std::shared_ptr<State> m;
};

} // namespace explorer
