// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/connection_worker.h"

#include "protocol/net/transport_factory.h"

#include <QThread>

#include <cerrno>
#include <random>
#include <system_error>

namespace mqtt {

namespace {

constexpr std::chrono::milliseconds kGoodbye{1'000};

std::uint32_t packetSizeLimit(const SessionOptions &options, ProtocolVersion version)
{
    if (version != ProtocolVersion::V5)
        return FrameAssembler::kLargestPacket;
    return numberOr(options.connectProperties, PropertyId::MaximumPacketSize, FrameAssembler::kLargestPacket);
}

} // namespace

ConnectionWorker::ConnectionWorker(ConnectionOptions options, std::shared_ptr<MessageSink> sink,
                                   std::shared_ptr<SharedCounters> counters)
    : m_options(std::move(options))
    , m_sink(std::move(sink))
    , m_counters(std::move(counters))
    , m_session(m_options.session)
    , m_policy(m_options.reconnect, std::random_device{}())
    , m_gate(this, [this] { resumeReading(); })
    , m_overloadTimer(this)
    , m_timers(this)
    , m_retryTimer(this)
    , m_goodbyeTimer(this)
{
    listSubscriptions(m_options);
    m_retryTimer.setSingleShot(true);
    m_goodbyeTimer.setSingleShot(true);
    connect(&m_timers, &SessionTimers::due, this, &ConnectionWorker::timerDue);
    connect(&m_retryTimer, &QTimer::timeout, this, &ConnectionWorker::attempt);
    connect(&m_overloadTimer, &QTimer::timeout, this, [this] { watchOverload(m_overload.look(SteadyClock::now())); });
    connect(&m_goodbyeTimer, &QTimer::timeout, this, &ConnectionWorker::goodbyeTimedOut);
}

ConnectionWorker::~ConnectionWorker()
{
    m_gate.close();
    if (m_transport) {
        m_transport->disconnect(this); // it signals from its destructor
        m_transport->abort();
    }
}

void ConnectionWorker::start()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_sink)
        m_sink->attached(m_gate.opener());
    tellSubscriptions();
}

void ConnectionWorker::listSubscriptions(const ConnectionOptions &options)
{
    m_subscriptions.assign(options.subscriptions, options.subscribeProperties);
    std::vector<std::string> paused;
    for (const Subscription &subscription : options.pausedSubscriptions)
        paused.push_back(subscription.filter);
    m_subscriptions.want(options.pausedSubscriptions, options.subscribeProperties, 0);
    m_subscriptions.pause(paused);
}

void ConnectionWorker::setOptions(const ConnectionOptions &options)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (options.subscriptions != m_options.subscriptions ||
        options.subscribeProperties != m_options.subscribeProperties ||
        options.pausedSubscriptions != m_options.pausedSubscriptions) {
        listSubscriptions(options);
        tellSubscriptions();
    }
    m_options = options;
    m_policy = ReconnectPolicy(m_options.reconnect, std::random_device{}());
    m_optionsChanged = true;
}

void ConnectionWorker::open()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_shuttingDown)
        return;
    switch (m_state.phase) {
    case ConnectionState::Phase::Offline:
    case ConnectionState::Phase::Waiting:
    case ConnectionState::Phase::Failed:
        m_retryTimer.stop();
        m_policy.reset();
        m_takeovers.reset();
        m_attempts = 0;
        attempt();
        return;
    case ConnectionState::Phase::Resolving:
    case ConnectionState::Phase::Handshake:
    case ConnectionState::Phase::Connected:
        if (m_optionsChanged)
            disconnectOr(After::Reopen);
        return;
    case ConnectionState::Phase::Closing:
        m_after = After::Reopen;
        return;
    }
}

void ConnectionWorker::close()
{
    Q_ASSERT(QThread::currentThread() == thread());
    switch (m_state.phase) {
    case ConnectionState::Phase::Offline:
    case ConnectionState::Phase::Waiting:
    case ConnectionState::Phase::Failed:
        m_retryTimer.stop();
        m_state.problem = {};
        setPhase(ConnectionState::Phase::Offline);
        return;
    case ConnectionState::Phase::Resolving:
    case ConnectionState::Phase::Handshake:
    case ConnectionState::Phase::Connected:
        disconnectOr(After::StayOffline);
        return;
    case ConnectionState::Phase::Closing:
        m_after = After::StayOffline;
        return;
    }
}

void ConnectionWorker::shutDown()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_shuttingDown = true;
    close();
}

/// Ends what is under way by our own wish; `after` says what comes then.
void ConnectionWorker::disconnectOr(After after)
{
    m_after = after;
    if (m_ending)
        return; // on its way out already
    if (!m_session.isConnected()) {
        attemptEnded({});
        return;
    }
    const Instant now = SteadyClock::now();
    m_session.disconnect(now, m_effects);
    carryOut(now);
}

void ConnectionWorker::attempt()
{
    m_after = After::Decide;
    m_optionsChanged = false;
    m_ending.reset();
    m_endingBegun = false;
    m_streamEnded.reset();
    m_transportOpened = false;
    m_effects.clear();
    m_session.setOptions(m_options.session);
    m_session.forgetWhatIsOver(m_effects);
    interpret(SteadyClock::now());
    keepJournal();
    prepareJournal();
    m_assembler.reset();
    m_spokeOlder = m_session.fallsBack();
    const ProtocolVersion version = m_spokeOlder ? ProtocolVersion::V311 : m_options.session.version;
    m_assembler.setMaximumPacketSize(packetSizeLimit(m_options.session, version));
    m_assembler.setMemoryCap(m_options.largestInMemory, version);

    m_state.tls.reset();
    m_transport = makeTransport(m_options.endpoint, m_options.transport).release();
    m_transport->setParent(this);
    const std::uint64_t generation = ++m_generation;
    connect(m_transport, &Transport::progressed, this, [this](TransportStep step) {
        if (step == TransportStep::Encrypted)
            m_state.tls = m_transport->tlsFacts();
    });
    connect(m_transport, &Transport::opened, this, &ConnectionWorker::opened);
    connect(m_transport, &Transport::readyRead, this, &ConnectionWorker::readBurst);
    connect(m_transport, &Transport::bytesWritten, this, &ConnectionWorker::bytesWritten);
    // Queued, because a transport may fail inside a write in the middle of a burst.
    connect(
        m_transport, &Transport::closed, this,
        [this, generation] {
            if (generation != m_generation)
                return;
            Problem problem;
            problem.kind = Problem::Kind::ClosedByServer;
            if (m_session.isConnected() && m_transport->wasReset()) { // before that it may mean: not this version
                problem.kind = Problem::Kind::NetworkError;
                problem.systemText = std::generic_category().message(ECONNRESET);
            }
            streamEnded(problem);
        },
        Qt::QueuedConnection);
    connect(
        m_transport, &Transport::failed, this,
        [this, generation](const Problem &problem) {
            if (generation != m_generation)
                return;
            m_state.tls = m_transport->tlsFacts();
            streamEnded(problem);
        },
        Qt::QueuedConnection);

    m_state.attempt = ++m_attempts;
    setPhase(ConnectionState::Phase::Resolving);
    m_transport->open(m_options.endpoint, m_options.connectTimeout);
}

void ConnectionWorker::opened()
{
    const Instant now = SteadyClock::now();
    m_transportOpened = true;
    setPhase(ConnectionState::Phase::Handshake);
    m_session.transportOpened(now, m_effects);
    carryOut(now);
}

void ConnectionWorker::timerDue(TimerKind kind)
{
    // After a sleep the answer may be waiting unread beside the deadline that has passed.
    if (m_transport && m_transport->hasUnread())
        readBurst();
    if (!m_transport || m_ending)
        return;
    const Instant now = SteadyClock::now();
    m_session.timerFired(kind, now, m_effects);
    carryOut(now);
}

void ConnectionWorker::streamEnded(const Problem &problem)
{
    if (!m_transport)
        return;
    m_streamEnded = problem;
    m_streamEnded->version = m_session.fallsBack() ? ProtocolVersion::V311 : m_session.options().version;
    while (m_transport && !m_ending && !m_state.readingPaused && m_transport->hasUnread())
        readBurst();
    if (m_transport && !m_ending && m_state.readingPaused && m_transport->hasUnread())
        return; // the last bytes wait for the receiver, resumeReading() goes on
    if (m_transport)
        attemptEnded(m_ending.value_or(*m_streamEnded));
}

void ConnectionWorker::beginEnding()
{
    m_endingBegun = true;
    m_timers.cancelAll();
    if (!m_ending->isProblem())
        setPhase(ConnectionState::Phase::Closing);
    m_goodbyeTimer.start(kGoodbye);
    m_transport->close();
}

void ConnectionWorker::goodbyeTimedOut() { attemptEnded(m_ending.value_or(Problem())); }

void ConnectionWorker::attemptEnded(Problem problem)
{
    const Instant now = SteadyClock::now();
    m_goodbyeTimer.stop();
    m_timers.cancelAll();
    m_counters->bytesDiscarded.add(m_assembler.pendingBytes());
    m_assembler.reset();
    ++m_generation;
    if (m_transport) {
        m_transport->disconnect(this);
        m_transport->abort();
        m_transport->deleteLater(); // this may run inside one of its signals
        m_transport = nullptr;
    }
    keepJournal();
    m_effects.clear();
    if (m_transportOpened) {
        const bool byPeer = m_after == After::Decide && (problem.kind == Problem::Kind::ClosedByServer ||
                                                         problem.kind == Problem::Kind::NetworkError);
        m_session.transportClosed(now, m_effects, byPeer);
        interpret(now);
        keepJournal();
        m_effects.clear();
        m_subscriptions.disconnected(!m_session.options().cleanStart);
        tellSubscriptions();
    }
    m_transportOpened = false;
    m_ending.reset();
    m_streamEnded.reset();
    m_state.session = {};
    m_state.readingPaused = false;
    m_state.readingSlower = false;
    m_overload.reset();
    m_overloadTimer.stop();

    switch (m_after) {
    case After::Reopen:
        m_attempts = 0;
        attempt();
        return;
    case After::StayOffline:
        m_state.problem = {};
        setPhase(ConnectionState::Phase::Offline);
        return;
    case After::Decide:
        retryOrFail(std::move(problem));
        return;
    }
}

void ConnectionWorker::retryOrFail(Problem problem)
{
    if (!problem.isProblem()) {
        m_state.problem = {};
        setPhase(ConnectionState::Phase::Offline);
        return;
    }
    fillIn(problem);
    recogniseFight(problem);
    if (m_session.fallsBack() && !m_spokeOlder) {
        attempt(); // the same server at once, in words that it may know
        return;
    }
    m_state.problem = std::move(problem);
    if (!m_policy.enabled() || !m_state.problem.retryCanHelp()) {
        setPhase(ConnectionState::Phase::Failed);
        return;
    }
    const std::chrono::milliseconds delay = m_policy.nextDelay();
    m_state.retryAt = SteadyClock::now() + delay;
    m_retryTimer.start(delay);
    setPhase(ConnectionState::Phase::Waiting);
}

void ConnectionWorker::recogniseFight(Problem &problem)
{
    // Without a client identifier of ours there is nothing to fight about.
    if (problem.kind != Problem::Kind::ClosedByServer || m_options.session.clientId.empty())
        m_takeovers.reset();
    else if (m_takeovers.closedByServer(SteadyClock::now()))
        problem.kind = Problem::Kind::SessionLostInFight;
}

void ConnectionWorker::fillIn(Problem &problem) const
{
    const Endpoint &endpoint = m_options.endpoint;
    problem.host = (endpoint.isLocal() ? endpoint.path : endpoint.host).toStdString();
    problem.port = endpoint.port;
}

void ConnectionWorker::setPhase(ConnectionState::Phase phase)
{
    m_state.phase = phase;
    Q_EMIT stateChanged(m_state);
    if (m_shuttingDown && phase == ConnectionState::Phase::Offline)
        Q_EMIT finished();
}

} // namespace mqtt
