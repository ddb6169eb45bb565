// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/connection.h"

#include <QString>

#include <vector>

namespace explorer {

/// A saved connection. Never holds a password: that is asked for and kept for the running program only.
struct ConnectionProfile
{
    QString id; ///< random, stable
    QString name;
    mqtt::Endpoint endpoint;
    mqtt::ProtocolVersion version = mqtt::ProtocolVersion::V5;
    QString clientId; ///< "mqttscope-" and 122 random bits unless the user chose one; never host or user name
    QString username;
    bool asksPassword = false;
    int keepAliveSeconds = 60;
    bool cleanStart = true;
    quint32 sessionExpirySeconds = 0; ///< 5.0
    std::vector<mqtt::Subscription> subscriptions;
    bool hasWill = false;
    mqtt::Message will;

    static ConnectionProfile makeNew();
    static QString randomClientId();
    /// `password` may be empty (none).
    mqtt::ConnectionOptions toOptions(const QByteArray &password) const;
};

} // namespace explorer
