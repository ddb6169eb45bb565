// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/connection_tester.h"

#include "protocol/net/tester_worker.h"

#include <QRandomGenerator>

namespace mqtt {

namespace {

constexpr std::size_t kLongestOldClientId = 23; // MQTT 3.1 §3.1
constexpr int kSuffixLength = 7;
constexpr int kFarewellMs = 80;

std::string randomSuffix()
{
    static constexpr char kDigits[] = "abcdefghijklmnopqrstuvwxyz234567";
    std::string suffix;
    for (int i = 0; i < kSuffixLength; ++i)
        suffix += kDigits[QRandomGenerator::system()->bounded(32)];
    return suffix;
}

} // namespace

ConnectionOptions testOptions(ConnectionOptions options)
{
    SessionOptions &session = options.session;
    const bool v5 = session.version == ProtocolVersion::V5;
    if (!session.clientId.empty()) {
        constexpr std::size_t kRoom = kLongestOldClientId - kSuffixLength;
        if (session.version == ProtocolVersion::V31 && session.clientId.size() > kRoom) {
            session.clientId.resize(kRoom);
            // A character in UTF-8 must not be cut.
            while (!session.clientId.empty() && std::uint8_t(session.clientId.back()) >= 0x80)
                session.clientId.pop_back();
        }
        session.clientId += randomSuffix();
    }
    session.cleanStart = true;
    session.adoptsServerSession = false;
    session.will.reset();
    options.journalFile.clear();
    std::erase_if(session.connectProperties,
                  [](const Property &property) { return property.id == PropertyId::SessionExpiryInterval; });
    for (Subscription &subscription : options.subscriptions)
        subscription.retainHandling = v5 ? 2 : 0;
    options.reconnect.firstDelay = {};
    return options;
}

ConnectionTester::ConnectionTester(QObject *parent)
    : QObject(parent)
    , m_gone(std::make_shared<QSemaphore>())
{
    m_thread.setObjectName(QStringLiteral("connection test"));
    m_thread.start();
}

ConnectionTester::~ConnectionTester()
{
    drop();
    m_gone->tryAcquire(m_started, kFarewellMs);
    m_thread.quit();
    m_thread.wait();
}

void ConnectionTester::start(const ConnectionOptions &options)
{
    Q_ASSERT(QThread::currentThread() == thread());
    drop();
    m_report = {};
    m_worker = new TesterWorker(testOptions(options), kLongest);
    m_worker->moveToThread(&m_thread);
    ++m_started;
    connect(m_worker, &QObject::destroyed, m_worker, [gone = m_gone] { gone->release(); });
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &TesterWorker::changed, this, [this, worker = m_worker](const TestReport &report) {
        if (worker == m_worker) // else it was cancelled while this was on its way
            update(report);
    });
    QMetaObject::invokeMethod(m_worker, &TesterWorker::start, Qt::QueuedConnection);
}

void ConnectionTester::cancel()
{
    if (!m_worker)
        return;
    drop();
    for (TestStep &step : m_report.steps) {
        if (step.outcome == TestStep::Outcome::Running)
            step.outcome = TestStep::Outcome::Cancelled;
    }
    m_report.ended = true;
    Q_EMIT changed();
    Q_EMIT finished();
}

void ConnectionTester::update(const TestReport &report)
{
    m_report = report;
    if (report.ended)
        drop();
    Q_EMIT changed();
    if (report.ended)
        Q_EMIT finished();
}

void ConnectionTester::drop()
{
    if (!m_worker)
        return;
    QMetaObject::invokeMethod(m_worker, &TesterWorker::retire, Qt::QueuedConnection);
    m_worker = nullptr;
}

} // namespace mqtt
