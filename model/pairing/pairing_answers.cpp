// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of RequestPairing that finds whose answer a message is.
#include "model/pairing/request_pairing.h"

#include "model/payload/json_decoder.h"

#include <algorithm>

namespace explorer {

void RequestPairing::takeAnswer(const PairingMessage &message, PairingName name)
{
    if (message.correlation) {
        if (answerOn(name, pairingToken('c', *message.correlation), message))
            return;
        ++m_counters.strayAnswers;
        ++m_revision;
    }
    // A copy: what follows may let the name go.
    const std::string field = m_names.expected(name).field;
    std::optional<std::string> number;
    if (!field.empty())
        number = fieldOf(message.payload, field);
    if (number)
        answerOn(name, pairingToken('t', *number), message);
    else
        answerOn(name, PairingLane::kNoToken, message);
}

bool RequestPairing::answerOn(PairingName name, std::string_view token, const PairingMessage &message)
{
    const auto found = m_lanes.find({name, token});
    if (found == m_lanes.end())
        return false;
    PairingLane &lane = *found->second;
    const std::int64_t now = message.steadyNs;
    const auto isInTime = [&](const RequestPair &pair) { return now - pair.requestSteadyNs <= m_deadlineNs; };
    const auto hasAnswerHere = [&](const RequestPair &pair) {
        const auto place = std::ranges::find(pair.lanes, &lane) - pair.lanes.begin();
        return (pair.answeredOn >> place & 1) != 0;
    };

    // The same answer told on another topic as well.
    for (std::size_t i = 0; i < lane.answered.size(); ++i) {
        RequestPair *pair = pairOf(lane.answered[i]);
        if (pair && pair->laneCount > 1 && (lane.isKeyed() || isInTime(*pair)) && now >= pair->requestSteadyNs &&
            !hasAnswerHere(*pair)) {
            furtherAnswer(*pair, lane, message);
            return true;
        }
    }
    while (!lane.waiting.empty()) {
        RequestPair *pair = pairOf(lane.waiting.front());
        if (pair && pair->state == PairState::Waiting) {
            if (now < pair->requestSteadyNs)
                break;
            if (isInTime(*pair)) {
                lane.waiting.pop();
                firstAnswer(*pair, lane, message);
                return true;
            }
            expire(*pair);
        }
        lane.waiting.pop();
    }
    while (!lane.unanswered.empty()) {
        RequestPair *pair = pairOf(lane.unanswered.front());
        const bool isOpen = pair && pair->state == PairState::Unanswered &&
                            (lane.isKeyed() || now - pair->requestSteadyNs <= kLatest.count());
        if (isOpen && now < pair->requestSteadyNs)
            break;
        lane.unanswered.pop();
        if (isOpen) {
            --pair->statistics->unanswered;
            firstAnswer(*pair, lane, message);
            return true;
        }
    }
    RequestPair *newest = nullptr;
    for (std::size_t i = lane.answered.size(); i > 0 && !newest; --i)
        newest = pairOf(lane.answered[i - 1]);
    if (!newest || now < newest->requestSteadyNs || !(lane.isKeyed() || isInTime(*newest)))
        return false;
    furtherAnswer(*newest, lane, message);
    return true;
}

void RequestPairing::firstAnswer(RequestPair &pair, const PairingLane &lane, const PairingMessage &message)
{
    const bool isInTime = message.steadyNs - pair.requestSteadyNs <= m_deadlineNs;
    pair.state = isInTime ? PairState::Answered : PairState::Late;
    ++(isInTime ? pair.statistics->answered : pair.statistics->late);
    pair.statistics->addLatency(message.steadyNs - pair.requestSteadyNs);
    pair.answer = message.sequence;
    pair.answerSteadyNs = message.steadyNs;
    pair.answerTopic = lane.topic; // held by the lane, which the pair holds
    for (std::size_t i = 0; i < pair.laneCount; ++i) {
        PairQueue &answered = pair.lanes[i]->answered;
        answered.push(pair.id);
        if (answered.size() > PairingLane::kMostAnswered)
            answered.pop();
    }
    furtherAnswer(pair, lane, message);
}

void RequestPairing::furtherAnswer(RequestPair &pair, const PairingLane &lane, const PairingMessage &message)
{
    if (pair.answers++ > 0)
        ++pair.statistics->furtherAnswers;
    pair.lastAnswer = message.sequence;
    for (std::size_t i = 0; i < pair.laneCount; ++i) {
        if (pair.lanes[i] == &lane)
            pair.answeredOn = std::uint8_t(pair.answeredOn | 1u << i);
    }
    ++m_revision;
}

/// The member of a JSON object on the first level; a number and a text are different things.
std::optional<std::string> RequestPairing::fieldOf(std::span<const std::uint8_t> payload, const std::string &field)
{
    if (payload.empty())
        return std::nullopt;
    if (payload.size() > m_limits.searchedPayload || m_searchedBytes + payload.size() > m_limits.searchedBytes) {
        ++m_counters.unsearched;
        return std::nullopt;
    }
    m_searchedBytes += payload.size();
    const std::string_view text(reinterpret_cast<const char *>(payload.data()), payload.size());
    if (text.find(field) == std::string_view::npos)
        return std::nullopt;
    const auto tree = JsonDecoder().decode({.payload = payload}, {.nodes = 20'000});
    if (!tree || tree->nodes[0].kind != ValueNode::Kind::Object)
        return std::nullopt;
    for (std::int32_t child = tree->nodes[0].firstChild; child >= 0; child = tree->nodes[std::size_t(child)].nextSibling) {
        const ValueNode &node = tree->nodes[std::size_t(child)];
        if (node.key != field || (node.kind != ValueNode::Kind::String && node.kind != ValueNode::Kind::Number))
            continue;
        std::string value(1, node.kind == ValueNode::Kind::String ? 's' : 'd');
        value.append(node.text);
        return value;
    }
    return std::nullopt;
}

} // namespace explorer
