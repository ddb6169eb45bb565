// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingest/message_record.h"
#include "model/pairing/pairing_names.h"
#include "model/pairing/request_statistics.h"

#include <array>
#include <memory>

namespace explorer {

struct PairingLane;

/// Running number of a request on its connection: 1, 2, 3 …, never reused.
using PairId = std::uint64_t;

enum class PairState : std::uint8_t
{
    Waiting,
    Answered,
    Late,       ///< answered after the deadline
    Unanswered, ///< the deadline has passed
    NotSent     ///< our own, and the connection refused it
};

/// One request, with what became of it.
struct RequestPair
{
    static constexpr std::size_t kMostLanes = 3;
    static constexpr std::uint32_t kByResponseTopic = 0xFFFF'FFFF;

    PairId id = 0;
    PairState state = PairState::Waiting;
    bool isOwn = false;                      ///< published by this program
    std::uint8_t laneCount = 0;
    std::uint8_t answeredOn = 0;             ///< a bit for each lane
    std::uint32_t rule = kByResponseTopic;   ///< place of the convention among the rules
    std::uint32_t answers = 0;               ///< further ones counted too
    PairingName requestTopic = 0;
    PairingName answerTopic = PairingNames::kNone; ///< that of the first answer; until then kNone
    Sequence request = kNoSequence;          ///< kNoSequence: our own, and it never came back from the broker
    Sequence answer = kNoSequence;           ///< the first
    Sequence lastAnswer = kNoSequence;
    std::int64_t requestWallNs = 0;
    std::int64_t requestSteadyNs = 0;
    std::int64_t answerSteadyNs = 0;         ///< of the first
    std::array<PairingLane *, kMostLanes> lanes{}; ///< one for each topic that it may be answered on
    std::shared_ptr<RequestStatistics> statistics;

    bool hasAnswer() const { return answers > 0; }
    std::int64_t latencyNs() const { return answerSteadyNs - requestSteadyNs; } ///< of the first answer
};

} // namespace explorer
