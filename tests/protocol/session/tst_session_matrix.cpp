// SPDX-License-Identifier: GPL-3.0-or-later
#include "session_words.h"

#include <QTest>

using namespace mqtt;
using namespace mqtt::test;

namespace {

/// One well-formed packet of each type that the version has.
std::vector<Packet> samples(ProtocolVersion version)
{
    Connect connect;
    connect.protocolLevel = std::uint8_t(version);
    connect.clientId = "c";
    std::vector<Packet> packets{
        connect,
        Connack{},
        message(Qos::AtLeastOnce, 5, "a", "x"),
        Puback{5, ReasonCode::Success, {}},
        Pubrec{5, ReasonCode::Success, {}},
        Pubrel{5, ReasonCode::Success, {}},
        Pubcomp{5, ReasonCode::Success, {}},
        Subscribe{5, {}, {SubscriptionView{"a"}}},
        Suback{5, {}, {ReasonCode::Success}},
        Unsubscribe{5, {}, {"a"}},
        Unsuback{5, {}, {}},
        Pingreq{},
        Pingresp{},
        Disconnect{},
        Auth{},
    };
    if (version == V5) {
        std::get<Unsuback>(packets[10]).reasonCodes = {ReasonCode::Success};
        auto &auth = std::get<Auth>(packets[14]);
        auth.reasonCode = ReasonCode::ContinueAuthentication;
        auth.properties = {{PropertyId::AuthenticationMethod, 0, {}, "m"}};
    }
    return packets;
}

/// What each type deserves from a connected session with nothing in flight.
QString whenConnected(PacketType type, ProtocolVersion version)
{
    const bool five = version == V5;
    const auto error = [five](const char *name) {
        return QString(five ? "> DISCONNECT 0x82\n" : "") + "cancel KeepAlive\nended BadPacket 0x82 " + name;
    };
    switch (type) {
    case PacketType::Connect:
        return error("CONNECT");
    case PacketType::Connack:
        return error("CONNACK");
    case PacketType::Publish:
        return "> PUBACK 5\ndeliver q1 id=5 a 'x'";
    case PacketType::Puback:
        return "note unknown PUBACK 5";
    case PacketType::Pubrec:
        return QString("> PUBREL 5") + (five ? " 0x92" : "") + "\nnote unknown PUBREC 5";
    case PacketType::Pubrel:
        return QString("> PUBCOMP 5") + (five ? " 0x92" : "") + "\nnote unknown PUBREL 5";
    case PacketType::Pubcomp:
        return "note unknown PUBCOMP 5";
    case PacketType::Subscribe:
        return error("SUBSCRIBE");
    case PacketType::Suback:
        return "note unknown SUBACK 5";
    case PacketType::Unsubscribe:
        return error("UNSUBSCRIBE");
    case PacketType::Unsuback:
        return "note unknown UNSUBACK 5";
    case PacketType::Pingreq:
        return error("PINGREQ");
    case PacketType::Pingresp:
        return "";
    case PacketType::Disconnect:
        return five ? "cancel KeepAlive\nended ServerDisconnect" : error("DISCONNECT");
    case PacketType::Auth:
        return error("AUTH");
    }
    return {};
}

} // namespace

class TestSessionMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// 15 packet types, well formed, in 3 states of 2 versions.
    void givesEveryPacketInEveryStateADefinedAnswer_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("state"); // 0 before CONNACK, 1 connected, 2 closing
        for (const int version : {4, 5})
            for (int type = 1; type <= 15; ++type)
                for (int state = 0; state < 3; ++state)
                    QTest::addRow("version %d type %d state %d", version, type, state)
                        << version << type << state;
    }
    void givesEveryPacketInEveryStateADefinedAnswer()
    {
        QFETCH(int, version);
        QFETCH(int, type);
        QFETCH(int, state);
        const auto protocol = ProtocolVersion(version);
        const auto packetType = PacketType(type);
        Rig rig(optionsFor(protocol));
        if (state == 0)
            rig.open();
        else
            rig.connect();
        if (state == 2)
            rig.session.disconnect(rig.now, rig.effects);
        rig.effects.clear();

        std::vector<std::uint8_t> bytes{0xF0, 0x00}; // AUTH before 5.0
        if (version == 5 || packetType != PacketType::Auth) {
            bytes.clear();
            QVERIFY(encode(samples(protocol)[std::size_t(type - 1)], protocol, bytes).has_value());
        }
        QCOMPARE(int(bytes[0] >> 4), type);
        rig.give(bytes);

        QString told = rig.told();
        const QString name =
            QString::fromStdString(describe(samples(protocol)[std::size_t(type - 1)])).section(' ', 0, 0);
        if (state == 2) {
            QCOMPARE(told, QString());
        } else if (state == 0 && packetType == PacketType::Connack) {
            QCOMPARE(told, "cancel Connack\ntimer KeepAlive +60000ms\nstarted id=c resent=0");
        } else if (state == 0) {
            told.replace("0x81", "0x82"); // a packet that a version does not have is malformed, not misplaced
            QCOMPARE(told, QString(version == 5 ? "> DISCONNECT 0x82\n" : "") +
                               "cancel Connack\nended BadPacket 0x82 " + name);
        } else {
            if (version == 4)
                told.replace("0x81", "0x82");
            QCOMPARE(told, whenConnected(packetType, protocol));
        }

        // Whatever it was, an ended session stays silent and the next connection starts afresh.
        if (state == 2 || told.contains("ended")) {
            rig.give(Connack{});
            rig.give(message(Qos::ExactlyOnce, 1, "a", "x"));
            for (int kind = 0; kind < kTimerKinds; ++kind)
                rig.fire(TimerKind(kind));
            rig.cut();
            QCOMPARE(rig.told(), QString());
        } else {
            rig.cut();
            rig.told();
        }
        rig.open();
        rig.told();
        rig.give(Connack{});
        QVERIFY(rig.session.isConnected());
    }
};

QTEST_APPLESS_MAIN(TestSessionMatrix)
#include "tst_session_matrix.moc"
