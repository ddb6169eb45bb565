// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_store.h"
#include "model/timing/interval_histogram.h"
#include "model/timing/repeat_finder.h"

#include <chrono>
#include <cstdint>
#include <span>

namespace explorer {

/// How the messages of one topic follow each other; times are those of the socket, in seconds.
struct TimingFacts
{
    std::uint64_t messages = 0; ///< looked at
    std::uint64_t intervals = 0;
    double mean = 0;
    double deviation = 0; ///< σ of the intervals
    double shortest = 0;
    double longest = 0;
    double median = 0;    ///< to within a bin of the histogram
    double jitter = 0;    ///< mean absolute difference of intervals that follow each other
    Sequence longestEnd = kNoSequence; ///< the message behind the longest interval
    std::int64_t longestEndWallNs = 0;
    std::int64_t oldestWallNs = 0;

    std::uint64_t dupFlags = 0; ///< messages with DUP
    std::uint64_t repeats = 0;  ///< payload as one of the RepeatFinder::kLookBack messages before, within repeatWindow
    double repeatWindow = 0;    ///< a quarter of the median, at most ten seconds
    /// Packet identifiers of QoS 1 and 2 that run backwards: such messages were first sent before others that came earlier.
    std::uint64_t backwards = 0;
    bool idsTell = false; ///< this broker counts them up: more than nineteen of twenty do ascend

    std::uint64_t broughtRetained = 0; ///< sent because we subscribed: no beat of the device's
    std::uint64_t outages = 0;         ///< intervals over a new connection; neither is among the intervals
};

/// Works out TimingFacts and histogram of what is kept of one topic: in slices, from the newest message back, and then what
/// comes, as it comes. What is evicted after it was looked at stays in the figures.
///
/// Cost      some 100 ns a message and a hash over its payload; a slice ends within one message behind its deadline.
/// Memory    none a message.        Thread    the store's.
class TopicTiming
{
public:
    using Deadline = std::chrono::steady_clock::time_point;

    /// nullptr or kNoTopic: nothing to look at. The store outlives it, or is taken away by another call.
    void setTopic(const MessageStore *store, TopicId topic);
    /// Goes on until the deadline. True when all that is kept was looked at. `connectionStarts` as
    /// ExplorerSession::connectionStarts().
    bool run(Deadline deadline, std::span<const Sequence> connectionStarts);
    bool isComplete() const { return !m_store || (!m_inPass && m_store->newest(m_topic) == m_top.sequence); }

    TimingFacts facts() const;
    const IntervalHistogram &histogram() const { return m_histogram; }

private:
    struct Seen
    {
        Sequence sequence = kNoSequence;
        std::int64_t steadyNs = 0;
        std::int64_t wallNs = 0;
        std::uint64_t payload = 0; ///< a hash of all of it
        mqtt::PacketId packetId = 0;
        bool hasPacketId = false;
        bool isBrought = false;        ///< retained, sent because we subscribed
        bool isOverOutage = false;     ///< the interval that ends with it is
    };

    Seen look(const MessageView &message, std::span<const Sequence> connectionStarts);
    void beginPass(std::span<const Sequence> connectionStarts);
    bool step(std::span<const Sequence> connectionStarts);
    void countMessage(const Seen &seen, const MessageRecord &record);
    void countInterval(const Seen &earlier, const Seen &later);
    void endPass();
    void findRepeats(const Seen &seen, bool counts);

    const MessageStore *m_store = nullptr;
    TopicId m_topic = kNoTopic;

    // All up to m_top is in the figures, but for what the pass is at.
    Seen m_top;
    std::int64_t m_topInterval = -1; ///< the one that ends with it; −1: none that counts
    // A pass goes from the newest message of its beginning down to m_top, and a few more for the repeats.
    bool m_inPass = false;
    Seen m_passTop;
    std::int64_t m_passTopInterval = -1;
    Seen m_later;                     ///< the message looked at last
    std::int64_t m_laterInterval = -1; ///< that begins with it
    Sequence m_cursor = kNoSequence;  ///< the next to be looked at
    std::size_t m_tail = 0;           ///< messages from m_top on, looked at for repeats alone

    IntervalHistogram m_histogram;
    IntervalHistogram m_repeats; ///< of the times between a payload and its repeat
    RepeatFinder m_finder;
    TimingFacts m_facts;
    double m_squares = 0; ///< of the distances from the mean (Welford)
    double m_differences = 0;
    std::uint64_t m_pairs = 0;
    std::uint64_t m_idSteps = 0;
};

} // namespace explorer
