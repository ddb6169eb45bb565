// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/saved_connection.h"

#include "model/profiles/profile_json.h"
#include "model/settings/private_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>

namespace cli {

tl::expected<explorer::ConnectionProfile, QString> savedConnection(const CommandLine &line)
{
    const QString name = line.parser.value(line.profile);
    const QString folder = line.parser.isSet(line.configDir)
                               ? line.parser.value(line.configDir)
                               : QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    const QString path = folder + QStringLiteral("/profiles.json");
    const auto bytes = explorer::PrivateFile::read(path);
    if (!bytes)
        return tl::unexpected(
            QStringLiteral("--profile: cannot read %1: %2.").arg(quoted(path), bytes.error()));
    const QJsonArray entries = QJsonDocument::fromJson(*bytes).object()[QStringLiteral("profiles")].toArray();
    for (const QJsonValue &entry : entries) {
        const QJsonObject object = entry.toObject();
        if (object[QStringLiteral("name")].toString() != name &&
            object[QStringLiteral("id")].toString() != name)
            continue;
        auto profile = explorer::profileFromJson(object);
        if (!profile)
            return tl::unexpected(QStringLiteral("--profile: the saved connection %1 makes no sense (%2).")
                                      .arg(quoted(name), profile.error()));
        return *std::move(profile);
    }
    return tl::unexpected(
        QStringLiteral("--profile: there is no saved connection %1 in %2.").arg(quoted(name), quoted(path)));
}

mqtt::ConnectionOptions optionsOf(explorer::ConnectionProfile profile,
                                  const explorer::ProfileSecrets &secrets)
{
    profile.hasWill = false;
    profile.cleanStart = true;
    profile.keepsSession = false;
    profile.sessionExpirySeconds = 0;
    return profile.toOptions(secrets);
}

} // namespace cli
