// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/websocket_codec.h"
#include "tests/support/websocket_server.h"

#include <QTest>

#include <algorithm>

using mqtt::ByteView;
using mqtt::WebSocketDecoder;
using mqtt::WebSocketError;
using mqtt::WebSocketOpcode;
using support::WebSocketServer;
using Event = WebSocketDecoder::Event;

Q_DECLARE_METATYPE(mqtt::WebSocketError)

namespace {

ByteView viewOf(const QByteArray &bytes)
{
    return {reinterpret_cast<const std::uint8_t *>(bytes.constData()), std::size_t(bytes.size())};
}

QByteArray bytesOf(ByteView view)
{
    return {reinterpret_cast<const char *>(view.data()), qsizetype(view.size())};
}

QByteArray frame(int first, const QByteArray &payload) { return WebSocketServer::frame(first, payload); }

/// Everything as one text: payload as it is, events in brackets.
QByteArray walk(const QByteArray &stream, std::size_t pieceSize, std::size_t roomSize)
{
    WebSocketDecoder decoder;
    QByteArray told;
    std::vector<std::uint8_t> room(roomSize);
    ByteView left = viewOf(stream);
    while (!left.empty()) {
        ByteView piece = left.first(std::min(pieceSize, left.size()));
        left = left.subspan(piece.size());
        while (!piece.empty()) {
            const auto step = decoder.decode(piece, room);
            piece = piece.subspan(step.consumed);
            told += bytesOf(ByteView(room).first(step.produced));
            switch (step.event) {
            case Event::None:
                break;
            case Event::Ping:
                told += "[ping " + bytesOf(decoder.body()) + ']';
                break;
            case Event::Close:
                told += "[close " + QByteArray::number(decoder.closeCode()) + ' ' +
                        QByteArray::fromStdString(decoder.closeText()) + ']';
                break;
            case Event::Error:
                told += "[error]";
                break;
            }
        }
    }
    return told;
}

} // namespace

class TestWebSocketCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void framesAreAStreamHoweverTheyAreCut_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QByteArray>("told");
        const QByteArray big(70'000, 'b');
        QTest::newRow("one") << frame(0x82, "abc") << QByteArray("abc");
        QTest::newRow("empty ones") << frame(0x82, {}) + frame(0x82, "a") + frame(0x82, {})
                                    << QByteArray("a");
        QTest::newRow("fragments") << frame(0x02, "a") + frame(0x00, "b") + frame(0x00, {}) + frame(0x80, "c")
                                   << QByteArray("abc");
        QTest::newRow("control between fragments")
            << frame(0x02, "a") + frame(0x89, "hi") + frame(0x80, "b") << QByteArray("a[ping hi]b");
        QTest::newRow("empty ping and unasked pong")
            << frame(0x89, {}) + frame(0x8A, "x") + frame(0x82, "y") << QByteArray("[ping ]y");
        QTest::newRow("125, 126, 65535, 65536 bytes")
            << frame(0x82, QByteArray(125, 'a')) + frame(0x82, QByteArray(126, 'b')) +
                   frame(0x82, QByteArray(65'535, 'c')) + frame(0x82, QByteArray(65'536, 'd'))
            << QByteArray(125, 'a') + QByteArray(126, 'b') + QByteArray(65'535, 'c') +
                   QByteArray(65'536, 'd');
        QTest::newRow("longest ping")
            << frame(0x89, QByteArray(125, 'p')) << "[ping " + QByteArray(125, 'p') + ']';
        QTest::newRow("close, and nothing after it")
            << frame(0x82, "a") + WebSocketServer::closeFrame(1008, "why not ü") + frame(0x82, "b")
            << QByteArray("a[close 1008 why not ü]");
        QTest::newRow("close without a code") << frame(0x88, {}) << QByteArray("[close 1005 ]");
        QTest::newRow("an error, and nothing after it")
            << frame(0x82, "a") + frame(0x83, "x") + frame(0x82, "b") << QByteArray("a[error]");
        QTest::newRow("big") << frame(0x82, big) << big;
    }

    void framesAreAStreamHoweverTheyAreCut()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QByteArray, told);
        for (const std::size_t piece : {std::size_t(1), std::size_t(2), std::size_t(3), std::size_t(7),
                                        std::size_t(4096), std::size_t(1'000'000)}) {
            for (const std::size_t room : {std::size_t(1), std::size_t(5), std::size_t(65'536)})
                QVERIFY(walk(stream, piece, room) == told);
        }
    }

    void refusesWhatAServerMayNotSend_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<WebSocketError>("error");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, const QByteArray &stream, WebSocketError error,
                            int code = 1002) { QTest::newRow(name) << stream << error << code; };
        row("RSV1", frame(0xC2, "a"), WebSocketError::ReservedBits);
        row("RSV2", frame(0xA2, "a"), WebSocketError::ReservedBits);
        row("RSV3", frame(0x92, "a"), WebSocketError::ReservedBits);
        for (const int opcode : {0x3, 0x4, 0x5, 0x6, 0x7, 0xB, 0xC, 0xD, 0xE, 0xF})
            row(qPrintable(QStringLiteral("opcode %1").arg(opcode)), frame(0x80 | opcode, "a"),
                WebSocketError::UnknownOpcode);
        row("masked", QByteArray("\x82\x81\0\0\0\0a", 7), WebSocketError::Masked);
        row("text", frame(0x81, "a"), WebSocketError::TextFrame, 1003);
        row("text in fragments", frame(0x01, "a"), WebSocketError::TextFrame, 1003);
        row("empty text", frame(0x81, {}), WebSocketError::TextFrame, 1003);
        row("continuation of nothing", frame(0x80, "a"), WebSocketError::Continuation);
        row("continuation after the end", frame(0x02, "a") + frame(0x80, "b") + frame(0x00, "c"),
            WebSocketError::Continuation);
        row("begun within another", frame(0x02, "a") + frame(0x82, "b"), WebSocketError::Interrupted);
        row("ping in fragments", frame(0x09, "a"), WebSocketError::ControlFrame);
        row("ping of 126 bytes", frame(0x89, QByteArray(126, 'a')), WebSocketError::ControlFrame);
        row("close of 126 bytes", frame(0x88, QByteArray(126, 'a')), WebSocketError::ControlFrame);
        row("125 in two bytes", QByteArray("\x82\x7E\x00\x7D", 4), WebSocketError::Length);
        row("65535 in eight bytes", QByteArray("\x82\x7F\0\0\0\0\0\0\xFF\xFF", 10), WebSocketError::Length);
        row("2^63", QByteArray("\x82\x7F\x80\0\0\0\0\0\0\0", 10), WebSocketError::Length);
        row("close with half a code", frame(0x88, "\x03"), WebSocketError::CloseCode);
        for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65'535})
            row(qPrintable(QStringLiteral("close code %1").arg(code)), WebSocketServer::closeFrame(code),
                WebSocketError::CloseCode);
        row("close text no UTF-8", WebSocketServer::closeFrame(1000, "a\xFF"), WebSocketError::CloseText,
            1007);
    }

    void refusesWhatAServerMayNotSend()
    {
        QFETCH(QByteArray, stream);
        QFETCH(WebSocketError, error);
        QFETCH(int, code);
        WebSocketDecoder decoder;
        std::array<std::uint8_t, 256> room{};
        ByteView left = viewOf(stream);
        Event last = Event::None;
        while (!left.empty() && last != Event::Error) {
            const auto step = decoder.decode(left, room);
            left = left.subspan(step.consumed);
            last = step.event;
        }
        QCOMPARE(int(last), int(Event::Error));
        QCOMPARE(int(decoder.error()), int(error));
        QCOMPARE(int(closeCodeFor(decoder.error())), code);
        QVERIFY(!QByteArray(describe(decoder.error())).isEmpty());
    }

    void everyCloseCodeInUseIsTaken()
    {
        for (const int code :
             {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 4999})
            QCOMPARE(walk(WebSocketServer::closeFrame(code), 100, 100),
                     "[close " + QByteArray::number(code) + " ]");
    }

    void anAnnouncedLengthTakesNoMemory()
    {
        WebSocketDecoder decoder;
        std::array<std::uint8_t, 16> room{};
        const QByteArray huge("\x82\x7F\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF"
                              "ab",
                              12);
        const auto step = decoder.decode(viewOf(huge), room);
        QCOMPARE(step.consumed, std::size_t(12));
        QCOMPARE(step.produced, std::size_t(2));
        QCOMPARE(int(step.event), int(Event::None));
    }

    void framesOfAClientAreMaskedInTheShortestForm_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("0") << 0 << QByteArray("\x82\x80", 2);
        QTest::newRow("1") << 1 << QByteArray("\x82\x81", 2);
        QTest::newRow("125") << 125 << QByteArray("\x82\xFD", 2);
        QTest::newRow("126") << 126 << QByteArray("\x82\xFE\x00\x7E", 4);
        QTest::newRow("65535") << 65'535 << QByteArray("\x82\xFE\xFF\xFF", 4);
        QTest::newRow("65536") << 65'536 << QByteArray("\x82\xFF\0\0\0\0\0\1\0\0", 10);
    }

    void framesOfAClientAreMaskedInTheShortestForm()
    {
        QFETCH(int, size);
        QFETCH(QByteArray, head);
        QByteArray payload(size, '\0');
        for (int i = 0; i < size; ++i)
            payload[i] = char(i * 7 + i / 256);
        std::vector<std::uint8_t> out;
        mqtt::appendWebSocketFrame(out, WebSocketOpcode::Binary, viewOf(payload), 0x44332211);
        const QByteArray made = bytesOf(out);
        QVERIFY(made.startsWith(head));
        const QByteArray key = made.mid(head.size(), 4);
        QCOMPARE(key.toHex(), QByteArray("11223344"));
        QByteArray unmasked = made.mid(head.size() + 4);
        for (qsizetype i = 0; i < unmasked.size(); ++i)
            unmasked[i] = char(unmasked[i] ^ key[i % 4]);
        QVERIFY(unmasked == payload);
    }

    void closeBodiesFitAControlFrame()
    {
        const auto body =
            mqtt::webSocketCloseBody(mqtt::WebSocketClose::ProtocolError, std::string(200, 'x'));
        QCOMPARE(body.size(), std::size_t(125));
        QCOMPARE(bytesOf(body).left(3), QByteArray("\x03\xEAx"));
    }
};

QTEST_GUILESS_MAIN(TestWebSocketCodec)
#include "test_websocket_codec.moc"
