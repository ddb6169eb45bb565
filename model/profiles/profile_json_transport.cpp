// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/profiles/profile_json_parts.h"

#include <QCryptographicHash>

namespace explorer {

namespace {

using Proxy = mqtt::ProxyOptions::Kind;
using Scheme = mqtt::Endpoint::Scheme;
using Minimum = mqtt::TlsOptions::Minimum;

template <class Value>
struct Name
{
    Value value;
    const char *name;
};

constexpr Name<Scheme> kSchemes[] = {{Scheme::Mqtt, "mqtt"},
                                     {Scheme::Mqtts, "mqtts"},
                                     {Scheme::Ws, "ws"},
                                     {Scheme::Wss, "wss"},
                                     {Scheme::Unix, "unix"}};
constexpr Name<Proxy> kProxies[] = {{Proxy::None, "none"},
                                    {Proxy::System, "system"},
                                    {Proxy::Socks5, "socks5"},
                                    {Proxy::HttpConnect, "http"}};
constexpr Name<Minimum> kMinima[] = {{Minimum::Tls12, "1.2"}, {Minimum::Tls13, "1.3"}};

template <class Value, std::size_t N>
QString nameOf(const Name<Value> (&names)[N], Value value)
{
    for (const Name<Value> &entry : names) {
        if (entry.value == value)
            return QLatin1String(entry.name);
    }
    return {};
}

template <class Value, std::size_t N>
Value valueOf(const Name<Value> (&names)[N], StrictJson &json, const char *key)
{
    if (!json.has(key))
        return names[0].value;
    const QString text = json.text(key);
    for (const Name<Value> &entry : names) {
        if (text == QLatin1String(entry.name))
            return entry.value;
    }
    json.refuse(key);
    return names[0].value;
}

QJsonObject tlsToJson(const mqtt::TlsOptions &tls, QJsonObject base)
{
    base[QStringLiteral("authorityFile")] = tls.authorityFile;
    base[QStringLiteral("certificateFile")] = tls.certificateFile;
    base[QStringLiteral("keyFile")] = tls.keyFile;
    base[QStringLiteral("serverName")] = tls.serverName;
    base[QStringLiteral("alpn")] = QJsonArray::fromStringList(tls.protocols);
    base[QStringLiteral("minimum")] = nameOf(kMinima, tls.minimum);
    return base;
}

void readTls(StrictJson json, mqtt::TlsOptions &tls)
{
    tls.authorityFile = json.text("authorityFile");
    tls.certificateFile = json.text("certificateFile");
    tls.keyFile = json.text("keyFile");
    tls.serverName = json.text("serverName");
    tls.minimum = valueOf(kMinima, json, "minimum");
    const QJsonArray protocols = json.array("alpn");
    for (const QJsonValue &protocol : protocols) {
        if (!protocol.isString())
            json.refuse("alpn");
        tls.protocols.append(protocol.toString());
    }
}

QJsonArray headersToJson(const mqtt::WebSocketOptions &webSocket)
{
    QJsonArray headers;
    for (const auto &[name, value] : webSocket.headers) {
        headers.append(QJsonObject{
            {QStringLiteral("name"), QString::fromUtf8(name)},
            {QStringLiteral("value"), isSecretHeader(name) ? QString() : QString::fromUtf8(value)}});
    }
    return headers;
}

} // namespace

void writeTransport(const ConnectionProfile &profile, QJsonObject &base)
{
    const mqtt::TransportOptions &transport = profile.transport;
    base[QStringLiteral("scheme")] = nameOf(kSchemes, profile.endpoint.scheme);
    base[QStringLiteral("host")] = profile.endpoint.host;
    base[QStringLiteral("port")] = int(profile.endpoint.port);
    base[QStringLiteral("path")] = profile.endpoint.path;
    base[QStringLiteral("tls")] = tlsToJson(transport.tls, base[QStringLiteral("tls")].toObject());
    base[QStringLiteral("webSocketHeaders")] = headersToJson(transport.webSocket);

    QJsonObject proxy = base[QStringLiteral("proxy")].toObject();
    proxy[QStringLiteral("kind")] = nameOf(kProxies, transport.proxy.kind);
    proxy[QStringLiteral("host")] = transport.proxy.host;
    proxy[QStringLiteral("port")] = int(transport.proxy.port);
    proxy[QStringLiteral("username")] = transport.proxy.username;
    base[QStringLiteral("proxy")] = proxy;

    QJsonArray trusted;
    for (const TrustedCertificate &entry : profile.trusted) {
        trusted.append(QJsonObject{{QStringLiteral("host"), entry.host},
                                   {QStringLiteral("sha256"), QString::fromLatin1(entry.sha256.toHex())}});
    }
    base[QStringLiteral("trustedCertificates")] = trusted;
}

void readTransport(StrictJson &json, ConnectionProfile &profile)
{
    mqtt::Endpoint &endpoint = profile.endpoint;
    endpoint.scheme = valueOf(kSchemes, json, "scheme");
    endpoint.host = json.text("host");
    endpoint.port = std::uint16_t(json.number("port", 1883, 1, 65'535));
    endpoint.path = json.text("path");
    if (endpoint.scheme == Scheme::Unix ? endpoint.path.isEmpty() : endpoint.host.isEmpty())
        json.refuse(endpoint.scheme == Scheme::Unix ? "path" : "host");

    readTls(json.object("tls"), profile.transport.tls);

    StrictJson proxy = json.object("proxy");
    mqtt::ProxyOptions &proxyOptions = profile.transport.proxy;
    proxyOptions.kind = valueOf(kProxies, proxy, "kind");
    proxyOptions.host = proxy.text("host");
    proxyOptions.port = std::uint16_t(proxy.number("port", proxyOptions.port, 1, 65'535));
    proxyOptions.username = proxy.text("username");

    const qsizetype headers = json.array("webSocketHeaders").size();
    for (qsizetype i = 0; i < headers; ++i) {
        StrictJson header = json.element("webSocketHeaders", i);
        const QByteArray name = header.text("name").toUtf8();
        if (name.isEmpty())
            header.refuse("name");
        profile.transport.webSocket.headers.append({name, header.text("value").toUtf8()});
    }
    const qsizetype trusted = json.array("trustedCertificates").size();
    for (qsizetype i = 0; i < trusted; ++i) {
        StrictJson entry = json.element("trustedCertificates", i);
        TrustedCertificate certificate{entry.text("host"), entry.hex("sha256")};
        if (certificate.sha256.size() != QCryptographicHash::hashLength(QCryptographicHash::Sha256))
            entry.refuse("sha256");
        profile.trusted.push_back(std::move(certificate));
    }
}

} // namespace explorer
