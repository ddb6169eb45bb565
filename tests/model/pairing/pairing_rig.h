// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/pairing/request_pairing.h"

#include <map>
#include <string>
#include <vector>

namespace explorer {

/// What a message has beside topic and payload.
struct PairingExtras
{
    std::optional<std::string> responseTopic = {};
    std::optional<std::string> correlation = {};
    bool isStored = false;
};

/// Feeds a RequestPairing with messages of virtual time, as a session would.
struct PairingRig
{
    using Also = PairingExtras;

    explicit PairingRig(const PairingLimits &limits = {})
        : pairing(
              [this](std::string_view name) {
                  const auto found = ids.find(std::string(name));
                  return found == ids.end() ? kNoTopic : found->second;
              },
              [this](TopicId id) { return names[id]; }, limits)
    {}

    TopicId topicOf(const std::string &name)
    {
        const auto [found, isNew] = ids.try_emplace(name, TopicId(names.size()));
        if (isNew) {
            names.push_back(name);
            pairing.topicAdded(found->second, name);
        }
        return found->second;
    }
    /// Returns its sequence number. At `now`, in seconds.
    Sequence message(const std::string &topic, std::string_view payload = "", const Also &also = {})
    {
        pairing.beginSlice();
        PairingMessage message = made(topic, payload, also);
        message.topic = topicOf(topic);
        message.sequence = next++;
        pairing.take(message);
        return message.sequence;
    }
    PairId own(const std::string &topic, std::string_view payload = "", const Also &also = {})
    {
        pairing.beginSlice();
        return pairing.takeOwn(made(topic, payload, also));
    }
    void advance() { pairing.advance(ns()); }
    std::int64_t ns() const { return std::int64_t(now * 1e9); }

    /// "cmnd/d/A -> stat/d/RESULT answered 0.5 s x2" for each pair, oldest first.
    std::vector<std::string> printed() const
    {
        static constexpr const char *kStates[] = {"waiting", "answered", "late", "unanswered", "not sent"};
        std::vector<std::string> lines;
        for (PairId id = pairing.firstId(); id < pairing.endId(); ++id) {
            const RequestPair &pair = *pairing.find(id);
            std::string line = pairing.names().text(pair.requestTopic);
            line += ' ';
            line += kStates[std::size_t(pair.state)];
            if (pair.hasAnswer()) {
                line += " on ";
                line += pairing.names().text(pair.answerTopic);
                line += " in ";
                line += std::to_string(pair.latencyNs() / 1'000'000);
                line += " ms";
            }
            if (pair.answers > 1) {
                line += ", ";
                line += std::to_string(pair.answers);
                line += " answers";
            }
            lines.push_back(line);
        }
        return lines;
    }

    double now = 1'000;
    std::map<std::string, TopicId> ids;
    std::vector<std::string> names;
    Sequence next = 0;
    RequestPairing pairing;

private:
    PairingMessage made(const std::string &topic, std::string_view payload, const Also &also) const
    {
        PairingMessage message{.name = topic,
                               .wallNs = ns(),
                               .steadyNs = ns(),
                               .isStored = also.isStored,
                               .payload = {reinterpret_cast<const std::uint8_t *>(payload.data()), payload.size()}};
        if (also.responseTopic)
            message.responseTopic = *also.responseTopic;
        if (also.correlation)
            message.correlation = *also.correlation;
        return message;
    }
};

} // namespace explorer
