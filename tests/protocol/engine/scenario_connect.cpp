// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/protocol/engine/scenario_connect.h"

#include "tests/protocol/engine/json_properties.h"
#include "tests/protocol/engine/scripted_authenticator.h"

namespace driver {

namespace {

using mqtt::Endpoint;
using mqtt::PropertyId;

bool transportFrom(const Json &json, mqtt::ConnectionOptions &options)
{
    bool ok = true;
    const auto path = [&ok](const Json &tls, std::string_view name) {
        return QString::fromStdString(textOf(tls, name, ok).value_or(std::string()));
    };
    const bool webSocket = flagOr(json, "ws", false, ok);
    const auto tls = member(json, "tls");
    if (tls && tls->is_object()) {
        options.transport.tls.authorityFile = path(*tls, "ca");
        options.transport.tls.certificateFile = path(*tls, "cert");
        options.transport.tls.keyFile = path(*tls, "key");
        options.transport.tls.passphrase =
            QByteArray::fromStdString(textOf(*tls, "passphrase", ok).value_or(std::string()));
    }
    if (webSocket) {
        options.endpoint.scheme = tls ? Endpoint::Scheme::Wss : Endpoint::Scheme::Ws;
        options.endpoint.path = QStringLiteral("/mqtt");
    } else if (tls) {
        options.endpoint.scheme = Endpoint::Scheme::Mqtts;
    }
    return ok;
}

bool authenticationFrom(const Json &json, mqtt::SessionOptions &session)
{
    const auto auth = member(json, "auth");
    if (!auth)
        return true;
    bool ok = true;
    const auto method = textOf(*auth, "method", ok);
    const auto initial = textOf(*auth, "initial", ok);
    std::vector<QByteArray> responses;
    simdjson::dom::array list;
    if (const auto given = member(*auth, "responses"); given && given->get(list) != simdjson::SUCCESS)
        return false;
    for (const Json entry : list) {
        std::string_view text;
        if (entry.get(text) != simdjson::SUCCESS)
            return false;
        responses.push_back(QByteArray::fromStdString(binaryFrom(std::string(text))));
    }
    if (!ok || !method)
        return false;
    session.authenticator = std::make_shared<ScriptedAuthenticator>(
        *method, initial ? std::optional(QByteArray::fromStdString(binaryFrom(*initial))) : std::nullopt,
        std::move(responses));
    return true;
}

bool propertiesInto(const Json &json, mqtt::SessionOptions &session)
{
    const bool v5 = session.version == mqtt::ProtocolVersion::V5;
    if (const auto given = member(json, "properties")) {
        const auto properties = propertiesFrom(*given);
        if (!properties)
            return false;
        if (v5) // before it there are none: one scenario serves all versions
            session.connectProperties = *properties;
    }
    if (!v5)
        return true;
    if (!find(session.connectProperties, PropertyId::ReceiveMaximum))
        session.connectProperties.push_back(
            mqtt::Property::ofNumber(PropertyId::ReceiveMaximum, kReceiveMaximum));
    return true;
}

} // namespace

bool messageFrom(const Json &json, mqtt::Message &message)
{
    bool ok = true;
    message.topic = textOf(json, "topic", ok).value_or(std::string());
    message.payload = bytesOf(textOf(json, "payload", ok).value_or(std::string()));
    message.qos = mqtt::Qos(numberOr(json, "qos", 0, 2, ok));
    message.retain = flagOr(json, "retain", false, ok);
    if (const auto given = member(json, "properties")) {
        const auto properties = propertiesFrom(*given);
        if (!properties)
            return false;
        message.properties = *properties;
    }
    return ok;
}

bool connectFrom(const Json &json, mqtt::ConnectionOptions &options)
{
    constexpr std::int64_t kMostMs = 24 * 60 * 60 * 1'000;
    bool ok = true;
    mqtt::SessionOptions &session = options.session;
    const std::int64_t version = numberOr(json, "version", 4, 5, ok);
    if (version < 3)
        return false;
    session.version = mqtt::ProtocolVersion(version);
    session.clientId = textOf(json, "clientId", ok).value_or(std::string());
    options.endpoint.host = QString::fromStdString(textOf(json, "host", ok).value_or("localhost"));
    session.cleanStart = flagOr(json, "clean", true, ok);
    session.keepAlive = std::chrono::seconds(numberOr(json, "keepalive", 60, 65'535, ok));
    session.username = textOf(json, "username", ok);
    if (const auto password = textOf(json, "password", ok))
        session.password = bytesOf(*password);
    if (const auto will = member(json, "will")) {
        session.will.emplace();
        ok = messageFrom(*will, *session.will) && ok;
    }
    ok = propertiesInto(json, session) && authenticationFrom(json, session) && ok;

    options.reconnect.firstDelay = std::chrono::milliseconds(numberOr(json, "reconnectMs", 0, kMostMs, ok));
    options.reconnect.jitterPercent = 0;
    if (member(json, "connectTimeoutMs")) {
        options.connectTimeout =
            std::chrono::milliseconds(numberOr(json, "connectTimeoutMs", 10'000, kMostMs, ok));
        session.connackTimeout = options.connectTimeout;
    }
    return transportFrom(json, options) && ok;
}

} // namespace driver
