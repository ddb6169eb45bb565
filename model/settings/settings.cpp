// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/settings.h"

#include "model/settings/private_file.h"

#include <QJsonDocument>

#include <chrono>

namespace explorer {

using namespace std::chrono_literals;

Settings::Settings(QString folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
{
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(500ms);
    connect(&m_saveSoon, &QTimer::timeout, this, &Settings::save);
}

Settings::~Settings() { save(); }

QString Settings::path() const { return m_folder + QStringLiteral("/settings.json"); }

Settings::LoadProblem Settings::load()
{
    LoadProblem problem;
    if (m_folder.isEmpty())
        return problem;
    const auto bytes = PrivateFile::read(path());
    if (bytes && bytes->isEmpty())
        return problem;

    QJsonParseError error{0, QJsonParseError::NoError};
    const QJsonDocument document = bytes ? QJsonDocument::fromJson(*bytes, &error) : QJsonDocument();
    if (document.isObject()) {
        m_values = document.object();
        return problem;
    }

    problem.happened = true;
    problem.file = path();
    if (!bytes)
        problem.detail = bytes.error();
    else if (error.error != QJsonParseError::NoError)
        problem.detail = QStringLiteral("%1 (byte %2)").arg(error.errorString()).arg(error.offset);
    if (const auto aside = PrivateFile::setAside(path()))
        problem.setAsideAs = *aside;
    else
        m_mayWrite = false;
    return problem;
}

bool Settings::boolean(Setting setting) const
{
    const SettingRow &row = settingRow(setting);
    return m_values.value(QLatin1String(row.key)).toBool(row.number != 0);
}

std::int64_t Settings::number(Setting setting) const
{
    const SettingRow &row = settingRow(setting);
    const qint64 value = m_values.value(QLatin1String(row.key)).toInteger(row.number);
    return value >= row.least && value <= row.most ? value : row.number;
}

QString Settings::text(Setting setting) const
{
    const SettingRow &row = settingRow(setting);
    return m_values.value(QLatin1String(row.key)).toString(QLatin1String(row.text));
}

QByteArray Settings::blob(Setting setting) const { return QByteArray::fromBase64(text(setting).toLatin1()); }

void Settings::setBoolean(Setting setting, bool value) { set(setting, value); }

void Settings::setNumber(Setting setting, std::int64_t value) { set(setting, qint64(value)); }

void Settings::setText(Setting setting, const QString &value) { set(setting, value); }

void Settings::setBlob(Setting setting, const QByteArray &value)
{
    set(setting, QString::fromLatin1(value.toBase64()));
}

void Settings::set(Setting setting, const QJsonValue &value)
{
    const QString key = QLatin1String(settingRow(setting).key);
    if (m_values.value(key) == value)
        return;
    m_values.insert(key, value);
    m_dirty = true;
    if (!m_saveSoon.isActive())
        m_saveSoon.start();
    Q_EMIT changed(setting);
}

bool Settings::save()
{
    m_saveSoon.stop();
    if (!m_dirty || m_folder.isEmpty() || !m_mayWrite)
        return true;
    const auto written = PrivateFile::write(path(), QJsonDocument(m_values).toJson());
    m_dirty = !written;
    m_errorText = written ? QString() : written.error();
    return bool(written);
}

} // namespace explorer
