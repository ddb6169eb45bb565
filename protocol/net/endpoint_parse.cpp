// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/endpoint.h"

#include <QByteArray>
#include <QHostAddress>
#include <QStringDecoder>
#include <QUrl>

#include <algorithm>
#include <array>
#include <optional>

namespace mqtt {

namespace {

constexpr QStringView kSchemeMark = u"://";
constexpr qsizetype kLongestHostName = 253;   // RFC 1035 §2.3.4, without the final dot
constexpr qsizetype kLongestSocketPath = 107; // unix(7): sun_path less its final zero

std::optional<int> hexDigit(QChar c)
{
    const char16_t u = c.unicode();
    if (u >= u'0' && u <= u'9')
        return u - u'0';
    if (u >= u'a' && u <= u'f')
        return u - u'a' + 10;
    if (u >= u'A' && u <= u'F')
        return u - u'A' + 10;
    return std::nullopt;
}

std::optional<QString> percentDecoded(QStringView text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'%') {
            // A surrogate pair must be encoded as one.
            const qsizetype units = text[i].isHighSurrogate() && i + 1 < text.size() ? 2 : 1;
            bytes += text.mid(i, units).toUtf8();
            i += units - 1;
            continue;
        }
        if (i + 2 >= text.size())
            return std::nullopt;
        const std::optional<int> high = hexDigit(text[i + 1]);
        const std::optional<int> low = hexDigit(text[i + 2]);
        if (!high || !low)
            return std::nullopt;
        bytes += char(*high << 4 | *low);
        i += 2;
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString decoded = decoder(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return decoded;
}

bool allDigits(QStringView text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isHostName(QStringView host)
{
    for (const QChar c : host) {
        const bool allowed =
            c.isLetterOrNumber() || c == u'-' || c == u'.' || c == u'_' || c.isMark() || c.isSurrogate();
        if (!allowed)
            return false;
    }
    const QByteArray ascii = QUrl::toAce(host.toString());
    const bool plain = std::all_of(host.begin(), host.end(), [](QChar c) { return c.unicode() < 0x80; });
    // toAce refuses '_', which real host names carry.
    const qsizetype length = plain ? host.size() : ascii.size();
    if (length == 0 || length > kLongestHostName || host.startsWith(u'.') || host.contains(u".."))
        return false;
    // A name whose last label is a number can only mean an IPv4 address (WHATWG URL §3.5).
    QStringView trimmed = host;
    if (trimmed.endsWith(u'.'))
        trimmed.chop(1);
    const QStringView lastLabel = trimmed.mid(trimmed.lastIndexOf(u'.') + 1);
    if (lastLabel.isEmpty())
        return false;
    if (allDigits(lastLabel)) {
        QHostAddress address;
        return trimmed.count(u'.') == 3 && address.setAddress(trimmed.toString()) &&
               address.protocol() == QAbstractSocket::IPv4Protocol;
    }
    return true;
}

struct SchemeWord
{
    QStringView word;
    Endpoint::Scheme scheme;
};

constexpr std::array<SchemeWord, 9> kSchemes{{
    {u"mqtt", Endpoint::Scheme::Mqtt},
    {u"tcp", Endpoint::Scheme::Mqtt},
    {u"mqtts", Endpoint::Scheme::Mqtts},
    {u"ssl", Endpoint::Scheme::Mqtts},
    {u"tls", Endpoint::Scheme::Mqtts},
    {u"mqtt+ssl", Endpoint::Scheme::Mqtts},
    {u"ws", Endpoint::Scheme::Ws},
    {u"wss", Endpoint::Scheme::Wss},
    {u"unix", Endpoint::Scheme::Unix},
}};

std::optional<Endpoint::Scheme> schemeFrom(QStringView word)
{
    for (const SchemeWord &known : kSchemes) {
        if (word.compare(known.word, Qt::CaseInsensitive) == 0)
            return known.scheme;
    }
    return std::nullopt;
}

bool isControl(QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7F; }

tl::expected<std::uint16_t, EndpointError> parsePort(QStringView text)
{
    if (!allDigits(text) || text.size() > 5)
        return tl::unexpected(EndpointError::InvalidPort);
    const uint port = text.toUInt();
    if (port == 0 || port > 65'535)
        return tl::unexpected(EndpointError::InvalidPort);
    return std::uint16_t(port);
}

tl::expected<void, EndpointError> parseBracketed(QStringView text, Endpoint &endpoint)
{
    const qsizetype closing = text.indexOf(u']');
    if (closing < 0)
        return tl::unexpected(EndpointError::Malformed);
    QString host = text.mid(1, closing - 1).toString();
    host.replace(QStringLiteral("%25"), QStringLiteral("%")); // RFC 6874
    if (host.isEmpty())
        return tl::unexpected(EndpointError::MissingHost);
    QHostAddress address;
    if (!address.setAddress(host) || address.protocol() != QAbstractSocket::IPv6Protocol)
        return tl::unexpected(EndpointError::InvalidHost);
    endpoint.host = host;
    const QStringView rest = text.mid(closing + 1);
    if (rest.isEmpty())
        return {};
    if (!rest.startsWith(u':'))
        return tl::unexpected(EndpointError::Malformed);
    const auto port = parsePort(rest.mid(1));
    if (!port)
        return tl::unexpected(port.error());
    endpoint.port = *port;
    return {};
}

tl::expected<void, EndpointError> parseHostAndPort(QStringView text, Endpoint &endpoint)
{
    if (text.startsWith(u'['))
        return parseBracketed(text, endpoint);
    const qsizetype colon = text.indexOf(u':');
    const QStringView host = colon < 0 ? text : text.left(colon);
    if (host.isEmpty() && text.count(u':') < 2)
        return tl::unexpected(EndpointError::MissingHost);
    // More than one colon is an IPv6 address without its brackets: where would its port begin?
    if (text.count(u':') > 1 || !isHostName(host))
        return tl::unexpected(EndpointError::InvalidHost);
    endpoint.host = host.toString();
    if (colon < 0)
        return {};
    const auto port = parsePort(text.mid(colon + 1));
    if (!port)
        return tl::unexpected(port.error());
    endpoint.port = *port;
    return {};
}

tl::expected<void, EndpointError> parseUserInfo(QStringView text, ParsedUrl &result)
{
    const qsizetype colon = text.indexOf(u':');
    const auto username = percentDecoded(colon < 0 ? text : text.left(colon));
    const auto password = percentDecoded(colon < 0 ? QStringView() : text.mid(colon + 1));
    if (!username || !password)
        return tl::unexpected(EndpointError::Malformed);
    result.username = *username;
    result.password = *password;
    return {};
}

tl::expected<void, EndpointError> parsePath(QStringView path, Endpoint &endpoint)
{
    if (!endpoint.usesWebSocket()) {
        if (!path.isEmpty() && path != u"/")
            return tl::unexpected(EndpointError::UnexpectedPath);
        return {};
    }
    if (path.contains(u'#') || std::any_of(path.begin(), path.end(), isControl)) // RFC 6455 §3
        return tl::unexpected(EndpointError::InvalidPath);
    endpoint.path = path.startsWith(u'/') ? path.toString() : kDefaultWebSocketPath + path.toString();
    return {};
}

/// What follows "unix:".
tl::expected<ParsedUrl, EndpointError> parseLocal(QStringView rest)
{
    ParsedUrl result;
    result.endpoint = {.scheme = Endpoint::Scheme::Unix, .host = {}, .port = 0};
    if (rest.startsWith(u"//")) {
        const qsizetype slash = rest.indexOf(u'/', 2);
        const QStringView authority = rest.mid(2, slash < 0 ? -1 : slash - 2);
        const qsizetype at = authority.lastIndexOf(u'@');
        if (at >= 0) {
            if (const auto parsed = parseUserInfo(authority.left(at), result); !parsed)
                return tl::unexpected(parsed.error());
        }
        if (!authority.mid(at + 1).isEmpty())
            return tl::unexpected(EndpointError::UnexpectedHost);
        rest = slash < 0 ? QStringView() : rest.mid(slash);
    }
    const auto path = percentDecoded(rest);
    if (!path)
        return tl::unexpected(EndpointError::Malformed);
    if (path->isEmpty() || path->endsWith(u'/'))
        return tl::unexpected(EndpointError::MissingPath);
    if (path->contains(QChar(u'\0')) || path->toUtf8().size() > kLongestSocketPath)
        return tl::unexpected(EndpointError::InvalidPath);
    result.endpoint.path = *path;
    return result;
}

} // namespace

tl::expected<ParsedUrl, EndpointError> parseUrl(QStringView text)
{
    text = text.trimmed();
    if (text.isEmpty())
        return tl::unexpected(EndpointError::Empty);
    constexpr QStringView kLocal = u"unix:";
    if (text.startsWith(kLocal, Qt::CaseInsensitive))
        return parseLocal(text.mid(kLocal.size()));

    ParsedUrl result;
    QStringView rest = text;
    if (const qsizetype mark = text.indexOf(kSchemeMark); mark >= 0) {
        const auto scheme = schemeFrom(text.left(mark));
        if (!scheme)
            return tl::unexpected(EndpointError::UnknownScheme);
        result.endpoint.scheme = *scheme;
        result.endpoint.port = defaultPort(*scheme);
        rest = text.mid(mark + kSchemeMark.size());
    }

    const auto isPathMark = [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; };
    const auto *pathStart = std::find_if(rest.begin(), rest.end(), isPathMark);
    const QStringView authority = rest.left(pathStart - rest.begin());
    const qsizetype at = authority.lastIndexOf(u'@');
    for (const auto &parsed : {
             parsePath(rest.mid(pathStart - rest.begin()), result.endpoint),
             at >= 0 ? parseUserInfo(authority.left(at), result) : tl::expected<void, EndpointError>(),
             parseHostAndPort(authority.mid(at + 1), result.endpoint),
         }) {
        if (!parsed)
            return tl::unexpected(parsed.error());
    }
    return result;
}

} // namespace mqtt
