// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/profiles/secret_store.h"

#ifdef MQTTSCOPE_KEYCHAIN
#include "model/profiles/keychain_store.h"
#else
#include <QTimer>
#endif

namespace explorer {

void SecretStore::setAvailability(Availability availability, const QString &because)
{
    if (m_availability == availability && m_because == because)
        return;
    m_availability = availability;
    m_because = because;
    Q_EMIT availabilityChanged();
}

#ifdef MQTTSCOPE_KEYCHAIN

std::unique_ptr<SecretStore> makeSecretStore() { return std::make_unique<KeychainStore>(); }

#else

namespace {

class NoStore : public SecretStore
{
public:
    NoStore() { setAvailability(Availability::No); }

    void read(const QString &, QObject *context, Reply reply) override { refuse(context, std::move(reply)); }
    void write(const QString &, const ProfileSecrets &, QObject *context, Reply reply) override
    {
        refuse(context, std::move(reply));
    }
    void remove(const QString &, QObject *context, Reply reply) override
    {
        refuse(context, std::move(reply));
    }
    void findOut() override {}

private:
    static void refuse(QObject *context, Reply reply)
    {
        QTimer::singleShot(0, context, [reply = std::move(reply)] { reply({Outcome::Unavailable, {}, {}}); });
    }
};

} // namespace

std::unique_ptr<SecretStore> makeSecretStore() { return std::make_unique<NoStore>(); }

#endif

} // namespace explorer
