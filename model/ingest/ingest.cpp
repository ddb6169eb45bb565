// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingest/ingest.h"

#include "model/ingest/packed_properties.h"

#include <utility>

namespace explorer {

namespace {

constexpr std::size_t kLargestBatch = 1u << 20;

std::int64_t steadyNs(mqtt::Instant instant)
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(instant.time_since_epoch()).count();
}

/// Plain increments: only the connection's thread writes, others read.
void add(std::atomic<std::uint64_t> &counter, std::uint64_t count)
{
    counter.store(counter.load(std::memory_order_relaxed) + count, std::memory_order_release);
}

} // namespace

Ingest::Ingest(std::shared_ptr<Mailbox> mailbox, std::size_t topicLimit)
    : m_mailbox(std::move(mailbox))
    , m_topicLimit(topicLimit)
    , m_batch(m_mailbox->spare())
{
    m_interner.setLimit(topicLimit);
}

Ingest::~Ingest() = default;

void Ingest::deliver(const mqtt::Publish &message, const mqtt::Arrival &arrival)
{
    // Received first, before it is refused or handed over: who reads what became of the messages and then how
    // many came never finds more of the former.
    add(m_counters.received, 1);
    add(m_counters.payloadBytes, message.cut ? message.cut->payloadSize : message.payload.size());
    const TopicInterner::Result topic = m_interner.intern(message.topic);
    if (topic.id == kNoTopic) {
        m_refusedTopics.add(message.topic);
        ++m_batch->refused; // whoever shows the counters hears of it
        add(m_counters.refusedMessages, 1);
        return;
    }
    IngestBatch &batch = *m_batch;
    if (topic.isNew) {
        if (batch.newTopicEnds.empty())
            batch.firstNewTopic = topic.id;
        batch.newTopicBytes.insert(batch.newTopicBytes.end(), message.topic.begin(), message.topic.end());
        batch.newTopicEnds.push_back(std::uint32_t(batch.newTopicBytes.size()));
    }

    MessageRecord record;
    record.wallNs = arrival.wallNs;
    record.steadyNs = steadyNs(arrival.steady);
    record.bytesOffset = std::uint32_t(batch.bytes.size());
    if (!message.properties.empty()) {
        packProperties(message.properties, batch.bytes);
        for (const mqtt::PropertyView &property : message.properties) {
            if (property.id == mqtt::PropertyId::MessageExpiryInterval)
                record.delivery |= MessageRecord::Expires;
        }
        record.propertiesSize = std::uint32_t(batch.bytes.size()) - record.bytesOffset;
    }
    batch.bytes.insert(batch.bytes.end(), message.payload.begin(), message.payload.end());
    record.payloadSize = std::uint32_t(message.payload.size());
    if (message.cut) [[unlikely]] {
        const CutFacts facts{message.cut->payloadSize, message.cut->sha256};
        const auto *begin = reinterpret_cast<const std::uint8_t *>(&facts);
        batch.bytes.insert(batch.bytes.end(), begin, begin + kCutFactsBytes);
    }
    record.topic = topic.id;
    record.packetId = message.packetId;
    record.flags = std::uint8_t(std::uint8_t(message.qos) | (message.retain ? MessageRecord::Retain : 0) |
                                (message.dup ? MessageRecord::Dup : 0) |
                                (message.cut ? MessageRecord::Cut : 0));
    record.delivery |= m_delivery.of(topic.id, message.topic);
    batch.records.push_back(record);
    if (batch.footprint() >= kLargestBatch) // the rows count too: messages may be empty
        post();
}

bool Ingest::burstEnded()
{
    if (!m_batch->empty())
        post();
    m_interner.setLimit(m_topicLimit.load(std::memory_order_relaxed));
    return std::exchange(m_hasRoom, true);
}

void Ingest::post()
{
    // The mailbox may fill up in the middle of a burst; the connection hears of it at the end.
    if (!m_mailbox->post(std::move(m_batch)))
        m_hasRoom = false;
    m_batch = m_mailbox->spare();
}

void Ingest::attached(std::function<void()> resume) { m_mailbox->setDrained(std::move(resume)); }

/// At once, and not with the next burst: there may be no message for long.
void Ingest::noteBreak(IngestBatch::Break::Kind kind)
{
    m_batch->breaks.push_back({std::uint32_t(m_batch->records.size()), kind, steadyNs(mqtt::SteadyClock::now())});
    // A full mailbox is told of at the end of a burst, which may not follow: the next message finds out for itself.
    m_mailbox->post(std::move(m_batch));
    m_batch = m_mailbox->spare();
}

void Ingest::sessionStarted(bool sessionPresent)
{
    m_delivery.connected(sessionPresent);
    noteBreak(IngestBatch::Break::Kind::Connected);
}

void Ingest::subscriptionsChanged(const std::vector<mqtt::SubscriptionStatus> &subscriptions,
                                  std::optional<mqtt::ProtocolVersion> inForce)
{
    if (m_delivery.setSubscriptions(subscriptions, inForce))
        unsubscribed();
}

void Ingest::unsubscribed()
{
    m_delivery.forgetSent();
    noteBreak(IngestBatch::Break::Kind::Unsubscribed);
}

} // namespace explorer
