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

/// On their way from the connection's thread.
constexpr std::chrono::nanoseconds kAnswersUnderWay = std::chrono::milliseconds(100);

} // namespace

ExplorerSession::ExplorerSession(ConnectionProfile profile, const ProfileSecrets &secrets,
                                 const SessionLimits &limits, const std::shared_ptr<const PayloadFormats> &formats,
                                 std::function<void()> wake, QObject *parent)
    : QObject(parent), m_profile(std::move(profile)), m_limits(limits), m_mailbox(std::make_shared<Mailbox>()),
      m_ingest(std::make_shared<Ingest>(m_mailbox, limits.topics)), m_series(m_store, limits.chartPoints, formats),
      m_pairing(
          [this](std::string_view name) {
              const NodeId node = m_tree.find(name);
              return node == kNoNode ? kNoTopic : m_tree.topicOf(node);
          },
          [this](TopicId topic) { return m_tree.fullName(m_tree.nodeOf(topic)); })
{
    m_series.setRules(m_profile.decodeRules);
    m_mailbox->setWake(std::move(wake));
    m_connection = std::make_unique<mqtt::Connection>(optionsWith(secrets), m_ingest);
    connect(m_connection.get(), &mqtt::Connection::stateChanged, this, &ExplorerSession::stateChanged);
    connect(m_connection.get(), &mqtt::Connection::subscriptionsChanged, this, &ExplorerSession::keepSubscriptions);
    connect(m_connection.get(), &mqtt::Connection::published, this,
            [this](const mqtt::PublishDone &done) { m_ownRequests.erase(done.token); });
    connect(m_connection.get(), &mqtt::Connection::publishRefused, this, &ExplorerSession::publishRefused);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &ExplorerSession::deadlinePassed);
    reviewRetainMarks();
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
    m_series.setRules(m_profile.decodeRules);
    reviewRetainMarks();
    Q_EMIT profileChanged();
}

void ExplorerSession::setDecodeRules(std::vector<DecodeRule> rules)
{
    if (rules == m_profile.decodeRules)
        return;
    m_profile.decodeRules = std::move(rules);
    m_series.setRules(m_profile.decodeRules);
    Q_EMIT decodeRulesChanged();
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
    reviewRetainMarks();
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
    return more || m_sparkplug.hasWork();
}

/// Those that stand before the next record.
void ExplorerSession::takeBreaks(const IngestBatch &batch)
{
    for (; m_breaksTaken < batch.breaks.size() && batch.breaks[m_breaksTaken].before <= m_position; ++m_breaksTaken) {
        const IngestBatch::Break &found = batch.breaks[m_breaksTaken];
        switch (found.kind) {
        case IngestBatch::Break::Kind::Connected:
            m_tree.noteConnected(m_store.end(), found.steadyNs);
            m_pairing.connectionStarted();
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
    if (!std::exchange(m_unsettled, false))
        return;
    watchDeadlines();
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
        m_pairing.topicAdded(id, batch.newTopic(m_namesTaken));
        m_sparkplug.topicAdded(id, batch.newTopic(m_namesTaken));
    }
}

void ExplorerSession::apply(const IngestBatch &batch, std::size_t first, std::size_t last)
{
    Sequence sequence = m_store.end();
    m_store.append(batch, first, last);
    m_pairing.beginSlice();
    for (std::size_t i = first; i < last; ++i, ++sequence) {
        const MessageRecord &record = batch.records[i];
        if (i + kAhead < last)
            m_tree.prepareFor(batch.records[i + kAhead].topic);
        m_tree.countMessage(record.topic, record, sequence);
        m_sparkplug.append(record.topic, sequence);
        m_series.append(record, {batch.bytes.data() + record.bytesOffset + record.propertiesSize, record.payloadSize});
        if (m_pairing.concerns(record))
            m_pairing.take(record, sequence, batch.bytes.data() + record.bytesOffset);
    }
    m_shown += last - first;
}

// ── requests and answers ────────────────────────────────────────────────────────────────────────────

void ExplorerSession::setPairing(const std::vector<PairingRule> &rules, std::chrono::nanoseconds deadline)
{
    m_pairing.setRules(rules);
    m_pairing.setDeadline(deadline);
    m_deadline.stop();
    watchDeadlines();
    Q_EMIT pairingChanged();
}

mqtt::RequestToken ExplorerSession::publish(mqtt::Message message)
{
    const auto sinceEpoch = [](auto moment) { return moment.time_since_epoch() / std::chrono::nanoseconds(1); };
    const mqtt::Property *responseTopic = mqtt::find(message.properties, mqtt::PropertyId::ResponseTopic);
    const mqtt::Property *correlation = mqtt::find(message.properties, mqtt::PropertyId::CorrelationData);
    const NodeId node = m_tree.find(message.topic);
    PairingMessage request{
        .topic = node == kNoNode ? kNoTopic : m_tree.topicOf(node),
        .name = message.topic,
        .wallNs = sinceEpoch(std::chrono::time_point_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now())),
        .steadyNs = sinceEpoch(std::chrono::steady_clock::now()),
        .payload = {reinterpret_cast<const std::uint8_t *>(message.payload.constData()), std::size_t(message.payload.size())}};
    if (responseTopic)
        request.responseTopic = responseTopic->value;
    if (correlation)
        request.correlation = correlation->value;
    m_pairing.beginSlice();
    const PairId pair = m_pairing.takeOwn(request);
    const mqtt::RequestToken token = m_connection->publish(std::move(message));
    if (pair != 0) {
        m_ownRequests.emplace(token, pair);
        watchDeadlines();
        Q_EMIT pairingChanged();
    }
    return token;
}

void ExplorerSession::publishRefused(mqtt::RequestToken token)
{
    const auto own = m_ownRequests.find(token);
    if (own == m_ownRequests.end())
        return;
    m_pairing.withdraw(own->second);
    m_ownRequests.erase(own);
    Q_EMIT pairingChanged();
}

void ExplorerSession::reviewRetainMarks()
{
    const bool asPublished = m_profile.version == mqtt::ProtocolVersion::V5 &&
                             std::ranges::any_of(m_profile.subscriptions, &mqtt::Subscription::retainAsPublished);
    m_pairing.setRetainMarksKept(!asPublished);
}

void ExplorerSession::watchDeadlines()
{
    if (m_deadline.isActive())
        return;
    const std::optional<std::int64_t> due = m_pairing.nextDeadlineNs();
    if (!due)
        return;
    const std::int64_t now = std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
    const std::int64_t waitNs = *due - now + kAnswersUnderWay.count();
    // Past it there is a backlog: then again in a while.
    m_deadline.start(std::chrono::milliseconds(waitNs <= 0 ? 100 : std::min<std::int64_t>(waitNs / 1'000'000 + 1, 3'600'000)));
}

void ExplorerSession::deadlinePassed()
{
    // An answer may wait among what has arrived: then the messages tell the time, when they are looked at.
    if (!m_current && m_mailbox->isEmpty()) {
        const std::int64_t now = std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
        m_pairing.advance(now - kAnswersUnderWay.count());
        Q_EMIT pairingChanged();
    }
    watchDeadlines();
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
