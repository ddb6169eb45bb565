// SPDX-License-Identifier: GPL-3.0-or-later
#include "session_words.h"

#include <QTest>

using namespace mqtt;
using namespace mqtt::test;

namespace {

std::vector<std::uint8_t> bytesOf(std::string_view text) { return {text.begin(), text.end()}; }

} // namespace

/// Servers that do not speak MQTT, known by their first bytes.
class TestOtherProtocol : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsAnotherProtocolByItsFirstBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("stranger");
        QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n") << true;
        QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n") << true;
        QTest::newRow("TLS alert") << QByteArray::fromHex("15030300020246") << true;
        QTest::newRow("SMTP") << QByteArray("220 mail ESMTP\r\n") << true;
        const auto hex = [](const char *bytes) { return QByteArray::fromHex(bytes); };
        // Bytes that begin no packet, and lengths that no answer to CONNECT has.
        QTest::newRow("MySQL") << hex("4a0000000a352e372e3432") << true;
        QTest::newRow("AMQP") << hex("414d515000000901") << true;
        QTest::newRow("Telnet") << hex("fffd18fffd20") << true;
        QTest::newRow("a reserved type") << hex("0010") << true;
        QTest::newRow("a PUBLISH with QoS 3") << hex("3605") << true;
        QTest::newRow("a SUBACK of 2 MiB") << hex("90ffff7f01") << true;
        QTest::newRow("a PUBLISH of 2 MiB") << hex("30ffff7f01") << true;
        QTest::newRow("a length without end, no CONNACK") << hex("d0ffffffff") << true;
        QTest::newRow("a long CONNACK, impossible flags") << hex("20ff7f55") << true;
        QTest::newRow("a long AUTH, impossible reason") << hex("f0ff7f55") << true;
        // What may still become one, or is an MQTT server's mistake that is told as such.
        QTest::newRow("half a CONNACK") << hex("2002") << false;
        QTest::newRow("a long CONNACK") << hex("20ffff030000") << false;
        QTest::newRow("a long AUTH") << hex("f0ffff0318") << false;
        QTest::newRow("half a PUBLISH") << hex("30050001") << false;
        QTest::newRow("half a SUBSCRIBE") << hex("8205") << false;
        QTest::newRow("two letters") << QByteArray("HT") << false;
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("one letter") << QByteArray("H") << false;
    }
    void knowsAnotherProtocolByItsFirstBytes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, stranger);
        const auto pending = bytesOf(bytes.toStdString());
        Rig rig(optionsFor(V5));
        rig.open();
        rig.told();
        rig.session.bytesArrived(pending, rig.now, rig.effects);
        QCOMPARE(rig.ended(), stranger);
        if (!stranger)
            return;
        QCOMPARE(rig.problem().kind, Problem::Kind::NotMqtt);
        QCOMPARE(rig.problem().firstBytes, bytes.toStdString());
        QVERIFY(rig.effects.send.empty());
    }

    void aServerBeforeFiveHasNoLongAnswer()
    {
        for (const auto &bytes : {bytesOf("\x20\xFF\xFF\x7F"), bytesOf("\xF0\xFF\xFF\x7F")}) {
            Rig rig(optionsFor(V4));
            rig.open();
            rig.session.bytesArrived(bytes, rig.now, rig.effects);
            QCOMPARE(rig.problem().kind, Problem::Kind::NotMqtt);
        }
    }

    void knowsAnotherProtocolByAWholeFrameToo()
    {
        Rig rig(optionsFor(V5));
        rig.open();
        rig.told();
        std::string text =
            "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nServer: a web server with a long name\r\n\r\n";
        text.resize(2 + 'T', ' ');
        rig.give(bytesOf(text));
        QCOMPARE(rig.problem().firstBytes.size(), std::size_t(64));
        TOLD(rig, "cancel Connack\nended NotMqtt \"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nServer: "
                  "a web serve\"");
    }

    void knowsAnotherProtocolByABrokenStream()
    {
        Rig rig(optionsFor(V5));
        rig.open();
        rig.told();
        const auto text = bytesOf("a banner of text");
        rig.session.streamFailed({}, text, rig.now, rig.effects);
        TOLD(rig, "cancel Connack\nended NotMqtt \"a banner of text\"");
    }

    void knowsAnotherProtocolByAFrameWithoutABody() // MySQL's greeting begins with one
    {
        Rig rig(optionsFor(V5));
        rig.open();
        rig.told();
        rig.give(std::vector<std::uint8_t>{0x4A, 0x00});
        QVERIFY(rig.told().startsWith(QStringLiteral("cancel Connack\nended NotMqtt \"J")));
    }

    void readsTextAsMqttOnceConnected()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        const auto text = bytesOf("HTTP/1.1 400");
        rig.session.bytesArrived(text, rig.now, rig.effects);
        TOLD(rig, "");
        WireError error;
        error.fault = WireFault::RemainingLength;
        rig.session.streamFailed(error, text, rig.now, rig.effects);
        TOLD(rig, "> DISCONNECT 0x81\ncancel KeepAlive\nended BadPacket 0x81");
    }
};

QTEST_APPLESS_MAIN(TestOtherProtocol)
#include "tst_other_protocol.moc"
