// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/profiles/profile_secrets.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace explorer {

namespace {

constexpr QLatin1String kPassword("password");
constexpr QLatin1String kPassphrase("passphrase");
constexpr QLatin1String kProxyPassword("proxyPassword");
constexpr QLatin1String kHeaders("headers");

QJsonValue packed(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); }

std::optional<QByteArray> unpacked(const QJsonValue &value)
{
    if (value.isUndefined())
        return QByteArray();
    auto decoded =
        QByteArray::fromBase64Encoding(value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!value.isString() || !decoded)
        return std::nullopt;
    return *std::move(decoded);
}

} // namespace

QByteArray ProfileSecrets::toBytes() const
{
    QJsonObject object;
    for (const auto &[key, value] : {std::pair{kPassword, &password}, std::pair{kPassphrase, &passphrase},
                                     std::pair{kProxyPassword, &proxyPassword}}) {
        if (!value->isEmpty())
            object[key] = packed(*value);
    }
    QJsonArray fields;
    for (const auto &[name, value] : headers)
        fields.append(QJsonArray{packed(name), packed(value)});
    if (!fields.isEmpty())
        object[kHeaders] = fields;
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<ProfileSecrets> ProfileSecrets::fromBytes(const QByteArray &bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject object = document.object();
    ProfileSecrets secrets;
    for (const auto &[key, target] :
         {std::pair{kPassword, &secrets.password}, std::pair{kPassphrase, &secrets.passphrase},
          std::pair{kProxyPassword, &secrets.proxyPassword}}) {
        auto value = unpacked(object[key]);
        if (!value)
            return std::nullopt;
        *target = *std::move(value);
    }
    const QJsonArray fields = object[kHeaders].toArray();
    for (const QJsonValue &field : fields) {
        auto name = unpacked(field[0]);
        auto value = unpacked(field[1]);
        if (!name || !value)
            return std::nullopt;
        secrets.headers.append({*std::move(name), *std::move(value)});
    }
    return secrets;
}

bool isSecretHeader(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    const auto holds = [&](const char *word) { return lower.contains(word); };
    constexpr const char *kWords[] = {"auth", "cookie", "token", "secret", "password", "key"};
    return std::any_of(std::begin(kWords), std::end(kWords), holds);
}

} // namespace explorer
