// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingest/delivery_facts.h"
#include "model/ingest/distinct_counter.h"
#include "model/ingest/ingest_batch.h"
#include "model/ingest/mailbox.h"
#include "model/ingest/topic_interner.h"
#include "protocol/net/message_sink.h"

#include <atomic>
#include <functional>
#include <memory>

namespace explorer {

/// The connection thread's end of the data path: messages → batches in a Mailbox.
///
/// Each message costs one hash look-up and one copy of its bytes. A batch leaves at the end of a read burst, or
/// earlier when it has grown past about 1 MiB. Topics beyond the limits (their number, the bytes of their names) are
/// refused and counted; their messages are counted too and never reach the mailbox.
///
/// Thread    MessageSink calls: the connection's; counters: any.
class Ingest : public mqtt::MessageSink
{
public:
    explicit Ingest(std::shared_ptr<Mailbox> mailbox, std::size_t topicLimit = 2'000'000);
    ~Ingest() override;

    void deliver(const mqtt::Publish &message, const mqtt::Arrival &arrival) override;
    bool burstEnded() override;
    void attached(std::function<void()> resume) override;
    void sessionStarted(bool sessionPresent) override;
    void subscriptionsChanged(const std::vector<mqtt::SubscriptionStatus> &subscriptions,
                              std::optional<mqtt::ProtocolVersion> inForce) override;
    void unsubscribed() override;

    /// From the next burst on; topics that are known stay. Any thread.
    void setTopicLimit(std::size_t topics) { m_topicLimit.store(topics, std::memory_order_relaxed); }

    struct Counters
    {
        std::atomic<std::uint64_t> received{0};        ///< messages off the wire
        std::atomic<std::uint64_t> payloadBytes{0};
        std::atomic<std::uint64_t> refusedMessages{0};
    };
    const Counters &counters() const { return m_counters; }
    std::uint64_t refusedTopics() const { return m_refusedTopics.estimate(); } ///< about; any thread

private:
    void post();
    void noteBreak(IngestBatch::Break::Kind kind);

    std::shared_ptr<Mailbox> m_mailbox;
    TopicInterner m_interner;
    DeliveryFacts m_delivery;
    std::atomic<std::size_t> m_topicLimit;
    std::unique_ptr<IngestBatch> m_batch;
    Counters m_counters;
    DistinctCounter m_refusedTopics;
    bool m_hasRoom = true;
};

} // namespace explorer
