// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/pairing/request_pairing.h"

#include "model/ingest/byte_hash.h"
#include "model/pairing/pairing_properties.h"

#include <QRandomGenerator>

#include <algorithm>
#include <limits>

namespace explorer {

namespace {

constexpr std::size_t kMostOwn = 4'096;

std::uint64_t hashOf(std::span<const std::uint8_t> payload)
{
    return hashBytes({reinterpret_cast<const char *>(payload.data()), payload.size()}, 0);
}

} // namespace

std::size_t RequestPairing::LaneHash::operator()(const LaneKey &key) const
{
    return std::size_t(hashBytes(key.token, seed ^ (std::uint64_t(key.topic) * 0x9E37'79B9'7F4A'7C15)));
}

RequestPairing::RequestPairing(FindTopic findTopic, TopicName topicName, const PairingLimits &limits)
    : m_findTopic(std::move(findTopic))
    , m_topicName(std::move(topicName))
    , m_limits(limits)
    , m_rules(*parsePairingRules(kDefaultPairingRules))
    , m_deadlineNs(std::chrono::nanoseconds(std::chrono::seconds(10)).count())
    , m_latestNs(std::numeric_limits<std::int64_t>::min())
    , m_lanes(16, LaneHash{QRandomGenerator::system()->generate64()})
{}

RequestPairing::~RequestPairing() = default;

void RequestPairing::setRules(std::vector<PairingRule> rules)
{
    m_rules = std::move(rules);
    for (std::uint8_t &flags : m_flags)
        flags = std::uint8_t((flags & ~Request) | Unclassified);
    for (RequestPair &pair : m_pairs) {
        if (pair.rule != RequestPair::kByResponseTopic) // no place among the new ones
            pair.rule = std::uint32_t(m_rules.size());
        for (std::size_t i = 0; i < pair.laneCount; ++i)
            m_names.expected(pair.lanes[i]->topic).field.clear();
    }
    ++m_revision;
}

bool RequestPairing::matchesRule(std::string_view topic) const
{
    return std::ranges::any_of(m_rules, [&](const PairingRule &rule) { return rule.matches(topic); });
}

void RequestPairing::classify(TopicId topic, std::string_view name)
{
    std::uint8_t &flags = m_flags[topic];
    flags = std::uint8_t(flags & ~(Unclassified | Request));
    if (matchesRule(name))
        flags |= Request;
}

void RequestPairing::topicAdded(TopicId id, std::string_view name)
{
    if (m_flags.size() <= id)
        m_flags.resize(std::size_t(id) + 1, Unclassified);
    classify(id, name);
    if (m_unresolved == 0)
        return;
    const PairingName expected = m_names.find(name);
    if (expected == PairingNames::kNone || m_names.expected(expected).lanes == 0)
        return;
    m_names.expected(expected).topic = id;
    m_flags[id] |= Expected;
    --m_unresolved;
}

// ── messages ────────────────────────────────────────────────────────────────────────────────────────

void RequestPairing::take(const MessageRecord &record, Sequence sequence, const std::uint8_t *bytes)
{
    PairingProperties properties;
    if (record.propertiesSize != 0) {
        properties = pairingProperties({bytes, record.propertiesSize});
        if (!properties.responseTopic && (m_flags[record.topic] & kLookAt) == 0)
            return;
    }
    std::uint8_t &flags = m_flags[record.topic];
    const bool isFirst = (flags & SeenSinceStart) == 0;
    flags |= SeenSinceStart;
    const std::string name = m_topicName(record.topic);
    take({.topic = record.topic,
          .name = name,
          .sequence = sequence,
          .wallNs = record.wallNs,
          .steadyNs = record.steadyNs,
          .isStored = record.retain() && (m_retainMarksKept || isFirst),
          .payload = {bytes + record.propertiesSize, record.payloadSize},
          .responseTopic = properties.responseTopic,
          .correlation = properties.correlation});
}

void RequestPairing::take(const PairingMessage &message)
{
    advance(message.steadyNs);
    if (m_flags[message.topic] & Unclassified)
        classify(message.topic, message.name);
    if (message.isStored)
        return;
    if (m_flags[message.topic] & Expected) {
        const PairingName name = m_names.find(message.name);
        if (name != PairingNames::kNone && m_names.expected(name).lanes > 0)
            takeAnswer(message, name);
    }
    if ((message.responseTopic || (m_flags[message.topic] & Request)) && !isEcho(message))
        takeRequest(message);
}

PairId RequestPairing::takeOwn(const PairingMessage &message)
{
    if (!message.responseTopic && !matchesRule(message.name))
        return 0;
    RequestPair *pair = takeRequest(message);
    if (!pair)
        return 0;
    pair->isOwn = true;
    m_own.push_back({pair->id, hashOf(message.payload)});
    if (m_own.size() > kMostOwn)
        m_own.pop_front();
    return pair->id;
}

bool RequestPairing::isEcho(const PairingMessage &message)
{
    const auto ofOld = [&](const Own &own) {
        const RequestPair *pair = find(own.id);
        return !pair || message.steadyNs - pair->requestSteadyNs > kEcho.count();
    };
    while (!m_own.empty() && ofOld(m_own.front()))
        m_own.pop_front();
    if (m_own.empty())
        return false;
    const std::uint64_t hash = hashOf(message.payload);
    const auto own = std::ranges::find_if(m_own, [&](const Own &one) {
        const RequestPair *pair = find(one.id);
        return pair && one.payloadHash == hash && m_names.text(pair->requestTopic) == message.name;
    });
    if (own == m_own.end())
        return false;
    RequestPair *pair = pairOf(own->id);
    pair->request = message.sequence;
    m_own.erase(own);
    ++m_revision;
    return true;
}

RequestPair *RequestPairing::takeRequest(const PairingMessage &message)
{
    RequestPair pair;
    PairingRule::Match match;
    std::string token(PairingLane::kNoToken);
    if (message.responseTopic) {
        if (message.responseTopic->empty() || *message.responseTopic == message.name)
            return nullptr;
        match.group = message.name;
        match.answers.emplace_back(*message.responseTopic);
        if (message.correlation)
            token = pairingToken('c', *message.correlation);
    } else {
        const auto rule = std::ranges::find_if(m_rules, [&](const PairingRule &one) { return one.match(message.name, match); });
        if (rule == m_rules.end())
            return nullptr;
        pair.rule = std::uint32_t(rule - m_rules.begin());
        if (!rule->field().empty()) {
            if (const auto text = fieldOf(message.payload, rule->field()))
                token = pairingToken('t', *text);
        }
    }

    while (m_pairs.size() >= m_limits.pairs ||
           (!m_pairs.empty() && m_names.textBytes() + m_tokenBytes > m_limits.textBytes))
        forgetOldest();
    pair.id = endId();
    pair.request = message.sequence;
    pair.requestWallNs = message.wallNs;
    pair.requestSteadyNs = message.steadyNs;
    pair.requestTopic = m_names.hold(message.name);
    pair.statistics = statisticsOf(match.group);
    ++pair.statistics->requests;
    for (const std::string &answer : match.answers)
        join(pair, answer, token);
    m_pairs.push_back(std::move(pair));
    ++m_revision;
    return &m_pairs.back();
}

void RequestPairing::join(RequestPair &pair, std::string_view answerTopic, const std::string &token)
{
    const PairingName name = m_names.hold(answerTopic);
    auto found = m_lanes.find({name, token});
    if (found == m_lanes.end()) {
        auto lane = std::make_unique<PairingLane>();
        lane->topic = name;
        lane->token = token;
        m_tokenBytes += token.size();
        PairingNames::Expected &expected = m_names.expected(name);
        if (expected.lanes++ == 0) {
            expected.topic = m_findTopic(answerTopic);
            if (expected.topic == kNoTopic)
                ++m_unresolved;
            else
                m_flags[expected.topic] |= Expected;
        }
        PairingLane *place = lane.get();
        found = m_lanes.emplace(LaneKey{name, place->token}, std::move(lane)).first;
    } else {
        m_names.letGo(name); // the lane holds it
    }
    PairingLane *lane = found->second.get();
    for (std::size_t i = 0; i < pair.laneCount; ++i) {
        if (pair.lanes[i] == lane)
            return;
    }
    if (pair.rule < m_rules.size() && !m_rules[pair.rule].field().empty())
        m_names.expected(name).field = m_rules[pair.rule].field();
    ++lane->holders;
    pair.lanes[pair.laneCount++] = lane;
    // What is left at the front is of no use any more: a lane that is never answered must not grow.
    const auto isGone = [this](PairId id, PairState state) {
        const RequestPair *of = find(id);
        return !of || of->state != state;
    };
    while (!lane->waiting.empty() && isGone(lane->waiting.front(), PairState::Waiting))
        lane->waiting.pop();
    while (!lane->unanswered.empty() && isGone(lane->unanswered.front(), PairState::Unanswered))
        lane->unanswered.pop();
    lane->waiting.push(pair.id);
}

void RequestPairing::leave(RequestPair &pair)
{
    for (std::size_t i = 0; i < pair.laneCount; ++i) {
        PairingLane *lane = pair.lanes[i];
        if (--lane->holders > 0)
            continue;
        const PairingName name = lane->topic;
        PairingNames::Expected &expected = m_names.expected(name);
        if (--expected.lanes == 0) {
            if (expected.topic == kNoTopic)
                --m_unresolved;
            else
                m_flags[expected.topic] = std::uint8_t(m_flags[expected.topic] & ~Expected);
            expected = {};
        }
        m_tokenBytes -= lane->token.size();
        m_lanes.erase({name, lane->token});
        m_names.letGo(name);
    }
    pair.laneCount = 0;
    m_names.letGo(pair.requestTopic);
}

// ── time and room ───────────────────────────────────────────────────────────────────────────────────

void RequestPairing::advance(std::int64_t steadyNs)
{
    m_latestNs = std::max(m_latestNs, steadyNs);
    for (; m_nextToExpire < endId(); ++m_nextToExpire) {
        RequestPair &pair = *pairOf(m_nextToExpire);
        if (pair.state != PairState::Waiting)
            continue;
        if (m_latestNs - pair.requestSteadyNs <= m_deadlineNs)
            return;
        expire(pair);
    }
}

void RequestPairing::expire(RequestPair &pair)
{
    pair.state = PairState::Unanswered;
    ++pair.statistics->unanswered;
    for (std::size_t i = 0; i < pair.laneCount; ++i)
        pair.lanes[i]->unanswered.push(pair.id);
    ++m_revision;
}

std::optional<std::int64_t> RequestPairing::nextDeadlineNs() const
{
    for (PairId id = m_nextToExpire; id < endId(); ++id) {
        if (const RequestPair *pair = find(id); pair->state == PairState::Waiting)
            return pair->requestSteadyNs + m_deadlineNs;
    }
    return std::nullopt;
}

void RequestPairing::withdraw(PairId id)
{
    RequestPair *pair = pairOf(id);
    if (!pair || pair->hasAnswer() || pair->state == PairState::NotSent)
        return;
    if (pair->state == PairState::Unanswered)
        --pair->statistics->unanswered;
    --pair->statistics->requests;
    pair->state = PairState::NotSent;
    ++m_revision;
}

void RequestPairing::connectionStarted()
{
    for (std::uint8_t &flags : m_flags)
        flags = std::uint8_t(flags & ~SeenSinceStart);
}

void RequestPairing::forgetOldest()
{
    RequestPair &pair = m_pairs.front();
    ++m_counters.forgotten;
    m_counters.forgottenWaiting += pair.state == PairState::Waiting;
    leave(pair);
    m_pairs.pop_front();
    ++m_firstId;
    m_nextToExpire = std::max(m_nextToExpire, m_firstId);
}

const RequestPair *RequestPairing::find(PairId id) const
{
    return id >= m_firstId && id < endId() ? &m_pairs[std::size_t(id - m_firstId)] : nullptr;
}

RequestPair *RequestPairing::pairOf(PairId id) { return const_cast<RequestPair *>(std::as_const(*this).find(id)); }

std::shared_ptr<RequestStatistics> RequestPairing::statisticsOf(const std::string &topic)
{
    if (const auto found = m_statisticsIndex.find(topic); found != m_statisticsIndex.end()) {
        m_statistics.splice(m_statistics.begin(), m_statistics, found->second);
        return m_statistics.front();
    }
    if (m_statistics.size() >= m_limits.statistics) {
        m_statisticsIndex.erase(m_statistics.back()->topic());
        m_statistics.pop_back();
        ++m_counters.forgottenStatistics;
    }
    m_statistics.push_front(std::make_shared<RequestStatistics>(topic));
    m_statisticsIndex.emplace(m_statistics.front()->topic(), m_statistics.begin());
    return m_statistics.front();
}

} // namespace explorer
