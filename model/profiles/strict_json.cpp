// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/profiles/strict_json.h"

namespace explorer {

StrictJson::StrictJson(QJsonObject object, StrictJson *parent, QString path)
    : m_object(std::move(object))
    , m_parent(parent)
    , m_path(std::move(path))
{}

void StrictJson::remember(const QString &path)
{
    if (m_parent)
        m_parent->remember(path);
    else if (m_wrong.isEmpty())
        m_wrong = path;
}

void StrictJson::refuse(const char *key) { remember(m_path + QLatin1String(key)); }

QString StrictJson::text(const char *key, const QString &otherwise)
{
    if (!has(key))
        return otherwise;
    if (!value(key).isString())
        refuse(key);
    return value(key).toString();
}

bool StrictJson::flag(const char *key, bool otherwise)
{
    if (!has(key))
        return otherwise;
    if (!value(key).isBool())
        refuse(key);
    return value(key).toBool();
}

std::optional<qint64> StrictJson::numberIfAny(const char *key, qint64 least, qint64 most)
{
    if (!has(key))
        return std::nullopt;
    // toInteger() gives its default for a fraction; two defaults tell that from a real value.
    const QJsonValue found = value(key);
    const qint64 number = found.toInteger(least);
    const bool whole = found.isDouble() && number == found.toInteger(most);
    if (!whole || number < least || number > most) {
        refuse(key);
        return std::nullopt;
    }
    return number;
}

qint64 StrictJson::number(const char *key, qint64 otherwise, qint64 least, qint64 most)
{
    return numberIfAny(key, least, most).value_or(otherwise);
}

QByteArray StrictJson::base64(const char *key)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text(key).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        refuse(key);
    return decoded.decoded;
}

QByteArray StrictJson::hex(const char *key)
{
    const QByteArray digits = text(key).toLatin1();
    QByteArray bytes = QByteArray::fromHex(digits);
    if (bytes.toHex() != digits.toLower())
        refuse(key);
    return bytes;
}

QJsonArray StrictJson::array(const char *key)
{
    if (has(key) && !value(key).isArray())
        refuse(key);
    return value(key).toArray();
}

StrictJson StrictJson::object(const char *key)
{
    if (has(key) && !value(key).isObject())
        refuse(key);
    return StrictJson(value(key).toObject(), this, m_path + QLatin1String(key) + QLatin1Char('.'));
}

StrictJson StrictJson::element(const char *key, qsizetype index)
{
    const QJsonValue item = value(key)[index];
    if (!item.isObject())
        refuse(key);
    return StrictJson(item.toObject(), this, m_path + QLatin1String(key) + QLatin1Char('.'));
}

} // namespace explorer
