// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/workspace.h"

#include <algorithm>

namespace explorer {

Workspace::Workspace(QObject *parent)
    : QObject(parent), m_clock([this](auto deadline) { return drain(deadline); }, [this] { showFrame(); })
{
    connect(&m_farewells, &Farewells::gone, this, &Workspace::start);
}

Workspace::~Workspace()
{
    while (!m_sessions.empty())
        close(m_sessions.back().get());
}

ExplorerSession *Workspace::open(const ConnectionProfile &profile, const ProfileSecrets &secrets)
{
    const auto sameProfile = [&](const auto &session) { return session->profile().id == profile.id; };
    if (const auto found = std::find_if(m_sessions.begin(), m_sessions.end(), sameProfile); found != m_sessions.end()) {
        (*found)->setProfile(profile, secrets);
        (*found)->connection().open();
        return found->get();
    }

    m_sessions.push_back(
        std::make_unique<ExplorerSession>(profile, secrets, m_limits, m_formats, [this] { m_clock.wake(); }));
    m_withheld.emplace_back();
    ExplorerSession *session = m_sessions.back().get();
    session->setTreeFrozen(m_paused);
    session->setPairing(m_pairingRules, m_pairing.deadline);
    m_topicModel.addSource(describe(*session));
    shareBudget();

    connect(session, &ExplorerSession::changed, this,
            [this, session](const TopicTree::ChangeSet &changes) { sessionChanged(session, changes); });
    connect(session, &ExplorerSession::profileChanged, this, [this, session] { describeAgain(session); });
    connect(&session->connection(), &mqtt::Connection::stateChanged, this, [this, session] {
        describeAgain(session);
        Q_EMIT connectionStateChanged(session);
    });

    Q_EMIT sessionOpened(session);
    if (!m_farewells.isUnderWay(profile.id))
        session->connection().open();
    return session;
}

void Workspace::start(const QString &profileId)
{
    for (const auto &session : m_sessions) {
        if (session->profile().id == profileId && session->connection().state().phase == mqtt::ConnectionState::Phase::Offline)
            session->connection().open();
    }
}

void Workspace::close(ExplorerSession *session)
{
    const int row = rowOf(session);
    if (row < 0)
        return;
    Q_EMIT sessionClosing(session);
    if (m_selection.session() == session)
        m_selection.select(nullptr, kNoNode);
    session->disconnect(this);
    session->connection().disconnect(this);
    m_topicModel.removeSource(row);
    m_withheld.erase(m_withheld.begin() + row);
    // Out of the list first: whoever is told while it is destroyed must not find it there.
    const std::unique_ptr<ExplorerSession> closing = std::move(m_sessions[std::size_t(row)]);
    m_sessions.erase(m_sessions.begin() + row);
    m_farewells.take(closing->profile().id, closing->takeConnection());
    shareBudget();
}

int Workspace::rowOf(const ExplorerSession *session) const
{
    for (std::size_t row = 0; row < m_sessions.size(); ++row) {
        if (m_sessions[row].get() == session)
            return int(row);
    }
    return -1;
}

std::optional<PairingRule::Fault> Workspace::setPairing(const PairingSetup &setup)
{
    auto rules = parsePairingRules(setup.rules);
    if (!rules)
        return rules.error();
    if (m_pairing == setup)
        return std::nullopt;
    m_pairing = setup;
    m_pairingRules = std::move(*rules);
    for (const auto &session : m_sessions)
        session->setPairing(m_pairingRules, m_pairing.deadline);
    Q_EMIT pairingSetupChanged();
    return std::nullopt;
}

void Workspace::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    for (const auto &session : m_sessions)
        session->setTreeFrozen(paused);
    m_topicModel.setFrozen(paused);
    if (paused) {
        m_shownWhenPaused = totals().shown;
    } else {
        for (std::size_t row = 0; row < m_sessions.size(); ++row) {
            Withheld withheld = std::exchange(m_withheld[row], {});
            std::ranges::sort(withheld.touchedNodes);
            const auto repeats = std::ranges::unique(withheld.touchedNodes);
            withheld.touchedNodes.erase(repeats.begin(), repeats.end());
            if (!withheld.touchedNodes.empty() || !withheld.newNodes.empty())
                m_topicModel.refresh(int(row), {std::move(withheld.newNodes), std::move(withheld.touchedNodes)});
        }
    }
    Q_EMIT pausedChanged(paused);
    if (!paused)
        Q_EMIT frame();
}

std::uint64_t Workspace::newerThanPaused() const
{
    const std::uint64_t shown = totals().shown;
    return m_paused && shown > m_shownWhenPaused ? shown - m_shownWhenPaused : 0;
}

void Workspace::setLimits(const SessionLimits &limits)
{
    m_limits = limits;
    for (const auto &session : m_sessions)
        session->setTopicLimit(limits.topics);
}

void Workspace::setMemoryBudget(std::size_t bytes)
{
    const std::size_t before = memoryUsed();
    m_budget = bytes;
    shareBudget();
    m_frameDue |= memoryUsed() < before; // the history has shrunk
    m_clock.wake();
}

std::size_t Workspace::memoryUsed() const
{
    std::size_t used = 0;
    for (const auto &session : m_sessions)
        used += session->store().memoryBytes();
    return used;
}

std::size_t Workspace::chartMemoryUsed() const
{
    std::size_t used = 0;
    for (const auto &session : m_sessions)
        used += session->series().memoryBytes();
    return used;
}

ExplorerSession::Counters Workspace::totals() const
{
    ExplorerSession::Counters totals;
    for (const auto &session : m_sessions) {
        const ExplorerSession::Counters one = session->counters();
        totals.received += one.received;
        totals.shown += one.shown;
        totals.evicted += one.evicted;
        totals.refused += one.refused;
        totals.bytes += one.bytes;
        totals.topics += one.topics;
        totals.cut += one.cut;
    }
    return totals;
}

bool Workspace::drain(std::chrono::steady_clock::time_point deadline)
{
    // Another session goes first each time, so that one flood cannot starve the others; and each gets its part of the beat.
    bool more = false;
    const std::size_t count = m_sessions.size();
    for (std::size_t i = 0; i < count; ++i) {
        const auto now = std::chrono::steady_clock::now();
        const auto share = std::max((deadline - now) / std::int64_t(count - i), std::chrono::nanoseconds(0));
        more |= m_sessions[(m_nextToDrain + i) % count]->drain(now + share);
    }
    if (count > 0)
        m_nextToDrain = (m_nextToDrain + 1) % count;
    more |= evict(deadline);
    return more;
}

/// What append() has left over the budget, or setBudget() while nothing arrives. True when there is more.
bool Workspace::evict(std::chrono::steady_clock::time_point deadline)
{
    bool more = false;
    const std::size_t before = memoryUsed();
    for (const auto &session : m_sessions) {
        bool some = session->store().evictSome();
        while (some && std::chrono::steady_clock::now() < deadline)
            some = session->store().evictSome();
        more |= some;
    }
    m_frameDue |= memoryUsed() != before;
    return more;
}

void Workspace::showFrame()
{
    for (const auto &session : m_sessions)
        session->settle();
    if (!std::exchange(m_frameDue, false))
        return;
    if (m_sessions.size() > 1)
        shareBudget();
    Q_EMIT memoryChanged();
    if (!m_paused)
        Q_EMIT frame();
}

void Workspace::sessionChanged(ExplorerSession *session, const TopicTree::ChangeSet &changes)
{
    const int row = rowOf(session);
    m_frameDue = true;
    if (!m_paused) {
        m_topicModel.refresh(row, changes);
        return;
    }
    Withheld &withheld = m_withheld[std::size_t(row)];
    withheld.newNodes.insert(withheld.newNodes.end(), changes.newNodes.begin(), changes.newNodes.end());
    withheld.touchedNodes.insert(withheld.touchedNodes.end(), changes.touchedNodes.begin(), changes.touchedNodes.end());
    // A long pause must not pile up repeats: a node stands here at most a few times.
    if (withheld.touchedNodes.size() > 4 * session->tree().nodeCount() + 1'024) {
        std::ranges::sort(withheld.touchedNodes);
        const auto repeats = std::ranges::unique(withheld.touchedNodes);
        withheld.touchedNodes.erase(repeats.begin(), repeats.end());
    }
}

void Workspace::describeAgain(const ExplorerSession *session)
{
    m_topicModel.updateSource(rowOf(session), describe(*session));
}

void Workspace::shareBudget()
{
    // Every store may grow into what is free; when nothing is, all give up the same part of what they hold.
    const std::size_t used = memoryUsed();
    for (const auto &session : m_sessions) {
        MessageStore &store = session->store();
        const std::size_t own = store.memoryBytes();
        const std::size_t share = used <= m_budget ? own + (m_budget - used)
                                                   : std::size_t(double(own) * double(m_budget) / double(used));
        if (store.budget() != share)
            store.setBudget(share);
    }
}

TopicTreeSource Workspace::describe(const ExplorerSession &session) const
{
    TopicTreeSource source;
    source.tree = &session.tree();
    source.store = &session.store();
    source.label = session.profile().name;
    source.phase = int(session.connection().state().phase);
    if (m_stateWords) {
        StateText words = m_stateWords(session);
        source.stateText = std::move(words.text);
        source.stateHint = std::move(words.hint);
    }
    return source;
}

} // namespace explorer
