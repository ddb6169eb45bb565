// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/profiles/profile_json.h"

#include <QJsonArray>

namespace explorer {

namespace {

QString versionName(mqtt::ProtocolVersion version)
{
    switch (version) {
    case mqtt::ProtocolVersion::V31:
        return QStringLiteral("3.1");
    case mqtt::ProtocolVersion::V311:
        return QStringLiteral("3.1.1");
    case mqtt::ProtocolVersion::V5:
        break;
    }
    return QStringLiteral("5");
}

std::optional<mqtt::ProtocolVersion> versionFromName(const QString &name)
{
    for (const auto version :
         {mqtt::ProtocolVersion::V5, mqtt::ProtocolVersion::V311, mqtt::ProtocolVersion::V31}) {
        if (versionName(version) == name)
            return version;
    }
    return std::nullopt;
}

QString base64(const char *data, qsizetype size)
{
    return QString::fromLatin1(QByteArray::fromRawData(data, size).toBase64());
}

QByteArray fromBase64(const QJsonValue &value) { return QByteArray::fromBase64(value.toString().toLatin1()); }

QJsonArray toJson(const mqtt::Properties &properties)
{
    QJsonArray array;
    for (const mqtt::Property &property : properties) {
        array.append(QJsonObject{
            {QStringLiteral("id"), int(property.id)},
            {QStringLiteral("number"), qint64(property.number)},
            {QStringLiteral("name"), QString::fromStdString(property.name)},
            {QStringLiteral("value"), base64(property.value.data(), qsizetype(property.value.size()))}});
    }
    return array;
}

mqtt::Properties propertiesFrom(const QJsonArray &array)
{
    mqtt::Properties properties;
    for (const QJsonValue &value : array) {
        mqtt::Property property;
        property.id = mqtt::PropertyId(value[QStringLiteral("id")].toInt());
        property.number = std::uint32_t(value[QStringLiteral("number")].toInteger());
        property.name = value[QStringLiteral("name")].toString().toStdString();
        property.value = fromBase64(value[QStringLiteral("value")]).toStdString();
        properties.push_back(std::move(property));
    }
    return properties;
}

QJsonObject toJson(const mqtt::Message &will)
{
    return {{QStringLiteral("topic"), QString::fromStdString(will.topic)},
            {QStringLiteral("payload"), base64(will.payload.constData(), will.payload.size())},
            {QStringLiteral("qos"), int(will.qos)},
            {QStringLiteral("retain"), will.retain},
            {QStringLiteral("properties"), toJson(will.properties)}};
}

QJsonObject toJson(const mqtt::Subscription &subscription)
{
    return {{QStringLiteral("filter"), QString::fromStdString(subscription.filter)},
            {QStringLiteral("qos"), int(subscription.maximumQos)},
            {QStringLiteral("noLocal"), subscription.noLocal},
            {QStringLiteral("retainAsPublished"), subscription.retainAsPublished},
            {QStringLiteral("retainHandling"), int(subscription.retainHandling)}};
}

bool isWithin(qint64 value, qint64 least, qint64 most) { return value >= least && value <= most; }

} // namespace

QJsonObject profileToJson(const ConnectionProfile &profile, QJsonObject base)
{
    QJsonArray subscriptions;
    for (const mqtt::Subscription &subscription : profile.subscriptions)
        subscriptions.append(toJson(subscription));

    base[QStringLiteral("id")] = profile.id;
    base[QStringLiteral("name")] = profile.name;
    base[QStringLiteral("host")] = profile.endpoint.host;
    base[QStringLiteral("port")] = int(profile.endpoint.port);
    base[QStringLiteral("protocol")] = versionName(profile.version);
    base[QStringLiteral("clientId")] = profile.clientId;
    base[QStringLiteral("username")] = profile.username;
    base[QStringLiteral("asksPassword")] = profile.asksPassword;
    base[QStringLiteral("keepAliveSeconds")] = profile.keepAliveSeconds;
    base[QStringLiteral("cleanStart")] = profile.cleanStart;
    base[QStringLiteral("sessionExpirySeconds")] = qint64(profile.sessionExpirySeconds);
    base[QStringLiteral("subscriptions")] = subscriptions;
    if (profile.hasWill)
        base[QStringLiteral("will")] = toJson(profile.will);
    else
        base.remove(QStringLiteral("will"));
    return base;
}

std::optional<ConnectionProfile> profileFromJson(const QJsonObject &object)
{
    ConnectionProfile profile;
    profile.id = object[QStringLiteral("id")].toString();
    profile.name = object[QStringLiteral("name")].toString();
    profile.endpoint.host = object[QStringLiteral("host")].toString();
    const qint64 port = object[QStringLiteral("port")].toInteger(1883);
    const qint64 keepAlive = object[QStringLiteral("keepAliveSeconds")].toInteger(60);
    const qint64 expiry = object[QStringLiteral("sessionExpirySeconds")].toInteger(0);
    const auto version = versionFromName(object[QStringLiteral("protocol")].toString(QStringLiteral("5")));
    if (profile.id.isEmpty() || profile.endpoint.host.isEmpty() || !version || !isWithin(port, 1, 65'535) ||
        !isWithin(keepAlive, 0, 65'535) || !isWithin(expiry, 0, 0xFFFF'FFFF))
        return std::nullopt;

    profile.endpoint.port = std::uint16_t(port);
    profile.version = *version;
    profile.clientId = object[QStringLiteral("clientId")].toString();
    profile.username = object[QStringLiteral("username")].toString();
    profile.asksPassword = object[QStringLiteral("asksPassword")].toBool();
    profile.keepAliveSeconds = int(keepAlive);
    profile.cleanStart = object[QStringLiteral("cleanStart")].toBool(true);
    profile.sessionExpirySeconds = quint32(expiry);

    for (const QJsonValue &value : object[QStringLiteral("subscriptions")].toArray()) {
        const qint64 qos = value[QStringLiteral("qos")].toInteger();
        const qint64 retainHandling = value[QStringLiteral("retainHandling")].toInteger();
        if (!isWithin(qos, 0, 2) || !isWithin(retainHandling, 0, 2))
            return std::nullopt;
        mqtt::Subscription subscription;
        subscription.filter = value[QStringLiteral("filter")].toString().toStdString();
        subscription.maximumQos = mqtt::Qos(qos);
        subscription.noLocal = value[QStringLiteral("noLocal")].toBool();
        subscription.retainAsPublished = value[QStringLiteral("retainAsPublished")].toBool();
        subscription.retainHandling = std::uint8_t(retainHandling);
        profile.subscriptions.push_back(std::move(subscription));
    }

    if (object[QStringLiteral("will")].isObject()) {
        const QJsonObject will = object[QStringLiteral("will")].toObject();
        const qint64 qos = will[QStringLiteral("qos")].toInteger();
        if (!isWithin(qos, 0, 2))
            return std::nullopt;
        profile.hasWill = true;
        profile.will.topic = will[QStringLiteral("topic")].toString().toStdString();
        profile.will.payload = fromBase64(will[QStringLiteral("payload")]);
        profile.will.qos = mqtt::Qos(qos);
        profile.will.retain = will[QStringLiteral("retain")].toBool();
        profile.will.properties = propertiesFrom(will[QStringLiteral("properties")].toArray());
    }
    return profile;
}

} // namespace explorer
