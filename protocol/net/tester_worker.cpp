// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/tester_worker.h"

#include "protocol/net/transport_factory.h"

#include <QThread>

#include <algorithm>

namespace mqtt {

namespace {

constexpr std::chrono::milliseconds kFarewell{500};
constexpr std::chrono::milliseconds kTurn{20}; ///< of reading, before timers and cancelling have theirs

} // namespace

TesterWorker::TesterWorker(ConnectionOptions options, std::chrono::milliseconds longest)
    : m_options(std::move(options))
    , m_longest(longest)
    , m_session(m_options.session)
    , m_timers(this)
    , m_limit(this)
    , m_step(this)
{}

TesterWorker::~TesterWorker()
{
    if (!m_transport)
        return;
    m_transport->disconnect(this);
    m_transport->abort();
}

void TesterWorker::retire()
{
    m_over = true;
    if (!m_transport || !m_session.isConnected()) {
        deleteLater();
        return;
    }
    m_transport->disconnect(this);
    connect(m_transport.get(), &Transport::closed, this, &QObject::deleteLater);
    connect(m_transport.get(), &Transport::failed, this, &QObject::deleteLater);
    QTimer::singleShot(kFarewell, this, &QObject::deleteLater);
    m_effects.clear();
    m_session.disconnect(SteadyClock::now(), m_effects);
    m_transport->write(m_effects.send);
    m_transport->flush();
    m_transport->close();
}

void TesterWorker::start()
{
    Q_ASSERT(QThread::currentThread() == thread());
    for (QTimer *timer : {&m_limit, &m_step}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, &TesterWorker::timedOut);
    }
    m_limit.start(m_longest);
    connect(&m_timers, &SessionTimers::due, this, [this](TimerKind kind) {
        const Instant now = SteadyClock::now();
        m_session.timerFired(kind, now, m_effects);
        carryOut(now);
    });

    dial();
}

void TesterWorker::dial()
{
    if (m_over)
        return; // while the second attempt waited for its turn
    m_again = false;
    m_wasOpened = false;
    m_assembler.reset();
    m_effects.clear();
    m_progress.emplace(m_options.endpoint, m_options.transport.proxy, !m_options.subscriptions.empty(),
                       SteadyClock::now());
    m_transport = makeTransport(m_options.endpoint, m_options.transport);
    connect(m_transport.get(), &Transport::progressed, this, [this](TransportStep step) {
        m_progress->passed(step, SteadyClock::now());
        if (const TlsFactsPtr facts = m_transport->tlsFacts())
            m_progress->report().tls = facts;
        tell();
    });
    connect(m_transport.get(), &Transport::opened, this, &TesterWorker::opened);
    connect(m_transport.get(), &Transport::readyRead, this, &TesterWorker::read);
    connect(m_transport.get(), &Transport::closed, this, &TesterWorker::closed);
    connect(m_transport.get(), &Transport::failed, this, [this](const Problem &problem) { fail(problem); });
    tell();
    m_transport->open(m_options.endpoint, m_options.connectTimeout);
}

void TesterWorker::opened()
{
    const Instant now = SteadyClock::now();
    // Told or not, everything before the login is behind us.
    m_progress->passed(m_options.endpoint.usesWebSocket() ? TestStep::Name::Upgrade
                       : m_options.endpoint.usesTls()     ? TestStep::Name::Encrypt
                                                          : TestStep::Name::Connect,
                       now);
    m_progress->report().tls = m_transport->tlsFacts();
    tell();
    m_wasOpened = true;
    m_spokeOlder = m_session.fallsBack();
    m_assembler.setMemoryCap(m_options.largestInMemory,
                             m_spokeOlder ? ProtocolVersion::V311 : m_options.session.version);
    m_session.transportOpened(now, m_effects);
    carryOut(now);
}

void TesterWorker::read()
{
    const Instant began = SteadyClock::now();
    while (!isStopped()) {
        if (SteadyClock::now() - began > kTurn) {
            QTimer::singleShot(0, this, &TesterWorker::read);
            return;
        }
        const std::size_t count = m_transport->read(m_assembler.writable());
        if (count == 0)
            return;
        m_assembler.commit(count);
        const Instant now = SteadyClock::now();
        while (!isStopped()) {
            const auto next = m_assembler.next();
            if (!next)
                m_session.streamFailed(next.error(), m_assembler.pending(), now, m_effects);
            else if (*next)
                m_session.received(**next, now, m_effects);
            carryOut(now);
            if (!next || !*next)
                break;
        }
        if (!isStopped()) {
            m_session.bytesArrived(m_assembler.pending(), now, m_effects);
            carryOut(now);
        }
    }
}

void TesterWorker::closed()
{
    read(); // what came before may say why
    Problem problem;
    problem.kind = Problem::Kind::ClosedByServer;
    fail(problem);
}

void TesterWorker::carryOut(Instant now)
{
    if (!m_effects.send.empty()) {
        m_transport->write(m_effects.send);
        m_transport->flush();
    }
    std::vector<Effect> effects;
    effects.swap(m_effects.list);
    m_effects.clear();
    for (const Effect &effect : effects) {
        if (isStopped())
            return;
        if (const auto *started = std::get_if<SessionStarted>(&effect))
            handle(*started, now);
        else if (const auto *done = std::get_if<SubscribeDone>(&effect))
            handle(*done, now);
        else if (const auto *ended = std::get_if<SessionEnded>(&effect))
            fail(ended->problem);
        else if (const auto *set = std::get_if<SetTimer>(&effect))
            m_timers.set(set->kind, set->due);
        else if (const auto *cancel = std::get_if<CancelTimer>(&effect))
            m_timers.cancel(cancel->kind);
    }
}

void TesterWorker::handle(const SessionStarted &started, Instant now)
{
    m_progress->report().session = started;
    m_progress->passed(TestStep::Name::Login, now);
    if (m_options.subscriptions.empty()) {
        end();
        return;
    }
    tell();
    subscribe(now);
}

void TesterWorker::subscribe(Instant now)
{
    const auto accepted =
        m_session.subscribe(m_options.subscriptions, m_options.subscribeProperties, 1, now, m_effects);
    if (!accepted) {
        m_progress->report().subscribeRefused = accepted.error();
        m_progress->ended(TestStep::Outcome::Failed, now);
        end();
        return;
    }
    m_step.start(m_options.session.connackTimeout);
    carryOut(now);
}

void TesterWorker::handle(const SubscribeDone &done, Instant now)
{
    if (done.lost)
        return; // the session's end says why
    m_progress->report().subscribed = done;
    if (std::any_of(done.reasonCodes.begin(), done.reasonCodes.end(), isFailure))
        m_progress->ended(TestStep::Outcome::Failed, now);
    else
        m_progress->passed(TestStep::Name::Subscribe, now);
    end();
}

void TesterWorker::fail(Problem problem)
{
    if (isStopped() || triesOlderVersion(problem))
        return;
    if (problem.host.empty() && problem.port == 0) {
        problem.host = m_options.endpoint.host.toStdString();
        problem.port = m_options.endpoint.port;
    }
    problem.version = m_spokeOlder ? ProtocolVersion::V311 : m_options.session.version;
    if (const TlsFactsPtr facts = m_transport->tlsFacts())
        m_progress->report().tls = facts;
    m_progress->failed(problem, SteadyClock::now());
    end();
}

bool TesterWorker::triesOlderVersion(const Problem &problem)
{
    if (!m_wasOpened)
        return false;
    const bool byPeer =
        problem.kind == Problem::Kind::ClosedByServer || problem.kind == Problem::Kind::NetworkError;
    m_effects.clear();
    m_session.transportClosed(SteadyClock::now(), m_effects, byPeer);
    m_effects.clear();
    if (!m_session.fallsBack() || m_spokeOlder)
        return false;
    m_again = true;
    m_timers.cancelAll();
    m_transport->disconnect(this);
    m_transport->abort();
    m_transport.release()->deleteLater(); // this may run inside one of its signals
    QTimer::singleShot(0, this, &TesterWorker::dial);
    return true;
}

void TesterWorker::timedOut()
{
    if (m_over)
        return;
    m_progress->ended(TestStep::Outcome::TimedOut, SteadyClock::now());
    end();
}

void TesterWorker::end()
{
    if (m_over)
        return;
    m_over = true;
    m_limit.stop();
    m_step.stop();
    m_timers.cancelAll();
    m_progress->report().ended = true;
    tell();
}

} // namespace mqtt
