// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/websocket_upgrade.h"

#include "protocol/session/other_protocol.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QUrl>

#include <algorithm>
#include <charconv>

namespace mqtt {

namespace {

using Fault = Problem::WebSocketFault;

constexpr std::size_t kShownPage = 512;
constexpr std::uint16_t kSwitchingProtocols = 101;

Problem refusal(Fault fault)
{
    Problem problem;
    problem.kind = Problem::Kind::WebSocketRefused;
    problem.webSocketFault = fault;
    return problem;
}

/// RFC 3986 §3.3, §3.4: whatever else stands in a path is escaped, what is escaped already stays.
QByteArray requestTarget(const QString &path)
{
    const QByteArray bytes = (path.isEmpty() ? QString(kDefaultWebSocketPath) : path).toUtf8();
    QByteArray out = bytes.startsWith('/') ? QByteArray() : QByteArray("/");
    for (const char c : bytes) {
        const auto byte = std::uint8_t(c);
        if (byte <= 0x20 || byte >= 0x7F || c == '#' || c == '"' || c == '<' || c == '>')
            out += '%' + QByteArray(1, c).toHex().toUpper();
        else
            out += c;
    }
    return out;
}

QByteArray hostField(const Endpoint &endpoint)
{
    QByteArray host = endpoint.host.toUtf8();
    if (host.contains(':'))
        host = '[' + host.split('%').first() + ']'; // an interface means nothing to the server
    else if (const QByteArray ascii = QUrl::toAce(endpoint.host); !ascii.isEmpty())
        host = ascii;
    if (endpoint.port != defaultPort(endpoint.scheme))
        host += ':' + QByteArray::number(endpoint.port);
    return host;
}

bool isOurs(std::string_view name)
{
    constexpr std::array<std::string_view, 8> kOurs{
        "Upgrade",        "Connection",        "Sec-WebSocket-Key",      "Sec-WebSocket-Version",
        "Content-Length", "Transfer-Encoding", "Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions"};
    return std::any_of(kOurs.begin(), kOurs.end(),
                       [&](std::string_view own) { return equalsIgnoringCase(own, name); });
}

bool isFieldValue(const QByteArray &value)
{
    return std::none_of(value.begin(), value.end(),
                        [](char c) { return (std::uint8_t(c) < 0x20 && c != '\t') || c == '\x7F'; });
}

/// How much of a refusal's page is worth waiting for: none unless it is for people to read as it stands.
std::size_t pageWanted(const HttpHead &head)
{
    const std::string type = head.field("Content-Type").value_or(std::string());
    const std::string_view kind = std::string_view(type).substr(0, type.find(';'));
    const bool readable =
        equalsIgnoringCase(kind, "text/plain") || equalsIgnoringCase(kind, "application/json");
    if (!readable || head.field("Transfer-Encoding"))
        return 0;
    const std::string length = head.field("Content-Length").value_or(std::string());
    std::size_t size = kShownPage;
    std::from_chars(length.data(), length.data() + length.size(), size);
    return std::min(size, kShownPage);
}

Problem statusProblem(const HttpHead &head, ByteView page)
{
    Problem problem = refusal(Fault::Status);
    problem.httpStatus = head.status;
    problem.serverText = head.reason;
    const auto add = [&](std::string_view text) {
        if (!problem.serverText.empty() && !text.empty())
            problem.serverText += "; ";
        problem.serverText += text;
    };
    if (const auto location = head.field("Location"))
        add("Location: " + *location);
    if (const auto schemes = head.field("WWW-Authenticate"))
        add(*schemes);
    add({reinterpret_cast<const char *>(page.data()), page.size()});
    return problem;
}

} // namespace

tl::expected<WebSocketUpgrade, Problem>
WebSocketUpgrade::make(const Endpoint &endpoint, const WebSocketOptions &options, const Nonce &nonce)
{
    WebSocketUpgrade upgrade;
    const QByteArray key =
        QByteArray(reinterpret_cast<const char *>(nonce.data()), qsizetype(nonce.size())).toBase64();
    constexpr QByteArrayView kGuid("258EAFA5-E914-47DA-95CA-C5AB0DC85B11"); // §1.3
    upgrade.m_accept = QCryptographicHash::hash(key + kGuid.toByteArray(), QCryptographicHash::Sha1)
                           .toBase64()
                           .toStdString();

    QByteArray host = hostField(endpoint);
    QByteArray fields;
    for (const auto &[name, value] : options.headers) {
        if (!isHttpToken(name.toStdString()) || !isFieldValue(value) || isOurs(name.toStdString())) {
            Problem problem = refusal(Fault::BadHeader);
            problem.serverText = name.toStdString();
            return tl::unexpected(std::move(problem));
        }
        if (equalsIgnoringCase(name.toStdString(), "Host"))
            host = value;
        else
            fields += name + ": " + value + "\r\n";
    }
    upgrade.m_request =
        ("GET " + requestTarget(endpoint.path) + " HTTP/1.1\r\nHost: " + host +
         "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + key +
         "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: mqtt\r\n" + fields + "\r\n")
            .toStdString();
    return upgrade;
}

tl::expected<std::optional<std::size_t>, Problem> WebSocketUpgrade::received(ByteView bytes,
                                                                             Stream stream) const
{
    const auto parsed = parseHttpHead(bytes);
    if (!parsed) {
        const bool tooLarge = parsed.error() == HttpHeadError::TooLarge;
        Problem problem = refusal(tooLarge ? Fault::HeadTooLarge : Fault::NotHttp);
        problem.firstBytes = excerpt(bytes);
        return tl::unexpected(std::move(problem));
    }
    if (!*parsed) {
        switch (stream) {
        case Stream::Open:
            return std::nullopt;
        case Stream::Closed:
            return tl::unexpected(refusal(Fault::Closed));
        case Stream::TimedOut:
            return tl::unexpected(refusal(Fault::TimedOut));
        }
    }
    const HttpHead &head = **parsed;
    if (head.status == kSwitchingProtocols)
        return accepted(head);
    const ByteView page = bytes.subspan(head.size);
    const std::size_t wanted = pageWanted(head);
    if (page.size() < wanted && stream == Stream::Open)
        return std::nullopt;
    return tl::unexpected(statusProblem(head, page.first(std::min(page.size(), wanted))));
}

tl::expected<std::optional<std::size_t>, Problem> WebSocketUpgrade::accepted(const HttpHead &head) const
{
    const bool upgraded = head.fieldHas("Upgrade", "websocket") && head.fieldHas("Connection", "Upgrade") &&
                          head.field("Sec-WebSocket-Accept") == m_accept &&
                          !head.field("Sec-WebSocket-Extensions");
    if (!upgraded) {
        Problem problem = refusal(Fault::BadUpgrade);
        problem.httpStatus = head.status;
        return tl::unexpected(std::move(problem));
    }
    const auto protocol = head.field("Sec-WebSocket-Protocol");
    if (protocol != "mqtt") { // [MQTT-6.0.0-4]
        Problem problem = refusal(Fault::NoSubprotocol);
        problem.httpStatus = head.status;
        problem.serverText = protocol.value_or(std::string());
        return tl::unexpected(std::move(problem));
    }
    return std::optional<std::size_t>(head.size);
}

} // namespace mqtt
