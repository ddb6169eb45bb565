// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/test_report.h"

#include <algorithm>

namespace mqtt {

namespace {

using Name = TestStep::Name;
using Outcome = TestStep::Outcome;

Name nameOf(TransportStep step)
{
    switch (step) {
    case TransportStep::Resolved:
        return Name::Resolve;
    case TransportStep::ProxyReached:
        return Name::ReachProxy;
    case TransportStep::Connected:
        return Name::Connect;
    case TransportStep::Encrypted:
        return Name::Encrypt;
    case TransportStep::Upgraded:
        break;
    }
    return Name::Upgrade;
}

/// The step that a problem belongs to, where its kind tells.
std::optional<Name> stepOf(const Problem &problem)
{
    switch (problem.kind) {
    case Problem::Kind::HostNotFound:
        return Name::Resolve;
    case Problem::Kind::LocalSocketFailed:
        return Name::Connect;
    case Problem::Kind::CredentialsUnusable:
    case Problem::Kind::TlsFailed:
        return Name::Encrypt;
    case Problem::Kind::WebSocketRefused:
        return Name::Upgrade;
    case Problem::Kind::ConnectionRejected:
    case Problem::Kind::AuthenticationFailed:
    case Problem::Kind::ConnackTimeout:
    case Problem::Kind::NotMqtt:
        return Name::Login;
    case Problem::Kind::None: // the others may happen anywhere
    case Problem::Kind::InvalidEndpoint:
    case Problem::Kind::ConnectionRefused:
    case Problem::Kind::ConnectTimeout:
    case Problem::Kind::NetworkError:
    case Problem::Kind::ClosedByServer:
    case Problem::Kind::BadPacket:
    case Problem::Kind::ServerDisconnect:
    case Problem::Kind::KeepAliveTimeout:
    case Problem::Kind::AuthenticationTimeout:
    case Problem::Kind::InvalidOptions:
    case Problem::Kind::ProxyFailed:
    case Problem::Kind::WebSocketFailed:
    case Problem::Kind::SessionLostInFight:
        break;
    }
    return std::nullopt;
}

bool isOver(Outcome outcome) { return outcome != Outcome::Pending && outcome != Outcome::Running; }

} // namespace

bool TestReport::succeeded() const { return ended && !failure(); }

const TestStep *TestReport::failure() const
{
    const auto found = std::ranges::find_if(
        steps, [](const TestStep &step) { return isOver(step.outcome) && step.outcome != Outcome::Done; });
    return found == steps.end() ? nullptr : &*found;
}

TestProgress::TestProgress(const Endpoint &endpoint, const ProxyOptions &proxy, bool subscribes, Instant now)
    : m_began(now)
{
    const auto plan = [this](bool wanted, Name name) {
        if (wanted)
            m_report.steps.push_back({.name = name, .problem = {}});
    };
    const bool local = endpoint.scheme == Endpoint::Scheme::Unix;
    plan(!local, Name::Resolve);
    // Whether the system has a proxy for this address shows only on the way.
    plan(!local && proxy.kind != ProxyOptions::Kind::None, Name::ReachProxy);
    plan(true, Name::Connect);
    plan(endpoint.usesTls(), Name::Encrypt);
    plan(endpoint.usesWebSocket(), Name::Upgrade);
    plan(true, Name::Login);
    plan(subscribes, Name::Subscribe);
    runNext(now);
}

TestStep *TestProgress::find(Name name)
{
    const auto found = std::ranges::find(m_report.steps, name, &TestStep::name);
    return found == m_report.steps.end() ? nullptr : &*found;
}

std::optional<Name> TestProgress::running() const
{
    const auto found = std::ranges::find(m_report.steps, Outcome::Running, &TestStep::outcome);
    return found == m_report.steps.end() ? std::nullopt : std::optional(found->name);
}

TestStep *TestProgress::advanceTo(Name name, Instant now)
{
    if (const TestStep *step = find(name); !step || isOver(step->outcome))
        return nullptr;
    // The time spent on what turned out not to apply belongs to the step that did.
    Duration began = now - m_began;
    for (const TestStep &step : m_report.steps) {
        if (step.outcome == Outcome::Running)
            began = step.started;
    }
    std::erase_if(m_report.steps,
                  [&](const TestStep &step) { return step.name < name && !isOver(step.outcome); });
    TestStep *step = find(name);
    step->outcome = Outcome::Running;
    step->started = began;
    return step;
}

void TestProgress::close(TestStep &step, Outcome outcome, Instant now)
{
    step.outcome = outcome;
    step.duration = now - m_began - step.started;
}

void TestProgress::runNext(Instant now)
{
    const auto next = std::ranges::find(m_report.steps, Outcome::Pending, &TestStep::outcome);
    if (next == m_report.steps.end())
        return;
    next->outcome = Outcome::Running;
    next->started = now - m_began;
}

void TestProgress::passed(Name name, Instant now)
{
    if (m_report.ended)
        return;
    if (TestStep *step = advanceTo(name, now)) {
        close(*step, Outcome::Done, now);
        runNext(now);
    }
}

void TestProgress::passed(TransportStep step, Instant now) { passed(nameOf(step), now); }

void TestProgress::failed(const Problem &problem, Instant now)
{
    if (m_report.ended)
        return;
    const std::optional<Name> about = stepOf(problem);
    TestStep *step = about ? advanceTo(*about, now) : nullptr;
    if (!step && running())
        step = find(*running());
    if (step)
        step->problem = problem;
    ended(Outcome::Failed, now);
}

void TestProgress::ended(Outcome outcome, Instant now)
{
    if (m_report.ended)
        return;
    for (TestStep &step : m_report.steps) {
        if (step.outcome == Outcome::Running)
            close(step, outcome, now);
    }
    m_report.ended = true;
}

} // namespace mqtt
