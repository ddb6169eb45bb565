// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/pairing/pairing_lane.h"
#include "model/pairing/pairing_rule.h"
#include "model/pairing/request_pair.h"

#include <chrono>
#include <deque>
#include <functional>
#include <list>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace explorer {

struct PairingLimits
{
    std::size_t pairs = 50'000;            ///< the oldest are forgotten
    std::size_t textBytes = 16u << 20;     ///< of their topics and tokens
    std::size_t statistics = 4'096;        ///< request topics; those not used for longest are forgotten
    std::size_t searchedPayload = 64 << 10; ///< larger ones are not searched for the field that numbers requests …
    std::size_t searchedBytes = 1u << 20;  ///< … nor more of them than this in one slice
};

/// A message as pairing sees it. Borrowed: valid for the call.
struct PairingMessage
{
    TopicId topic = kNoTopic; ///< kNoTopic: our own, on a topic that nothing came on yet
    std::string_view name;    ///< of the topic
    Sequence sequence = kNoSequence;
    std::int64_t wallNs = 0;
    std::int64_t steadyNs = 0;
    bool isStored = false; ///< the broker had kept it: neither a request nor an answer of this moment
    std::span<const std::uint8_t> payload = {};
    std::optional<std::string_view> responseTopic = {};
    std::optional<std::string_view> correlation = {};
};

/// Which message answers which request on one connection: by MQTT 5.0's Response Topic and Correlation Data, else by
/// conventions (PairingRule).
///
/// A message is an answer when it comes on a topic that a request is to be answered on, not before the request. With the
/// request's correlation data, or the payload field of its rule, it is that request's. Without, it is that of
///   the one answered first of those that were answered on another of their topics, within its time; else
///   the oldest one that still waits in its time; else
///   the oldest one unanswered that is not older than kLatest; else
///   the one answered last, as a further answer, within its time.
/// Times are those of arrival, so that it does not matter when a message is looked at; but a request older than the
/// deadline is called unanswered once a message, or advance(), brought a time beyond it, and late when an answer follows.
///
/// Bounded   every table by PairingLimits, with a counter for what it cost. Topic ids cost a byte each.
/// Cost      concerns(): one or two loads, for every message. Requests and answers: a few hash look-ups, ~1 µs.
/// Thread    the owner's. No I/O, no clock.     Spec  MQTT 5.0 §4.10
class RequestPairing
{
public:
    static constexpr std::chrono::nanoseconds kLatest = std::chrono::seconds(60);
    /// A message of our own comes back within this, or does not.
    static constexpr std::chrono::nanoseconds kEcho = std::chrono::seconds(10);

    using FindTopic = std::function<TopicId(std::string_view)>; ///< kNoTopic when nothing came on it yet
    using TopicName = std::function<std::string(TopicId)>;
    RequestPairing(FindTopic findTopic, TopicName topicName, const PairingLimits &limits = {});
    ~RequestPairing();
    RequestPairing(const RequestPairing &) = delete;
    RequestPairing &operator=(const RequestPairing &) = delete;

    /// For requests from now on.
    void setRules(std::vector<PairingRule> rules);
    const std::vector<PairingRule> &rules() const { return m_rules; }
    /// Also for those that wait.
    void setDeadline(std::chrono::nanoseconds deadline) { m_deadlineNs = deadline.count(); }
    std::chrono::nanoseconds deadline() const { return std::chrono::nanoseconds(m_deadlineNs); }

    void topicAdded(TopicId id, std::string_view name); ///< dense, in order
    /// Whether the message must be looked at. A topic is told once, at first sight, whether it is a request's.
    bool concerns(const MessageRecord &record) const
    {
        return record.propertiesSize != 0 || (m_flags[record.topic] & kLookAt) != 0;
    }
    /// One that concerns(). `bytes`: its properties, then its payload.
    void take(const MessageRecord &record, Sequence sequence, const std::uint8_t *bytes);
    void take(const PairingMessage &message);
    /// Work that a hostile payload can cause is bounded between two calls.
    void beginSlice() { m_searchedBytes = 0; }
    /// A message that this program publishes. 0: it is no request.
    PairId takeOwn(const PairingMessage &message);
    void withdraw(PairId id); ///< the connection refused it
    /// The connection begins anew: the broker sends what it keeps.
    void connectionStarted();
    /// Whether the retain flag tells that the broker had kept a message. With Retain As Published it does not: then only
    /// the first message of a topic since the connection began is taken for a kept one, when it has the flag.
    void setRetainMarksKept(bool marksKept) { m_retainMarksKept = marksKept; }
    void advance(std::int64_t steadyNs); ///< nothing older than this is still to come
    std::optional<std::int64_t> nextDeadlineNs() const;

    /// Pairs are kept in the order in which their requests were taken: ids [firstId, endId).
    PairId firstId() const { return m_firstId; }
    PairId endId() const { return m_firstId + m_pairs.size(); }
    const RequestPair *find(PairId id) const;
    const PairingNames &names() const { return m_names; }
    /// Newest use first.
    const std::list<std::shared_ptr<RequestStatistics>> &statistics() const { return m_statistics; }

    struct Counters
    {
        std::uint64_t forgotten = 0;           ///< pairs that left the table
        std::uint64_t forgottenWaiting = 0;    ///< of these, before they were answered or due
        std::uint64_t forgottenStatistics = 0; ///< request topics
        std::uint64_t strayAnswers = 0; ///< with correlation data that no request of the topic had
        std::uint64_t unsearched = 0;   ///< payloads too large to be searched for the field that numbers requests
    };
    const Counters &counters() const { return m_counters; }
    std::uint64_t revision() const { return m_revision; } ///< grows with every change

private:
    enum Flag : std::uint8_t
    {
        Unclassified = 1,
        Request = 2,
        Expected = 4,
        SeenSinceStart = 8
    };
    static constexpr std::uint8_t kLookAt = Unclassified | Request | Expected;

    bool matchesRule(std::string_view topic) const;
    void classify(TopicId topic, std::string_view name);
    RequestPair *takeRequest(const PairingMessage &message);
    bool isEcho(const PairingMessage &message);
    void takeAnswer(const PairingMessage &message, PairingName name);
    bool answerOn(PairingName name, std::string_view token, const PairingMessage &message);
    void firstAnswer(RequestPair &pair, const PairingLane &lane, const PairingMessage &message);
    void furtherAnswer(RequestPair &pair, const PairingLane &lane, const PairingMessage &message);
    std::optional<std::string> fieldOf(std::span<const std::uint8_t> payload, const std::string &field);
    void join(RequestPair &pair, std::string_view answerTopic, const std::string &token);
    void leave(RequestPair &pair);
    void expire(RequestPair &pair);
    void forgetOldest();
    std::shared_ptr<RequestStatistics> statisticsOf(const std::string &topic);
    RequestPair *pairOf(PairId id);

    const FindTopic m_findTopic;
    const TopicName m_topicName;
    const PairingLimits m_limits;
    std::vector<PairingRule> m_rules;
    std::int64_t m_deadlineNs;
    std::vector<std::uint8_t> m_flags; ///< by TopicId
    std::size_t m_unresolved = 0;      ///< expected names that have no topic id yet
    bool m_retainMarksKept = true;

    std::deque<RequestPair> m_pairs;
    PairId m_firstId = 1;
    PairId m_nextToExpire = 1; ///< all before it are decided
    std::int64_t m_latestNs;   ///< time that was brought so far

    struct LaneKey
    {
        PairingName topic;
        std::string_view token;
        bool operator==(const LaneKey &) const = default;
    };
    struct LaneHash
    {
        std::uint64_t seed;
        std::size_t operator()(const LaneKey &key) const;
    };
    PairingNames m_names;
    std::unordered_map<LaneKey, std::unique_ptr<PairingLane>, LaneHash> m_lanes; ///< keys look at their lanes' tokens
    std::size_t m_tokenBytes = 0;

    struct Own
    {
        PairId id;
        std::uint64_t payloadHash;
    };
    std::deque<Own> m_own; ///< that may come back
    std::list<std::shared_ptr<RequestStatistics>> m_statistics;
    std::unordered_map<std::string_view, std::list<std::shared_ptr<RequestStatistics>>::iterator> m_statisticsIndex;

    std::size_t m_searchedBytes = 0;
    Counters m_counters;
    std::uint64_t m_revision = 0;
};

} // namespace explorer
