// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/profiles/profile_store.h"

#include "model/profiles/profile_json.h"
#include "model/settings/private_file.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace explorer {

namespace {

constexpr QLatin1String kProfilesKey("profiles");
constexpr QLatin1String kFormatKey("format");
constexpr int kFormat = 1;

} // namespace

ProfileStore::ProfileStore(QString folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
{}

QString ProfileStore::path() const { return m_folder + QStringLiteral("/profiles.json"); }

QString ProfileStore::journalFile(const QString &id) const
{
    // An id from a file is foreign text and no file name.
    const QByteArray hash = QCryptographicHash::hash(id.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QStringLiteral("%1/sessions/%2.journal").arg(m_folder, QString::fromLatin1(hash.left(32)));
}

ProfileStore::LoadProblem ProfileStore::setAside(LoadProblem problem)
{
    if (const auto aside = PrivateFile::setAside(path()))
        problem.setAsideAs = *aside;
    else
        m_mayWrite = false;
    return problem;
}

ProfileStore::LoadProblem ProfileStore::load()
{
    m_profiles.clear();
    m_loaded.clear();
    m_skipped.clear();
    m_document = {};
    m_mayWrite = true;

    LoadProblem problem;
    const auto bytes = PrivateFile::read(path());
    if (!bytes) {
        problem.kind = LoadProblem::Kind::Unreadable;
        problem.file = path();
        problem.detail = bytes.error();
        return setAside(problem);
    }
    if (bytes->isEmpty())
        return problem;

    QJsonParseError error{0, QJsonParseError::NoError};
    const QJsonDocument document = QJsonDocument::fromJson(*bytes, &error);
    if (!document.isObject() || !document[kProfilesKey].isArray()) {
        problem.kind = LoadProblem::Kind::Damaged;
        problem.file = path();
        if (error.error != QJsonParseError::NoError)
            problem.detail = QStringLiteral("%1 (byte %2)").arg(error.errorString()).arg(error.offset);
        return setAside(problem);
    }

    m_document = document.object();
    for (const QJsonValue &value : m_document[kProfilesKey].toArray()) {
        const QJsonObject object = value.toObject();
        auto profile = profileFromJson(object);
        if (profile && !byId(profile->id)) {
            profile->journalFile = journalFile(profile->id);
            m_profiles.push_back(*profile);
            m_loaded.insert(profile->id, object);
            continue;
        }
        m_skipped.push_back(value);
        problem.kind = LoadProblem::Kind::EntrySkipped;
        problem.file = path();
        problem.detail = object[QStringLiteral("name")].toString();
        problem.key = profile ? QStringLiteral("id") : profile.error();
    }
    Q_EMIT changed();
    return problem;
}

const ConnectionProfile *ProfileStore::byId(const QString &id) const
{
    const auto found = std::ranges::find(m_profiles, id, &ConnectionProfile::id);
    return found == m_profiles.end() ? nullptr : &*found;
}

bool ProfileStore::save(const ConnectionProfile &profile)
{
    const auto found = std::ranges::find(m_profiles, profile.id, &ConnectionProfile::id);
    ConnectionProfile &kept = found == m_profiles.end() ? m_profiles.emplace_back() : *found;
    kept = profile;
    kept.journalFile = journalFile(profile.id);
    const bool written = write();
    Q_EMIT changed();
    return written;
}

bool ProfileStore::remove(const QString &id)
{
    std::erase_if(m_profiles, [&](const ConnectionProfile &profile) { return profile.id == id; });
    m_loaded.remove(id);
    QFile::remove(journalFile(id));
    const bool written = write();
    Q_EMIT changed();
    return written;
}

bool ProfileStore::write()
{
    if (!m_mayWrite) {
        m_errorText = QStringLiteral("the damaged file %1 could not be set aside").arg(path());
        return false;
    }
    QJsonArray array;
    for (const ConnectionProfile &profile : m_profiles)
        array.append(profileToJson(profile, m_loaded.value(profile.id)));
    for (const QJsonValue &skipped : m_skipped)
        array.append(skipped);
    m_document[kFormatKey] = kFormat;
    m_document[kProfilesKey] = array;
    const auto written = PrivateFile::write(path(), QJsonDocument(m_document).toJson());
    m_errorText = written ? QString() : written.error();
    return bool(written);
}

} // namespace explorer
