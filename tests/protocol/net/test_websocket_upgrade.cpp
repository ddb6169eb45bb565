// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/websocket_upgrade.h"

#include <QTest>

using mqtt::ByteView;
using mqtt::Problem;
using mqtt::WebSocketOptions;
using mqtt::WebSocketUpgrade;
using Fault = Problem::WebSocketFault;
using Stream = WebSocketUpgrade::Stream;

Q_DECLARE_METATYPE(mqtt::Problem::WebSocketFault)

namespace {

// RFC 6455 §1.3: "the sample nonce", and what a server makes of it.
constexpr WebSocketUpgrade::Nonce kNonce{'t', 'h', 'e', ' ', 's', 'a', 'm', 'p',
                                         'l', 'e', ' ', 'n', 'o', 'n', 'c', 'e'};
const QByteArray kAccepted =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
    "Sec-WebSocket-Protocol: mqtt\r\n\r\n";

mqtt::Endpoint endpointOf(const char *url) { return mqtt::parseUrl(QString::fromUtf8(url))->endpoint; }

WebSocketUpgrade upgradeFor(const char *url = "ws://broker.example/mqtt",
                            const WebSocketOptions &options = {})
{
    return *WebSocketUpgrade::make(endpointOf(url), options, kNonce);
}

ByteView viewOf(const QByteArray &bytes)
{
    return {reinterpret_cast<const std::uint8_t *>(bytes.constData()), std::size_t(bytes.size())};
}

QByteArray without(const QByteArray &line)
{
    QByteArray answer = kAccepted;
    return answer.replace(line, "");
}

QByteArray with(const QByteArray &before, const QByteArray &after)
{
    QByteArray answer = kAccepted;
    return answer.replace(before, after);
}

} // namespace

class TestWebSocketUpgrade : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksAsTheStandardSays()
    {
        QCOMPARE(QByteArray::fromStdString(upgradeFor("ws://broker.example:8080/mqtt?a=b").request()),
                 QByteArray("GET /mqtt?a=b HTTP/1.1\r\n"
                            "Host: broker.example:8080\r\n"
                            "Upgrade: websocket\r\n"
                            "Connection: Upgrade\r\n"
                            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                            "Sec-WebSocket-Version: 13\r\n"
                            "Sec-WebSocket-Protocol: mqtt\r\n\r\n"));
    }

    void namesTheHostAsTheUrlDoes_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("host");
        const auto row = [](const char *url, const char *host) {
            QTest::newRow(url) << QByteArray(url) << QByteArray(host);
        };
        row("ws://h/", "h");
        row("ws://h:443/", "h:443");
        row("wss://h/", "h");
        row("wss://h:80/", "h:80");
        row("ws://[::1]:8080/", "[::1]:8080");
        row("ws://[fe80::1%25eth0]/", "[fe80::1]");
        row("ws://bücher.example/", "xn--bcher-kva.example");
        row("ws://my_host/", "my_host");
    }

    void namesTheHostAsTheUrlDoes()
    {
        QFETCH(QByteArray, url);
        QFETCH(QByteArray, host);
        QVERIFY(QByteArray::fromStdString(upgradeFor(url.constData()).request())
                    .contains("\r\nHost: " + host + "\r\n"));
    }

    void escapesWhatAPathMayNotHold()
    {
        mqtt::Endpoint endpoint = endpointOf("ws://h");
        endpoint.path = QString::fromUtf8("/a b\r\nX: y/ü%20<>#");
        const auto upgrade = WebSocketUpgrade::make(endpoint, {}, kNonce);
        QVERIFY(upgrade->request().starts_with("GET /a%20b%0D%0AX:%20y/%C3%BC%20%3C%3E%23 HTTP/1.1\r\n"));
        endpoint.path = "mqtt";
        QVERIFY(
            WebSocketUpgrade::make(endpoint, {}, kNonce)->request().starts_with("GET /mqtt HTTP/1.1\r\n"));
        endpoint.path = "";
        QVERIFY(
            WebSocketUpgrade::make(endpoint, {}, kNonce)->request().starts_with("GET /mqtt HTTP/1.1\r\n"));
    }

    void sendsOwnFieldsInOrder()
    {
        const WebSocketOptions options{
            .headers = {{"X-Token", "a b"}, {"X-Token", "\xC3\xBC"}, {"host", "inside.example"}}};
        const std::string request = upgradeFor("ws://h", options).request();
        QVERIFY(request.find("\r\nX-Token: a b\r\nX-Token: \xC3\xBC\r\n\r\n") != std::string::npos);
        QVERIFY(request.find("\r\nHost: inside.example\r\n") != std::string::npos);
        QVERIFY(request.find("Host: h") == std::string::npos);
    }

    void refusesFieldsThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("no name") << QByteArray("") << QByteArray("a");
        QTest::newRow("blank in the name") << QByteArray("a b") << QByteArray("a");
        QTest::newRow("colon in the name") << QByteArray("a:") << QByteArray("a");
        QTest::newRow("line break in the name") << QByteArray("a\r\nb") << QByteArray("a");
        QTest::newRow("line break in the value") << QByteArray("a") << QByteArray("a\r\nb: c");
        QTest::newRow("bare newline") << QByteArray("a") << QByteArray("a\nb");
        QTest::newRow("zero") << QByteArray("a") << QByteArray("a\0b", 3);
        QTest::newRow("our own") << QByteArray("sec-websocket-PROTOCOL") << QByteArray("x");
        QTest::newRow("an extension")
            << QByteArray("Sec-WebSocket-Extensions") << QByteArray("permessage-deflate");
        QTest::newRow("a body") << QByteArray("Content-Length") << QByteArray("5");
    }

    void refusesFieldsThatAreNone()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        const auto upgrade =
            WebSocketUpgrade::make(endpointOf("ws://h"), {.headers = {{name, value}}}, kNonce);
        QVERIFY(!upgrade.has_value());
        QCOMPARE(int(upgrade.error().webSocketFault), int(Fault::BadHeader));
        QCOMPARE(QByteArray::fromStdString(upgrade.error().serverText), name);
        QVERIFY(!upgrade.error().retryCanHelp());
    }

    void acceptsTheRightAnswerHoweverItIsCut()
    {
        const WebSocketUpgrade upgrade = upgradeFor();
        const QByteArray stream = kAccepted + "\x82\x01x";
        for (qsizetype size = 0; size < kAccepted.size(); ++size) {
            const auto answer = upgrade.received(viewOf(stream.left(size)), Stream::Open);
            QVERIFY(answer.has_value() && !answer->has_value());
        }
        for (qsizetype size = kAccepted.size(); size <= stream.size(); ++size)
            QCOMPARE(**upgrade.received(viewOf(stream.left(size)), Stream::Open),
                     std::size_t(kAccepted.size()));
    }

    void takesWhatTheStandardLeavesOpen()
    {
        const WebSocketUpgrade upgrade = upgradeFor();
        for (const QByteArray &answer : {
                 with("Upgrade: websocket", "uPGRADE:WebSocket  "),
                 with("Connection: Upgrade", "connection: keep-alive, UPGRADE"),
                 with("Connection: Upgrade", "Connection: keep-alive\r\nConnection: upgrade"),
                 with("101 Switching Protocols", "101"),
                 with("\r\n\r\n", "\r\nServer: x\r\nX-Y:\r\n\r\n"),
                 with("\r\n", "\n"),
             }) {
            const auto size = upgrade.received(viewOf(answer), Stream::Open);
            QVERIFY2(size.has_value() && *size == std::size_t(answer.size()), answer.constData());
        }
    }

    void refusesEveryOtherAnswer_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QByteArray>("words");
        const auto row = [](const char *name, const QByteArray &answer, Fault fault, const char *words = "") {
            QTest::newRow(name) << answer << fault << QByteArray(words);
        };
        row("no Upgrade", without("Upgrade: websocket\r\n"), Fault::BadUpgrade);
        row("another Upgrade", with("websocket", "h2c"), Fault::BadUpgrade);
        row("no Connection", without("Connection: Upgrade\r\n"), Fault::BadUpgrade);
        row("no proof", without("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"), Fault::BadUpgrade);
        row("wrong proof", with("s3p", "s3P"), Fault::BadUpgrade);
        row("two proofs", with("xOo=\r\n", "xOo=\r\nSec-WebSocket-Accept: x\r\n"), Fault::BadUpgrade);
        row("an extension", with("\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n"),
            Fault::BadUpgrade);
        row("no subprotocol", without("Sec-WebSocket-Protocol: mqtt\r\n"), Fault::NoSubprotocol);
        row("another subprotocol", with("Protocol: mqtt", "Protocol: mqttv3.1"), Fault::NoSubprotocol,
            "mqttv3.1");
        row("401", "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\n\r\n", Fault::Status,
            "Unauthorized; Basic realm=\"x\"");
        row("302", "HTTP/1.1 302 Found\r\nLocation: https://x/\r\n\r\n", Fault::Status,
            "Found; Location: https://x/");
        row("404 with words",
            "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
            "7\r\n\r\nno MQTTx",
            Fault::Status, "Not Found; no MQTT");
        row("500 with HTML", "HTTP/1.1 500 Oops\r\nContent-Type: text/html\r\n\r\n<html>", Fault::Status,
            "Oops");
        row("200", "HTTP/1.0 200 OK\r\n\r\n", Fault::Status, "OK");
        row("SSH", "SSH-2.0-OpenSSH_9.2p1\r\n", Fault::NotHttp);
        row("MQTT", QByteArray("\x20\x02\0\0", 4), Fault::NotHttp);
        row("HTTP/2", "HTTP/2 101 x\r\n\r\n", Fault::NotHttp);
        row("a status of two digits", "HTTP/1.1 10 x\r\n\r\n", Fault::NotHttp);
        row("a line without a colon", "HTTP/1.1 101 x\r\nUpgrade\r\n\r\n", Fault::NotHttp);
        row("a blank before the colon", "HTTP/1.1 101 x\r\nUpgrade : websocket\r\n\r\n", Fault::NotHttp);
        row("a head without end", "HTTP/1.1 101 x\r\nX: " + QByteArray(17'000, 'x'), Fault::HeadTooLarge);
    }

    void refusesEveryOtherAnswer()
    {
        QFETCH(QByteArray, answer);
        QFETCH(Fault, fault);
        QFETCH(QByteArray, words);
        const auto refused = upgradeFor().received(viewOf(answer), Stream::Open);
        QVERIFY(!refused.has_value());
        QCOMPARE(int(refused.error().kind), int(Problem::Kind::WebSocketRefused));
        QCOMPARE(int(refused.error().webSocketFault), int(fault));
        QCOMPARE(QByteArray::fromStdString(refused.error().serverText), words);
    }

    void waitsForTheWordsOfARefusalButNotForEver()
    {
        const QByteArray head =
            "HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\n";
        const WebSocketUpgrade upgrade = upgradeFor();
        QVERIFY(!upgrade.received(viewOf(head + "say"), Stream::Open)->has_value());
        QCOMPARE(upgrade.received(viewOf(head + "say"), Stream::TimedOut).error().serverText,
                 std::string("Forbidden; say"));
        QCOMPARE(upgrade.received(viewOf(head + "say!!"), Stream::Open).error().serverText,
                 std::string("Forbidden; say!!"));
    }

    void knowsSilenceFromAnEnd()
    {
        const WebSocketUpgrade upgrade = upgradeFor();
        const QByteArray half = "HTTP/1.1 101";
        QCOMPARE(int(upgrade.received(viewOf(half), Stream::Closed).error().webSocketFault),
                 int(Fault::Closed));
        QCOMPARE(int(upgrade.received(viewOf(half), Stream::TimedOut).error().webSocketFault),
                 int(Fault::TimedOut));
        QCOMPARE(int(upgrade.received({}, Stream::Closed).error().webSocketFault), int(Fault::Closed));
    }
};

QTEST_GUILESS_MAIN(TestWebSocketUpgrade)
#include "test_websocket_upgrade.moc"
