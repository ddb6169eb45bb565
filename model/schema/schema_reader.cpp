// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/schema_reader.h"

namespace explorer {

namespace {

/// A frame waits for it; larger ones are rather left out.
constexpr std::chrono::milliseconds kLongestDecode{4};
constexpr std::size_t kMostNodes = 20'000;

} // namespace

void TopicReader::start(const MessageStore *store, TopicId topic, Sequence after)
{
    *this = TopicReader();
    m_store = topic == kNoTopic ? nullptr : store;
    m_topic = topic;
    m_from = after == kNoSequence ? 0 : after + 1;
}

bool TopicReader::gather(std::size_t hops)
{
    if (!m_store)
        return false;
    if (m_walkBegan == kNoSequence) {
        m_walk = m_store->newest(m_topic);
        if (m_walk == kNoSequence || m_walk < m_from)
            return false;
        m_walkBegan = m_walk;
    }
    for (; hops > 0 && m_walk != kNoSequence && m_walk >= m_from; --hops) {
        const MessageView message = m_store->at(m_walk);
        if (!message) {
            m_walk = kNoSequence; // older ones are gone too
            break;
        }
        m_found.push_back(m_walk);
        m_walk = message.previousOfTopic;
    }
    if (m_walk != kNoSequence && m_walk >= m_from)
        return true;
    m_unread.insert(m_unread.end(), m_found.rbegin(), m_found.rend());
    m_found.clear();
    m_from = m_walkBegan + 1;
    m_walkBegan = kNoSequence;
    while (m_unread.size() > kMostUnread) {
        m_unread.pop_front();
        ++m_skipped;
    }
    return false;
}

Sequence TopicReader::next()
{
    if (m_unread.empty())
        return kNoSequence;
    const Sequence sequence = m_unread.front();
    m_unread.pop_front();
    return sequence;
}

void SchemaLearner::learn(WatchedTopic &watched, const MessageView &message, std::string_view topic, const DecodeRule *rule) const
{
    if (message.record->isCut()) {
        ++watched.cut;
        return;
    }
    if (message.payload.empty()) {
        ++watched.empty;
        return;
    }
    if (message.payload.size() > kEveryOne && (watched.large++ % kOneOf != 0 || message.payload.size() > kLargest)) {
        ++watched.largeSkipped;
        return;
    }
    std::string contentType;
    if (message.record->propertiesSize > 0) {
        const mqtt::Properties properties = message.properties();
        if (const mqtt::Property *property = mqtt::find(properties, mqtt::PropertyId::ContentType))
            contentType = property->value;
    }
    const DecodeOutcome outcome =
        decodeThrough(m_formats, {.payload = message.payload, .contentType = contentType, .topic = topic}, nullptr, rule,
                      {.bytes = kLargest, .nodes = kMostNodes, .time = kLongestDecode});
    if (!outcome.problem) {
        watched.schema.take(outcome.tree, message.sequence, message.record->wallNs);
        return;
    }
    switch (outcome.problem->kind) {
    case DecodeProblem::Kind::TooDeep:
    case DecodeProblem::Kind::TooLarge:
    case DecodeProblem::Kind::TooSlow:
    case DecodeProblem::Kind::Cancelled:
        ++watched.tooCostly;
        return;
    case DecodeProblem::Kind::Syntax:
    case DecodeProblem::Kind::Encoding:
    case DecodeProblem::Kind::Unknown:
    case DecodeProblem::Kind::Cut:
        watched.schema.takeUnreadable(message.sequence, message.record->wallNs);
        return;
    }
}

} // namespace explorer
