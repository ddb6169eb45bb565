// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/proxy_choice.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QUrl>

namespace mqtt {

namespace {

QNetworkProxyQuery queryFor(const Endpoint &endpoint)
{
    if (!endpoint.usesWebSocket())
        return QNetworkProxyQuery(endpoint.host, endpoint.port);
    // RFC 6455 §4.1: a WebSocket goes the way of HTTPS, failing that of HTTP.
    QUrl url;
    url.setScheme(endpoint.usesTls() ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(endpoint.host);
    url.setPort(endpoint.port);
    return QNetworkProxyQuery(url);
}

/// A proxy would look for it on its own machine; browsers go straight there too.
bool isThisMachine(const QString &host)
{
    QHostAddress address;
    return address.setAddress(host) ? address.isLoopback()
                                    : host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 ||
                                          host.compare(QLatin1String("localhost."), Qt::CaseInsensitive) == 0;
}

} // namespace

ProxyOptions chosenProxy(const ProxyOptions &options, const Endpoint &endpoint)
{
    if (options.kind != ProxyOptions::Kind::System)
        return options;
    if (isThisMachine(endpoint.host))
        return {};
    const auto found = QNetworkProxyFactory::systemProxyForQuery(queryFor(endpoint));
    for (const QNetworkProxy &proxy : found) {
        ProxyOptions chosen{.kind = ProxyOptions::Kind::None,
                            .host = proxy.hostName(),
                            .port = proxy.port(),
                            .username = proxy.user(),
                            .password = proxy.password()};
        switch (proxy.type()) {
        case QNetworkProxy::NoProxy:
            return {};
        case QNetworkProxy::Socks5Proxy:
            chosen.kind = ProxyOptions::Kind::Socks5;
            return chosen;
        case QNetworkProxy::HttpProxy:
            chosen.kind = ProxyOptions::Kind::HttpConnect;
            return chosen;
        case QNetworkProxy::DefaultProxy:
        case QNetworkProxy::HttpCachingProxy:
        case QNetworkProxy::FtpCachingProxy:
            break; // no tunnel through these
        }
    }
    return {};
}

QString proxyAddress(const ProxyOptions &proxy)
{
    const bool ipv6 = proxy.host.contains(u':');
    return (ipv6 ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
        .arg(proxy.host, QString::number(proxy.port));
}

} // namespace mqtt
