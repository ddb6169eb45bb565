// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/profiles/profile_json_parts.h"

#include "protocol/wire/property_table.h"

namespace explorer {

namespace {

constexpr qint64 kMost16 = 0xFFFF;
constexpr qint64 kMost32 = 0xFFFF'FFFF;

QString base64(const char *data, qsizetype size)
{
    return QString::fromLatin1(QByteArray::fromRawData(data, size).toBase64());
}

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

mqtt::Properties willProperties(StrictJson &json)
{
    mqtt::Properties properties;
    const qsizetype count = json.array("properties").size();
    for (qsizetype i = 0; i < count; ++i) {
        StrictJson entry = json.element("properties", i);
        mqtt::Property property;
        property.id = mqtt::PropertyId(entry.number("id", 0, 0, 0xFF));
        const mqtt::PropertyRow *row = mqtt::propertyRow(property.id);
        if (!row || !(row->packets & mqtt::kWill))
            entry.refuse("id");
        property.number = std::uint32_t(entry.number("number", 0, 0, kMost32));
        property.name = entry.text("name").toStdString();
        property.value = entry.base64("value").toStdString();
        properties.push_back(std::move(property));
    }
    return properties;
}

QJsonObject toJson(const mqtt::Message &will, QJsonObject base)
{
    base[QStringLiteral("topic")] = QString::fromStdString(will.topic);
    base[QStringLiteral("payload")] = base64(will.payload.constData(), will.payload.size());
    base[QStringLiteral("qos")] = int(will.qos);
    base[QStringLiteral("retain")] = will.retain;
    base[QStringLiteral("properties")] = toJson(will.properties);
    return base;
}

QJsonObject toJson(const mqtt::Subscription &subscription, bool paused)
{
    QJsonObject object{{QStringLiteral("filter"), QString::fromStdString(subscription.filter)},
                       {QStringLiteral("qos"), int(subscription.maximumQos)},
                       {QStringLiteral("noLocal"), subscription.noLocal},
                       {QStringLiteral("retainAsPublished"), subscription.retainAsPublished},
                       {QStringLiteral("retainHandling"), int(subscription.retainHandling)}};
    if (paused)
        object[QStringLiteral("paused")] = true;
    return object;
}

void readSubscriptions(StrictJson &json, ConnectionProfile &profile)
{
    const qsizetype count = json.array("subscriptions").size();
    for (qsizetype i = 0; i < count; ++i) {
        StrictJson entry = json.element("subscriptions", i);
        mqtt::Subscription subscription;
        subscription.filter = entry.text("filter").toStdString();
        subscription.maximumQos = mqtt::Qos(entry.number("qos", 0, 0, 2));
        subscription.noLocal = entry.flag("noLocal", false);
        subscription.retainAsPublished = entry.flag("retainAsPublished", false);
        subscription.retainHandling = std::uint8_t(entry.number("retainHandling", 0, 0, 2));
        (entry.flag("paused", false) ? profile.pausedSubscriptions : profile.subscriptions)
            .push_back(std::move(subscription));
    }
}

QJsonObject toJson(const ConnectProperties &properties, QJsonObject base)
{
    const auto setOrRemove = [&base](const QString &key, const auto &number) {
        if (number)
            base[key] = qint64(*number);
        else
            base.remove(key);
    };
    setOrRemove(QStringLiteral("receiveMaximum"), properties.receiveMaximum);
    setOrRemove(QStringLiteral("maximumPacketSize"), properties.maximumPacketSize);
    base[QStringLiteral("topicAliasMaximum")] = int(properties.topicAliasMaximum);
    base[QStringLiteral("requestResponseInformation")] = properties.requestsResponseInformation;
    base[QStringLiteral("requestProblemInformation")] = properties.requestsProblemInformation;
    QJsonArray user;
    for (const auto &[name, value] : properties.userProperties) {
        user.append(QJsonObject{{QStringLiteral("name"), QString::fromStdString(name)},
                                {QStringLiteral("value"), QString::fromStdString(value)}});
    }
    base[QStringLiteral("userProperties")] = user;
    return base;
}

void readConnect(StrictJson json, ConnectProperties &properties)
{
    if (const auto number = json.numberIfAny("receiveMaximum", 1, kMost16))
        properties.receiveMaximum = quint16(*number);
    if (const auto number = json.numberIfAny("maximumPacketSize", 1, kMost32))
        properties.maximumPacketSize = quint32(*number);
    properties.topicAliasMaximum = quint16(json.number("topicAliasMaximum", 0, 0, kMost16));
    properties.requestsResponseInformation = json.flag("requestResponseInformation", false);
    properties.requestsProblemInformation = json.flag("requestProblemInformation", true);
    const qsizetype count = json.array("userProperties").size();
    for (qsizetype i = 0; i < count; ++i) {
        StrictJson entry = json.element("userProperties", i);
        properties.userProperties.emplace_back(entry.text("name").toStdString(),
                                               entry.text("value").toStdString());
    }
}

} // namespace

void writeMqtt(const ConnectionProfile &profile, QJsonObject &base)
{
    base[QStringLiteral("keepAliveSeconds")] = profile.keepAliveSeconds;
    base[QStringLiteral("cleanStart")] = profile.cleanStart;
    base[QStringLiteral("keepsSession")] = profile.keepsSession;
    base[QStringLiteral("sessionExpirySeconds")] = qint64(profile.sessionExpirySeconds);
    base[QStringLiteral("connect")] =
        toJson(profile.connectProperties, base[QStringLiteral("connect")].toObject());

    QJsonArray subscriptions;
    for (const mqtt::Subscription &subscription : profile.subscriptions)
        subscriptions.append(toJson(subscription, false));
    for (const mqtt::Subscription &subscription : profile.pausedSubscriptions)
        subscriptions.append(toJson(subscription, true));
    base[QStringLiteral("subscriptions")] = subscriptions;

    if (profile.hasWill)
        base[QStringLiteral("will")] = toJson(profile.will, base[QStringLiteral("will")].toObject());
    else
        base.remove(QStringLiteral("will"));
}

void readMqtt(StrictJson &json, ConnectionProfile &profile)
{
    profile.keepAliveSeconds = int(json.number("keepAliveSeconds", 60, 0, kMost16));
    profile.cleanStart = json.flag("cleanStart", true);
    profile.keepsSession = json.flag("keepsSession", false);
    profile.sessionExpirySeconds = quint32(json.number("sessionExpirySeconds", 0, 0, kMost32));
    readConnect(json.object("connect"), profile.connectProperties);
    readSubscriptions(json, profile);

    profile.hasWill = json.has("will");
    if (!profile.hasWill)
        return;
    StrictJson will = json.object("will");
    profile.will.topic = will.text("topic").toStdString();
    profile.will.payload = will.base64("payload");
    profile.will.qos = mqtt::Qos(will.number("qos", 0, 0, 2));
    profile.will.retain = will.flag("retain", false);
    profile.will.properties = willProperties(will);
}

} // namespace explorer
