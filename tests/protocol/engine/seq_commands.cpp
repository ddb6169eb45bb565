// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/protocol/engine/seq_commands.h"

#include "tests/protocol/engine/scenario_connect.h"

namespace driver {

namespace {

using mqtt::Properties;
using mqtt::Property;
using mqtt::PropertyId;
using mqtt::Qos;

Property userProperty() { return Property::user("key", "value"); }

Properties subscribeProperties()
{
    return {Property::ofNumber(PropertyId::SubscriptionIdentifier, 268'435'455), userProperty()};
}

Properties publishProperties()
{
    return {Property::ofNumber(PropertyId::PayloadFormatIndicator, 1),
            Property::ofNumber(PropertyId::MessageExpiryInterval, 4'294'967'295),
            Property::ofNumber(PropertyId::TopicAlias, 65'535),
            Property::ofText(PropertyId::ResponseTopic, "response/topic"),
            Property::ofText(PropertyId::CorrelationData, "7deac5c5-8802-44ff-86ce-11479f337419"),
            Property::ofText(PropertyId::ContentType, "text/plain"),
            userProperty()};
}

} // namespace

std::optional<Scenario> seqScenario(mqtt::ProtocolVersion version, bool clean, std::string_view command)
{
    const bool v5 = version == mqtt::ProtocolVersion::V5;
    Scenario scenario;
    mqtt::SessionOptions &session = scenario.connect.session;
    session.version = version;
    session.clientId = "fuzzish";
    session.cleanStart = clean;
    session.keepAlive = std::chrono::seconds(60);
    session.exceedsTopicAliasMaximum = true;
    if (v5)
        session.connectProperties = {Property::ofNumber(PropertyId::ReceiveMaximum, kReceiveMaximum)};
    scenario.connect.reconnect.firstDelay = {};

    const auto qosAfter = [command](std::string_view name) -> std::optional<Qos> {
        if (command.size() != name.size() + 1 || !command.starts_with(name) || command.back() < '0' ||
            command.back() > '2')
            return std::nullopt;
        return Qos(command.back() - '0');
    };
    SubscribeStep subscribe{.subscriptions = {}, .properties = v5 ? subscribeProperties() : Properties()};
    UnsubscribeStep unsubscribe{.filters = {}, .properties = v5 ? Properties{userProperty()} : Properties()};
    if (const auto qos = qosAfter("subscribe-")) {
        subscribe.subscriptions = {{.filter = "test/subscribe", .maximumQos = *qos}};
        scenario.steps.emplace_back(subscribe);
    } else if (command == "subscribe-multiple") {
        subscribe.subscriptions = {{.filter = "test/subscribe1", .maximumQos = Qos::ExactlyOnce},
                                   {.filter = "test/subscribe2", .maximumQos = Qos::ExactlyOnce}};
        scenario.steps.emplace_back(subscribe);
    } else if (command == "unsubscribe") {
        unsubscribe.filters = {"test/subscribe"};
        scenario.steps.emplace_back(unsubscribe);
    } else if (command == "unsubscribe-multiple") {
        unsubscribe.filters = {"test/subscribe1", "test/subscribe2"};
        scenario.steps.emplace_back(unsubscribe);
    } else if (const auto publishQos = qosAfter("publish-")) {
        PublishStep publish;
        publish.message = {"test/publish", "message", *publishQos, false,
                           v5 ? publishProperties() : Properties()};
        scenario.steps.emplace_back(publish);
    } else if (!command.empty()) {
        return std::nullopt;
    }
    scenario.steps.emplace_back(RunStep{});
    return scenario;
}

} // namespace driver
