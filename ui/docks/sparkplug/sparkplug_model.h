// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/sparkplug/sparkplug_state.h"

#include <QAbstractItemModel>

#include <functional>
#include <vector>

namespace ui {

/// A Sparkplug state as a tree: nodes, below each its devices and then its metrics, below a device its metrics.
///
/// Rows only ever come: sync() adds what is new since the last time. Values do not signal; they are read when painted.
/// Cost      sync(): linear in nodes and devices.   Thread: the GUI's.
class SparkplugModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column
    {
        Name,
        Value,
        Type,
        Age,
        State,
        Faults,
        ColumnCount
    };
    using Clock = std::function<std::int64_t()>; ///< nanoseconds since the epoch

    explicit SparkplugModel(QObject *parent = nullptr);

    void setClock(Clock clock) { m_clock = std::move(clock); }
    /// nullptr: nothing. It must stay until another is set.
    void setState(const explorer::sparkplug::State *state);
    const explorer::sparkplug::State *state() const { return m_state; }
    void sync();

    /// What a row stands for; kNoPart where it is none.
    struct Place
    {
        explorer::sparkplug::PartId node = explorer::sparkplug::kNoPart;
        explorer::sparkplug::PartId device = explorer::sparkplug::kNoPart; ///< of a device's row and its metrics
        int metric = -1;
    };
    Place placeOf(const QModelIndex &index) const;
    QModelIndex indexOfNode(explorer::sparkplug::PartId node) const { return index(int(node), 0); }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Shown
    {
        int devices = 0;
        int metrics = 0;
    };
    const explorer::sparkplug::Part &partOf(const Place &place) const;
    QVariant partData(const explorer::sparkplug::Part &part, const Place &place, Column column, int role) const;
    QVariant metricData(const explorer::sparkplug::Part &part, const explorer::sparkplug::KnownMetric &metric, Column column,
                        int role) const;
    QString ageSince(std::int64_t wallNs) const;

    const explorer::sparkplug::State *m_state = nullptr;
    std::vector<Shown> m_nodes; ///< what views have been told of
    std::vector<Shown> m_devices;
    std::uint64_t m_revision = 0;
    Clock m_clock;
};

} // namespace ui
