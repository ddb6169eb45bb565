// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments/proxy_url.h"

#include "protocol/net/endpoint.h"

namespace app {

namespace {

using Kind = mqtt::ProxyOptions::Kind;

struct Scheme
{
    QLatin1String prefix;
    Kind kind;
    std::uint16_t port;
};
constexpr Scheme kSchemes[] = {{QLatin1String("socks5://"), Kind::Socks5, 1080},
                               {QLatin1String("socks5h://"), Kind::Socks5, 1080},
                               {QLatin1String("http://"), Kind::HttpConnect, 8080}};

} // namespace

tl::expected<mqtt::ProxyOptions, QString> parseProxy(const QString &text)
{
    mqtt::ProxyOptions options;
    if (text == QLatin1String("none"))
        return options;
    if (text == QLatin1String("system")) {
        options.kind = Kind::System;
        return options;
    }
    for (const Scheme &scheme : kSchemes) {
        if (!text.startsWith(scheme.prefix, Qt::CaseInsensitive))
            continue;
        // The authority of a proxy's URL has the same shape as a broker's.
        const QString authority = text.mid(scheme.prefix.size());
        const auto url = mqtt::parseUrl(QStringLiteral("mqtt://") + authority);
        if (!url)
            break;
        const QString hostAndPort = authority.mid(authority.lastIndexOf(u'@') + 1);
        const qsizetype bracket = hostAndPort.lastIndexOf(u']');
        const bool hasPort = hostAndPort.indexOf(u':', std::max<qsizetype>(bracket, 0)) >= 0;
        options.kind = scheme.kind;
        options.host = url->endpoint.host;
        options.port = hasPort ? url->endpoint.port : scheme.port;
        options.username = url->username;
        options.password = url->password;
        return options;
    }
    return tl::unexpected(QStringLiteral("“%1” is not a proxy: write socks5://host:port, http://host:port, "
                                         "system or none.")
                              .arg(mqtt::maskedUrl(text)));
}

} // namespace app
