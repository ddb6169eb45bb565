// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/protocol/engine/scenario.h"

#include "tests/protocol/engine/json_properties.h"
#include "tests/protocol/engine/scenario_connect.h"

namespace driver {

namespace {

constexpr std::int64_t kMostTimes = 10'000'000;

/// One step's words: its name, then its arguments by position.
class Words
{
public:
    explicit Words(const Json &json)
    {
        if (json.get(m_list) == simdjson::SUCCESS && m_list.size() > 0) {
            std::string_view name;
            if (m_list.at(0).get(name) == simdjson::SUCCESS)
                m_name = name;
        }
    }

    std::string_view name() const { return m_name; }
    std::optional<Json> argument(std::size_t position) const
    {
        Json found;
        if (m_list.at(position).get(found) != simdjson::SUCCESS)
            return std::nullopt;
        return found;
    }
    std::int64_t number(std::size_t position, std::int64_t otherwise, bool &ok) const
    {
        const auto given = argument(position);
        std::int64_t number = otherwise;
        if (given && given->get(number) != simdjson::SUCCESS)
            ok = false;
        return number;
    }

private:
    simdjson::dom::array m_list;
    std::string_view m_name;
};

std::optional<Step> waitFrom(const Words &words)
{
    WaitStep step;
    bool ok = true;
    const auto event = words.argument(1);
    std::string_view name;
    if (!event || event->get(name) != simdjson::SUCCESS)
        return std::nullopt;
    step.event = textFrom(name);
    const auto match = words.argument(2);
    if (match && match->is_object()) {
        step.match = plainValue(*match).toObject();
        if (const auto given = member(*match, "properties")) {
            step.properties = propertiesFrom(*given);
            step.exactly = given->is_array() && step.properties && step.properties->empty();
            ok = step.properties.has_value();
            step.match.remove(QStringLiteral("properties"));
        }
    }
    const bool countIsThird = match && match->is_int64();
    step.count = int(words.number(countIsThird ? 2 : 3, 1, ok));
    return ok && step.count >= 0 ? std::optional<Step>(step) : std::nullopt;
}

std::optional<Step> publishFrom(const Words &words)
{
    const auto what = words.argument(1);
    PublishStep step;
    bool ok = what && messageFrom(*what, step.message);
    if (!ok)
        return std::nullopt;
    step.times = int(numberOr(*what, "times", 1, kMostTimes, ok));
    step.expectRefused = flagOr(*what, "expectRefused", false, ok);
    return ok ? std::optional<Step>(step) : std::nullopt;
}

/// The second argument of subscribe and unsubscribe; absent is fine.
template <typename Request>
bool optionsInto(const Words &words, Request &step)
{
    bool ok = true;
    const auto options = words.argument(2);
    if (!options)
        return true;
    step.expectRefused = flagOr(*options, "expectRefused", false, ok);
    if (const auto given = member(*options, "properties")) {
        const auto properties = propertiesFrom(*given);
        if (!properties)
            return false;
        step.properties = *properties;
    }
    return ok;
}

std::optional<Step> subscribeFrom(const Words &words)
{
    const auto what = words.argument(1);
    simdjson::dom::array list;
    if (!what || what->get(list) != simdjson::SUCCESS)
        return std::nullopt;
    SubscribeStep step;
    bool ok = true;
    for (const Json entry : list) {
        mqtt::Subscription subscription;
        subscription.filter = textOf(entry, "topic", ok).value_or(std::string());
        subscription.maximumQos = mqtt::Qos(numberOr(entry, "qos", 0, 2, ok));
        subscription.noLocal = flagOr(entry, "nl", false, ok);
        subscription.retainAsPublished = flagOr(entry, "rap", false, ok);
        subscription.retainHandling = std::uint8_t(numberOr(entry, "rh", 0, 2, ok));
        step.subscriptions.push_back(std::move(subscription));
    }
    return optionsInto(words, step) && ok ? std::optional<Step>(step) : std::nullopt;
}

std::optional<Step> unsubscribeFrom(const Words &words)
{
    const auto what = words.argument(1);
    simdjson::dom::array list;
    if (!what || what->get(list) != simdjson::SUCCESS)
        return std::nullopt;
    UnsubscribeStep step;
    for (const Json entry : list) {
        std::string_view filter;
        if (entry.get(filter) != simdjson::SUCCESS)
            return std::nullopt;
        step.filters.emplace_back(filter);
    }
    return optionsInto(words, step) ? std::optional<Step>(step) : std::nullopt;
}

std::optional<Step> respondFrom(const Words &words)
{
    RespondStep step;
    const auto what = words.argument(1);
    if (what && !messageFrom(*what, step.answer))
        return std::nullopt;
    return step;
}

std::optional<Step> stepFrom(const Json &json)
{
    const Words words(json);
    const std::string_view name = words.name();
    bool ok = true;
    if (name == "wait")
        return waitFrom(words);
    if (name == "publish")
        return publishFrom(words);
    if (name == "subscribe")
        return subscribeFrom(words);
    if (name == "unsubscribe")
        return unsubscribeFrom(words);
    if (name == "respond")
        return respondFrom(words);
    if (name == "disconnect")
        return DisconnectStep{};
    if (name == "sleep") {
        const std::int64_t time = words.number(1, 0, ok);
        return ok ? std::optional<Step>(SleepStep{std::chrono::milliseconds(time)}) : std::nullopt;
    }
    if (name == "expectFail")
        return ExpectFailStep{};
    if (name == "run")
        return RunStep{};
    if (name == "exit") {
        const std::int64_t code = words.number(1, 0, ok);
        return ok ? std::optional<Step>(ExitStep{int(code)}) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

tl::expected<Scenario, std::string> scenarioFrom(const Json &json)
{
    Scenario scenario;
    const auto connect = member(json, "connect");
    if (!connect || !connect->is_object() || !connectFrom(*connect, scenario.connect))
        return tl::unexpected(std::string("\"connect\" cannot be read"));
    const auto steps = member(json, "steps");
    if (!steps)
        return scenario;
    simdjson::dom::array list;
    if (steps->get(list) != simdjson::SUCCESS)
        return tl::unexpected(std::string("\"steps\" is no list"));
    for (const Json entry : list) {
        auto step = stepFrom(entry);
        if (!step)
            return tl::unexpected("step " + std::to_string(scenario.steps.size() + 1) +
                                  " cannot be read: " + simdjson::minify(entry));
        scenario.steps.push_back(std::move(*step));
    }
    return scenario;
}

} // namespace driver
