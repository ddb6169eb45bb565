// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/timing/topic_timing.h"

#include "model/ingest/byte_hash.h"

#include <algorithm>
#include <cmath>

namespace explorer {

namespace {

/// Messages between two looks at the clock, unless they are large.
constexpr int kBetweenLooks = 128;
constexpr std::size_t kLargePayload = 64u << 10;

constexpr double kLongestRepeatWindow = 10;

/// A backward step in so many tells of an order; more of them, of a broker that uses its identifiers again.
constexpr std::uint64_t kIdStepsEach = 20;

/// A new connection began between the two.
bool isOutageBetween(std::span<const Sequence> starts, Sequence earlier, Sequence later)
{
    const auto next = std::ranges::upper_bound(starts, earlier);
    return next != starts.end() && *next <= later;
}

} // namespace

void TopicTiming::setTopic(const MessageStore *store, TopicId topic)
{
    *this = {};
    m_store = topic == kNoTopic ? nullptr : store;
    m_topic = topic;
}

TopicTiming::Seen TopicTiming::look(const MessageView &message, std::span<const Sequence> connectionStarts)
{
    const MessageRecord &record = *message.record;
    const Sequence before = message.previousOfTopic;
    Seen seen;
    seen.sequence = message.sequence;
    seen.steadyNs = record.steadyNs;
    seen.wallNs = record.wallNs;
    seen.payload = hashBytes({reinterpret_cast<const char *>(message.payload.data()), message.payload.size()},
                             message.payloadSize());
    seen.packetId = record.packetId;
    seen.hasPacketId = record.qos() != mqtt::Qos::AtMostOnce;
    seen.isOverOutage = before != kNoSequence && isOutageBetween(connectionStarts, before, message.sequence);
    const bool isFirst = before == kNoSequence || seen.isOverOutage;
    seen.isBrought = record.retain() && (isFirst || !record.isAsPublished());
    return seen;
}

void TopicTiming::findRepeats(const Seen &seen, bool counts)
{
    m_finder.add(seen.payload, seen.steadyNs, counts, [this](std::int64_t ns) { m_repeats.add(ns); });
}

void TopicTiming::countMessage(const Seen &seen, const MessageRecord &record)
{
    ++m_facts.messages;
    m_facts.dupFlags += record.dup() ? 1 : 0;
    m_facts.broughtRetained += seen.isBrought ? 1 : 0;
    m_facts.outages += seen.isOverOutage ? 1 : 0;
    if (m_facts.oldestWallNs == 0 || seen.wallNs < m_facts.oldestWallNs)
        m_facts.oldestWallNs = seen.wallNs;
    findRepeats(seen, !seen.isBrought);
}

void TopicTiming::countInterval(const Seen &earlier, const Seen &later)
{
    const std::int64_t ns = later.steadyNs - earlier.steadyNs;
    const bool counts = !earlier.isBrought && !later.isBrought && !later.isOverOutage;
    const std::int64_t interval = counts ? std::max<std::int64_t>(ns, 0) : -1;
    if (counts) {
        m_histogram.add(interval);
        const double seconds = double(interval) * 1e-9;
        const double fromMean = seconds - m_facts.mean;
        m_facts.mean += fromMean / double(++m_facts.intervals);
        m_squares += fromMean * (seconds - m_facts.mean);
        if (m_facts.intervals == 1 || seconds < m_facts.shortest)
            m_facts.shortest = seconds;
        // Of equal ones the latest, whichever is looked at first.
        if (m_facts.intervals == 1 || seconds > m_facts.longest ||
            (seconds == m_facts.longest && later.sequence > m_facts.longestEnd)) {
            m_facts.longest = seconds;
            m_facts.longestEnd = later.sequence;
            m_facts.longestEndWallNs = later.wallNs;
        }
        if (earlier.hasPacketId && later.hasPacketId) {
            ++m_idSteps;
            m_facts.backwards += std::int16_t(std::uint16_t(later.packetId - earlier.packetId)) < 0 ? 1 : 0;
        }
    }
    const auto pair = [this](std::int64_t a, std::int64_t b) {
        if (a < 0 || b < 0)
            return;
        m_differences += std::abs(double(a - b)) * 1e-9;
        ++m_pairs;
    };
    pair(interval, m_laterInterval);
    if (later.sequence == m_passTop.sequence)
        m_passTopInterval = interval;
    if (earlier.sequence == m_top.sequence)
        pair(interval, m_topInterval);
    m_laterInterval = interval;
}

void TopicTiming::beginPass(std::span<const Sequence> connectionStarts)
{
    const MessageView newest = m_store->at(m_store->newest(m_topic));
    if (!newest)
        return;
    m_inPass = true;
    m_passTop = look(newest, connectionStarts);
    m_passTopInterval = -1;
    m_later = m_passTop;
    m_laterInterval = -1;
    m_cursor = newest.previousOfTopic;
    m_tail = 0;
    m_finder.clear();
    countMessage(m_passTop, *newest.record);
}

/// One message further back. False when the pass is at its end.
bool TopicTiming::step(std::span<const Sequence> connectionStarts)
{
    const MessageView message = m_cursor == kNoSequence ? MessageView() : m_store->at(m_cursor);
    if (!message)
        return false;
    const Seen seen = look(message, connectionStarts);
    m_cursor = message.previousOfTopic;
    if (m_tail == 0)
        countInterval(seen, m_later);
    if (m_tail > 0 || seen.sequence == m_top.sequence) {
        findRepeats(seen, false);
        return ++m_tail < RepeatFinder::kLookBack;
    }
    countMessage(seen, *message.record);
    m_later = seen;
    return true;
}

void TopicTiming::endPass()
{
    m_inPass = false;
    m_top = m_passTop;
    m_topInterval = m_passTopInterval;
}

bool TopicTiming::run(Deadline deadline, std::span<const Sequence> connectionStarts)
{
    if (!m_store)
        return true;
    for (int left = kBetweenLooks; !isComplete();) {
        if (!m_inPass) {
            beginPass(connectionStarts);
            if (!m_inPass)
                return true;
        }
        if (!step(connectionStarts))
            endPass();
        const MessageView next = m_inPass && m_cursor != kNoSequence ? m_store->at(m_cursor) : MessageView();
        if (--left > 0 && (!next || next.payload.size() < kLargePayload))
            continue;
        left = kBetweenLooks;
        if (std::chrono::steady_clock::now() >= deadline)
            break;
    }
    return isComplete();
}

TimingFacts TopicTiming::facts() const
{
    TimingFacts facts = m_facts;
    if (facts.intervals > 0) {
        facts.deviation = std::sqrt(m_squares / double(facts.intervals));
        // A bin is wider than what all are alike in.
        facts.median = std::clamp(m_histogram.quantileNs(0.5) * 1e-9, facts.shortest, facts.longest);
    }
    if (m_pairs > 0)
        facts.jitter = m_differences / double(m_pairs);
    facts.repeatWindow = std::min(facts.median / 4, kLongestRepeatWindow);
    facts.repeats = m_repeats.countBelow(facts.repeatWindow * 1e9);
    facts.idsTell = m_idSteps > 0 && facts.backwards * kIdStepsEach < m_idSteps;
    return facts;
}

} // namespace explorer
