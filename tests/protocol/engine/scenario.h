// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/connection.h"
#include "tests/protocol/engine/json_reading.h"

#include <QJsonObject>
#include <QString>

#include <tl/expected.hpp>

#include <chrono>
#include <optional>
#include <variant>
#include <vector>

namespace driver {

/// `count` more events of this name, each with the fields of `match`.
struct WaitStep
{
    QString event;
    QJsonObject match;
    std::optional<mqtt::Properties> properties; ///< match's, apart: they have two spellings
    bool exactly = false;                       ///< match's properties were []: there must be none
    int count = 1;
};

struct PublishStep
{
    mqtt::Message message;
    int times = 1;
    bool expectRefused = false;
};

struct SubscribeStep
{
    std::vector<mqtt::Subscription> subscriptions;
    mqtt::Properties properties;
    bool expectRefused = false;
};

struct UnsubscribeStep
{
    std::vector<std::string> filters;
    mqtt::Properties properties;
    bool expectRefused = false;
};

/// From now on, and for the messages that came before.
struct RespondStep
{
    mqtt::Message answer; ///< topic and Correlation Data come from the question
};

struct DisconnectStep
{};

struct SleepStep
{
    std::chrono::milliseconds time{};
};

/// The attempt must not succeed, or the connection must end with a problem.
struct ExpectFailStep
{};

struct RunStep
{};

struct ExitStep
{
    int code = 0;
};

using Step = std::variant<WaitStep, PublishStep, SubscribeStep, UnsubscribeStep, RespondStep, DisconnectStep,
                          SleepStep, ExpectFailStep, RunStep, ExitStep>;

struct Scenario
{
    mqtt::ConnectionOptions connect; ///< all but the port
    std::vector<Step> steps;
};

/// The contract's JSON object; the error says which part cannot be read.
tl::expected<Scenario, std::string> scenarioFrom(const Json &json);

} // namespace driver
