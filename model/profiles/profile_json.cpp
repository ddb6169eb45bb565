// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/profiles/profile_json.h"

#include "model/profiles/profile_json_parts.h"

namespace explorer {

namespace {

constexpr struct
{
    mqtt::ProtocolVersion version;
    const char *name;
} kVersions[] = {{mqtt::ProtocolVersion::V5, "5"},
                 {mqtt::ProtocolVersion::V311, "3.1.1"},
                 {mqtt::ProtocolVersion::V31, "3.1"}};

QString versionName(mqtt::ProtocolVersion version)
{
    for (const auto &entry : kVersions) {
        if (entry.version == version)
            return QLatin1String(entry.name);
    }
    return {};
}

mqtt::ProtocolVersion readVersion(StrictJson &json)
{
    const QString name = json.text("protocol", versionName(mqtt::ProtocolVersion::V5));
    for (const auto &entry : kVersions) {
        if (name == QLatin1String(entry.name))
            return entry.version;
    }
    json.refuse("protocol");
    return mqtt::ProtocolVersion::V5;
}

} // namespace

QJsonObject profileToJson(const ConnectionProfile &profile, QJsonObject base)
{
    base[QStringLiteral("id")] = profile.id;
    base[QStringLiteral("name")] = profile.name;
    base[QStringLiteral("protocol")] = versionName(profile.version);
    base[QStringLiteral("fallsBackTo311")] = profile.fallsBackTo311;
    base[QStringLiteral("clientId")] = profile.clientId;
    base[QStringLiteral("username")] = profile.username;
    base[QStringLiteral("asksPassword")] = profile.asksPassword;
    base[QStringLiteral("keepsSecrets")] = profile.keepsSecrets;
    base[QStringLiteral("scram")] = profile.usesScram;
    writeTransport(profile, base);
    writeMqtt(profile, base);
    writeDecodeRules(profile, base);
    return base;
}

tl::expected<ConnectionProfile, QString> profileFromJson(const QJsonObject &object)
{
    StrictJson json(object);
    ConnectionProfile profile;
    profile.id = json.text("id");
    if (profile.id.isEmpty())
        json.refuse("id");
    profile.name = json.text("name");
    profile.version = readVersion(json);
    profile.fallsBackTo311 = json.flag("fallsBackTo311", false);
    profile.clientId = json.text("clientId");
    profile.username = json.text("username");
    profile.asksPassword = json.flag("asksPassword", false);
    profile.keepsSecrets = json.flag("keepsSecrets", false);
    profile.usesScram = json.flag("scram", false);
    readTransport(json, profile);
    readMqtt(json, profile);
    readDecodeRules(json, profile);
    if (!json.isFine())
        return tl::unexpected(json.wrongKey());
    return profile;
}

} // namespace explorer
