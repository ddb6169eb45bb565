// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace explorer {

/// The filters that were used last and those that were given a name.
///
/// Both are kept as JSON texts, which the owner stores: what is damaged or beyond the bounds in them is left
/// out. Thread    the GUI's.
class FilterLibrary : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kMostRecent = 20;
    static constexpr std::size_t kMostSaved = 200;
    static constexpr qsizetype kLongestName = 60;

    struct Saved
    {
        QString name;
        QString filter;
        friend bool operator==(const Saved &, const Saved &) = default;
    };

    using QObject::QObject;

    const QStringList &recent() const { return m_recent; } ///< the last used first
    void remember(const QString &filter);
    void forgetRecent();

    const std::vector<Saved> &saved() const { return m_saved; } ///< by name
    bool hasName(const QString &name) const;
    bool isFull() const { return m_saved.size() >= kMostSaved; }
    /// Replaces what had that name. False for an empty name or filter, or when it is full.
    bool save(const QString &name, const QString &filter);
    /// False when another one has that name.
    bool rename(const QString &from, const QString &to);
    void remove(const QString &name);

    QString recentText() const;
    QString savedText() const;
    void restore(const QString &recentText, const QString &savedText);

Q_SIGNALS:
    void changed();

private:
    std::vector<Saved>::iterator find(const QString &name);
    void put(Saved saved);

    QStringList m_recent;
    std::vector<Saved> m_saved;
};

} // namespace explorer
