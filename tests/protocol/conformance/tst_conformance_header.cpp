// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fixed header, property lists and reason codes: what is the same for many packets.  Spec MQTT 5.0 §2, 3.1.1
// §2
#include "conformance_rig.h"

#include <QTest>

#include <algorithm>

using namespace mqtt;
using namespace mqtt::test;

namespace {

struct Sample
{
    const char *name;
    char direction; ///< 'c' to a client, 's' to a server, 'b' both
    std::uint8_t first;
    const char *body5;   ///< hex
    const char *body311; ///< hex; nullptr: no such packet
};

/// One whole packet of each type; PUBLISH has no reserved flags.
constexpr Sample kSamples[] = {
    {"CONNECT", 's', 0x10, "00044d5154540502003c00000163", "00044d5154540402003c000163"},
    {"CONNACK", 'c', 0x20, "000000", "0000"},
    {"PUBACK", 'b', 0x40, "0001", "0001"},
    {"PUBREC", 'b', 0x50, "0001", "0001"},
    {"PUBREL", 'b', 0x62, "0001", "0001"},
    {"PUBCOMP", 'b', 0x70, "0001", "0001"},
    {"SUBSCRIBE", 's', 0x82,
     "0001000001"
     "6100",
     "0001000161"
     "00"},
    {"SUBACK", 'c', 0x90, "00010000", "000100"},
    {"UNSUBSCRIBE", 's', 0xA2, "000100000161", "0001000161"},
    {"UNSUBACK", 'c', 0xB0, "00010000", "0001"},
    {"PINGREQ", 's', 0xC0, "", ""},
    {"PINGRESP", 'c', 0xD0, "", ""},
    {"DISCONNECT", 's', 0xE0, "", ""},
    {"AUTH", 'b', 0xF0,
     "1804"
     "1500"
     "016d",
     nullptr},
};

struct Codes
{
    const char *packet;
    PacketType type;
    std::vector<int> fromServer;
    std::vector<int> fromClient;
};

/// The tables of §3.2.2.2, §3.4.2.1, §3.5.2.1, §3.6.2.1, §3.7.2.1, §3.9.3, §3.11.3, §3.14.2.1 and §3.15.2.1,
/// with 0x8C in DISCONNECT from table 2-6. A server's DISCONNECT 0x00 is not in its table, but the empty
/// packet means it.
const Codes kCodes[] = {
    {"CONNACK",
     PacketType::Connack,
     {0x00, 0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89,
      0x8A, 0x8C, 0x90, 0x95, 0x97, 0x99, 0x9A, 0x9B, 0x9C, 0x9D, 0x9F},
     {}},
    {"PUBACK",
     PacketType::Puback,
     {0x00, 0x10, 0x80, 0x83, 0x87, 0x90, 0x91, 0x97, 0x99},
     {0x00, 0x80, 0x83, 0x87, 0x90, 0x91, 0x97, 0x99}},
    {"PUBREC",
     PacketType::Pubrec,
     {0x00, 0x10, 0x80, 0x83, 0x87, 0x90, 0x91, 0x97, 0x99},
     {0x00, 0x80, 0x83, 0x87, 0x90, 0x91, 0x97, 0x99}},
    {"PUBREL", PacketType::Pubrel, {0x00, 0x92}, {0x00, 0x92}},
    {"PUBCOMP", PacketType::Pubcomp, {0x00, 0x92}, {0x00, 0x92}},
    {"SUBACK",
     PacketType::Suback,
     {0x00, 0x01, 0x02, 0x80, 0x83, 0x87, 0x8F, 0x91, 0x97, 0x9E, 0xA1, 0xA2},
     {}},
    {"UNSUBACK", PacketType::Unsuback, {0x00, 0x11, 0x80, 0x83, 0x87, 0x8F, 0x91}, {}},
    {"DISCONNECT",
     PacketType::Disconnect,
     {0x00, 0x80, 0x81, 0x82, 0x83, 0x87, 0x89, 0x8B, 0x8C, 0x8D, 0x8E, 0x8F, 0x90, 0x93, 0x94,
      0x95, 0x96, 0x97, 0x98, 0x99, 0x9A, 0x9B, 0x9C, 0x9D, 0x9E, 0x9F, 0xA0, 0xA1, 0xA2},
     {0x00, 0x04, 0x80, 0x81, 0x82, 0x83, 0x90, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99}},
    {"AUTH", PacketType::Auth, {0x00, 0x18}, {0x18, 0x19}},
};

std::vector<std::uint8_t> packetWith(PacketType type, int code)
{
    const QByteArray byte = QByteArray::number(code, 16).rightJustified(2, '0');
    switch (type) {
    case PacketType::Connack:
        return fromHex("200300" + byte + "00");
    case PacketType::Puback:
        return fromHex("40030001" + byte);
    case PacketType::Pubrec:
        return fromHex("50030001" + byte);
    case PacketType::Pubrel:
        return fromHex("62030001" + byte);
    case PacketType::Pubcomp:
        return fromHex("70030001" + byte);
    case PacketType::Suback:
        return fromHex("9004000100" + byte);
    case PacketType::Unsuback:
        return fromHex("b004000100" + byte);
    case PacketType::Disconnect:
        return fromHex("e001" + byte);
    case PacketType::Auth:
        return fromHex("f006" + byte + "041500016d");
    default:
        return {};
    }
}

bool contains(const std::vector<int> &codes, int code)
{
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// The bytes must outlive the packet, which borrows.
Packet packetValue(const std::vector<std::uint8_t> &bytes, ReasonCode code)
{
    Packet packet;
    (void)decode(frameOf(bytes), V5, Role::Any, packet);
    std::visit(
        [code](auto &value) {
            if constexpr (requires { value.reasonCode; })
                value.reasonCode = code;
            else if constexpr (requires { value.reasonCodes; })
                value.reasonCodes = {code};
        },
        packet);
    return packet;
}

} // namespace

class TestConformanceHeader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // -- reserved flags
    void takesOnlyTheListedFlags_data()
    {
        QTest::addColumn<int>("sample");
        QTest::addColumn<int>("version");
        for (std::size_t sample = 0; sample < std::size(kSamples); ++sample) {
            QTest::addRow("%s", kSamples[sample].name) << int(sample) << 5;
            if (kSamples[sample].body311)
                QTest::addRow("%s on 3.1.1", kSamples[sample].name) << int(sample) << 4;
        }
    }
    void takesOnlyTheListedFlags()
    {
        QFETCH(int, sample);
        QFETCH(int, version);
        const Sample &packet = kSamples[sample];
        const QByteArray body = QByteArray::fromHex(version == 5 ? packet.body5 : packet.body311);
        for (unsigned flags = 0; flags < 16; ++flags) {
            const auto first = std::uint8_t((packet.first & 0xF0u) | flags);
            const auto bytes = packetOf(first, body.toStdString());
            const Role role = packet.direction == 'c' ? Role::Client : Role::Server;
            Packet decoded;
            const auto result = decode(frameOf(bytes), ProtocolVersion(version), role, decoded);
            QCOMPARE(result.has_value(), first == packet.first);
            if (result) {
                std::vector<std::uint8_t> written; // and that is what is written
                QVERIFY(encode(decoded, ProtocolVersion(version), written));
                QCOMPARE(toHex(written), toHex(bytes));
                continue;
            }
            QCOMPARE(result.error().kind, WireErrorKind::Malformed);
            if (packet.direction == 's')
                continue;
            Rig rig(optionsFor(ProtocolVersion(version))); // the receiver closes [MQTT-2.2.2-2] of 3.1.1
            if (packet.first == 0x20) {
                rig.open();
                rig.effects.clear();
            } else {
                rig.connect();
            }
            rig.give(bytes);
            QVERIFY(rig.ended());
            QCOMPARE(sentHex(rig), QByteArray(version == 5 ? "e00181" : ""));
        }
    }

    // -- property lists
    void writesAPropertyLengthOfZeroWhereThereAreNoProperties()
    {
        Rig rig(optionsFor(V5));
        rig.open();
        QCOMPARE(sentHex(rig), QByteArray("100e00044d5154540502003c00000163"));
        rig.give(Connack{});
        rig.effects.clear();
        rig.publish("a", q0, 1);
        QCOMPARE(sentHex(rig), QByteArray("30050001610078"));
        rig.publish("a", q1, 2);
        QCOMPARE(sentHex(rig), QByteArray("3207000161"
                                          "00010078"));
        QVERIFY(rig.session.subscribe({{"a"}}, {}, 3, rig.now, rig.effects));
        QCOMPARE(sentHex(rig), QByteArray("8207000200"
                                          "00016100"));
        QVERIFY(rig.session.unsubscribe({"a"}, {}, 4, rig.now, rig.effects));
        QCOMPARE(sentHex(rig), QByteArray("a206000300"
                                          "000161"));

        SessionOptions options = optionsFor(V5);
        options.will = Message{"w", "x", q0, false, {}};
        Rig willing(options);
        willing.open(); // the will has a list of its own
        QCOMPARE(sentHex(willing), QByteArray("101500044d5154540506003c00000163"
                                              "00000177000178"));
    }

    // -- reason codes
    void carriesOnlyTheReasonCodesOfItsTable_data()
    {
        QTest::addColumn<int>("row");
        for (std::size_t row = 0; row < std::size(kCodes); ++row)
            QTest::newRow(kCodes[row].packet) << int(row);
    }
    void carriesOnlyTheReasonCodesOfItsTable()
    {
        QFETCH(int, row);
        const Codes &codes = kCodes[row];
        for (int code = 0; code < 256; ++code) {
            const QByteArray name = QByteArray::number(code, 16);
            const auto bytes = packetWith(codes.type, code);
            const bool fromServer = contains(codes.fromServer, code);
            const bool fromClient = contains(codes.fromClient, code);
            Packet packet;
            QVERIFY2(decode(frameOf(bytes), V5, Role::Client, packet).has_value() == fromServer, name);
            QVERIFY2(decode(frameOf(bytes), V5, Role::Server, packet).has_value() == fromClient, name);
            std::vector<std::uint8_t> out;
            const auto legal = packetWith(codes.type, codes.type == PacketType::Auth ? 0x18 : 0);
            QVERIFY2(encode(packetValue(legal, ReasonCode(code)), V5, out).has_value() ==
                         (fromServer || fromClient),
                     name);
        }
    }

    void saysOnlyWhatAClientMaySayInDisconnect()
    {
        for (int code = 0; code < 256; ++code) {
            Rig rig(optionsFor(V5));
            rig.connect();
            rig.session.disconnect(rig.now, rig.effects, ReasonCode(code));
            const QByteArray byte = QByteArray::number(code, 16).rightJustified(2, '0');
            const bool may = code != 0 && contains(kCodes[7].fromClient, code);
            QCOMPARE(sentHex(rig), may ? "e001" + byte : QByteArray("e000"));
        }
    }

    void endsOnAReasonCodeThatIsNotInTheTable()
    {
        for (const Codes &codes : kCodes) {
            Rig rig(optionsFor(V5));
            if (codes.type == PacketType::Connack) {
                rig.open();
                rig.effects.clear();
            } else {
                rig.connect();
            }
            rig.give(packetWith(codes.type, 0x7F));
            QVERIFY2(rig.ended(), codes.packet);
            QCOMPARE(sentHex(rig), QByteArray("e00182"));
        }
    }
};

QTEST_APPLESS_MAIN(TestConformanceHeader)
#include "tst_conformance_header.moc"
