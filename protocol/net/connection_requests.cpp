// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the user asks of a ConnectionWorker, its subscriptions, and the journal of its session.
#include "protocol/net/connection_worker.h"

#include <QThread>

namespace mqtt {

void ConnectionWorker::publish(Message message, RequestToken token)
{
    Q_ASSERT(QThread::currentThread() == thread());
    const Instant now = SteadyClock::now();
    const auto accepted = m_session.publish(std::move(message), token, now, m_effects);
    if (!accepted)
        Q_EMIT publishRefused(token, accepted.error());
    carryOut(now);
}

void ConnectionWorker::publishFrom(std::unique_ptr<PublishSource> source)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_feed.add(std::move(source));
    pump();
}

void ConnectionWorker::subscribe(std::vector<Subscription> subscriptions, Properties properties,
                                 RequestToken token)
{
    Q_ASSERT(QThread::currentThread() == thread());
    const Instant now = SteadyClock::now();
    if (!m_session.isConnected()) {
        m_subscriptions.want(subscriptions, properties, token);
        tellSubscriptions();
        return;
    }
    const SubscriptionSet::Request request{token, std::move(subscriptions), {}, std::move(properties)};
    const auto accepted = m_session.subscribe(request.subscriptions, request.properties,
                                              m_subscriptions.nextNumber(), now, m_effects);
    if (accepted)
        m_subscriptions.asked(request);
    else
        Q_EMIT subscribeRefused(token, accepted.error());
    carryOut(now);
}

void ConnectionWorker::unsubscribe(std::vector<std::string> filters, Properties properties,
                                   RequestToken token)
{
    Q_ASSERT(QThread::currentThread() == thread());
    const Instant now = SteadyClock::now();
    if (!m_session.isConnected()) {
        m_subscriptions.remove(filters);
        UnsubscribeDone done;
        done.token = token;
        done.reasonCodes.assign(filters.size(), ReasonCode::Success);
        done.filters = std::move(filters);
        Q_EMIT unsubscribed(done);
        tellSubscriptions();
        return;
    }
    const SubscriptionSet::Request request{token, {}, std::move(filters), std::move(properties)};
    const auto accepted = m_session.unsubscribe(request.filters, request.properties,
                                                m_subscriptions.nextNumber(), now, m_effects);
    if (accepted) {
        m_subscriptions.asked(request);
        m_subscriptions.remove(request.filters);
    } else {
        Q_EMIT subscribeRefused(token, accepted.error());
    }
    carryOut(now);
}

void ConnectionWorker::pauseSubscriptions(const std::vector<std::string> &filters)
{
    Q_ASSERT(QThread::currentThread() == thread());
    const Instant now = SteadyClock::now();
    m_subscriptions.pause(filters);
    askForSubscriptions(now);
    carryOut(now);
}

void ConnectionWorker::resumeSubscriptions(const std::vector<std::string> &filters)
{
    Q_ASSERT(QThread::currentThread() == thread());
    const Instant now = SteadyClock::now();
    m_subscriptions.resume(filters);
    askForSubscriptions(now);
    carryOut(now);
}

void ConnectionWorker::reauthenticate()
{
    Q_ASSERT(QThread::currentThread() == thread());
    const Instant now = SteadyClock::now();
    if (const auto accepted = m_session.reauthenticate(now, m_effects); !accepted)
        Q_EMIT reauthenticationRefused(accepted.error());
    carryOut(now);
}

/// Everything by which the server's subscriptions differ from the user's.
void ConnectionWorker::askForSubscriptions(Instant now)
{
    if (!m_session.isConnected())
        return;
    for (const SubscriptionSet::Request &request : m_subscriptions.unsubscribesDue()) {
        if (m_session.unsubscribe(request.filters, request.properties, m_subscriptions.nextNumber(), now,
                                  m_effects))
            m_subscriptions.asked(request); // else it is still due the next time
    }
    for (const SubscriptionSet::Request &request : m_subscriptions.subscribesDue()) {
        const auto accepted = m_session.subscribe(request.subscriptions, request.properties,
                                                  m_subscriptions.nextNumber(), now, m_effects);
        if (accepted) {
            m_subscriptions.asked(request);
        } else {
            m_subscriptions.refused(request, accepted.error());
            Q_EMIT subscribeRefused(request.token, accepted.error());
        }
    }
}

void ConnectionWorker::tellSubscriptions()
{
    if (!m_subscriptions.takeChanged())
        return;
    const std::vector<SubscriptionStatus> list = m_subscriptions.list();
    if (m_sink)
        m_sink->subscriptionsChanged(list, m_session.isConnected() ? std::optional(m_state.session.version) : std::nullopt);
    Q_EMIT subscriptionsChanged(list);
}

void ConnectionWorker::handle(SubscribeDone &done, Instant now)
{
    m_subscriptions.answered(done);
    Q_EMIT subscribed(done);
    askForSubscriptions(now); // what was paused meanwhile
    tellSubscriptions();      // before the messages that follow the answer
}

void ConnectionWorker::handle(UnsubscribeDone &done, Instant now)
{
    m_subscriptions.answered(done);
    Q_EMIT unsubscribed(done);
    askForSubscriptions(now); // what was resumed meanwhile
    tellSubscriptions();
    if (m_sink && !done.lost)
        m_sink->unsubscribed();
}

/// Before an attempt: whose session it is, and what an earlier run left of it.
void ConnectionWorker::prepareJournal()
{
    const Arrival now = Arrival::now();
    const bool wanted = !m_options.journalFile.isEmpty() && !m_options.session.cleanStart;
    const QByteArray owner =
        m_options.endpoint.toString().toUtf8() + ' ' + QByteArray::fromStdString(m_options.session.clientId);
    if (m_journal.isOpen() &&
        (!wanted || m_journal.fileName() != m_options.journalFile || m_journal.owner() != owner))
        m_journal.close();
    if (!wanted) {
        m_session.setJournalling(false, now);
        if (!m_options.journalFile.isEmpty())
            SessionJournal::remove(m_options.journalFile, owner); // clean start is the end of what it holds
        return;
    }
    if (!m_journal.isOpen()) {
        SessionSnapshot kept = m_journal.open(m_options.journalFile, owner);
        m_session.restore(std::move(kept), now);
        m_session.setJournalling(true, now);
        m_journal.compact(m_session.snapshot());
    }
    m_session.setJournalling(m_journal.isOpen(), now);
    tellJournal();
}

/// The records of what was done since the last call; they must be down before anything is sent that they
/// allow.
void ConnectionWorker::keepJournal()
{
    if (m_effects.journal.empty())
        return;
    m_journal.append(m_effects.journal);
    m_effects.journal.clear();
    if (m_journal.hasGrown())
        m_journal.compact(m_session.snapshot());
    if (!m_journal.isOpen()) {
        m_session.setJournalling(false, Arrival::now());
        tellJournal();
    }
}

void ConnectionWorker::tellJournal()
{
    for (const JournalNote &note : m_journal.takeNotes())
        Q_EMIT journalNoted(note);
}

} // namespace mqtt
