// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/time.h"
#include "protocol/net/transport.h"
#include "protocol/session/client_session.h"

#include <optional>
#include <vector>

namespace mqtt {

/// One step on the way to a working connection, and how it went.
struct TestStep
{
    enum class Name : std::uint8_t
    {
        Resolve,
        ReachProxy,
        Connect,
        Encrypt, ///< TLS, and the server's certificate
        Upgrade, ///< the WebSocket
        Login,   ///< CONNECT … CONNACK, authentication included
        Subscribe,
    };
    enum class Outcome : std::uint8_t
    {
        Pending,
        Running,
        Done,
        Failed, ///< `problem` says why; a refused subscription has none, see TestReport::subscribed
        TimedOut,
        Cancelled,
    };

    Name name{};
    Outcome outcome = Outcome::Pending;
    Duration started{};  ///< since the test began
    Duration duration{}; ///< of what has ended
    Problem problem;
};

/// What a connection test has found out so far.
struct TestReport
{
    std::vector<TestStep> steps;           ///< what is ahead is Pending; what did not apply is not there
    TlsFactsPtr tls;                       ///< also of a certificate that was refused
    std::optional<SessionStarted> session; ///< what the server granted and allows
    std::optional<SubscribeDone> subscribed;
    std::optional<RequestError> subscribeRefused; ///< the server had said that it does not support it
    bool ended = false;

    bool succeeded() const;
    /// The step that did not succeed, or nullptr.
    const TestStep *failure() const;
};

/// Keeps a report's steps in order while a connection is made: a plain value, time comes with each call.
class TestProgress
{
public:
    TestProgress(const Endpoint &endpoint, const ProxyOptions &proxy, bool subscribes, Instant now);

    const TestReport &report() const { return m_report; }
    TestReport &report() { return m_report; }

    /// This step is done; earlier ones that nobody heard of did not apply. The next one is running.
    void passed(TestStep::Name step, Instant now);
    void passed(TransportStep step, Instant now);
    /// The running step failed, or the one that the problem is about.
    void failed(const Problem &problem, Instant now);
    /// The running step ends so, and with it the test.
    void ended(TestStep::Outcome outcome, Instant now);
    std::optional<TestStep::Name> running() const;

private:
    TestStep *find(TestStep::Name name);
    /// As running from `now` on, what is before it and not yet done dropped. nullptr: no such step any more.
    TestStep *advanceTo(TestStep::Name name, Instant now);
    void close(TestStep &step, TestStep::Outcome outcome, Instant now);
    void runNext(Instant now);

    TestReport m_report;
    Instant m_began;
};

} // namespace mqtt
