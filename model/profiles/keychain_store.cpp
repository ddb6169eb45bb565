// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/profiles/keychain_store.h"

#include <QThread>
#include <QTimer>

#include <qt6keychain/keychain.h>

namespace explorer {

namespace {

const QString kService = QStringLiteral("MQTTScope");
const QString kNobody = QStringLiteral("availability");

SecretStore::Outcome outcomeOf(QKeychain::Error error)
{
    using Outcome = SecretStore::Outcome;
    switch (error) {
    case QKeychain::NoError:
        return Outcome::Done;
    case QKeychain::EntryNotFound:
        return Outcome::NotFound;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return Outcome::Denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return Outcome::Unavailable;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return Outcome::Failed;
}

SecretStore::Answer answerOf(const QKeychain::Job &job)
{
    SecretStore::Answer answer;
    answer.outcome = outcomeOf(job.error());
    answer.detail = job.errorString();
    const auto *read = qobject_cast<const QKeychain::ReadPasswordJob *>(&job);
    if (!read || answer.outcome != SecretStore::Outcome::Done)
        return answer;
    if (auto secrets = ProfileSecrets::fromBytes(read->binaryData()))
        answer.secrets = *std::move(secrets);
    else
        answer.outcome = SecretStore::Outcome::Failed; // another program's entry under our name
    return answer;
}

} // namespace

/// Does the jobs on the library's thread. Its signal finds its way, or no one, when the store is gone.
class KeychainHand : public QObject
{
    Q_OBJECT

public:
    void start(quint64 number, QKeychain::Job *job)
    {
        job->setInsecureFallback(false);
        connect(job, &QKeychain::Job::finished, this,
                [this, number](QKeychain::Job *done) { Q_EMIT finished(number, answerOf(*done)); });
        job->start();
    }

Q_SIGNALS:
    void finished(quint64 number, const explorer::SecretStore::Answer &answer);
};

KeychainStore::KeychainStore(std::chrono::milliseconds patience, QObject *parent)
    : SecretStore(parent)
    , m_patience(patience)
    , m_thread(new QThread)
    , m_hand(new KeychainHand)
{
    m_thread->setObjectName(QStringLiteral("keychain"));
    m_hand->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_hand, &QObject::deleteLater);
    connect(m_hand, &KeychainHand::finished, this, &KeychainStore::finish);
    m_thread->start();
}

KeychainStore::~KeychainStore()
{
    m_thread->quit();
    // A thread that hangs in the service cannot be ended; the process ends with it.
    if (m_thread->wait(2'000))
        delete m_thread;
}

void KeychainStore::start(QObject *context, Reply reply, std::function<QKeychain::Job *()> make)
{
    Q_ASSERT(QThread::currentThread() == thread());
    const quint64 number = ++m_last;
    m_pending.insert(number, {context, std::move(reply)});
    QTimer::singleShot(m_patience, this, [this, number] { finish(number, {Outcome::TimedOut, {}, {}}); });

    QMetaObject::invokeMethod(
        m_hand, [hand = m_hand, number, make = std::move(make)] { hand->start(number, make()); },
        Qt::QueuedConnection);
}

void KeychainStore::finish(quint64 number, const Answer &answer)
{
    const auto found = m_pending.find(number);
    if (found == m_pending.end())
        return; // timed out before
    const Pending pending = *found;
    m_pending.erase(found);
    if (answer.outcome == Outcome::Unavailable)
        setAvailability(Availability::No, answer.detail);
    else if (answer.outcome == Outcome::Done || answer.outcome == Outcome::NotFound)
        setAvailability(Availability::Yes);
    if (pending.context && pending.reply)
        pending.reply(answer);
}

void KeychainStore::read(const QString &profileId, QObject *context, Reply reply)
{
    start(context, std::move(reply), [profileId] {
        auto *job = new QKeychain::ReadPasswordJob(kService);
        job->setKey(profileId);
        return job;
    });
}

void KeychainStore::write(const QString &profileId, const ProfileSecrets &secrets, QObject *context,
                          Reply reply)
{
    if (secrets.isEmpty()) {
        remove(profileId, context, std::move(reply));
        return;
    }
    start(context, std::move(reply), [profileId, bytes = secrets.toBytes()] {
        auto *job = new QKeychain::WritePasswordJob(kService);
        job->setKey(profileId);
        job->setBinaryData(bytes);
        return job;
    });
}

void KeychainStore::remove(const QString &profileId, QObject *context, Reply reply)
{
    const auto nothingIsFine = [reply = std::move(reply)](const Answer &answer) {
        Answer done = answer;
        if (done.outcome == Outcome::NotFound)
            done.outcome = Outcome::Done;
        reply(done);
    };
    start(context, nothingIsFine, [profileId] {
        auto *job = new QKeychain::DeletePasswordJob(kService);
        job->setKey(profileId);
        return job;
    });
}

void KeychainStore::findOut()
{
    if (availability() != Availability::Unknown)
        return;
    // Looking for an entry that is not there asks the user nothing.
    read(kNobody, this, [this](const Answer &answer) {
        if (answer.outcome != Outcome::Done && answer.outcome != Outcome::NotFound)
            setAvailability(Availability::No, answer.detail);
    });
}

} // namespace explorer

#include "keychain_store.moc"
