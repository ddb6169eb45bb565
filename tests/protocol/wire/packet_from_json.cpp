// SPDX-License-Identifier: GPL-3.0-or-later
#include "packet_json.h"

#include "protocol/wire/packet_table.h"
#include "protocol/wire/property_table.h"

#include <QJsonDocument>

namespace mqtt::test {

namespace {

/// Reads fields of one JSON object; the first one that cannot be had makes it false for good.
class JsonFields
{
public:
    JsonFields(const QJsonObject &json, bool v5, PacketStorage &storage)
        : m_json(json)
        , m_v5(v5)
        , m_storage(storage)
    {}

    bool ok() const { return m_ok; }
    bool v5() const { return m_v5; }
    bool has(const char *key) const { return m_json.contains(QLatin1String(key)); }
    QJsonValue value(const char *key) const { return m_json.value(QLatin1String(key)); }
    JsonFields inner(const QJsonObject &json) const { return {json, m_v5, m_storage}; }
    void require(bool condition) { m_ok = m_ok && condition; }

    /// An absent number or flag is its default, as an absent reason code on the wire is.
    std::uint32_t number(const QJsonValue &value, std::uint32_t most)
    {
        const double number = value.toDouble();
        const bool whole = number >= 0 && number <= double(most) && number == double(std::uint32_t(number));
        require(value.isUndefined() || (value.isDouble() && whole));
        return whole ? std::uint32_t(number) : 0;
    }
    std::uint32_t number(const char *key, std::uint32_t most) { return number(value(key), most); }
    bool flag(const char *key)
    {
        const QJsonValue flag = value(key);
        require(flag.isUndefined() || flag.isBool());
        return flag.toBool();
    }
    std::string_view text(const QJsonValue &value)
    {
        require(value.isString());
        return m_storage.keep(utf8(value.toString()));
    }
    std::string_view text(const char *key) { return text(value(key)); }
    std::string_view hex(const QJsonValue &value)
    {
        bool ok = value.isString();
        const QByteArray bytes = bytesFromHex(value.toString(), ok);
        require(value.isString() && ok);
        return m_storage.keep(bytes.toStdString());
    }
    ByteView hex(const char *key)
    {
        const std::string_view bytes = hex(value(key));
        return {reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size()};
    }
    QJsonArray list(const char *key)
    {
        require(value(key).isArray());
        return value(key).toArray();
    }
    ReasonCode reasonCode(const QJsonValue &value) { return ReasonCode(number(value, 255)); }
    std::vector<ReasonCode> reasonCodes()
    {
        std::vector<ReasonCode> codes;
        for (const QJsonValue &code : list("reasonCodes"))
            codes.push_back(reasonCode(code));
        return codes;
    }

    PropertyViews properties()
    {
        PropertyViews properties;
        if (!has("properties"))
            return properties;
        for (const QJsonValue &entry : list("properties")) {
            const QJsonArray pair = entry.toArray();
            const PropertyRow *row = propertyRow(number(pair.at(0), 255));
            require(pair.size() == 2 && row);
            if (!m_ok)
                break;
            properties.push_back(property(*row, pair.at(1)));
        }
        return properties;
    }

private:
    /// A lone surrogate, which JSON can spell and UTF-8 cannot, becomes the ill-formed bytes it asks for:
    /// toUtf8() would quietly replace it.
    static std::string utf8(const QString &text)
    {
        std::string bytes;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar unit = text[i];
            if (unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
                bytes += text.mid(i++, 2).toUtf8().toStdString();
            else if (unit.isSurrogate())
                bytes += {char(0xE0 | unit.unicode() >> 12), char(0x80 | (unit.unicode() >> 6 & 0x3F)),
                          char(0x80 | (unit.unicode() & 0x3F))};
            else
                bytes += QString(unit).toUtf8().toStdString();
        }
        return bytes;
    }

    PropertyView property(const PropertyRow &row, const QJsonValue &value)
    {
        PropertyView property;
        property.id = row.id;
        switch (row.type) {
        case PropertyType::Byte:
        case PropertyType::TwoByteInteger:
        case PropertyType::FourByteInteger:
        case PropertyType::VariableByteInteger:
            require(value.isDouble());
            property.number = number(value, 0xFFFF'FFFF);
            break;
        case PropertyType::Text:
            property.value = text(value);
            break;
        case PropertyType::Binary:
            property.value = hex(value);
            break;
        case PropertyType::TextPair:
            require(value.toArray().size() == 2);
            property.name = text(value.toArray().at(0));
            property.value = text(value.toArray().at(1));
            break;
        }
        return property;
    }

    const QJsonObject m_json;
    bool m_v5;
    PacketStorage &m_storage;
    bool m_ok = true;
};

bool read(JsonFields &in, Connect &packet)
{
    packet.protocolName = in.text("protocolName");
    packet.protocolLevel = std::uint8_t(in.number("protocolLevel", 255));
    packet.cleanStart = in.flag("cleanStart");
    packet.keepAliveSeconds = std::uint16_t(in.number("keepAlive", 65'535));
    packet.properties = in.properties();
    packet.clientId = in.text("clientId");
    if (in.has("will")) {
        JsonFields willIn = in.inner(in.value("will").toObject());
        WillView &will = packet.will.emplace();
        will.qos = Qos(willIn.number("qos", 255));
        will.retain = willIn.flag("retain");
        will.properties = willIn.properties();
        will.topic = willIn.text("topic");
        will.payload = willIn.hex("payload");
        in.require(willIn.ok());
    }
    if (in.has("username"))
        packet.username = in.text("username");
    if (in.has("password"))
        packet.password = in.hex("password");
    return in.ok();
}

bool read(JsonFields &in, Connack &packet)
{
    packet.sessionPresent = in.flag("sessionPresent");
    packet.reasonCode = in.reasonCode(in.value("reasonCode"));
    packet.properties = in.properties();
    return in.ok();
}

bool read(JsonFields &in, Publish &packet)
{
    packet.dup = in.flag("dup");
    packet.qos = Qos(in.number("qos", 255));
    packet.retain = in.flag("retain");
    packet.topic = in.text("topic");
    packet.packetId = PacketId(in.number("packetId", 65'535));
    packet.properties = in.properties();
    packet.payload = in.hex("payload");
    return in.ok();
}

template <PacketType Type>
bool read(JsonFields &in, PublishReply<Type> &packet)
{
    packet.packetId = PacketId(in.number("packetId", 65'535));
    packet.reasonCode = in.reasonCode(in.value("reasonCode"));
    packet.properties = in.properties();
    return in.ok();
}

bool read(JsonFields &in, Subscribe &packet)
{
    packet.packetId = PacketId(in.number("packetId", 65'535));
    packet.properties = in.properties();
    for (const QJsonValue &entry : in.list("subscriptions")) {
        JsonFields entryIn = in.inner(entry.toObject());
        SubscriptionView subscription;
        subscription.filter = entryIn.text("topic");
        subscription.maximumQos = Qos(entryIn.number("qos", 255));
        subscription.noLocal = entryIn.flag("noLocal");
        subscription.retainAsPublished = entryIn.flag("retainAsPublished");
        subscription.retainHandling = std::uint8_t(entryIn.number("retainHandling", 255));
        in.require(entryIn.ok());
        packet.subscriptions.push_back(subscription);
    }
    return in.ok();
}

bool read(JsonFields &in, Suback &packet)
{
    packet.packetId = PacketId(in.number("packetId", 65'535));
    packet.properties = in.properties();
    packet.reasonCodes = in.reasonCodes();
    return in.ok();
}

bool read(JsonFields &in, Unsubscribe &packet)
{
    packet.packetId = PacketId(in.number("packetId", 65'535));
    packet.properties = in.properties();
    for (const QJsonValue &filter : in.list("topics"))
        packet.filters.push_back(in.text(filter));
    return in.ok();
}

bool read(JsonFields &in, Unsuback &packet)
{
    packet.packetId = PacketId(in.number("packetId", 65'535));
    packet.properties = in.properties();
    if (in.v5() || in.has("reasonCodes"))
        packet.reasonCodes = in.reasonCodes();
    return in.ok();
}

bool read(JsonFields &, Pingreq &) { return true; }
bool read(JsonFields &, Pingresp &) { return true; }

template <typename ReasonAndProperties>
bool read(JsonFields &in, ReasonAndProperties &packet)
{
    packet.reasonCode = in.reasonCode(in.value("reasonCode"));
    packet.properties = in.properties();
    return in.ok();
}

/// The alternative of the row's number; the variant holds them in the table's order.
template <std::size_t Index = 0>
bool readAlternative(std::size_t index, JsonFields &in, Packet &packet)
{
    if constexpr (Index < std::variant_size_v<Packet>) {
        if (index == Index)
            return read(in, packet.emplace<Index>());
        return readAlternative<Index + 1>(index, in, packet);
    }
    return false;
}

} // namespace

std::string_view PacketStorage::keep(std::string bytes) { return m_bytes.emplace_back(std::move(bytes)); }

bool fromJson(const QJsonObject &json, ProtocolVersion version, PacketStorage &storage, Packet &packet)
{
    const QString type = json.value(QLatin1String("type")).toString();
    JsonFields in(json, version == ProtocolVersion::V5, storage);
    for (std::size_t row = 0; row < kPacketTable.size(); ++row) {
        if (type == QLatin1String(kPacketTable[row].name))
            return readAlternative(row, in, packet);
    }
    return false;
}

QJsonObject parseLine(QByteArray line)
{
    return QJsonDocument::fromJson(line.replace("\xEF\xBB\xBF", "\\ufeff")).object();
}

QByteArray bytesFromHex(const QString &hex, bool &ok)
{
    const QByteArray digits = hex.toLatin1();
    const QByteArray bytes = QByteArray::fromHex(digits);
    ok = bytes.toHex() == digits.toLower(); // fromHex() skips what is no digit
    return bytes;
}

} // namespace mqtt::test
