// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/connection.h"

#include "protocol/net/connection_counters.h"
#include "protocol/net/connection_worker.h"

#include <QThread>

namespace mqtt {

namespace {

constexpr std::chrono::milliseconds kPatience{2'000};

} // namespace

class Connection::Private
{
public:
    std::shared_ptr<MessageSink> sink; ///< held until the thread is gone
    std::shared_ptr<SharedCounters> counters = std::make_shared<SharedCounters>();
    QThread *thread = nullptr;
    ConnectionWorker *worker = nullptr;
    RequestToken lastToken = 0;

    /// Commands keep their order: each is one queued call.
    template <typename Command>
    void post(Command &&command)
    {
        QMetaObject::invokeMethod(worker, std::forward<Command>(command), Qt::QueuedConnection);
    }
};

Connection::Connection(ConnectionOptions options, std::shared_ptr<MessageSink> sink, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
    , m_options(std::move(options))
{
    d->sink = std::move(sink);
    d->worker = new ConnectionWorker(m_options, d->sink, d->counters);
    d->thread = new QThread;
    d->thread->setObjectName(QStringLiteral("mqtt %1").arg(m_options.endpoint.host).left(15));
    d->worker->moveToThread(d->thread);
    connect(d->thread, &QThread::finished, d->worker, &QObject::deleteLater);
    connect(d->worker, &ConnectionWorker::finished, d->thread, &QThread::quit, Qt::DirectConnection);

    connect(d->worker, &ConnectionWorker::stateChanged, this, [this](const ConnectionState &state) {
        m_state = state;
        Q_EMIT stateChanged(m_state);
    });
    connect(d->worker, &ConnectionWorker::published, this, &Connection::published);
    connect(d->worker, &ConnectionWorker::publishRefused, this, &Connection::publishRefused);
    connect(d->worker, &ConnectionWorker::subscribed, this, &Connection::subscribed);
    connect(d->worker, &ConnectionWorker::subscribeRefused, this, &Connection::subscribeRefused);
    connect(d->worker, &ConnectionWorker::unsubscribed, this, &Connection::unsubscribed);
    connect(d->worker, &ConnectionWorker::sessionEnded, this, &Connection::sessionEnded);
    connect(d->worker, &ConnectionWorker::subscriptionsChanged, this,
            [this](const std::vector<SubscriptionStatus> &subscriptions) {
                m_subscriptions = subscriptions;
                Q_EMIT subscriptionsChanged(m_subscriptions);
            });
    connect(d->worker, &ConnectionWorker::journalNoted, this, &Connection::journalNoted);
    connect(d->worker, &ConnectionWorker::reauthenticated, this, &Connection::reauthenticated);
    connect(d->worker, &ConnectionWorker::reauthenticationRefused, this,
            &Connection::reauthenticationRefused);
    connect(d->worker, &ConnectionWorker::noted, this, &Connection::noted);

    d->thread->start();
    d->post([worker = d->worker] { worker->start(); });
}

Connection::~Connection()
{
    Q_ASSERT(QThread::currentThread() == thread());
    d->worker->disconnect(this);
    d->post([worker = d->worker] { worker->shutDown(); });
    if (d->thread->wait(kPatience)) {
        delete d->thread;
        return;
    }
    // A sink or source does not return. What they still use stays alive with the worker; the thread ends by
    // itself.
    connect(d->thread, &QThread::finished, d->thread, &QObject::deleteLater);
}

ConnectionCounters Connection::counters() const
{
    const SharedCounters &shared = *d->counters;
    return {
        .bytesReceived = shared.bytesReceived.value(),
        .bytesSent = shared.bytesSent.value(),
        .packetsReceived = shared.packetsReceived.value(),
        .messagesReceived = shared.messagesReceived.value(),
        .bytesDiscarded = shared.bytesDiscarded.value(),
        .duplicatesSuppressed = shared.duplicatesSuppressed.value(),
        .messagesCut = shared.messagesCut.value(),
    };
}

void Connection::open()
{
    Q_ASSERT(QThread::currentThread() == thread());
    d->post([worker = d->worker] { worker->open(); });
}

void Connection::setOptions(ConnectionOptions options)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_options = std::move(options);
    d->post([worker = d->worker, copy = m_options] { worker->setOptions(copy); });
}

void Connection::close()
{
    Q_ASSERT(QThread::currentThread() == thread());
    d->post([worker = d->worker] { worker->close(); });
}

RequestToken Connection::publish(Message message)
{
    Q_ASSERT(QThread::currentThread() == thread());
    const RequestToken token = ++d->lastToken;
    d->post([worker = d->worker, token, held = std::move(message)]() mutable {
        worker->publish(std::move(held), token);
    });
    return token;
}

void Connection::publishFrom(std::unique_ptr<PublishSource> source)
{
    Q_ASSERT(QThread::currentThread() == thread());
    // Queued calls are copied, so the source travels in a shared box.
    auto box = std::make_shared<std::unique_ptr<PublishSource>>(std::move(source));
    d->post([worker = d->worker, box] { worker->publishFrom(std::move(*box)); });
}

RequestToken Connection::subscribe(std::vector<Subscription> subscriptions, Properties properties)
{
    Q_ASSERT(QThread::currentThread() == thread());
    const RequestToken token = ++d->lastToken;
    d->post([worker = d->worker, token, list = std::move(subscriptions),
             extra = std::move(properties)]() mutable {
        worker->subscribe(std::move(list), std::move(extra), token);
    });
    return token;
}

RequestToken Connection::unsubscribe(std::vector<std::string> filters, Properties properties)
{
    Q_ASSERT(QThread::currentThread() == thread());
    const RequestToken token = ++d->lastToken;
    d->post([worker = d->worker, token, list = std::move(filters), extra = std::move(properties)]() mutable {
        worker->unsubscribe(std::move(list), std::move(extra), token);
    });
    return token;
}

void Connection::pauseSubscriptions(std::vector<std::string> filters)
{
    Q_ASSERT(QThread::currentThread() == thread());
    d->post([worker = d->worker, list = std::move(filters)] { worker->pauseSubscriptions(list); });
}

void Connection::resumeSubscriptions(std::vector<std::string> filters)
{
    Q_ASSERT(QThread::currentThread() == thread());
    d->post([worker = d->worker, list = std::move(filters)] { worker->resumeSubscriptions(list); });
}

void Connection::reauthenticate()
{
    Q_ASSERT(QThread::currentThread() == thread());
    d->post([worker = d->worker] { worker->reauthenticate(); });
}

} // namespace mqtt
