// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text and numbers as every packet carries them.  Spec MQTT 5.0 §1.5, 3.1.1 §1.5
#include "conformance_rig.h"

#include <QTest>

#include <functional>

using namespace mqtt;
using namespace mqtt::test;
using namespace std::string_literals;

namespace {

struct Fault
{
    const char *name;
    std::string text;
};

const Fault kFaults[] = {
    {"surrogate", "a\xED\xA0\x80"s},    {"U+0000", "a\0b"s},
    {"overlong", "\xC0\xAF"s},          {"truncated", "a\xE2\x82"s},
    {"too large", "\xF4\x90\x80\x80"s},
};

std::string property(int id, const std::string &value)
{
    const std::string list = char(id) + prefixed(value);
    return char(list.size()) + list;
}

struct Received
{
    const char *name;
    int version;
    std::vector<std::uint8_t> (*packet)(const std::string &text);
};

/// Every text that a server may send.
const Received kReceived[] = {
    {"PUBLISH topic on 3.1.1", 4, [](const std::string &t) { return packetOf(0x30, prefixed(t) + "x"); }},
    {"PUBLISH topic", 5, [](const std::string &t) { return packetOf(0x30, prefixed(t) + "\0x"s); }},
    {"Content Type", 5, [](const std::string &t) { return packetOf(0x30, prefixed("a") + property(3, t)); }},
    {"Response Topic", 5,
     [](const std::string &t) { return packetOf(0x30, prefixed("a") + property(8, t)); }},
    {"User Property name", 5,
     [](const std::string &t) {
         const std::string list = "\x26" + prefixed(t) + prefixed("v");
         return packetOf(0x30, prefixed("a") + char(list.size()) + list);
     }},
    {"User Property value", 5,
     [](const std::string &t) {
         const std::string list = "\x26" + prefixed("n") + prefixed(t);
         return packetOf(0x30, prefixed("a") + char(list.size()) + list);
     }},
    {"CONNACK Assigned Client Identifier", 5,
     [](const std::string &t) { return packetOf(0x20, "\0\0"s + property(0x12, t)); }},
    {"CONNACK Response Information", 5,
     [](const std::string &t) { return packetOf(0x20, "\0\0"s + property(0x1A, t)); }},
    {"CONNACK Server Reference", 5,
     [](const std::string &t) { return packetOf(0x20, "\0\x9C"s + property(0x1C, t)); }},
    {"PUBACK Reason String", 5,
     [](const std::string &t) { return packetOf(0x40, "\0\1\0"s + property(0x1F, t)); }},
    {"PUBREC Reason String", 5,
     [](const std::string &t) { return packetOf(0x50, "\0\1\0"s + property(0x1F, t)); }},
    {"PUBREL Reason String", 5,
     [](const std::string &t) { return packetOf(0x62, "\0\1\0"s + property(0x1F, t)); }},
    {"PUBCOMP Reason String", 5,
     [](const std::string &t) { return packetOf(0x70, "\0\1\0"s + property(0x1F, t)); }},
    {"SUBACK Reason String", 5,
     [](const std::string &t) { return packetOf(0x90, "\0\1"s + property(0x1F, t) + '\0'); }},
    {"UNSUBACK Reason String", 5,
     [](const std::string &t) { return packetOf(0xB0, "\0\1"s + property(0x1F, t) + '\0'); }},
    {"DISCONNECT Reason String", 5,
     [](const std::string &t) { return packetOf(0xE0, "\x8B" + property(0x1F, t)); }},
};

struct Sent
{
    const char *name;
    int version;
    std::function<void(SessionOptions &, const std::string &)> options;
    std::function<bool(Rig &, const std::string &)> request; ///< true when it was accepted
};

Sent ofConnect(const char *name, int version, void (*options)(SessionOptions &, const std::string &))
{
    return {name, version, options, {}};
}

Sent ofPublish(const char *name, Properties (*properties)(const std::string &))
{
    return {name, 5, {}, [properties](Rig &rig, const std::string &t) {
                rig.publish("a", q1, 1, "x", properties(t));
                return rig.answer.has_value();
            }};
}

bool publishTo(Rig &rig, const std::string &topic)
{
    rig.publish(topic, q1, 1);
    return rig.answer.has_value();
}
bool subscribeTo(Rig &rig, const std::string &filter)
{
    return rig.session.subscribe({{filter}}, {}, 1, rig.now, rig.effects).has_value();
}
bool unsubscribeFrom(Rig &rig, const std::string &filter)
{
    return rig.session.unsubscribe({filter}, {}, 1, rig.now, rig.effects).has_value();
}
void setWillTopic(SessionOptions &options, const std::string &t)
{
    options.will = Message{t, "x", q0, false, {}};
}

/// Every text that a client sends.
const Sent kSent[] = {
    ofConnect("Client Identifier on 3.1.1", 4, [](auto &options, const auto &t) { options.clientId = t; }),
    ofConnect("Client Identifier", 5, [](auto &options, const auto &t) { options.clientId = t; }),
    ofConnect("User Name on 3.1.1", 4, [](auto &options, const auto &t) { options.username = t; }),
    ofConnect("User Name", 5, [](auto &options, const auto &t) { options.username = t; }),
    ofConnect("Will Topic on 3.1.1", 4, setWillTopic),
    ofConnect("Will Topic", 5, setWillTopic),
    ofConnect("Will Content Type", 5,
              [](auto &options, const auto &t) {
                  options.will = Message{"w", "x", q0, false, {Property::ofText(PropertyId::ContentType, t)}};
              }),
    ofConnect("CONNECT User Property", 5,
              [](auto &options, const auto &t) { options.connectProperties = {Property::user("n", t)}; }),
    {"Topic Name on 3.1.1", 4, {}, publishTo},
    {"Topic Name", 5, {}, publishTo},
    ofPublish("Response Topic",
              [](const auto &t) -> Properties { return {Property::ofText(PropertyId::ResponseTopic, t)}; }),
    ofPublish("Content Type",
              [](const auto &t) -> Properties { return {Property::ofText(PropertyId::ContentType, t)}; }),
    ofPublish("User Property name", [](const auto &t) -> Properties { return {Property::user(t, "v")}; }),
    ofPublish("User Property value", [](const auto &t) -> Properties { return {Property::user("n", t)}; }),
    {"SUBSCRIBE filter on 3.1.1", 4, {}, subscribeTo},
    {"SUBSCRIBE filter", 5, {}, subscribeTo},
    {"UNSUBSCRIBE filter on 3.1.1", 4, {}, unsubscribeFrom},
    {"UNSUBSCRIBE filter", 5, {}, unsubscribeFrom},
};

} // namespace

class TestConformanceText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // -- text
    void closesOnIllFormedText_data()
    {
        QTest::addColumn<int>("field");
        for (std::size_t field = 0; field < std::size(kReceived); ++field)
            QTest::newRow(kReceived[field].name) << int(field);
    }
    void closesOnIllFormedText()
    {
        QFETCH(int, field);
        const Received &received = kReceived[field];
        for (const Fault &fault : kFaults) {
            Rig rig(optionsFor(ProtocolVersion(received.version)));
            const auto bytes = received.packet(fault.text);
            if (bytes[0] == 0x20) {
                rig.open();
                rig.effects.clear();
            } else {
                rig.connect();
            }
            rig.give(bytes);
            QVERIFY2(rig.ended(), fault.name);
            QVERIFY2(rig.effects.deliver == nullptr, fault.name);
            QCOMPARE(sentHex(rig), QByteArray(received.version == 5 ? "e00181" : ""));

            Rig good(optionsFor(ProtocolVersion(received.version)));
            bytes[0] == 0x20 ? good.open() : good.connect();
            good.give(received.packet("a"));
            QVERIFY(good.problem().kind != Problem::Kind::BadPacket); // ends only where the packet says so
        }
    }

    void neverSendsIllFormedText_data()
    {
        QTest::addColumn<int>("field");
        for (std::size_t field = 0; field < std::size(kSent); ++field)
            QTest::newRow(kSent[field].name) << int(field);
    }
    void neverSendsIllFormedText()
    {
        QFETCH(int, field);
        const Sent &sent = kSent[field];
        for (const Fault &fault : kFaults) {
            SessionOptions options = optionsFor(ProtocolVersion(sent.version));
            if (sent.options) {
                sent.options(options, fault.text);
                Rig rig(options);
                rig.open();
                QVERIFY2(rig.effects.send.empty() && rig.ended(), fault.name);
                sent.options(options, "a");
                Rig good(options);
                good.open();
                QVERIFY2(!good.effects.send.empty(), fault.name);
                continue;
            }
            Rig rig(options);
            rig.connect();
            QVERIFY2(!sent.request(rig, fault.text), fault.name);
            QVERIFY2(rig.effects.send.empty(), fault.name);
            QVERIFY2(sent.request(rig, "a"), fault.name);
            QVERIFY2(!rig.effects.send.empty(), fault.name);
        }
    }

    void keepsAByteOrderMarkWhereItStands_data()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("3.1.1") << 4;
        QTest::newRow("5.0") << 5;
    }
    void keepsAByteOrderMarkWhereItStands()
    {
        QFETCH(int, version);
        Rig rig(optionsFor(ProtocolVersion(version)));
        rig.connect();
        const std::string topic = "\xEF\xBB\xBF"
                                  "a\xEF\xBB\xBF";
        rig.give(message(q0, 0, topic, "x"));
        QVERIFY(rig.effects.deliver != nullptr);
        QCOMPARE(std::string(rig.effects.deliver->topic), topic);
        rig.effects.clear();
        rig.publish(topic, q0, 1);
        QVERIFY(sentHex(rig).contains("0007efbbbf61efbbbf"));
    }

    // -- numbers
    void writesVariableByteIntegersInTheFewestBytes_data()
    {
        QTest::addColumn<uint>("number");
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("1") << 1u << QByteArray("01");
        QTest::newRow("127") << 127u << QByteArray("7f");
        QTest::newRow("128") << 128u << QByteArray("8001");
        QTest::newRow("16383") << 16'383u << QByteArray("ff7f");
        QTest::newRow("16384") << 16'384u << QByteArray("808001");
        QTest::newRow("2097151") << 2'097'151u << QByteArray("ffff7f");
        QTest::newRow("2097152") << 2'097'152u << QByteArray("80808001");
        QTest::newRow("268435455") << 268'435'455u << QByteArray("ffffff7f");
    }
    void writesVariableByteIntegersInTheFewestBytes()
    {
        QFETCH(uint, number);
        QFETCH(QByteArray, hex);
        Rig rig(optionsFor(V5));
        rig.connect();
        const Properties identifier{Property::ofNumber(PropertyId::SubscriptionIdentifier, number)};
        QVERIFY(rig.session.subscribe({{"a"}}, identifier, 1, rig.now, rig.effects));
        const QByteArray length = QByteArray::number(1 + hex.size() / 2, 16).rightJustified(2, '0');
        QVERIFY(sentHex(rig).endsWith("0001" + length + "0b" + hex + "00016100"));
        if (number < 10 || number > 3'000'000)
            return;
        rig.publish("a", q0, 1, QByteArray(qsizetype(number) - 4, 'x'));
        QVERIFY(sentHex(rig).startsWith("30" + hex + "000161"));
    }

    void refusesALongerFormThanNeeded_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("Remaining Length") << QByteArray("3085000001610078");
        QTest::newRow("Property Length") << QByteArray("30060001618000"
                                                       "78");
        QTest::newRow("Property Identifier") << QByteArray("30070001610381"
                                                           "0001");
        QTest::newRow("Subscription Identifier") << QByteArray("3007000161030b8100");
        QTest::newRow("Subscription Identifier of five bytes") << QByteArray("300a000161060b8080808001");
    }
    void refusesALongerFormThanNeeded()
    {
        QFETCH(QByteArray, hex);
        Rig rig(optionsFor(V5));
        rig.connect();
        rig.give(fromHex(hex));
        TOLD(rig, "> DISCONNECT 0x81\ncancel KeepAlive\nended BadPacket 0x81 PUBLISH");
    }
};

QTEST_APPLESS_MAIN(TestConformanceText)
#include "tst_conformance_text.moc"
