// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/profiles/connection_profile.h"

#include "protocol/session/scram_sha256.h"

#include <QUuid>

#include <algorithm>

namespace explorer {

namespace {

using mqtt::Property;
using mqtt::PropertyId;

mqtt::Properties propertiesOf(const ConnectionProfile &profile)
{
    const ConnectProperties &wishes = profile.connectProperties;
    mqtt::Properties properties;
    if (profile.sessionExpirySeconds > 0)
        properties.push_back(
            Property::ofNumber(PropertyId::SessionExpiryInterval, profile.sessionExpirySeconds));
    if (wishes.receiveMaximum)
        properties.push_back(Property::ofNumber(PropertyId::ReceiveMaximum, *wishes.receiveMaximum));
    if (wishes.maximumPacketSize)
        properties.push_back(Property::ofNumber(PropertyId::MaximumPacketSize, *wishes.maximumPacketSize));
    if (wishes.topicAliasMaximum > 0)
        properties.push_back(Property::ofNumber(PropertyId::TopicAliasMaximum, wishes.topicAliasMaximum));
    if (wishes.requestsResponseInformation)
        properties.push_back(Property::ofNumber(PropertyId::RequestResponseInformation, 1));
    if (!wishes.requestsProblemInformation)
        properties.push_back(Property::ofNumber(PropertyId::RequestProblemInformation, 0));
    for (const auto &[name, value] : wishes.userProperties)
        properties.push_back(Property::user(name, value));
    return properties;
}

bool isSameHost(const QString &a, const QString &b) { return a.compare(b, Qt::CaseInsensitive) == 0; }

mqtt::TransportOptions transportOf(const ConnectionProfile &profile, const ProfileSecrets &secrets)
{
    mqtt::TransportOptions transport = profile.transport;
    transport.tls.passphrase = secrets.passphrase;
    transport.proxy.password = QString::fromUtf8(secrets.proxyPassword);
    const TrustedCertificate *trusted = profile.trustedCertificate();
    transport.tls.trustedFingerprint = trusted ? trusted->sha256 : QByteArray();
    for (auto &[name, value] : transport.webSocket.headers) {
        const auto secret = std::find_if(secrets.headers.cbegin(), secrets.headers.cend(),
                                         [&name = name](const auto &header) {
                                             return header.first.compare(name, Qt::CaseInsensitive) == 0;
                                         });
        if (value.isEmpty() && secret != secrets.headers.cend())
            value = secret->second;
    }
    return transport;
}

/// Stands where SCRAM cannot be: the connection fails in its own words, and no password leaves.
class UnusableCredentials : public mqtt::Authenticator
{
public:
    explicit UnusableCredentials(std::string why)
        : m_why(std::move(why))
    {}

    std::string method() const override { return "SCRAM-SHA-256"; }
    std::optional<QByteArray> start() override { return std::nullopt; }
    tl::expected<std::optional<QByteArray>, std::string> answer(std::optional<mqtt::ByteView>) override
    {
        return tl::unexpected(m_why);
    }
    tl::expected<void, std::string> finish(std::optional<mqtt::ByteView>) override
    {
        return tl::unexpected(m_why);
    }

private:
    std::string m_why;
};

std::shared_ptr<mqtt::Authenticator> scramFor(const QString &username, const QByteArray &password)
{
    auto scram = mqtt::ScramSha256::create(username.toStdString(),
                                           {password.constData(), std::size_t(password.size())});
    if (scram)
        return *std::move(scram);
    const bool isUser = scram.error().field == mqtt::ScramSha256::Refusal::Field::Username;
    return std::make_shared<UnusableCredentials>(
        scram.error().empty ? "SCRAM-SHA-256 needs a user name"
        : isUser            ? "the user name has a character that SCRAM-SHA-256 does not allow"
                            : "the password has a character that SCRAM-SHA-256 does not allow");
}

} // namespace

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
    profile.subscriptions = {proposedSubscription("#")};
    return profile;
}

mqtt::Subscription ConnectionProfile::proposedSubscription(std::string filter)
{
    mqtt::Subscription subscription;
    subscription.filter = std::move(filter);
    subscription.retainAsPublished = true;
    return subscription;
}

const TrustedCertificate *ConnectionProfile::trustedCertificate() const
{
    const auto found = std::ranges::find_if(
        trusted, [this](const auto &entry) { return isSameHost(entry.host, endpoint.host); });
    return endpoint.usesTls() && found != trusted.end() ? &*found : nullptr;
}

void ConnectionProfile::trust(const QByteArray &sha256)
{
    std::erase_if(trusted, [this](const auto &entry) { return isSameHost(entry.host, endpoint.host); });
    if (!sha256.isEmpty())
        trusted.push_back({endpoint.host, sha256});
}

mqtt::ConnectionOptions ConnectionProfile::toOptions(const ProfileSecrets &secrets) const
{
    const bool v5 = version == mqtt::ProtocolVersion::V5;

    mqtt::ConnectionOptions options;
    options.endpoint = endpoint;
    options.transport = transportOf(*this, secrets);
    options.session.version = version;
    options.session.clientId = clientId.toStdString();
    options.session.cleanStart = cleanStart;
    options.session.adoptsServerSession = !cleanStart;
    options.session.keepAlive = std::chrono::seconds(keepAliveSeconds);
    if (keepsSession && !cleanStart)
        options.journalFile = journalFile;
    const bool provesPassword = v5 && usesScram;
    options.session.allowsFallback = v5 && fallsBackTo311 && !provesPassword;
    if (provesPassword)
        options.session.authenticator = scramFor(username, secrets.password);
    else if (!username.isEmpty())
        options.session.username = username.toStdString();
    // Before 5.0 a password cannot stand without a user name [MQTT-3.1.2-22].
    if (!provesPassword && !secrets.password.isEmpty() && (v5 || !username.isEmpty()))
        options.session.password = secrets.password;
    if (hasWill) {
        options.session.will = will;
        if (!v5)
            options.session.will->properties.clear();
    }
    if (v5)
        options.session.connectProperties = propertiesOf(*this);

    options.subscriptions = subscriptions;
    options.pausedSubscriptions = pausedSubscriptions;
    if (!v5) {
        for (auto *list : {&options.subscriptions, &options.pausedSubscriptions}) {
            for (mqtt::Subscription &subscription : *list) {
                mqtt::Subscription plain;
                plain.filter = subscription.filter;
                plain.maximumQos = subscription.maximumQos;
                subscription = plain;
            }
        }
    }
    return options;
}

} // namespace explorer
