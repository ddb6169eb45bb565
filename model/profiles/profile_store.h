// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profiles/connection_profile.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QString>

#include <vector>

namespace explorer {

/// Profiles in one JSON file (profiles.json, 0600 from its first byte, folder 0700), saved whole and
/// atomically with one backup.
///
/// A file that cannot be read or parsed is set aside as "profiles.json.bad-<time>", never truncated, and told
/// by loadProblem(); unknown keys of a newer version and entries that make no sense are kept as they stand. A
/// file that cannot even be set aside is left alone: then nothing is ever written. Thread: the GUI's.
class ProfileStore : public QObject
{
    Q_OBJECT

public:
    explicit ProfileStore(QString folder, QObject *parent = nullptr);

    struct LoadProblem
    {
        enum class Kind
        {
            None,
            Unreadable,
            Damaged,
            EntrySkipped
        };
        Kind kind = Kind::None;
        QString file;
        QString setAsideAs;
        QString detail; ///< the system's or parser's words; EntrySkipped: the connection's name, foreign text
        QString key;    ///< EntrySkipped: what makes no sense in it, "tls.minimum"
    };
    LoadProblem load();

    const std::vector<ConnectionProfile> &profiles() const { return m_profiles; }
    const ConnectionProfile *byId(const QString &id) const;
    /// Adds or replaces. False with errorText() when the file could not be written (memory is changed all the
    /// same).
    bool save(const ConnectionProfile &profile);
    bool remove(const QString &id);
    QString errorText() const { return m_errorText; }
    /// Where this profile's session outlives the program: "sessions/<hash of the id>.journal" in the store's
    /// folder. Every profile that comes from here has it.
    QString journalFile(const QString &id) const;

Q_SIGNALS:
    void changed();

private:
    bool write();
    QString path() const;
    LoadProblem setAside(LoadProblem problem);

    QString m_folder;
    QString m_errorText;
    std::vector<ConnectionProfile> m_profiles;
    QJsonObject m_document;               ///< as loaded: keys of other versions
    QHash<QString, QJsonObject> m_loaded; ///< the same, per profile id
    std::vector<QJsonValue> m_skipped;
    bool m_mayWrite = true;
};

} // namespace explorer
