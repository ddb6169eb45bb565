// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/sparkplug/sparkplug_state.h"

#include <QAbstractTableModel>

#include <deque>

namespace ui {

/// What happened, the newest on top: a copy that moves on only in sync().  Thread: the GUI's.
class SparkplugEventModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Time,
        Where,
        What,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setState(const explorer::sparkplug::State *state); ///< as of SparkplugModel
    void sync();
    const explorer::sparkplug::Event &at(int row) const { return m_events[std::size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString whereText(const explorer::sparkplug::Event &event) const;

    const explorer::sparkplug::State *m_state = nullptr;
    std::deque<explorer::sparkplug::Event> m_events; ///< the newest first
    std::uint64_t m_count = 0; ///< of the state's events, that were taken
};

} // namespace ui
