// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row per rule that a receiver must enforce: bytes, who receives them, and the verdict.
#include "vectors.h"

#include "protocol/core/field_trace.h"
#include "protocol/wire/wire_fault_table.h"

#include <QTest>

using namespace mqtt;
using namespace mqtt::test;

namespace {

struct Rule
{
    const char *name;
    int version;
    char role; ///< 'c' a client receives, 's' a server, 'a' either
    const char *hex;
    const char *verdict;
};

// clang-format off
constexpr Rule kRules[] = {
    // fixed header
    {"type 0", 5, 'a', "0000", "malformed"},
    {"AUTH on 3.1.1", 4, 'a', "f000", "malformed"},
    {"PINGREQ with flags", 5, 's', "c100", "malformed"},
    {"PINGREQ with a body", 5, 's', "c00100", "malformed"},
    {"PUBREL with flags 0", 5, 'a', "60020001", "malformed"},
    {"PUBREL with flags 0 on 3.1.1", 4, 'a', "60020001", "malformed"},
    {"PUBREL repeated with DUP on 3.1.1", 4, 'a', "6a020001", "malformed"},
    {"PUBREL repeated with DUP on 3.1", 3, 'a', "6a020001", "ok"},
    {"SUBSCRIBE with flags 0", 5, 's', "8007000100000161" "00", "malformed"},
    {"long Remaining Length on 5.0", 5, 's', "c08000", "malformed"},
    {"long Remaining Length on 3.1.1", 4, 's', "c08000", "ok"},
    // direction
    {"CONNECT to a client", 4, 'c', "100d00044d5154540402003c000163", "protocol"},
    {"CONNACK to a server", 4, 's', "20020000", "protocol"},
    {"SUBSCRIBE to a client", 4, 'c', "820600010001" "6100", "protocol"},
    {"SUBACK to a server", 4, 's', "9003000100", "protocol"},
    {"UNSUBSCRIBE to a client", 4, 'c', "a2050001000161", "protocol"},
    {"UNSUBACK to a server", 4, 's', "b0020001", "protocol"},
    {"PINGREQ to a client", 4, 'c', "c000", "protocol"},
    {"PINGRESP to a server", 4, 's', "d000", "protocol"},
    {"DISCONNECT to a client on 3.1.1", 4, 'c', "e000", "protocol"},
    {"DISCONNECT to a client on 5.0", 5, 'c', "e000", "ok"},
    // CONNECT
    {"CONNECT", 4, 's', "100d00044d5154540402003c000163", "ok"},
    {"protocol name MQTX", 4, 's', "100d00044d5154580402003c000163", "protocol"},
    {"protocol level 5 read as 3.1.1", 4, 's', "100d00044d5154540502003c000163", "protocol"},
    {"protocol level 6", 5, 's', "100e00044d5154540602003c00000163", "protocol"},
    {"reserved connect flag", 4, 's', "100d00044d5154540403003c000163", "malformed"},
    {"Will QoS without a will", 4, 's', "100d00044d515454040a003c000163", "malformed"},
    {"Will Retain without a will", 5, 's', "100e00044d5154540522003c00000163", "malformed"},
    {"Will QoS 3", 4, 's', "101300044d515454041e003c000163000174000178", "malformed"},
    {"a will with a wildcard", 4, 's', "101300044d5154540406003c00016300012b000178", "malformed"},
    {"a will with an empty topic", 4, 's', "101200044d5154540406003c0001630000000178", "malformed"},
    {"a password without a user name on 3.1.1", 4, 's', "101000044d5154540442003c000163000170", "malformed"},
    {"a password without a user name on 5.0", 5, 's', "101100044d5154540542003c00000163000170", "ok"},
    {"a user name flag without a user name", 4, 's', "100d00044d5154540482003c000163", "malformed"},
    {"a user name flag without a user name on 3.1", 3, 's', "100f00064d51497364700382003c000163", "ok"},
    {"a byte behind CONNECT", 4, 's', "100e00044d5154540402003c00016300", "malformed"},
    {"empty client id, Clean Session 0", 4, 's', "100c00044d5154540400003c0000", "protocol"},
    {"empty client id, Clean Session 1", 4, 's', "100c00044d5154540402003c0000", "ok"},
    {"empty client id on 5.0", 5, 's', "100d00044d5154540500003c000000", "ok"},
    {"empty client id on 3.1", 3, 's', "100e00064d51497364700302003c0000", "protocol"},
    {"Receive Maximum 0", 5, 's', "101100044d5154540502003c03210000000163", "protocol"},
    {"Maximum Packet Size 0", 5, 's', "101300044d5154540502003c052700000000000163", "protocol"},
    {"Request Problem Information 2", 5, 's', "101000044d5154540502003c021702000163", "protocol"},
    {"Session Expiry Interval twice", 5, 's', "101800044d5154540502003c0a11000000011100000001000163", "protocol"},
    {"Authentication Data without a method", 5, 's', "101200044d5154540502003c0416000178000163", "protocol"},
    {"Authentication Method and Data", 5, 's', "101600044d5154540502003c081500016d16000178000163", "ok"},
    // CONNACK
    {"CONNACK flag bit 1", 4, 'c', "20020200", "malformed"},
    {"session present with a refusal", 4, 'c', "20020105", "protocol"},
    {"session present with a refusal on 5.0", 5, 'c', "2003018700", "protocol"},
    {"return code 6", 4, 'c', "20020006", "protocol"},
    {"reason code 0x8d", 5, 'c', "2003008d00", "protocol"},
    {"CONNACK without properties on 5.0", 5, 'c', "20020000", "malformed"},
    {"Maximum QoS 2", 5, 'c', "20050000022402", "protocol"},
    {"Receive Maximum 0 in CONNACK", 5, 'c', "2006000003210000", "protocol"},
    // PUBLISH
    {"QoS 3", 4, 'a', "36050001610001", "malformed"},
    {"DUP at QoS 0", 4, 'a', "3803000161", "malformed"},
    {"Packet Identifier 0", 4, 'a', "32050001610000", "malformed"},
    {"a wildcard in a topic", 4, 'a', "3003000123", "malformed"},
    {"an empty topic on 3.1.1", 4, 'a', "30020000", "malformed"},
    {"an empty topic without an alias", 5, 'a', "3003000000", "protocol"},
    {"an empty topic with an alias", 5, 'a', "3006000003230001", "ok"},
    {"Topic Alias 0", 5, 'a', "300700016103230000", "protocol"},
    {"Topic Alias twice", 5, 'a', "300a00016106230001230001", "protocol"},
    {"Payload Format Indicator 2", 5, 'a', "3006000161020102", "protocol"},
    {"Response Topic with a wildcard", 5, 'a', "300800016104080001" "2b", "malformed"},
    {"Response Topic that is empty", 5, 'a', "300700016103080000", "malformed"},
    {"a Subscription Identifier to a server", 5, 's', "3006000161020b01", "protocol"},
    {"a Subscription Identifier to a client", 5, 'c', "3006000161020b01", "ok"},
    {"Subscription Identifier 0", 5, 'c', "3006000161020b00", "protocol"},
    {"property 0x7f", 5, 'a', "3006000161027f00", "malformed"},
    {"property 0", 5, 'a', "3006000161020000", "malformed"},
    {"a Property Identifier of two bytes", 5, 'a', "30070001610381000" "1", "malformed"},
    {"a Property Length beyond the packet", 5, 'a', "3006000161050101", "malformed"},
    {"a property beyond the Property Length", 5, 'a', "300900016102020000000a", "malformed"},
    {"U+0000 in a topic", 4, 'a', "3003000100", "malformed"},
    {"a surrogate in a topic", 4, 'a', "30050003eda080", "malformed"},
    {"a surrogate in a User Property", 5, 'a', "300c0001610826000" "3eda0800000", "malformed"},
    {"a control character in a topic", 4, 'a', "3003000101", "ok"},
    // PUBACK and its like
    {"PUBACK with Packet Identifier 0", 5, 'a', "40020000", "malformed"},
    {"PUBACK of three bytes on 3.1.1", 4, 'a', "4003000100", "malformed"},
    {"PUBACK 0x92", 5, 'a', "4003000192", "protocol"},
    {"PUBACK 0x10 to a server", 5, 's', "4003000110", "protocol"},
    {"PUBACK 0x10 to a client", 5, 'c', "4003000110", "ok"},
    {"PUBREL 0x80", 5, 'a', "6203000180", "protocol"},
    {"PUBCOMP 0x92", 5, 'a', "7003000192", "ok"},
    {"PUBACK with a byte behind its properties", 5, 'a', "40050001000000", "malformed"},
    // SUBSCRIBE and its like
    {"SUBSCRIBE of nothing", 4, 's', "82020001", "protocol"},
    {"SUBSCRIBE of nothing on 5.0", 5, 's', "8203000100", "protocol"},
    {"SUBSCRIBE with Packet Identifier 0", 4, 's', "82060000000161" "00", "malformed"},
    {"SUBSCRIBE at QoS 3", 4, 's', "8206000100016103", "malformed"},
    {"SUBSCRIBE with a reserved bit on 3.1.1", 4, 's', "8206000100016104", "malformed"},
    {"SUBSCRIBE at QoS 3 on 5.0", 5, 's', "820700010000016103", "protocol"},
    {"SUBSCRIBE with a reserved bit", 5, 's', "820700010000016140", "malformed"},
    {"Retain Handling 3", 5, 's', "820700010000016130", "protocol"},
    {"Retain Handling 2", 5, 's', "820700010000016120", "ok"},
    {"No Local on a shared subscription", 5, 's', "82100001" "00000a2473686172652f672f6104", "protocol"},
    {"a share without a filter", 5, 's', "820e000100000824" "73686172652f67" "00", "malformed"},
    {"the same on 3.1.1", 4, 's', "820d0001000824" "73686172652f67" "00", "ok"},
    {"a misplaced #", 4, 's', "820700010002612300", "malformed"},
    {"a misplaced +", 4, 's', "8207000100022b6100", "malformed"},
    {"an empty filter", 4, 's', "8205000100" "0000", "malformed"},
    {"a filter without options", 4, 's', "8205000100" "0161", "malformed"},
    {"SUBSCRIBE with Subscription Identifier 0", 5, 's', "82090001020b00000161" "00", "protocol"},
    {"SUBSCRIBE with two Subscription Identifiers", 5, 's', "820b0001040b010b0200016100", "protocol"},
    {"SUBACK of nothing", 4, 'c', "90020001", "protocol"},
    {"SUBACK 3", 4, 'c', "9003000103", "protocol"},
    {"SUBACK 0x80", 4, 'c', "9003000180", "ok"},
    {"SUBACK 0x87 on 3.1.1", 4, 'c', "9003000187", "protocol"},
    {"SUBACK 0x87 on 5.0", 5, 'c', "900400010087", "ok"},
    {"SUBACK 0x11", 5, 'c', "900400010011", "protocol"},
    {"UNSUBSCRIBE of nothing", 4, 's', "a2020001", "protocol"},
    {"UNSUBSCRIBE with a misplaced wildcard", 4, 's', "a206000100022361", "malformed"},
    {"UNSUBACK of nothing on 5.0", 5, 'c', "b003000100", "protocol"},
    {"UNSUBACK with a code on 3.1.1", 4, 'c', "b003000100", "malformed"},
    {"UNSUBACK 0x11", 5, 'c', "b00400010011", "ok"},
    {"UNSUBACK 1", 5, 'c', "b00400010001", "protocol"},
    // DISCONNECT and AUTH
    {"DISCONNECT with a body on 3.1.1", 4, 's', "e00100", "malformed"},
    {"DISCONNECT 0x04 to a server", 5, 's', "e00104", "ok"},
    {"DISCONNECT 0x04 to a client", 5, 'c', "e00104", "protocol"},
    {"DISCONNECT 0x8b to a client", 5, 'c', "e0018b", "ok"},
    {"DISCONNECT 0x8b to a server", 5, 's', "e0018b", "protocol"},
    {"DISCONNECT 0x01", 5, 'a', "e00101", "protocol"},
    {"a server's DISCONNECT with a Session Expiry Interval", 5, 'c', "e00700051100000001", "protocol"},
    {"a client's DISCONNECT with a Session Expiry Interval", 5, 's', "e00700051100000001", "ok"},
    {"AUTH 0x18 without a method", 5, 'a', "f00118", "protocol"},
    {"AUTH 0x18 with data alone", 5, 'a', "f006180416000178", "protocol"},
    {"AUTH 0x00 with a reason and no method", 5, 'a', "f00600041f000178", "protocol"},
    {"AUTH 0x19 to a server", 5, 's', "f006190415000178", "ok"},
    {"AUTH 0x19 to a client", 5, 'c', "f006190415000178", "protocol"},
    {"AUTH 0x00 to a server", 5, 's', "f000", "protocol"},
    {"AUTH 0x80", 5, 'a', "f006800415000178", "protocol"},
};
// clang-format on

QByteArray bytesOf(const char *hex) { return QByteArray::fromHex(hex); }

} // namespace

class TestWireRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data();
    void judges();
    void everyRuleIsAboutAWholePacket();
    void saysWhereAndWhy();
    void tracesUpToTheWrongByte();
    void everyFaultHasItsRow();
};

void TestWireRules::judges_data()
{
    QTest::addColumn<int>("row");
    for (std::size_t row = 0; row < std::size(kRules); ++row)
        QTest::newRow(kRules[row].name) << int(row);
}

void TestWireRules::judges()
{
    QFETCH(int, row);
    const Rule &rule = kRules[row];
    const Role role = rule.role == 'c' ? Role::Client : rule.role == 's' ? Role::Server : Role::Any;
    QCOMPARE(verdictOn(bytesOf(rule.hex), ProtocolVersion(rule.version), role), QLatin1String(rule.verdict));
}

void TestWireRules::everyRuleIsAboutAWholePacket()
{
    for (const Rule &rule : kRules) {
        const QByteArray bytes = bytesOf(rule.hex);
        const auto frame = frameOf(bytes);
        QVERIFY2(frame && frame->bytes.size() == std::size_t(bytes.size()), rule.name);
    }
}

void TestWireRules::saysWhereAndWhy()
{
    Packet packet;
    const QByteArray bytes = bytesOf("300700016103230000"); // Topic Alias 0
    const auto decoded = decode(*frameOf(bytes), ProtocolVersion::V5, Role::Client, packet);
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().fault, WireFault::PropertyValue);
    QCOMPARE(decoded.error().offset, std::size_t(7));
    QCOMPARE(decoded.error().reasonCode, ReasonCode::ProtocolError);
    QCOMPARE(QLatin1String(decoded.error().section), QLatin1String("3.3.2.3.4"));
}

void TestWireRules::tracesUpToTheWrongByte()
{
    Packet packet;
    FieldTrace trace;
    const QByteArray bytes = bytesOf("300600016102"
                                     "0102"); // Payload Format Indicator 2
    QVERIFY(!decode(*frameOf(bytes), ProtocolVersion::V5, Role::Client, packet, &trace));
    QStringList lines;
    for (const Field &field : trace.fields())
        lines.append(QStringLiteral("%1%2 %3+%4")
                         .arg(QString(field.depth, QLatin1Char('>')), QLatin1String(field.name))
                         .arg(field.offset)
                         .arg(field.length));
    QCOMPARE(lines, (QStringList{"Packet Type and Flags 0+1", "Remaining Length 1+1", "Topic Name 2+3",
                                 "Property Length 5+1", "Properties 6+2", ">Property Identifier 6+1",
                                 ">Payload Format Indicator 6+2", ">>Payload Format Indicator 7+1"}));
}

void TestWireRules::everyFaultHasItsRow()
{
    for (int fault = 0; fault <= int(WireFault::AuthenticationMethodMissing); ++fault) {
        QCOMPARE(int(wireFaultRow(WireFault(fault)).fault), fault);
        QVERIFY(*wireFaultRow(WireFault(fault)).name);
    }
}

QTEST_APPLESS_MAIN(TestWireRules)
#include "test_wire_rules.moc"
