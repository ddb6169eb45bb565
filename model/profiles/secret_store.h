// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profiles/profile_secrets.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace explorer {

/// Keeps the secrets of profiles where the system keeps secrets, under the profile's id. There is no second
/// place: without a keychain they live in the running program only.
///
/// Every call returns at once; its answer comes later by the event loop, exactly once, unless `context` is
/// gone by then. A service that hangs, or a question to the user that nobody answers, ends as TimedOut.
/// Thread    the owner's; answers too.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    enum class Outcome
    {
        Done,
        NotFound,
        Unavailable, ///< no keychain service, or the program was built without it
        Denied,      ///< locked, and the user said no
        TimedOut,
        Failed,
    };

    struct Answer
    {
        Outcome outcome = Outcome::Failed;
        ProfileSecrets secrets; ///< of read()
        QString detail;         ///< the service's own words: foreign text
    };
    using Reply = std::function<void(const Answer &)>;

    enum class Availability
    {
        Unknown, ///< not asked yet
        Yes,
        No,
    };

    using QObject::QObject;

    virtual void read(const QString &profileId, QObject *context, Reply reply) = 0;
    /// Empty secrets: the same as remove().
    virtual void write(const QString &profileId, const ProfileSecrets &secrets, QObject *context,
                       Reply reply) = 0;
    /// Done also when there was nothing.
    virtual void remove(const QString &profileId, QObject *context, Reply reply) = 0;

    Availability availability() const { return m_availability; }
    const QString &unavailableBecause() const { return m_because; } ///< foreign text, may be empty
    /// Finds out, if that is not known; availabilityChanged() follows.
    virtual void findOut() = 0;

Q_SIGNALS:
    void availabilityChanged();

protected:
    void setAvailability(Availability availability, const QString &because = {});

private:
    Availability m_availability = Availability::Unknown;
    QString m_because;
};

/// The system keychain where this program was built with it, else a store that is never available.
/// At most one in a process.
std::unique_ptr<SecretStore> makeSecretStore();

} // namespace explorer
