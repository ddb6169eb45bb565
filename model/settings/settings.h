// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/settings/setting_table.h"

#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QTimer>

namespace explorer {

/// The settings of setting_table.h in one JSON file (settings.json, 0600).
///
/// A value that is missing, of the wrong type or out of range reads as its default. Unknown keys are kept. A
/// damaged file is set aside as "settings.json.bad-<time>". Changes are written together shortly after the
/// first of them, by save() and by the destructor. Thread    the GUI's.
class Settings : public QObject
{
    Q_OBJECT

public:
    /// Without a folder nothing is read or written.
    explicit Settings(QString folder = {}, QObject *parent = nullptr);
    ~Settings() override;

    struct LoadProblem
    {
        bool happened = false;
        QString file;
        QString setAsideAs; ///< empty when that failed too; then the file is left alone and nothing is saved
        QString detail;
    };
    LoadProblem load();

    bool boolean(Setting setting) const;
    std::int64_t number(Setting setting) const;
    QString text(Setting setting) const;
    QByteArray blob(Setting setting) const;

    void setBoolean(Setting setting, bool value);
    void setNumber(Setting setting, std::int64_t value);
    void setText(Setting setting, const QString &value);
    void setBlob(Setting setting, const QByteArray &value);

    /// False with errorText() when it could not be written.
    bool save();
    QString errorText() const { return m_errorText; }

Q_SIGNALS:
    void changed(explorer::Setting setting);

private:
    QString path() const;
    void set(Setting setting, const QJsonValue &value);

    QString m_folder;
    QString m_errorText;
    QJsonObject m_values;
    QTimer m_saveSoon;
    bool m_dirty = false;
    bool m_mayWrite = true;
};

} // namespace explorer
