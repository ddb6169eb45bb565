// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/proxy_handshake.h"

#include "protocol/session/other_protocol.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>
#include <array>

namespace mqtt {

namespace {

constexpr std::uint8_t kSocksVersion = 5;
constexpr std::uint8_t kNoLogin = 0;
constexpr std::uint8_t kPasswordLogin = 2;
constexpr std::uint8_t kLoginVersion = 1;
constexpr std::size_t kLongestField = 255; // one length byte
constexpr std::size_t kLongestPage = 512;

/// RFC 1928 §6
constexpr std::array<const char *, 9> kSocksReplies{
    "succeeded",
    "general SOCKS server failure",
    "connection not allowed by ruleset",
    "network unreachable",
    "host unreachable",
    "connection refused",
    "TTL expired",
    "command not supported",
    "address type not supported",
};

std::string asciiName(const QString &host)
{
    const QByteArray ascii = QUrl::toAce(host);
    return (ascii.isEmpty() ? host.toUtf8() : ascii).toStdString(); // '_' has no ASCII form of its own
}

void append(std::string &out, unsigned byte) { out.push_back(char(std::uint8_t(byte))); }

tl::unexpected<ProxyFailure> failure(Problem::ProxyFault fault, std::string words)
{
    return tl::unexpected(ProxyFailure{.fault = fault, .words = std::move(words), .firstBytes = {}});
}

tl::unexpected<ProxyFailure> badAnswer(ByteView bytes)
{
    return tl::unexpected(
        ProxyFailure{.fault = Problem::ProxyFault::BadAnswer, .words = {}, .firstBytes = excerpt(bytes)});
}

} // namespace

ProxyHandshake::ProxyHandshake(ProxyOptions proxy, const QString &host, std::uint16_t port)
    : m_proxy(std::move(proxy))
    , m_host(host)
    , m_port(port)
    , m_stage(m_proxy.kind == ProxyOptions::Kind::HttpConnect ? Stage::HttpAnswer : Stage::SocksMethod)
{}

std::string ProxyHandshake::greeting() const
{
    const bool login = !m_proxy.username.isEmpty() || !m_proxy.password.isEmpty();
    if (m_stage == Stage::HttpAnswer) {
        const std::string name = m_host.contains(u':') ? "[" + m_host.toStdString() + "]" : asciiName(m_host);
        const std::string target = name + ":" + std::to_string(m_port);
        std::string request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n";
        if (login) {
            const QByteArray pair = m_proxy.username.toUtf8() + ':' + m_proxy.password.toUtf8();
            request += "Proxy-Authorization: Basic " + pair.toBase64().toStdString() + "\r\n";
        }
        return request + "\r\n";
    }
    std::string hello;
    append(hello, kSocksVersion);
    append(hello, login ? 2 : 1);
    append(hello, kNoLogin);
    if (login)
        append(hello, kPasswordLogin);
    return hello;
}

tl::expected<ProxyHandshake::Step, ProxyFailure> ProxyHandshake::received(ByteView bytes)
{
    switch (m_stage) {
    case Stage::HttpAnswer:
        return httpAnswer(bytes);
    case Stage::SocksMethod:
        return socksMethod(bytes);
    case Stage::SocksLogin:
        return socksLogin(bytes);
    case Stage::SocksReply:
        return socksReply(bytes);
    }
    return Step();
}

tl::expected<ProxyHandshake::Step, ProxyFailure> ProxyHandshake::httpAnswer(ByteView bytes) const
{
    const auto head = parseHttpHead(bytes);
    if (!head)
        return badAnswer(bytes);
    if (!*head)
        return Step();
    constexpr std::uint16_t kAuthenticationRequired = 407;
    const HttpHead &answer = **head;
    if (answer.status < 200) // an interim answer (RFC 9110 §15.2)
        return Step{.consumed = answer.size, .send = {}, .done = false};
    if (answer.status < 300)
        return Step{.consumed = answer.size, .send = {}, .done = true};
    std::string words = std::to_string(answer.status) + " " + answer.reason;
    if (answer.status == kAuthenticationRequired) {
        if (const auto schemes = answer.field("Proxy-Authenticate"))
            words += "; " + *schemes;
        return failure(Problem::ProxyFault::AuthenticationRequired, std::move(words));
    }
    if (answer.fieldHas("Content-Type", "text/plain")) {
        const ByteView page = bytes.subspan(answer.size);
        words += "; " + std::string(page.begin(),
                                    page.begin() + std::ptrdiff_t(std::min(page.size(), kLongestPage)));
    }
    return failure(Problem::ProxyFault::Denied, std::move(words));
}

tl::expected<ProxyHandshake::Step, ProxyFailure> ProxyHandshake::socksMethod(ByteView bytes)
{
    if (!bytes.empty() && bytes[0] != kSocksVersion)
        return badAnswer(bytes);
    if (bytes.size() < 2)
        return Step();
    const std::uint8_t method = bytes[1];
    const QByteArray username = m_proxy.username.toUtf8();
    const QByteArray password = m_proxy.password.toUtf8();
    if (method == kNoLogin) {
        m_stage = Stage::SocksReply;
        return Step{.consumed = 2, .send = socksRequest(), .done = false};
    }
    const bool offered = !username.isEmpty() || !password.isEmpty();
    if (method != kPasswordLogin || !offered) {
        constexpr std::uint8_t kNoneAcceptable = 0xFF;
        if (method == kNoneAcceptable)
            return failure(Problem::ProxyFault::AuthenticationRequired,
                           "no acceptable authentication method");
        return badAnswer(bytes); // it chose what was not offered
    }
    if (username.size() > qsizetype(kLongestField) || password.size() > qsizetype(kLongestField))
        return failure(Problem::ProxyFault::AuthenticationRequired, "name or password longer than 255 bytes");
    m_stage = Stage::SocksLogin;
    std::string login;
    append(login, kLoginVersion);
    append(login, unsigned(username.size()));
    login += username.toStdString();
    append(login, unsigned(password.size()));
    login += password.toStdString();
    return Step{.consumed = 2, .send = std::move(login), .done = false};
}

tl::expected<ProxyHandshake::Step, ProxyFailure> ProxyHandshake::socksLogin(ByteView bytes)
{
    // The version is not checked: servers in use say 5 here.
    if (bytes.size() < 2)
        return Step();
    if (bytes[1] != 0)
        return failure(Problem::ProxyFault::AuthenticationRequired,
                       "login refused (" + std::to_string(bytes[1]) + ")");
    m_stage = Stage::SocksReply;
    return Step{.consumed = 2, .send = socksRequest(), .done = false};
}

std::string ProxyHandshake::socksRequest() const
{
    constexpr unsigned kConnect = 1;
    constexpr unsigned kIPv4 = 1;
    constexpr unsigned kName = 3;
    constexpr unsigned kIPv6 = 4;
    std::string request;
    append(request, kSocksVersion);
    append(request, kConnect);
    append(request, 0);
    QHostAddress address;
    if (!address.setAddress(m_host)) {
        const std::string name = asciiName(m_host).substr(0, kLongestField);
        append(request, kName);
        append(request, unsigned(name.size()));
        request += name;
    } else if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        append(request, kIPv4);
        for (int shift = 24; shift >= 0; shift -= 8)
            append(request, address.toIPv4Address() >> shift);
    } else {
        append(request, kIPv6);
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        request.append(reinterpret_cast<const char *>(bytes.c), sizeof bytes.c);
    }
    append(request, m_port >> 8);
    append(request, m_port);
    return request;
}

tl::expected<ProxyHandshake::Step, ProxyFailure> ProxyHandshake::socksReply(ByteView bytes) const
{
    if (!bytes.empty() && bytes[0] != kSocksVersion)
        return badAnswer(bytes);
    if (bytes.size() < 2)
        return Step();
    if (const std::uint8_t code = bytes[1]; code != 0) { // many hang up after these two bytes
        const std::string what = code < kSocksReplies.size() ? kSocksReplies[code] : "unknown reply";
        return failure(Problem::ProxyFault::Denied, what + " (" + std::to_string(code) + ")");
    }
    if (bytes.size() < 5)
        return Step();
    std::size_t addressSize = 0;
    switch (bytes[3]) {
    case 1:
        addressSize = 4;
        break;
    case 3:
        addressSize = 1u + bytes[4];
        break;
    case 4:
        addressSize = 16;
        break;
    default:
        return badAnswer(bytes);
    }
    const std::size_t size = 4 + addressSize + 2;
    if (bytes.size() < size)
        return Step();
    return Step{.consumed = size, .send = {}, .done = true};
}

} // namespace mqtt
