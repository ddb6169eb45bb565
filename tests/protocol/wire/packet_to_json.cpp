// SPDX-License-Identifier: GPL-3.0-or-later
#include "packet_json.h"

#include "protocol/wire/packet_table.h"
#include "protocol/wire/property_table.h"

#include <QStringDecoder>

namespace mqtt::test {

namespace {

/// QString::fromUtf8() drops a leading byte order mark, which is a character here [MQTT-1.5.4-3].
QString text(std::string_view bytes)
{
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::ConvertInitialBom);
    return decoder.decode(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
}

QString hex(const void *data, std::size_t size)
{
    return QString::fromLatin1(QByteArray(static_cast<const char *>(data), qsizetype(size)).toHex());
}
QString hex(ByteView bytes) { return hex(bytes.data(), bytes.size()); }

QJsonValue valueOf(const PropertyView &property)
{
    switch (propertyRow(property.id)->type) {
    case PropertyType::Byte:
    case PropertyType::TwoByteInteger:
    case PropertyType::FourByteInteger:
    case PropertyType::VariableByteInteger:
        return qint64(property.number);
    case PropertyType::Text:
        return text(property.value);
    case PropertyType::Binary:
        return hex(property.value.data(), property.value.size());
    case PropertyType::TextPair:
        return QJsonArray{text(property.name), text(property.value)};
    }
    return {};
}

QJsonArray listOf(const PropertyViews &properties)
{
    QJsonArray list;
    for (const PropertyView &property : properties)
        list.append(QJsonArray{int(property.id), valueOf(property)});
    return list;
}

QJsonArray listOf(const std::vector<ReasonCode> &codes)
{
    QJsonArray list;
    for (const ReasonCode code : codes)
        list.append(int(code));
    return list;
}

/// One overload per packet type; fields that the version does not have are left out.
struct Describe
{
    bool v5;
    QJsonObject &json;

    void set(const char *key, const QJsonValue &value) const { json.insert(QLatin1String(key), value); }
    void setProperties(const PropertyViews &properties) const
    {
        if (v5)
            set("properties", listOf(properties));
    }
    void setReason(ReasonCode code, const PropertyViews &properties) const
    {
        if (v5)
            set("reasonCode", int(code));
        setProperties(properties);
    }

    void operator()(const Connect &packet) const
    {
        set("protocolName", text(packet.protocolName));
        set("protocolLevel", packet.protocolLevel);
        set("cleanStart", packet.cleanStart);
        set("keepAlive", packet.keepAliveSeconds);
        setProperties(packet.properties);
        set("clientId", text(packet.clientId));
        if (packet.will) {
            QJsonObject will;
            const Describe describe{v5, will};
            describe.set("qos", int(packet.will->qos));
            describe.set("retain", packet.will->retain);
            describe.setProperties(packet.will->properties);
            describe.set("topic", text(packet.will->topic));
            describe.set("payload", hex(packet.will->payload));
            set("will", will);
        }
        if (packet.username)
            set("username", text(*packet.username));
        if (packet.password)
            set("password", hex(*packet.password));
    }
    void operator()(const Connack &packet) const
    {
        set("sessionPresent", packet.sessionPresent);
        set("reasonCode", int(packet.reasonCode));
        setProperties(packet.properties);
    }
    void operator()(const Publish &packet) const
    {
        set("dup", packet.dup);
        set("qos", int(packet.qos));
        set("retain", packet.retain);
        set("topic", text(packet.topic));
        if (packet.qos != Qos::AtMostOnce)
            set("packetId", packet.packetId);
        setProperties(packet.properties);
        set("payload", hex(packet.payload));
    }
    template <PacketType Type>
    void operator()(const PublishReply<Type> &packet) const
    {
        set("packetId", packet.packetId);
        setReason(packet.reasonCode, packet.properties);
    }
    void operator()(const Subscribe &packet) const
    {
        set("packetId", packet.packetId);
        setProperties(packet.properties);
        QJsonArray list;
        for (const SubscriptionView &subscription : packet.subscriptions) {
            QJsonObject entry{{QLatin1String("topic"), text(subscription.filter)},
                              {QLatin1String("qos"), int(subscription.maximumQos)}};
            if (v5) {
                entry.insert(QLatin1String("noLocal"), subscription.noLocal);
                entry.insert(QLatin1String("retainAsPublished"), subscription.retainAsPublished);
                entry.insert(QLatin1String("retainHandling"), subscription.retainHandling);
            }
            list.append(entry);
        }
        set("subscriptions", list);
    }
    void operator()(const Suback &packet) const
    {
        set("packetId", packet.packetId);
        setProperties(packet.properties);
        set("reasonCodes", listOf(packet.reasonCodes));
    }
    void operator()(const Unsubscribe &packet) const
    {
        set("packetId", packet.packetId);
        setProperties(packet.properties);
        QJsonArray list;
        for (const std::string_view filter : packet.filters)
            list.append(text(filter));
        set("topics", list);
    }
    void operator()(const Unsuback &packet) const
    {
        set("packetId", packet.packetId);
        setProperties(packet.properties);
        if (v5)
            set("reasonCodes", listOf(packet.reasonCodes));
    }
    void operator()(const Pingreq &) const {}
    void operator()(const Pingresp &) const {}
    void operator()(const Disconnect &packet) const { setReason(packet.reasonCode, packet.properties); }
    void operator()(const Auth &packet) const { setReason(packet.reasonCode, packet.properties); }
};

} // namespace

QJsonObject toJson(const Packet &packet, ProtocolVersion version)
{
    QJsonObject json{{QLatin1String("type"), QLatin1String(packetRow(typeOf(packet)).name)}};
    std::visit(Describe{version == ProtocolVersion::V5, json}, packet);
    return json;
}

} // namespace mqtt::test
