// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectors.h"

#include "protocol/wire/packet_table.h"
#include "protocol/wire/property_table.h"
#include "protocol/wire/reason_table.h"

#include <QTest>

#include <string>

using namespace mqtt;
using namespace mqtt::test;

namespace {

EncodeError errorOf(const Packet &packet, ProtocolVersion version)
{
    std::vector<std::uint8_t> out{1, 2, 3};
    const auto result = encode(packet, version, out);
    if (result || out.size() != 3) // nothing is appended when it fails
        qFatal("it was encoded");
    return result.error();
}

Publish publishTo(std::string_view topic)
{
    Publish packet;
    packet.topic = topic;
    return packet;
}

} // namespace

class TestEncodeRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatDecodeWouldRefuse();
    void refusesTooLargeAPacket();
    void appendsBehindWhatIsThere();
    void repliesAsEncodeDoes();
    void tablesAreInTheOrderOfTheTypes();
    void namesReasonCodes();
    void ownsAndFindsProperties();
};

void TestEncodeRules::refusesWhatDecodeWouldRefuse()
{
    const std::string tooLong(65'536, 'a');
    Publish packet = publishTo("a");
    packet.packetId = 1;
    QCOMPARE(errorOf(packet, ProtocolVersion::V5), EncodeError::InvalidPacketId);
    packet.packetId = 0;
    packet.qos = Qos::AtLeastOnce;
    QCOMPARE(errorOf(packet, ProtocolVersion::V5), EncodeError::InvalidPacketId);
    packet.qos = Qos::AtMostOnce;
    packet.dup = true;
    QCOMPARE(errorOf(packet, ProtocolVersion::V5), EncodeError::InvalidFlags);
    QCOMPARE(errorOf(publishTo("a/#"), ProtocolVersion::V311), EncodeError::InvalidTopic);
    QCOMPARE(errorOf(publishTo(""), ProtocolVersion::V5), EncodeError::InvalidTopic);
    QCOMPARE(errorOf(publishTo("\xED\xA0\x80"), ProtocolVersion::V5), EncodeError::InvalidUtf8);
    QCOMPARE(errorOf(publishTo(tooLong), ProtocolVersion::V5), EncodeError::TextTooLong);

    packet = publishTo("a");
    packet.properties = {{PropertyId::TopicAlias, 0, {}, {}}};
    QCOMPARE(errorOf(packet, ProtocolVersion::V5), EncodeError::InvalidProperty);
    packet.properties = {{PropertyId::TopicAlias, 1, {}, {}}};
    QCOMPARE(errorOf(packet, ProtocolVersion::V311), EncodeError::InvalidProperty);
    packet.properties = {{PropertyId::ReasonString, 0, {}, "no"}};
    QCOMPARE(errorOf(packet, ProtocolVersion::V5), EncodeError::InvalidProperty);
    packet.properties = {{PropertyId::UserProperty, 0, "name", tooLong}};
    QCOMPARE(errorOf(packet, ProtocolVersion::V5), EncodeError::TextTooLong);

    QCOMPARE(errorOf(Puback{1, ReasonCode::PacketIdentifierNotFound, {}}, ProtocolVersion::V5),
             EncodeError::InvalidReasonCode);
    QCOMPARE(errorOf(Subscribe{1, {}, {}}, ProtocolVersion::V5), EncodeError::InvalidFlags);
    Subscribe subscribe{1, {}, {{"$share/g/a", Qos::AtMostOnce, true}}};
    QCOMPARE(errorOf(subscribe, ProtocolVersion::V5), EncodeError::InvalidFlags);
    QCOMPARE(errorOf(Unsubscribe{1, {}, {"a+"}}, ProtocolVersion::V5), EncodeError::InvalidTopic);
    QCOMPARE(errorOf(Auth{}, ProtocolVersion::V311), EncodeError::InvalidFlags);
    QCOMPARE(errorOf(Auth{ReasonCode::ReAuthenticate, {}}, ProtocolVersion::V5),
             EncodeError::InvalidProperty);
    Connect connect;
    connect.clientId = "c";
    connect.password = ByteView();
    QCOMPARE(errorOf(connect, ProtocolVersion::V311), EncodeError::InvalidFlags);
}

void TestEncodeRules::refusesTooLargeAPacket()
{
    // The bytes are never read: the size alone decides.
    const std::uint8_t byte = 0;
    Publish packet = publishTo("a");
    packet.payload = ByteView(&byte, 268'435'453);
    QCOMPARE(errorOf(packet, ProtocolVersion::V311), EncodeError::PacketTooLarge);
}

void TestEncodeRules::appendsBehindWhatIsThere()
{
    std::vector<std::uint8_t> out{0xAA};
    QVERIFY(encode(Pingreq(), ProtocolVersion::V5, out));
    QVERIFY(encodePublish(publishTo("a"), ProtocolVersion::V311, out));
    QVERIFY(out == (std::vector<std::uint8_t>{0xAA, 0xC0, 0, 0x30, 3, 0, 1, 'a'}));
}

void TestEncodeRules::repliesAsEncodeDoes()
{
    const auto reply = [](PacketType type, ReasonCode code, ProtocolVersion version) {
        std::vector<std::uint8_t> out;
        encodeReply(type, 0x1234, code, version, out);
        return QByteArray(reinterpret_cast<const char *>(out.data()), qsizetype(out.size()));
    };
    const auto v5 = ProtocolVersion::V5;
    QCOMPARE(reply(PacketType::Puback, ReasonCode::Success, v5), encoded(Puback{0x1234, {}, {}}, v5));
    QCOMPARE(reply(PacketType::Pubrec, ReasonCode::QuotaExceeded, v5),
             encoded(Pubrec{0x1234, ReasonCode::QuotaExceeded, {}}, v5));
    QCOMPARE(reply(PacketType::Pubrel, ReasonCode::Success, ProtocolVersion::V311),
             encoded(Pubrel{0x1234, {}, {}}, ProtocolVersion::V311));
    QCOMPARE(reply(PacketType::Pubcomp, ReasonCode::PacketIdentifierNotFound, v5),
             encoded(Pubcomp{0x1234, ReasonCode::PacketIdentifierNotFound, {}}, v5));
    // 3.1.1 has no reason codes
    QCOMPARE(reply(PacketType::Pubrec, ReasonCode::QuotaExceeded, ProtocolVersion::V311).toHex(),
             QByteArray("50021234"));
}

void TestEncodeRules::tablesAreInTheOrderOfTheTypes()
{
    for (unsigned type = 1; type <= 15; ++type)
        QCOMPARE(unsigned(packetRow(PacketType(type)).type), type);
    for (const PropertyRow &row : kPropertyTable)
        QVERIFY(propertyRow(row.id) == &row);
    for (const ReasonRow &row : kReasonTable)
        QVERIFY(reasonRow(row.code) == &row);
    QVERIFY(!propertyRow(0x04u) && !propertyRow(0x2Bu) && !propertyRow(0x8001u));
    QVERIFY(!reasonRow(ReasonCode(0x03)) && !reasonRow(ReasonCode(0xFF)));
}

void TestEncodeRules::namesReasonCodes()
{
    const auto name = [](ReasonCode code, PacketType type, ProtocolVersion version) {
        return QString::fromLatin1(reasonName(code, type, version));
    };
    const auto v5 = ProtocolVersion::V5;
    QCOMPARE(name(ReasonCode::Success, PacketType::Suback, v5), "Granted QoS 0");
    QCOMPARE(name(ReasonCode::Success, PacketType::Disconnect, v5), "Normal disconnection");
    QCOMPARE(name(ReasonCode::Success, PacketType::Puback, v5), "Success");
    QCOMPARE(name(ReasonCode::Banned, PacketType::Connack, v5), "Banned");
    QCOMPARE(name(ReasonCode(5), PacketType::Connack, ProtocolVersion::V311),
             "Connection Refused, not authorized");
    QCOMPARE(name(ReasonCode(3), PacketType::Puback, v5), "");
}

void TestEncodeRules::ownsAndFindsProperties()
{
    const Properties owned{Property::ofNumber(PropertyId::ReceiveMaximum, 20), Property::user("a", "1"),
                           Property::user("a", "2")};
    const PropertyViews views = viewsOf(owned);
    QVERIFY(ownedCopyOf(views) == owned);
    QVERIFY(find(views, PropertyId::UserProperty) == &views[1]);
    QVERIFY(!find(owned, PropertyId::TopicAlias));
    QCOMPARE(numberOr(views, PropertyId::ReceiveMaximum, 65'535), 20u);
    QCOMPARE(numberOr(owned, PropertyId::TopicAliasMaximum, 7), 7u);
}

QTEST_APPLESS_MAIN(TestEncodeRules)
#include "test_encode_rules.moc"
