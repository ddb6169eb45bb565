// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/endpoint.h"

#include <QByteArray>
#include <QHostAddress>
#include <QStringDecoder>
#include <QUrl>

#include <algorithm>
#include <optional>

namespace mqtt {

namespace {

constexpr QStringView kSchemeMark = u"://";
constexpr qsizetype kLongestHostName = 253; // RFC 1035 §2.3.4, without the final dot

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

} // namespace

QString Endpoint::toString() const
{
    const bool ipv6 = host.contains(u':');
    return QStringLiteral("mqtt://%1%2%3:%4")
        .arg(ipv6 ? QStringLiteral("[") : QString(), host, ipv6 ? QStringLiteral("]") : QString())
        .arg(port);
}

tl::expected<ParsedUrl, EndpointError> parseUrl(QStringView text)
{
    text = text.trimmed();
    if (text.isEmpty())
        return tl::unexpected(EndpointError::Empty);

    QStringView rest = text;
    if (const qsizetype mark = text.indexOf(kSchemeMark); mark >= 0) {
        const QStringView scheme = text.left(mark);
        if (scheme.compare(u"mqtt", Qt::CaseInsensitive) != 0 &&
            scheme.compare(u"tcp", Qt::CaseInsensitive) != 0)
            return tl::unexpected(EndpointError::UnknownScheme);
        rest = text.mid(mark + kSchemeMark.size());
    }

    const auto isPathMark = [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; };
    const auto *pathStart = std::find_if(rest.begin(), rest.end(), isPathMark);
    const QStringView path = rest.mid(pathStart - rest.begin());
    const QStringView authority = rest.left(pathStart - rest.begin());
    if (!path.isEmpty() && path != u"/")
        return tl::unexpected(EndpointError::UnexpectedPath);

    ParsedUrl result;
    const qsizetype at = authority.lastIndexOf(u'@');
    if (at >= 0) {
        const QStringView userInfo = authority.left(at);
        const qsizetype colon = userInfo.indexOf(u':');
        const auto username = percentDecoded(colon < 0 ? userInfo : userInfo.left(colon));
        const auto password = percentDecoded(colon < 0 ? QStringView() : userInfo.mid(colon + 1));
        if (!username || !password)
            return tl::unexpected(EndpointError::Malformed);
        result.username = *username;
        result.password = *password;
    }
    const auto parsed = parseHostAndPort(authority.mid(at + 1), result.endpoint);
    if (!parsed)
        return tl::unexpected(parsed.error());
    return result;
}

QString maskedUrl(QStringView text)
{
    // Looks at the whole text, so that a password is masked even in a URL that does not parse.
    const qsizetype mark = text.indexOf(kSchemeMark);
    const qsizetype start = mark < 0 ? 0 : mark + kSchemeMark.size();
    const qsizetype at = text.lastIndexOf(u'@');
    if (at < start)
        return text.toString();
    const qsizetype colon = text.indexOf(u':', start);
    if (colon < 0 || colon > at)
        return text.toString();
    return text.left(colon + 1).toString() + QStringLiteral("•••") + text.mid(at).toString();
}

} // namespace mqtt
