// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QDateTime>

#include <cstdint>
#include <deque>

namespace ui {

enum class LogLevel : std::uint8_t
{
    Detail,
    Information,
    Warning,
    Error
};

struct LogLine
{
    QDateTime time;
    LogLevel level = LogLevel::Information;
    QString connection; ///< fit to be shown
    QString text;       ///< plain, fit to be shown; never a payload or a secret
};

/// The newest lines, oldest first; beyond the bound the oldest go and are counted.  Thread: the GUI's.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Time,
        Level,
        Connection,
        Text,
        ColumnCount
    };
    enum Role
    {
        LevelRole = Qt::UserRole + 1,
        WholeLineRole, ///< for copying and filtering
    };
    static constexpr int kMostLines = 10'000;

    using QAbstractTableModel::QAbstractTableModel;

    void append(LogLine line);
    void clear(); ///< what is cleared does not count as discarded
    std::uint64_t discarded() const { return m_discarded; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::deque<LogLine> m_lines;
    std::uint64_t m_discarded = 0;
};

} // namespace ui
