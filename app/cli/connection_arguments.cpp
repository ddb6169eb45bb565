// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/connection_arguments.h"

#include "app/arguments/proxy_url.h"
#include "app/cli/password_source.h"
#include "app/cli/saved_connection.h"
#include "ui/text/endpoint_error_text.h"

#include <QFileInfo>
#include <QRandomGenerator>

namespace cli {

namespace {

using Done = tl::expected<void, QString>;

constexpr int kFingerprintBytes = 32;

/// 122 random bits, in base 32: nothing of the machine or the user.
std::string randomClientId()
{
    static constexpr char kDigits[] = "abcdefghijklmnopqrstuvwxyz234567";
    std::string id = "mqttscope-";
    for (int i = 0; i < 25; ++i) // 25 × 5 bits
        id += kDigits[QRandomGenerator::system()->bounded(32)];
    return id;
}

Done readSession(const CommandLine &line, mqtt::SessionOptions &session)
{
    const QString protocol = line.parser.value(line.protocol);
    if (protocol == QLatin1String("5") || protocol == QLatin1String("5.0"))
        session.version = mqtt::ProtocolVersion::V5;
    else if (protocol == QLatin1String("3.1.1"))
        session.version = mqtt::ProtocolVersion::V311;
    else if (protocol == QLatin1String("3.1"))
        session.version = mqtt::ProtocolVersion::V31;
    else
        return tl::unexpected(
            QStringLiteral("--protocol: %1 is none of 3.1, 3.1.1 and 5.").arg(quoted(protocol)));

    const auto keepAlive = line.number(line.keepAlive, 0, 65'535);
    if (!keepAlive)
        return tl::unexpected(keepAlive.error());
    session.keepAlive = std::chrono::seconds(*keepAlive);
    session.clientId =
        line.parser.isSet(line.id) ? line.parser.value(line.id).toStdString() : randomClientId();
    return {};
}

Done readTls(const CommandLine &line, mqtt::TlsOptions &tls)
{
    const auto file = [&line](const QCommandLineOption &option, QString &into) -> Done {
        if (!line.parser.isSet(option))
            return {};
        into = line.parser.value(option);
        if (QFileInfo(into).isFile())
            return {};
        return tl::unexpected(
            QStringLiteral("--%1: there is no file %2.").arg(option.names().constLast(), quoted(into)));
    };
    for (const auto &[option, into] :
         {std::pair{&line.ca, &tls.authorityFile}, std::pair{&line.cert, &tls.certificateFile},
          std::pair{&line.key, &tls.keyFile}}) {
        if (const Done read = file(*option, *into); !read)
            return read;
    }
    if (line.parser.isSet(line.passphraseEnv)) {
        auto passphrase = environmentVariable(line.passphraseEnv, line);
        if (!passphrase)
            return tl::unexpected(passphrase.error());
        tls.passphrase = *passphrase;
    }
    if (line.parser.isSet(line.serverName))
        tls.serverName = line.parser.value(line.serverName);
    if (line.parser.isSet(line.alpn))
        tls.protocols = line.parser.value(line.alpn).split(u',', Qt::SkipEmptyParts);
    const QString minimum = line.parser.value(line.tlsMin);
    if (minimum != QLatin1String("1.2") && minimum != QLatin1String("1.3"))
        return tl::unexpected(QStringLiteral("--tls-min: %1 is neither 1.2 nor 1.3.").arg(quoted(minimum)));
    if (line.parser.isSet(line.tlsMin))
        tls.minimum = minimum == QLatin1String("1.3") ? mqtt::TlsOptions::Minimum::Tls13
                                                      : mqtt::TlsOptions::Minimum::Tls12;
    if (line.parser.isSet(line.trustSha256)) {
        QString digits = line.parser.value(line.trustSha256);
        digits.remove(u':').remove(u' ');
        tls.trustedFingerprint = QByteArray::fromHex(digits.toLatin1());
        if (tls.trustedFingerprint.size() != kFingerprintBytes ||
            digits.size() != qsizetype(2 * kFingerprintBytes))
            return tl::unexpected(QStringLiteral("--trust-sha256: a SHA-256 has 64 hexadecimal digits."));
    }
    return {};
}

Done readWay(const CommandLine &line, mqtt::TransportOptions &transport)
{
    if (line.parser.isSet(line.proxy)) {
        auto proxy = app::parseProxy(line.parser.value(line.proxy));
        if (!proxy)
            return tl::unexpected(QStringLiteral("--proxy: ") + proxy.error());
        transport.proxy = *std::move(proxy);
    }
    for (const QString &field : line.parser.values(line.wsHeader)) {
        const qsizetype colon = field.indexOf(u':');
        const QByteArray name = field.left(colon).trimmed().toUtf8();
        const QByteArray value = field.mid(colon + 1).trimmed().toUtf8();
        if (colon < 1 || name.contains(' ') || value.contains('\n') || value.contains('\r'))
            return tl::unexpected(QStringLiteral("--ws-header: write it as 'Name: value'."));
        transport.webSocket.headers.append({name, value});
    }
    return {};
}

/// A TLS option beside a scheme without TLS is a misunderstanding that must not go unsaid.
Done checkUse(const CommandLine &line, const mqtt::Endpoint &endpoint)
{
    const QString tls = line.firstSet({&line.ca, &line.cert, &line.key, &line.passphraseEnv, &line.serverName,
                                       &line.alpn, &line.tlsMin, &line.trustSha256});
    if (!tls.isEmpty() && !endpoint.usesTls())
        return tl::unexpected(
            QStringLiteral("%1 needs mqtts:// or wss://; this connection is not encrypted.").arg(tls));
    if (line.parser.isSet(line.wsHeader) && !endpoint.usesWebSocket())
        return tl::unexpected(QStringLiteral("--ws-header needs ws:// or wss://."));
    return {};
}

} // namespace

tl::expected<BrokerChoice, QString> chooseBroker(const CommandLine &line, const QString &url)
{
    BrokerChoice broker;
    if (url.isEmpty()) {
        auto saved = savedConnection(line);
        if (!saved)
            return tl::unexpected(saved.error());
        broker.username = saved->username;
        broker.profile = *std::move(saved);
    } else {
        const auto parsed = mqtt::parseUrl(url);
        if (!parsed)
            return tl::unexpected(ui::endpointErrorText(parsed.error(), url));
        broker.endpoint = parsed->endpoint;
        broker.username = parsed->username;
        broker.urlPassword = parsed->password.toUtf8();
    }
    if (line.parser.isSet(line.user))
        broker.username = line.parser.value(line.user);
    return broker;
}

tl::expected<mqtt::ConnectionOptions, QString>
readConnection(const CommandLine &line, const BrokerChoice &broker, const explorer::ProfileSecrets &secrets)
{
    mqtt::ConnectionOptions connection;
    if (broker.profile) {
        explorer::ConnectionProfile profile = *broker.profile;
        if (line.parser.isSet(line.protocol) && profile.usesScram &&
            profile.version == mqtt::ProtocolVersion::V5)
            return tl::unexpected(
                QStringLiteral("This saved connection uses SCRAM, so --protocol has no say."));
        profile.username = broker.username;
        connection = optionsOf(std::move(profile), secrets);
    } else {
        connection.endpoint = broker.endpoint;
        if (!broker.username.isEmpty())
            connection.session.username = broker.username.toStdString();
        if (!secrets.password.isEmpty() || line.parser.isSet(line.passwordEnv))
            connection.session.password = secrets.password;
    }
    connection.reconnect.firstDelay = {}; // the first failure ends the run

    const auto savedVersion = connection.session.version;
    if (const Done done = readSession(line, connection.session); !done)
        return tl::unexpected(done.error());
    if (broker.profile && !line.parser.isSet(line.protocol))
        connection.session.version = savedVersion;
    if (const Done done = readTls(line, connection.transport.tls); !done)
        return tl::unexpected(done.error());
    if (const Done done = readWay(line, connection.transport); !done)
        return tl::unexpected(done.error());
    if (const Done done = checkUse(line, connection.endpoint); !done)
        return tl::unexpected(done.error());
    const bool givesPassword =
        !broker.urlPassword.isEmpty() ||
        !line.firstSet({&line.passwordEnv, &line.passwordFile, &line.askPassword}).isEmpty();
    if (givesPassword && !connection.session.username &&
        connection.session.version != mqtt::ProtocolVersion::V5)
        return tl::unexpected(QStringLiteral("A password without a user name needs --protocol 5."));
    return connection;
}

} // namespace cli
