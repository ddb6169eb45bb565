// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/explorer_session.h"

#include <QThread>

#include <algorithm>

namespace explorer {

namespace {

/// Messages applied between two looks at the clock.
constexpr std::size_t kSlice = 2'048;

/// Messages between the look at a topic's row and its use: about as long as memory takes.
constexpr std::size_t kAhead = 8;

/// Connection starts before one looks which are still of use.
constexpr std::size_t kManyConnections = 1'024;

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
    m_tree.setListening(state.phase == Phase::Connected,
                        std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1));
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
        if (!m_current) {
            m_current = m_mailbox->takeOne();
            if (!m_current)
                break;
            m_position = 0;
            m_namesTaken = 0;
            m_breaksTaken = 0;
        }
        m_unsettled = true;
        if (m_namesTaken < m_current->newTopicCount()) {
            takeNames(*m_current);
            continue;
        }
        takeBreaks(*m_current);
        std::size_t last = std::min(m_position + kSlice, m_current->records.size());
        if (m_breaksTaken < m_current->breaks.size())
            last = std::min(last, std::size_t(m_current->breaks[m_breaksTaken].before));
        apply(*m_current, m_position, last);
        m_position = last;
        if (m_position == m_current->records.size())
            takeBreaks(*m_current);
        if (m_position == m_current->records.size())
            m_mailbox->recycle(std::move(m_current));
    } while (std::chrono::steady_clock::now() < deadline);

    const bool more = m_current || !m_mailbox->isEmpty();
    m_tree.setBehind(more);
    return more;
}

/// Those that stand before the next record.
void ExplorerSession::takeBreaks(const IngestBatch &batch)
{
    for (; m_breaksTaken < batch.breaks.size() && batch.breaks[m_breaksTaken].before <= m_position; ++m_breaksTaken) {
        const IngestBatch::Break &found = batch.breaks[m_breaksTaken];
        switch (found.kind) {
        case IngestBatch::Break::Kind::Connected:
            m_tree.noteConnected(m_store.end(), found.steadyNs);
            if (m_connections.size() % kManyConnections == kManyConnections - 1)
                std::erase_if(m_connections, [this](Sequence start) { return start <= m_store.oldestKept(); });
            m_connections.push_back(m_store.end());
            break;
        case IngestBatch::Break::Kind::Unsubscribed:
            m_tree.noteUnsubscribed(m_store.end());
            break;
        }
    }
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
    }
}

void ExplorerSession::apply(const IngestBatch &batch, std::size_t first, std::size_t last)
{
    Sequence sequence = m_store.end();
    m_store.append(batch, first, last);
    for (std::size_t i = first; i < last; ++i, ++sequence) {
        const MessageRecord &record = batch.records[i];
        if (i + kAhead < last)
            m_tree.prepareFor(batch.records[i + kAhead].topic);
        m_tree.countMessage(record.topic, record, sequence);
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
