// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/explorer_session.h"

#include <QThread>

#include <algorithm>

namespace explorer {

namespace {

/// Messages applied between two looks at the clock.
constexpr std::size_t kSlice = 2'048;

/// New topics: each may touch memory for the first time in several places.
constexpr std::size_t kNames = 256;

} // namespace

ExplorerSession::ExplorerSession(ConnectionProfile profile, const ProfileSecrets &secrets,
                                 const SessionLimits &limits, std::function<void()> wake, QObject *parent)
    : QObject(parent), m_profile(std::move(profile)), m_limits(limits), m_mailbox(std::make_shared<Mailbox>()),
      m_ingest(std::make_shared<Ingest>(m_mailbox, limits.topics)), m_series(m_store, limits.chartPoints)
{
    m_mailbox->setWake(std::move(wake));
    m_connection = std::make_unique<mqtt::Connection>(optionsWith(secrets), m_ingest);
    connect(m_connection.get(), &mqtt::Connection::stateChanged, this, &ExplorerSession::stateChanged);
    connect(m_connection.get(), &mqtt::Connection::subscriptionsChanged, this, &ExplorerSession::keepSubscriptions);
}

ExplorerSession::~ExplorerSession() = default;

mqtt::ConnectionOptions ExplorerSession::optionsWith(const ProfileSecrets &secrets) const
{
    mqtt::ConnectionOptions options = m_profile.toOptions(secrets);
    options.largestInMemory = m_limits.largestMessage;
    return options;
}

void ExplorerSession::setProfile(ConnectionProfile profile, const ProfileSecrets &secrets)
{
    m_profile = std::move(profile);
    m_connection->setOptions(optionsWith(secrets));
    if (m_connection->state().phase != mqtt::ConnectionState::Phase::Connected)
        m_hasBeenConnected = false; // nothing was ever connected with these
    Q_EMIT profileChanged();
}

void ExplorerSession::stateChanged(const mqtt::ConnectionState &state)
{
    using Phase = mqtt::ConnectionState::Phase;
    switch (state.phase) {
    case Phase::Connected:
        m_hasBeenConnected = true;
        break;
    case Phase::Offline:
    case Phase::Closing: // by our own wish: what comes then is a new beginning
        m_hasBeenConnected = false;
        break;
    case Phase::Resolving:
    case Phase::Handshake:
    case Phase::Waiting:
    case Phase::Failed:
        break;
    }
}

void ExplorerSession::keepSubscriptions(const std::vector<mqtt::SubscriptionStatus> &subscriptions)
{
    std::vector<mqtt::Subscription> active;
    std::vector<mqtt::Subscription> paused;
    const auto asSaved = [this](mqtt::Subscription subscription) {
        if (m_profile.version == mqtt::ProtocolVersion::V5)
            return subscription;
        // The connection was given them without the options that 5.0 alone has: those are not the user's change.
        for (const auto *list : {&m_profile.subscriptions, &m_profile.pausedSubscriptions}) {
            const auto same = std::ranges::find(*list, subscription.filter, &mqtt::Subscription::filter);
            if (same == list->end())
                continue;
            subscription.noLocal = same->noLocal;
            subscription.retainAsPublished = same->retainAsPublished;
            subscription.retainHandling = same->retainHandling;
        }
        return subscription;
    };
    for (const mqtt::SubscriptionStatus &status : subscriptions)
        (status.state == mqtt::SubscriptionStatus::State::Paused ? paused : active).push_back(asSaved(status.subscription));
    if (active == m_profile.subscriptions && paused == m_profile.pausedSubscriptions)
        return;
    m_profile.subscriptions = std::move(active);
    m_profile.pausedSubscriptions = std::move(paused);
    Q_EMIT subscriptionsKept();
}

bool ExplorerSession::drain(std::chrono::steady_clock::time_point deadline)
{
    Q_ASSERT(thread() == QThread::currentThread());
    do {
        if (m_sparkplug.hasWork()) { // before it can leave the store
            m_unsettled = true;
            m_sparkplug.work(m_store, deadline);
            continue;
        }
        if (!m_current) {
            m_current = m_mailbox->takeOne();
            if (!m_current)
                break;
            m_position = 0;
            m_namesTaken = 0;
        }
        m_unsettled = true;
        if (m_namesTaken < m_current->newTopicCount()) {
            takeNames(*m_current);
            continue;
        }
        const std::size_t last = std::min(m_position + kSlice, m_current->records.size());
        apply(*m_current, m_position, last);
        m_position = last;
        if (m_position == m_current->records.size())
            m_mailbox->recycle(std::move(m_current));
    } while (std::chrono::steady_clock::now() < deadline);

    return m_current || !m_mailbox->isEmpty() || m_sparkplug.hasWork();
}

void ExplorerSession::settle()
{
    if (std::exchange(m_unsettled, false))
        Q_EMIT changed(m_tree.settle());
}

/// Some of the batch's new topics: all come before its first message.
void ExplorerSession::takeNames(const IngestBatch &batch)
{
    const std::size_t last = std::min(m_namesTaken + kNames, batch.newTopicCount());
    for (; m_namesTaken < last; ++m_namesTaken) {
        const TopicId id = batch.firstNewTopic + TopicId(m_namesTaken);
        m_tree.addTopic(id, batch.newTopic(m_namesTaken));
        m_series.topicAdded(id, batch.newTopic(m_namesTaken));
        m_sparkplug.topicAdded(id, batch.newTopic(m_namesTaken));
    }
}

void ExplorerSession::apply(const IngestBatch &batch, std::size_t first, std::size_t last)
{
    Sequence sequence = m_store.end();
    m_store.append(batch, first, last);
    for (std::size_t i = first; i < last; ++i, ++sequence) {
        const MessageRecord &record = batch.records[i];
        m_tree.countMessage(record.topic, record, sequence);
        m_sparkplug.append(record.topic, sequence);
        m_series.append(record, {batch.bytes.data() + record.bytesOffset + record.propertiesSize, record.payloadSize});
    }
    m_shown += last - first;
}

ExplorerSession::Counters ExplorerSession::counters() const
{
    Counters counters;
    // Shown before received: a message counted in between is backlog, never a negative one.
    counters.shown = m_shown;
    counters.evicted = m_store.evictedMessages();
    counters.refused = m_ingest->counters().refusedMessages.load(std::memory_order_acquire);
    counters.received = m_ingest->counters().received.load(std::memory_order_acquire);
    const mqtt::ConnectionCounters wire = m_connection->counters();
    counters.bytes = wire.bytesReceived;
    counters.cut = wire.messagesCut;
    counters.topics = m_tree.topicCount();
    return counters;
}

} // namespace explorer
