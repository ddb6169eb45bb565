// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/pairing/pairing_rule.h"
#include "model/pairing/request_pair.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace explorer {

/// What RequestPairing says it does, by looking at every request every time.
class NaivePairing
{
public:
    struct Request
    {
        PairId id = 0;
        std::int64_t ns = 0;
        std::vector<std::string> topics; ///< of answers
        std::string token;               ///< empty: none
        PairState state = PairState::Waiting;
        std::set<std::string> answeredOn = {};
        std::uint32_t answers = 0;
        Sequence answer = kNoSequence;
        Sequence lastAnswer = kNoSequence;
        std::int64_t answerNs = 0;
        std::uint64_t answerOrder = 0;
    };
    struct Message
    {
        std::string topic;
        Sequence sequence = 0;
        std::int64_t ns = 0;
        bool isStored = false;
        std::string number; ///< of the payload's "transaction"; empty: none
        std::string responseTopic;
        std::string correlation;
    };

    explicit NaivePairing(std::size_t most) : m_most(most), m_rules(*parsePairingRules(kDefaultPairingRules)) {}

    void take(const Message &message)
    {
        advance(message.ns);
        if (message.isStored)
            return;
        answer(message);
        request(message);
    }
    void advance(std::int64_t ns)
    {
        for (Request &request : requests) {
            if (request.state == PairState::Waiting && ns - request.ns > kDeadline)
                request.state = PairState::Unanswered;
        }
    }

    std::vector<Request> requests;
    std::uint64_t strayAnswers = 0;
    std::uint64_t forgotten = 0;

private:
    static constexpr std::int64_t kDeadline = 10'000'000'000;
    static constexpr std::int64_t kLatest = 60'000'000'000;

    bool isExpected(const std::string &topic) const
    {
        return std::ranges::any_of(requests, [&](const Request &one) { return std::ranges::count(one.topics, topic) > 0; });
    }

    void answer(const Message &message)
    {
        if (!isExpected(message.topic))
            return;
        if (!message.correlation.empty()) {
            if (answer(message, "c" + message.correlation))
                return;
            ++strayAnswers;
        }
        // Numbers count on topics that a rule with a field has an answer on.
        const bool isNumbered = message.topic.find("bridge/response/") != std::string::npos && !message.number.empty();
        answer(message, isNumbered ? "t" + message.number : std::string());
    }

    bool answer(const Message &message, const std::string &token)
    {
        std::vector<Request *> lane;
        for (Request &request : requests) {
            if (request.token == token && std::ranges::count(request.topics, message.topic) > 0)
                lane.push_back(&request);
        }
        const bool isKeyed = !token.empty();
        const auto isWithin = [&](const Request &request, std::int64_t ns) { return message.ns - request.ns <= ns; };
        Request *found = nullptr;
        for (Request *one : lane) {
            if (one->answers > 0 && one->topics.size() > 1 && (isKeyed || isWithin(*one, kDeadline)) &&
                !one->answeredOn.contains(message.topic) && (!found || one->answerOrder < found->answerOrder))
                found = one;
        }
        const auto choose = [&](PairState state, auto fits) {
            for (Request *one : lane) {
                if (!found && one->state == state && fits(*one))
                    found = one;
            }
        };
        choose(PairState::Waiting, [&](const Request &one) { return isWithin(one, kDeadline); });
        choose(PairState::Unanswered, [&](const Request &one) { return isKeyed || isWithin(one, kLatest); });
        if (!found) {
            Request *newest = nullptr;
            for (Request *one : lane) {
                if (one->answers > 0 && (!newest || one->answerOrder > newest->answerOrder))
                    newest = one;
            }
            if (newest && (isKeyed || isWithin(*newest, kDeadline)))
                found = newest;
        }
        if (!found)
            return false;
        if (found->answers++ == 0) {
            found->state = isWithin(*found, kDeadline) ? PairState::Answered : PairState::Late;
            found->answer = message.sequence;
            found->answerNs = message.ns;
            found->answerOrder = ++m_order;
        }
        found->lastAnswer = message.sequence;
        found->answeredOn.insert(message.topic);
        return true;
    }

    void request(const Message &message)
    {
        Request made{.id = m_next, .ns = message.ns, .topics = {}, .token = {}};
        if (!message.responseTopic.empty()) {
            if (message.responseTopic == message.topic)
                return;
            made.topics = {message.responseTopic};
            if (!message.correlation.empty())
                made.token = "c" + message.correlation;
        } else {
            PairingRule::Match match;
            const auto rule = std::ranges::find_if(m_rules, [&](const PairingRule &one) { return one.match(message.topic, match); });
            if (rule == m_rules.end())
                return;
            made.topics = match.answers;
            if (!rule->field().empty() && !message.number.empty())
                made.token = "t" + message.number;
        }
        ++m_next;
        if (requests.size() == m_most) {
            requests.erase(requests.begin());
            ++forgotten;
        }
        requests.push_back(made);
    }

    const std::size_t m_most;
    const std::vector<PairingRule> m_rules;
    PairId m_next = 1;
    std::uint64_t m_order = 0;
};

} // namespace explorer
