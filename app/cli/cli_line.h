// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCommandLineParser>

#include <tl/expected.hpp>

#include <cstdint>
#include <initializer_list>

namespace cli {

/// Every option that there is, and the words about them.
struct CommandLine
{
    QCommandLineParser parser;
    QCommandLineOption help{{"h", "help"}, "Show this help and exit."};
    QCommandLineOption version{"version", "Show the version and exit."};
    QCommandLineOption topic{
        {"t", "topic"}, "sub, probe: topic filter, may be repeated. pub: topic.", "TOPIC"};
    QCommandLineOption qos{{"q", "qos"}, "Quality of service: 0, 1 or 2.", "QOS", "0"};
    QCommandLineOption protocol{"protocol", "MQTT version: 3.1, 3.1.1 or 5.", "VERSION", "5"};
    QCommandLineOption id{"id", "Client identifier; random when absent.", "ID"};
    QCommandLineOption keepAlive{"keepalive", "Keep-alive interval; 0 switches it off.", "SECONDS", "60"};
    QCommandLineOption stats{"stats", "Print one JSON object with the run's figures at the end."};
    QCommandLineOption profile{"profile", "Connect as the saved connection NAME does, in place of a URL.",
                               "NAME"};
    QCommandLineOption configDir{"config-dir", "Look for saved connections in DIR.", "DIR"};
    // who we are
    QCommandLineOption user{"user", "User name; before the one in the URL.", "NAME"};
    QCommandLineOption passwordEnv{
        "password-env", "Take the password from this environment variable (default: MQTTSCOPE_PASSWORD).",
        "VARIABLE"};
    QCommandLineOption passwordFile{"password-file", "Take the password from the first line of FILE.",
                                    "FILE"};
    QCommandLineOption askPassword{"ask-password", "Ask for the password on the terminal."};
    // TLS
    QCommandLineOption ca{"ca", "Authorities that may vouch for the broker (PEM); replaces the system's.",
                          "FILE"};
    QCommandLineOption cert{"cert", "Client certificate (PEM with its chain, or PKCS#12).", "FILE"};
    QCommandLineOption key{"key", "Client key (PEM); in the certificate's file when absent.", "FILE"};
    QCommandLineOption passphraseEnv{
        "passphrase-env", "Take the passphrase of the key or PKCS#12 file from this environment variable.",
        "VARIABLE"};
    QCommandLineOption serverName{"server-name", "Ask for and verify this name in place of the host's.",
                                  "NAME"};
    QCommandLineOption alpn{"alpn", "Offer these protocols in the handshake, with commas between.", "LIST"};
    QCommandLineOption tlsMin{"tls-min", "Lowest version of TLS: 1.2 or 1.3.", "VERSION", "1.2"};
    QCommandLineOption trustSha256{
        "trust-sha256", "Trust the certificate with this SHA-256 and no other, whoever vouches.", "HEX"};
    // the way
    QCommandLineOption proxy{"proxy", "socks5://[user[:password]@]host:port, http://…, system, or none.",
                             "URL"};
    QCommandLineOption wsHeader{"ws-header", "Header field of the WebSocket's request; may be repeated.",
                                "NAME: VALUE"};
    // sub
    QCommandLineOption count{"count", "sub: end after N messages.", "N"};
    QCommandLineOption untilTopic{"until-topic", "sub: end after a message on this topic.", "TOPIC"};
    QCommandLineOption format{"format", "sub: text, json, decoded or none. probe: text or json.", "FORMAT", "text"};
    QCommandLineOption readAs{"read-as",
                              "sub, --format decoded: how the payloads of topics are read; may be repeated. READERS: "
                              "transforms and a decoder with + between (gzip+cbor), then the decoder's setup.",
                              "FILTER=READERS[ SETUP]"};
    // pub
    QCommandLineOption message{{"m", "message"}, "pub: the payload as text.", "TEXT"};
    QCommandLineOption file{{"f", "file"}, "pub: the payload is this file, - for standard input.", "FILE"};
    QCommandLineOption hex{"hex", "pub: the payload in hexadecimal.", "HEX"};
    QCommandLineOption lines{"lines", "pub: one message for each line of standard input."};
    QCommandLineOption retain{{"r", "retain"}, "pub: ask the broker to keep it for later subscribers."};
    QCommandLineOption repeat{"repeat", "pub: send it N times.", "N"};

    CommandLine();

    /// The first option given that belongs to another command, as "--name"; empty: none.
    QString firstSet(std::initializer_list<const QCommandLineOption *> options) const;
    tl::expected<std::uint64_t, QString> number(const QCommandLineOption &option, std::uint64_t least,
                                                std::uint64_t most) const;
};

/// In quotes, made visible, cut where it is long.
QString quoted(const QString &text);

} // namespace cli
