// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace explorer {

/// Reads a JSON object without guessing: an absent key gives the default, a present one must have its type
/// and range, and the first that has not is remembered by its name. Readers of inner objects share that
/// memory through `parent`, which must outlive them. Any thread.
class StrictJson
{
public:
    explicit StrictJson(QJsonObject object, StrictJson *parent = nullptr, QString path = {});

    QString text(const char *key, const QString &otherwise = {});
    bool flag(const char *key, bool otherwise);
    qint64 number(const char *key, qint64 otherwise, qint64 least, qint64 most);
    std::optional<qint64> numberIfAny(const char *key, qint64 least, qint64 most);
    QByteArray base64(const char *key);
    QByteArray hex(const char *key);
    QJsonArray array(const char *key);
    /// Absent: empty.
    StrictJson object(const char *key);
    /// The index-th element of array(key), which must be an object.
    StrictJson element(const char *key, qsizetype index);
    bool has(const char *key) const { return m_object.contains(QLatin1String(key)); }

    /// The caller's own check of this key failed.
    void refuse(const char *key);
    bool isFine() const { return root().m_wrong.isEmpty(); }
    QString wrongKey() const { return root().m_wrong; }

private:
    const StrictJson &root() const { return m_parent ? m_parent->root() : *this; }
    void remember(const QString &path);
    QJsonValue value(const char *key) const { return m_object[QLatin1String(key)]; }

    QJsonObject m_object;
    StrictJson *m_parent;
    QString m_path; ///< "tls.", for what is wrong in it
    QString m_wrong;
};

} // namespace explorer
