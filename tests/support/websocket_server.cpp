// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/websocket_server.h"

#include <QCryptographicHash>
#include <QTcpSocket>
#include <QVariant>

namespace support {

namespace {

constexpr const char *kPending = "pending";
constexpr const char *kUpgraded = "upgraded";

quint64 number(const QByteArray &bytes)
{
    quint64 value = 0;
    for (const char byte : bytes)
        value = value << 8 | quint8(byte);
    return value;
}

} // namespace

WebSocketServer::WebSocketServer()
    : WebSocketServer([](const Frame &received) {
        if (received.first == 0x88)
            return frame(0x88, received.payload);
        return received.payload.startsWith('\x10') ? frame(0x82, ScriptedBroker::connack311()) : QByteArray();
    })
{}

WebSocketServer::WebSocketServer(Reaction reaction, Answer answer)
    : m_reaction(std::move(reaction))
    , m_answer(answer ? std::move(answer) : [](const QByteArray &request) { return accepted(request); })
{
    m_server = std::make_unique<ScriptedBroker>(
        [this](QTcpSocket &client, const QByteArray &bytes) { received(client, bytes); });
}

void WebSocketServer::received(QTcpSocket &client, const QByteArray &bytes)
{
    QByteArray pending = client.property(kPending).toByteArray() + bytes;
    if (!client.property(kUpgraded).toBool()) {
        const qsizetype end = pending.indexOf("\r\n\r\n");
        if (end >= 0) {
            const QByteArray request = pending.left(end + 4);
            pending.remove(0, request.size());
            client.setProperty(kUpgraded, true);
            {
                const std::lock_guard lock(m_mutex);
                m_request = request;
                m_frames.clear();
            }
            client.write(m_answer(request));
        }
    }
    Frame frame;
    while (client.property(kUpgraded).toBool() && takeFrame(pending, frame)) {
        {
            const std::lock_guard lock(m_mutex);
            m_frames.push_back(frame);
        }
        client.write(m_reaction(frame));
        if (frame.first == 0x88)
            client.disconnectFromHost();
    }
    client.setProperty(kPending, pending);
}

bool WebSocketServer::takeFrame(QByteArray &bytes, Frame &frame) const
{
    if (bytes.size() < 2)
        return false;
    frame.first = quint8(bytes[0]);
    frame.masked = (quint8(bytes[1]) & 0x80) != 0;
    const int shortLength = quint8(bytes[1]) & 0x7F;
    const qsizetype extra = shortLength == 126 ? 2 : shortLength == 127 ? 8 : 0;
    const auto length = extra == 0 ? quint64(shortLength) : number(bytes.mid(2, extra));
    const qsizetype head = 2 + extra + (frame.masked ? 4 : 0);
    if (bytes.size() < head || quint64(bytes.size() - head) < length)
        return false;
    frame.payload = bytes.mid(head, qsizetype(length));
    for (qsizetype i = 0; frame.masked && i < frame.payload.size(); ++i)
        frame.payload[i] = char(frame.payload[i] ^ bytes[head - 4 + i % 4]);
    bytes.remove(0, head + qsizetype(length));
    return true;
}

mqtt::Endpoint WebSocketServer::endpoint() const
{
    return {.scheme = mqtt::Endpoint::Scheme::Ws,
            .host = QStringLiteral("127.0.0.1"),
            .port = m_server->endpoint().port,
            .path = QStringLiteral("/mqtt")};
}

QByteArray WebSocketServer::request() const
{
    const std::lock_guard lock(m_mutex);
    return m_request;
}

std::vector<WebSocketServer::Frame> WebSocketServer::frames() const
{
    const std::lock_guard lock(m_mutex);
    return m_frames;
}

QByteArray WebSocketServer::frame(int first, const QByteArray &payload)
{
    QByteArray out(1, char(first));
    if (payload.size() < 126) {
        out += char(payload.size());
    } else if (payload.size() <= 0xFFFF) {
        out += char(126);
        out += char(payload.size() >> 8);
        out += char(payload.size());
    } else {
        out += char(127);
        for (int shift = 56; shift >= 0; shift -= 8)
            out += char(quint64(payload.size()) >> shift);
    }
    return out + payload;
}

QByteArray WebSocketServer::closeFrame(int code, const QByteArray &text)
{
    return frame(0x88, QByteArray(1, char(code >> 8)) + char(code) + text);
}

QByteArray WebSocketServer::fieldOf(const QByteArray &request, const QByteArray &name)
{
    for (const QByteArray &line : request.split('\n')) {
        if (line.toLower().startsWith(name.toLower() + ':'))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

QByteArray WebSocketServer::accepted(const QByteArray &request, const QByteArray &subprotocol)
{
    const QByteArray proof = QCryptographicHash::hash(fieldOf(request, "Sec-WebSocket-Key") +
                                                          "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
                                                      QCryptographicHash::Sha1)
                                 .toBase64();
    QByteArray answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        "Sec-WebSocket-Accept: " +
                        proof + "\r\n";
    if (!subprotocol.isEmpty())
        answer += "Sec-WebSocket-Protocol: " + subprotocol + "\r\n";
    return answer + "\r\n";
}

} // namespace support
