// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profiles/secret_store.h"

#include <QHash>
#include <QPointer>

#include <chrono>

class QThread;

namespace QKeychain {
class Job;
} // namespace QKeychain

namespace explorer {

class KeychainHand;

/// The system's keychain: Secret Service or KWallet, macOS Keychain, Windows Credential Store.
///
/// The library talks to it on a thread of this object's own, because some of its backends block in D-Bus
/// calls. What is late is answered as TimedOut here and finished there unheard. Ending the program waits at
/// most 2 s for a service that hangs.
class KeychainStore : public SecretStore
{
    Q_OBJECT

public:
    /// Long enough for a user to unlock the keychain.
    static constexpr std::chrono::milliseconds kPatience{60'000};

    explicit KeychainStore(std::chrono::milliseconds patience = kPatience, QObject *parent = nullptr);
    ~KeychainStore() override;

    void read(const QString &profileId, QObject *context, Reply reply) override;
    void write(const QString &profileId, const ProfileSecrets &secrets, QObject *context,
               Reply reply) override;
    void remove(const QString &profileId, QObject *context, Reply reply) override;
    void findOut() override;

private:
    struct Pending
    {
        QPointer<QObject> context;
        Reply reply;
    };

    /// `make` runs on the library's thread.
    void start(QObject *context, Reply reply, std::function<QKeychain::Job *()> make);
    void finish(quint64 number, const Answer &answer);

    std::chrono::milliseconds m_patience;
    QThread *m_thread;
    KeychainHand *m_hand; ///< lives on m_thread
    QHash<quint64, Pending> m_pending;
    quint64 m_last = 0;
};

} // namespace explorer
