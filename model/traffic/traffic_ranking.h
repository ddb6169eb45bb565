// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/traffic/traffic_ranker.h"

#include <QAbstractTableModel>
#include <QString>

namespace explorer {

/// A ranking as a table. Rows keep their identity from one ranking to the next: what stays moves to its new place, so that
/// selection and scroll position stay; the model is never reset.
///
/// Names are escaped and cut as visibleText() does.      Thread: the GUI's.
class TrafficRanking : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Rank,
        Topic,
        Messages,
        Bytes,
        Size,
        Share,
        Connection,
        ColumnCount
    };
    enum Role
    {
        ShareRole = Qt::UserRole + 1, ///< of 1 (double)
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// `rows` as a TrafficRanker gives them; shares are parts of `total`, of its messages or else its bytes.
    void setRows(const std::vector<RankedTraffic> &rows, TrafficRanker::Of of, TrafficMeasure by, const TrafficRate &total);
    /// The connection goes: its rows go at once.
    void forget(const ExplorerSession *session);
    const RankedTraffic &at(int row) const { return m_rows[std::size_t(row)].ranked; }
    /// Fit to be shown; a subtree's ends in "/#".
    const QString &nameAt(int row) const { return m_rows[std::size_t(row)].name; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        RankedTraffic ranked;
        QString name;
        QString connection;
        double share = 0;
        int place = 0; ///< in the ranking being taken over; −1: not in it
    };

    template <class Goes>
    void removeRows(Goes goes);
    void appendRows(std::vector<Row> rows);
    void putInOrder();
    QString display(const Row &row, int column) const;

    std::vector<Row> m_rows;
    TrafficRanker::Of m_of = TrafficRanker::Of::Topics;
    TrafficMeasure m_by = TrafficMeasure::Messages;
};

} // namespace explorer
