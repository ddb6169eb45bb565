// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/endpoint.h"

namespace mqtt {

namespace {

constexpr QStringView kSchemeMark = u"://";

/// What parseUrl() would take for an escape or trim away.
QString escapedPath(const QString &path)
{
    QString out;
    for (const QChar c : path) {
        if (c == u'%' || c.unicode() <= 0x20 || c.unicode() == 0x7F)
            out += QStringLiteral("%%1").arg(int(c.unicode()), 2, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out;
}

} // namespace

std::uint16_t defaultPort(Endpoint::Scheme scheme)
{
    switch (scheme) {
    case Endpoint::Scheme::Mqtt:
        return 1883;
    case Endpoint::Scheme::Mqtts:
        return 8883;
    case Endpoint::Scheme::Ws:
        return 80;
    case Endpoint::Scheme::Wss:
        return 443;
    case Endpoint::Scheme::Unix:
        return 0;
    }
    return 0;
}

QLatin1String schemeName(Endpoint::Scheme scheme)
{
    switch (scheme) {
    case Endpoint::Scheme::Mqtt:
        return QLatin1String("mqtt");
    case Endpoint::Scheme::Mqtts:
        return QLatin1String("mqtts");
    case Endpoint::Scheme::Ws:
        return QLatin1String("ws");
    case Endpoint::Scheme::Wss:
        return QLatin1String("wss");
    case Endpoint::Scheme::Unix:
        return QLatin1String("unix");
    }
    return {};
}

QString Endpoint::toString() const
{
    if (isLocal())
        return (path.startsWith(u'/') ? QLatin1String("unix://") : QLatin1String("unix:")) +
               escapedPath(path);
    const bool ipv6 = host.contains(u':');
    QString text = schemeName(scheme);
    text += kSchemeMark;
    text += ipv6 ? QStringLiteral("[%1]").arg(host) : host;
    text += QLatin1Char(':');
    text += QString::number(port);
    if (usesWebSocket())
        text += path.isEmpty() ? QString(kDefaultWebSocketPath) : path;
    return text;
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
