// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/probe.h"
#include "tests/support/websocket_server.h"

#include "protocol/net/transport_factory.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

#include <atomic>

using mqtt::ConnectionState;
using mqtt::Problem;
using mqtt::ProtocolVersion;
using support::Probe;
using support::ScriptedBroker;
using support::WebSocketServer;
using Fault = Problem::WebSocketFault;

Q_DECLARE_METATYPE(mqtt::Problem::WebSocketFault)
Q_DECLARE_METATYPE(mqtt::Problem::Kind)

namespace {

QByteArray publishOf(const QByteArray &topic, const QByteArray &payload)
{
    return ScriptedBroker::packet(0x30, QByteArray(1, char(topic.size() >> 8)) + char(topic.size()) + topic +
                                            payload);
}

/// A server that follows the CONNACK with these raw bytes.
WebSocketServer::Reaction thenSends(const QByteArray &raw)
{
    return [raw](const WebSocketServer::Frame &frame) {
        return frame.payload.startsWith('\x10')
                   ? WebSocketServer::frame(0x82, ScriptedBroker::connack311()) + raw
                   : QByteArray();
    };
}

bool closedWith(const WebSocketServer &server, int code)
{
    for (const auto &frame : server.frames()) {
        if (frame.first == 0x88)
            return frame.masked && frame.payload.size() >= 2 &&
                   quint8(frame.payload[0]) * 256 + quint8(frame.payload[1]) == code;
    }
    return false;
}

} // namespace

class TestWebSocketTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mqttGoesThroughInMaskedBinaryFrames()
    {
        WebSocketServer server;
        auto options = Probe::optionsFor(server.endpoint(), ProtocolVersion::V311);
        options.transport.webSocket.headers = {{"X-Token", "secret"}};
        Probe probe(options);
        QVERIFY(probe.connectNow());
        QVERIFY(server.request().startsWith("GET /mqtt HTTP/1.1\r\n"));
        QCOMPARE(WebSocketServer::fieldOf(server.request(), "Sec-WebSocket-Protocol"), QByteArray("mqtt"));
        QCOMPARE(WebSocketServer::fieldOf(server.request(), "X-Token"), QByteArray("secret"));
        probe.connection->publish({.topic = "t", .payload = QByteArray(100'000, 'x'), .properties = {}});
        QVERIFY(probe.waitFor([&] {
            qsizetype total = 0;
            for (const auto &frame : server.frames())
                total += frame.payload.size();
            return total > 100'000;
        }));
        for (const auto &frame : server.frames()) {
            QCOMPARE(frame.first, 0x82);
            QVERIFY(frame.masked);
            QVERIFY(frame.payload.size() <= 32 * 1024);
        }
        QVERIFY(probe.closeNow());
        QVERIFY(probe.waitFor([&] { return closedWith(server, 1000); }));
    }

    void packetsAndFramesHaveTheirOwnBorders()
    {
        // [MQTT-6.0.0-2]: three packets in one frame, then one packet in one frame a byte.
        QByteArray raw =
            WebSocketServer::frame(0x82, publishOf("a", "1") + publishOf("b", "2") + publishOf("c", "3"));
        for (const char byte : publishOf("d", "four"))
            raw += WebSocketServer::frame(0x82, QByteArray(1, byte)) + WebSocketServer::frame(0x89, "ping");
        raw += WebSocketServer::frame(0x02, publishOf("e", "5").left(3)) +
               WebSocketServer::frame(0x80, publishOf("e", "5").mid(3));
        WebSocketServer server(thenSends(raw));
        Probe probe(Probe::optionsFor(server.endpoint(), ProtocolVersion::V311));
        QVERIFY(probe.connectNow());
        QVERIFY(probe.waitFor([&] { return probe.sink->count() == 5; }));
        QCOMPARE(probe.sink->messages()[3].payload, QByteArray("four"));
        QVERIFY(probe.waitFor([&] {
            const auto frames = server.frames();
            return std::any_of(frames.begin(), frames.end(), [](const WebSocketServer::Frame &frame) {
                return frame.first == 0x8A && frame.masked && frame.payload == "ping";
            });
        }));
    }

    void aServerThatBreaksTheProtocolIsClosedWithTheRightCode_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<int>("code");
        QTest::newRow("text frame") << WebSocketServer::frame(0x81, "x") << Fault::TextFrame << 1003;
        QTest::newRow("masked") << QByteArray("\x82\x81\0\0\0\0x", 7) << Fault::BadFrame << 1002;
        QTest::newRow("reserved bits") << WebSocketServer::frame(0xC2, "x") << Fault::BadFrame << 1002;
        QTest::newRow("close text") << WebSocketServer::closeFrame(1000, "\xFF") << Fault::BadFrame << 1007;
    }

    void aServerThatBreaksTheProtocolIsClosedWithTheRightCode()
    {
        QFETCH(QByteArray, raw);
        QFETCH(Fault, fault);
        QFETCH(int, code);
        const QByteArray before = WebSocketServer::frame(0x82, publishOf("a", "1"));
        WebSocketServer server(thenSends(before + raw));
        Probe probe(Probe::optionsFor(server.endpoint(), ProtocolVersion::V311));
        const Problem problem = probe.failNow();
        QCOMPARE(int(problem.kind), int(Problem::Kind::WebSocketFailed));
        QCOMPARE(int(problem.webSocketFault), int(fault));
        QCOMPARE(int(problem.closeCode), code);
        QVERIFY(!problem.systemText.empty());
        QVERIFY(probe.waitFor([&] { return closedWith(server, code); }));
        QCOMPARE(probe.sink->count(), std::size_t(1)); // what came before is not lost
    }

    void theServersOwnCloseIsTold_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<Problem::Kind>("kind");
        QTest::addColumn<int>("code");
        QTest::newRow("normal") << WebSocketServer::closeFrame(1000) << Problem::Kind::ClosedByServer << 0;
        QTest::newRow("going away") << WebSocketServer::closeFrame(1001, "bye")
                                    << Problem::Kind::ClosedByServer << 0;
        QTest::newRow("no code") << WebSocketServer::frame(0x88, {}) << Problem::Kind::ClosedByServer << 0;
        QTest::newRow("policy") << WebSocketServer::closeFrame(1008, "not you")
                                << Problem::Kind::WebSocketFailed << 1008;
        QTest::newRow("too big") << WebSocketServer::closeFrame(1009) << Problem::Kind::WebSocketFailed
                                 << 1009;
    }

    void theServersOwnCloseIsTold()
    {
        QFETCH(QByteArray, raw);
        QFETCH(Problem::Kind, kind);
        QFETCH(int, code);
        WebSocketServer server(thenSends(WebSocketServer::frame(0x82, publishOf("a", "1")) + raw));
        Probe probe(Probe::optionsFor(server.endpoint(), ProtocolVersion::V311));
        const Problem problem = probe.failNow();
        QCOMPARE(int(problem.kind), int(kind));
        QCOMPARE(int(problem.closeCode), code);
        QCOMPARE(problem.serverText, std::string(code == 1008 ? "not you" : ""));
        QCOMPARE(probe.sink->count(), std::size_t(1));
    }

    void refusalsAreToldInTheServersWords_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("401") << QByteArray(
                                    "HTTP/1.1 401 Unauthorized\r\nContent-Type: text/plain\r\n\r\ntoken?")
                             << Fault::Status << 401 << QByteArray("Unauthorized; token?");
        QTest::newRow("503") << QByteArray("HTTP/1.1 503 Busy\r\n\r\n") << Fault::Status << 503
                             << QByteArray("Busy");
        QTest::newRow("SSH") << QByteArray("SSH-2.0-x\r\n") << Fault::NotHttp << 0 << QByteArray();
        QTest::newRow("MQTT") << ScriptedBroker::connack311() << Fault::NotHttp << 0 << QByteArray();
    }

    void refusalsAreToldInTheServersWords()
    {
        QFETCH(QByteArray, answer);
        QFETCH(Fault, fault);
        QFETCH(int, status);
        QFETCH(QByteArray, words);
        ScriptedBroker server(answer);
        mqtt::Endpoint endpoint = server.endpoint();
        endpoint.scheme = mqtt::Endpoint::Scheme::Ws;
        Probe probe(Probe::optionsFor(endpoint, ProtocolVersion::V5));
        const Problem problem = probe.failNow();
        QCOMPARE(int(problem.kind), int(Problem::Kind::WebSocketRefused));
        QCOMPARE(int(problem.webSocketFault), int(fault));
        QCOMPARE(int(problem.httpStatus), status);
        QCOMPARE(QByteArray::fromStdString(problem.serverText), words);
        QVERIFY(!server.received().contains("MQTT\x05"));
    }

    void aWrongSubprotocolIsRefusedBeforeAnyMqtt()
    {
        WebSocketServer server(
            {[](const WebSocketServer::Frame &) { return QByteArray(); }},
            [](const QByteArray &request) { return WebSocketServer::accepted(request, {}); });
        Probe probe(Probe::optionsFor(server.endpoint(), ProtocolVersion::V5));
        QCOMPARE(int(probe.failNow().webSocketFault), int(Fault::NoSubprotocol));
        QVERIFY(server.frames().empty());
    }

    void silenceEndsInTime()
    {
        ScriptedBroker silent(QByteArray{});
        mqtt::Endpoint endpoint = silent.endpoint();
        endpoint.scheme = mqtt::Endpoint::Scheme::Ws;
        auto options = Probe::optionsFor(endpoint, ProtocolVersion::V5);
        options.connectTimeout = std::chrono::milliseconds(200);
        Probe probe(options);
        const Problem problem = probe.failNow();
        QCOMPARE(int(problem.webSocketFault), int(Fault::TimedOut));
        QVERIFY(problem.retryCanHelp());
    }

    void whatIsNotReadStaysWithTheServer()
    {
        // Nobody reads, so no more may arrive than the buffers hold; then all of it does.
        std::atomic<qint64> unwritten{0};
        std::atomic<bool> sent{false};
        constexpr qsizetype kMessages = 512;
        constexpr qsizetype kSize = 64 * 1024;
        QByteArray all;
        for (qsizetype i = 0; i < kMessages; ++i)
            all += WebSocketServer::frame(0x82, publishOf("t", QByteArray(kSize, char('a' + i % 26))));
        ScriptedBroker server([&](QTcpSocket &client, const QByteArray &bytes) {
            if (bytes.startsWith("GET ")) {
                client.write(WebSocketServer::accepted(bytes));
                return;
            }
            if (sent.exchange(true))
                return;
            client.write(WebSocketServer::frame(0x82, ScriptedBroker::connack311()));
            client.write(all);
            QObject::connect(&client, &QTcpSocket::bytesWritten, &client,
                             [&unwritten, &client] { unwritten = client.bytesToWrite(); });
            unwritten = client.bytesToWrite();
        });
        mqtt::Endpoint endpoint = server.endpoint();
        endpoint.scheme = mqtt::Endpoint::Scheme::Ws;
        Probe probe(Probe::optionsFor(endpoint, ProtocolVersion::V311));
        probe.sink->hold(true);
        QVERIFY(probe.connectNow());
        QVERIFY(probe.waitFor([&] { return probe.connection->state().readingPaused; }));
        qint64 before = -1;
        while (before != unwritten) {
            before = unwritten;
            QTest::qWait(200);
        }
        const auto kept = probe.sink->count();
        QVERIFY2(unwritten > all.size() / 2, qPrintable(QString::number(unwritten)));
        QVERIFY2(kept < 64, qPrintable(QString::number(kept)));
        probe.sink->hold(false);
        QVERIFY(probe.waitFor([&] { return probe.sink->count() == std::size_t(kMessages); }, 20'000));
    }

    void theStepsAreToldInOrder()
    {
        WebSocketServer server;
        const auto transport = mqtt::makeTransport(server.endpoint(), {});
        QList<int> steps;
        connect(transport.get(), &mqtt::Transport::progressed, this,
                [&](mqtt::TransportStep step) { steps.append(int(step)); });
        QSignalSpy opened(transport.get(), &mqtt::Transport::opened);
        transport->open(server.endpoint(), std::chrono::seconds(5));
        QVERIFY(opened.wait());
        QCOMPARE(steps, (QList<int>{int(mqtt::TransportStep::Resolved), int(mqtt::TransportStep::Connected),
                                    int(mqtt::TransportStep::Upgraded)}));
        QSignalSpy closed(transport.get(), &mqtt::Transport::closed);
        transport->close();
        QVERIFY(closed.wait());
        QCOMPARE(closed.size(), 1);
    }

    void aServerThatNeverSaysCloseIsLeftAfterASecond()
    {
        WebSocketServer server([](const WebSocketServer::Frame &) { return QByteArray(); });
        const auto transport = mqtt::makeTransport(server.endpoint(), {});
        QSignalSpy opened(transport.get(), &mqtt::Transport::opened);
        transport->open(server.endpoint(), std::chrono::seconds(5));
        QVERIFY(opened.wait());
        QSignalSpy closed(transport.get(), &mqtt::Transport::closed);
        QElapsedTimer elapsed;
        elapsed.start();
        transport->close();
        QVERIFY(closed.wait());
        QVERIFY(elapsed.elapsed() < 3'000);
    }
};

QTEST_GUILESS_MAIN(TestWebSocketTransport)
#include "test_websocket_transport.moc"
