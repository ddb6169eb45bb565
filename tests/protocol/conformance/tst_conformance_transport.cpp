// SPDX-License-Identifier: GPL-3.0-or-later
//
// What needs a real connection to be seen: the stream, and that it is closed.  Spec MQTT 5.0 §4.2, §4.13
#include "tests/protocol/session/both_versions.h"
#include "tests/support/probe.h"
#include "tests/support/scripted_broker.h"

#include <QTcpSocket>
#include <QTest>

#include <atomic>

using mqtt::ProtocolVersion;
using mqtt::test::version;
using mqtt::test::versions;
using support::Probe;
using support::ScriptedBroker;

namespace {

QByteArray connack(ProtocolVersion version)
{
    return version == ProtocolVersion::V5 ? ScriptedBroker::connack5() : ScriptedBroker::connack311();
}

/// QoS 1, so that each must be answered.
QByteArray publish(ProtocolVersion version, unsigned char id, const QByteArray &payload)
{
    const QByteArray none(version == ProtocolVersion::V5 ? 1 : 0, '\0');
    return ScriptedBroker::packet(0x32, QByteArray("\0\1t\0", 4) + char(id) + none + payload);
}

/// A server that never closes by itself and notices when the client does.
struct PatientBroker
{
    explicit PatientBroker(QByteArray answer)
        : broker([this, answer](QTcpSocket &client, const QByteArray &) {
            if (client.property("answered").toBool())
                return;
            client.setProperty("answered", true);
            QObject::connect(&client, &QTcpSocket::disconnected, &client, [this] { closed = true; });
            client.write(answer);
        })
    {}

    std::atomic<bool> closed{false};
    ScriptedBroker broker;
};

} // namespace

class TestConformanceTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closesAfterItsDisconnect_data() { versions(); }
    void closesAfterItsDisconnect()
    {
        PatientBroker server(connack(version()));
        Probe probe(Probe::optionsFor(server.broker.endpoint(), version()));
        QVERIFY(probe.connectNow());
        QVERIFY(!server.closed);
        QVERIFY(probe.closeNow());
        QVERIFY(probe.waitFor([&] { return server.closed.load(); }));
        QVERIFY(server.broker.received().endsWith(QByteArray("\xE0\x00", 2)));
    }

    void closesAfterAnError_data() { versions(); }
    void closesAfterAnError()
    {
        PatientBroker server(connack(version()) + connack(version())); // two are one too many
        Probe probe(Probe::optionsFor(server.broker.endpoint(), version()));
        QCOMPARE(probe.failNow().kind, mqtt::Problem::Kind::BadPacket);
        QVERIFY(probe.waitFor([&] { return server.closed.load(); }));
        const QByteArray received = server.broker.received();
        QCOMPARE(received.indexOf(char(0xE0)) >= 0, version() == ProtocolVersion::V5);
        if (version() == ProtocolVersion::V5)
            QVERIFY(received.endsWith(QByteArray("\xE0\x01\x82", 3)));
    }

    void readsAStreamInWhateverPiecesItComes_data() { versions(); }
    void readsAStreamInWhateverPiecesItComes()
    {
        const ProtocolVersion protocol = version();
        QByteArray stream = connack(protocol);
        constexpr int kMessages = 200;
        for (int i = 1; i <= kMessages; ++i)
            stream +=
                publish(protocol, static_cast<unsigned char>(i), QByteArray::number(i).repeated(i % 50));
        for (const qsizetype piece : {qsizetype(1), qsizetype(7), qsizetype(1'000), stream.size()}) {
            ScriptedBroker broker([&](QTcpSocket &client, const QByteArray &) {
                if (client.property("answered").toBool())
                    return;
                client.setProperty("answered", true);
                client.setSocketOption(QAbstractSocket::LowDelayOption, 1);
                for (qsizetype at = 0; at < stream.size(); at += piece) {
                    client.write(stream.mid(at, piece));
                    client.flush();
                }
            });
            Probe probe(Probe::optionsFor(broker.endpoint(), protocol));
            QVERIFY(probe.connectNow());
            QVERIFY(probe.waitFor([&] { return probe.sink->count() == std::size_t(kMessages); }, 20'000));
            const auto messages = probe.sink->messages();
            QByteArray answers;
            for (int i = 1; i <= kMessages; ++i) {
                QCOMPARE(messages[std::size_t(i - 1)].payload, QByteArray::number(i).repeated(i % 50));
                answers += QByteArray("\x40\x02\x00", 3) + char(i);
            }
            // And what went the other way is a stream as well: every answer, whole and in order.
            QVERIFY(probe.waitFor([&] { return broker.received().endsWith(answers); }));
        }
    }
};

QTEST_GUILESS_MAIN(TestConformanceTransport)
#include "tst_conformance_transport.moc"
