// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/schema_watch.h"

#include <algorithm>

namespace explorer {

namespace {

/// Links of a topic's chain followed between two looks at the clock: a tenth of a millisecond.
constexpr std::size_t kHops = 1'000;

/// No more topics than this wait for their turn: by then those in front have newer messages.
constexpr std::size_t kMostDue = 4'096;

using Clock = std::chrono::steady_clock;

} // namespace

SchemaWatch::SchemaWatch(Workspace &workspace, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_formats(workspace.formats()), m_learner(*m_formats)
{
    connect(&workspace, &Workspace::sessionOpened, this, &SchemaWatch::add);
    connect(&workspace, &Workspace::sessionClosing, this, &SchemaWatch::remove);
    connect(&workspace, &Workspace::frame, this, &SchemaWatch::workSlice);
    connect(&workspace.selection(), &Selection::nodeChanged, this, [this] {
        select();
        workSlice();
    });
    m_more.setSingleShot(true);
    connect(&m_more, &QTimer::timeout, this, &SchemaWatch::workSlice);
    for (const auto &session : workspace.sessions())
        add(session.get());
    select();
}

SchemaWatch::~SchemaWatch() = default;

void SchemaWatch::add(ExplorerSession *session)
{
    auto watched = std::make_unique<Watched>();
    watched->session = session;
    watched->number = m_nextNumber++;
    m_sessions.push_back(std::move(watched));
    connect(session, &ExplorerSession::changed, this,
            [this, session](const TopicTree::ChangeSet &changes) { note(session, changes); });
}

void SchemaWatch::remove(const ExplorerSession *session)
{
    const auto found = std::ranges::find_if(m_sessions, [&](const auto &one) { return one->session == session; });
    if (found == m_sessions.end())
        return;
    session->disconnect(this);
    m_table.forgetConnection((*found)->number);
    if (m_readSession == found->get()) {
        m_reader.start(nullptr, kNoTopic, kNoSequence);
        m_readSession = nullptr;
        m_readTopic = kNoTopic;
    }
    m_sessions.erase(found);
    touched();
}

SchemaWatch::Watched *SchemaWatch::watchedOf(const ExplorerSession *session)
{
    const auto found = std::ranges::find_if(m_sessions, [&](const auto &one) { return one->session == session; });
    return found == m_sessions.end() ? nullptr : found->get();
}

void SchemaWatch::select()
{
    const Selection &selection = m_workspace.selection();
    m_readSession = watchedOf(selection.session());
    m_readTopic = m_readSession ? selection.topic() : kNoTopic;
    m_readName = selection.topicName();
    const WatchedTopic *known = m_readTopic == kNoTopic ? nullptr : m_table.find(m_readSession->number, m_readTopic);
    m_reader.start(m_readSession ? &m_readSession->session->store() : nullptr, m_readTopic,
                   known ? known->lastLooked : kNoSequence);
}

void SchemaWatch::setWatchesAll(bool all)
{
    if (m_watchesAll == all)
        return;
    m_watchesAll = all;
    if (!all) {
        for (const auto &watched : m_sessions) {
            watched->due.clear();
            watched->isDue.clear();
        }
    }
    touched();
    Q_EMIT changed();
}

void SchemaWatch::note(ExplorerSession *session, const TopicTree::ChangeSet &changes)
{
    if (!m_watchesAll || changes.touchedNodes.empty())
        return;
    Watched &watched = *watchedOf(session);
    if (watched.isDue.size() < session->tree().topicCount())
        watched.isDue.resize(session->tree().topicCount());
    // Beginning elsewhere each time: when there is no room for all, all have their turn.
    const std::size_t count = changes.touchedNodes.size();
    watched.rotation += kMostDue;
    for (std::size_t i = 0; i < count && watched.due.size() < kMostDue; ++i) {
        const TopicId topic = session->tree().topicOf(changes.touchedNodes[(watched.rotation + i) % count]);
        if (topic == kNoTopic || watched.isDue[topic])
            continue;
        watched.isDue[topic] = true;
        watched.due.push_back(topic);
    }
}

// ── reading ─────────────────────────────────────────────────────────────────────────────────────────

void SchemaWatch::workSlice()
{
    if (m_workspace.isPaused())
        return; // the next frame comes when it is over
    if (work(Clock::now() + kSlice))
        m_more.start(kInterval); // anew: a frame that comes first does the work
    if (m_told != m_revision) {
        m_told = m_revision;
        Q_EMIT changed();
    }
}

bool SchemaWatch::work(Clock::time_point deadline)
{
    // A topic whose first message came while its node was selected.
    if (m_readTopic != m_workspace.selection().topic())
        select();
    // Half for each when both have something to do.
    const Clock::time_point half = Clock::now() + (deadline - Clock::now()) / 2;
    bool more = workOnSelected(m_watchesAll ? half : deadline);
    more |= workOnAll(deadline);
    return more;
}

bool SchemaWatch::workOnSelected(Clock::time_point deadline)
{
    if (m_readTopic == kNoTopic)
        return false;
    bool more = false;
    do {
        more = m_reader.gather(kHops);
        const Sequence sequence = m_reader.next();
        if (sequence == kNoSequence)
            continue;
        more = true;
        const MessageView message = m_readSession->session->store().at(sequence);
        WatchedTopic *topic = m_table.admit(m_readSession->number, m_readTopic, message ? message.record->steadyNs : 0, true);
        touched();
        if (!message) {
            ++topic->evicted;
            topic->lastLooked = sequence;
            continue;
        }
        learn(*m_readSession, *topic, message, m_readName);
    } while (more && Clock::now() < deadline);
    return more;
}

bool SchemaWatch::workOnAll(Clock::time_point deadline)
{
    if (!m_watchesAll || m_sessions.empty())
        return false;
    std::size_t idle = 0;
    do {
        Watched &watched = *m_sessions[m_nextSession++ % m_sessions.size()];
        if (watched.due.empty()) {
            ++idle;
            continue;
        }
        idle = 0;
        const TopicId id = watched.due.front();
        watched.due.pop_front();
        watched.isDue[id] = false;
        if (&watched == m_readSession && id == m_readTopic)
            continue; // it is read whole
        const MessageView message = watched.session->store().at(watched.session->store().newest(id));
        if (!message)
            continue;
        touched();
        WatchedTopic *topic = m_table.admit(watched.number, id, message.record->steadyNs, false);
        if (topic && (topic->lastLooked == kNoSequence || topic->lastLooked < message.sequence))
            learn(watched, *topic, message, watched.session->tree().fullName(watched.session->tree().nodeOf(id)));
    } while (idle < m_sessions.size() && Clock::now() < deadline);
    return std::ranges::any_of(m_sessions, [](const auto &watched) { return !watched->due.empty(); });
}

void SchemaWatch::learn(Watched &watched, WatchedTopic &topic, const MessageView &message, std::string_view name)
{
    topic.lastLooked = message.sequence;
    m_learner.learn(topic, message, name, m_ruleOf ? m_ruleOf(*watched.session, name) : nullptr);
    m_table.updated(topic, message.record->steadyNs);
    touched();
}

// ── what was learned ────────────────────────────────────────────────────────────────────────────────

const WatchedTopic *SchemaWatch::of(const ExplorerSession *session, TopicId topic) const
{
    const auto found = std::ranges::find_if(m_sessions, [&](const auto &one) { return one->session == session; });
    return found == m_sessions.end() || topic == kNoTopic ? nullptr : m_table.find((*found)->number, topic);
}

const WatchedTopic *SchemaWatch::selected() const
{
    const Selection &selection = m_workspace.selection();
    return of(selection.session(), selection.topic());
}

void SchemaWatch::forEachDeviating(const std::function<void(ExplorerSession *, const WatchedTopic &)> &visit) const
{
    m_table.forEach([&](const WatchedTopic &topic) {
        if (topic.schema.deviations().empty())
            return;
        const auto found = std::ranges::find_if(m_sessions, [&](const auto &one) { return one->number == topic.connection; });
        visit((*found)->session, topic);
    });
}

void SchemaWatch::accept(const ExplorerSession *session, TopicId topic, std::uint64_t deviation)
{
    if (WatchedTopic *watched = const_cast<WatchedTopic *>(of(session, topic)))
        watched->schema.accept(deviation);
    touched();
    Q_EMIT changed();
}

void SchemaWatch::acceptAll(const ExplorerSession *session, TopicId topic)
{
    if (WatchedTopic *watched = const_cast<WatchedTopic *>(of(session, topic)))
        watched->schema.acceptAll();
    touched();
    Q_EMIT changed();
}

void SchemaWatch::forget(const ExplorerSession *session, TopicId topic)
{
    WatchedTopic *watched = const_cast<WatchedTopic *>(of(session, topic));
    if (!watched)
        return;
    WatchedTopic fresh;
    fresh.connection = watched->connection;
    fresh.topic = topic;
    fresh.lastLooked = session->store().newest(topic);
    *watched = std::move(fresh);
    if (m_readSession && m_readSession->session == session && m_readTopic == topic)
        m_reader.start(&session->store(), topic, watched->lastLooked);
    touched();
    Q_EMIT changed();
}

void SchemaWatch::touched() { ++m_revision; }

} // namespace explorer
