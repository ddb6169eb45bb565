// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/decode_rule.h"
#include "model/profiles/profile_secrets.h"
#include "protocol/net/connection.h"

#include <QString>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace explorer {

/// A server certificate that the user takes as it is, for this host alone.
struct TrustedCertificate
{
    QString host;
    QByteArray sha256; ///< 32 bytes

    friend bool operator==(const TrustedCertificate &, const TrustedCertificate &) = default;
};

/// What CONNECT tells a 5.0 broker about us; what is absent is left to the specification's default.
/// Spec MQTT 5.0 §3.1.2.11
struct ConnectProperties
{
    std::optional<quint16> receiveMaximum;    ///< from 1
    std::optional<quint32> maximumPacketSize; ///< bytes, from 1
    quint16 topicAliasMaximum = 0;
    bool requestsResponseInformation = false;
    bool requestsProblemInformation = true;
    std::vector<std::pair<std::string, std::string>> userProperties;

    friend bool operator==(const ConnectProperties &, const ConnectProperties &) = default;
};

/// A saved connection. Never holds a secret: `transport.tls.passphrase`, `transport.proxy.password` and the
/// values of secret header fields are empty here and come with ProfileSecrets; so does
/// `transport.tls.trustedFingerprint`, from `trusted`.
struct ConnectionProfile
{
    QString id; ///< random, stable
    QString name;
    mqtt::Endpoint endpoint;
    mqtt::TransportOptions transport;
    std::vector<TrustedCertificate> trusted; ///< one a host at most
    mqtt::ProtocolVersion version = mqtt::ProtocolVersion::V5;
    bool fallsBackTo311 = false; ///< when a broker does not speak 5.0; never with SCRAM
    QString clientId; ///< "mqttscope-" and 122 random bits unless the user chose one; never host or user name
    QString username;
    bool asksPassword = false;
    bool keepsSecrets = false; ///< they are in the system keychain, under this profile's id
    bool usesScram = false;    ///< SCRAM-SHA-256 with the user name and password; 5.0
    int keepAliveSeconds = 60;
    bool cleanStart = true;
    bool keepsSession = false;        ///< without clean start: its state outlives the program, in a journal
    quint32 sessionExpirySeconds = 0; ///< 5.0
    QString journalFile;              ///< for `keepsSession`: the store's to set, not in profiles.json
    ConnectProperties connectProperties;
    std::vector<mqtt::Subscription> subscriptions;
    std::vector<mqtt::Subscription> pausedSubscriptions; ///< kept, not made
    bool hasWill = false;
    mqtt::Message will;
    std::vector<DecodeRule> decodeRules; ///< the first that matches a topic holds

    static ConnectionProfile makeNew();
    /// As the program proposes one: with Retain As Published, so that live messages tell what the broker retains.
    static mqtt::Subscription proposedSubscription(std::string filter);
    static QString randomClientId();

    /// Stands in for the certificate of the present host; nullptr: none, verification as usual.
    const TrustedCertificate *trustedCertificate() const;
    void trust(const QByteArray &sha256); ///< for the present host; empty: no more

    mqtt::ConnectionOptions toOptions(const ProfileSecrets &secrets) const;
};

} // namespace explorer
