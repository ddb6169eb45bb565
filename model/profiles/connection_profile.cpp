// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/profiles/connection_profile.h"

#include <QUuid>

namespace explorer {

QString ConnectionProfile::randomClientId()
{
    // A version 4 UUID carries 122 random bits.
    return QStringLiteral("mqttscope-") + QUuid::createUuid().toString(QUuid::Id128);
}

ConnectionProfile ConnectionProfile::makeNew()
{
    ConnectionProfile profile;
    profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    profile.clientId = randomClientId();
    mqtt::Subscription everything;
    everything.filter = "#";
    profile.subscriptions = {everything};
    return profile;
}

mqtt::ConnectionOptions ConnectionProfile::toOptions(const QByteArray &password) const
{
    const bool v5 = version == mqtt::ProtocolVersion::V5;

    mqtt::ConnectionOptions options;
    options.endpoint = endpoint;
    options.session.version = version;
    options.session.clientId = clientId.toStdString();
    options.session.cleanStart = cleanStart;
    options.session.adoptsServerSession = !cleanStart;
    options.session.keepAlive = std::chrono::seconds(keepAliveSeconds);
    if (!username.isEmpty())
        options.session.username = username.toStdString();
    // Before 5.0 a password cannot stand without a user name [MQTT-3.1.2-22].
    if (!password.isEmpty() && (v5 || !username.isEmpty()))
        options.session.password = password;
    if (hasWill) {
        options.session.will = will;
        if (!v5)
            options.session.will->properties.clear();
    }
    if (v5 && sessionExpirySeconds > 0) {
        options.session.connectProperties.push_back(
            mqtt::Property::ofNumber(mqtt::PropertyId::SessionExpiryInterval, sessionExpirySeconds));
    }

    options.subscriptions = subscriptions;
    if (!v5) {
        for (mqtt::Subscription &subscription : options.subscriptions) {
            mqtt::Subscription plain;
            plain.filter = subscription.filter;
            plain.maximumQos = subscription.maximumQos;
            subscription = plain;
        }
    }
    return options;
}

} // namespace explorer
