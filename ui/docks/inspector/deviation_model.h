// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/schema_watch.h"

#include <QAbstractTableModel>
#include <QString>

#include <vector>

namespace ui {

/// What departs from the learned shape and is not accepted, of one topic or of all that are watched: a copy in words.
/// At most kMostRows; leftOut() says how many more there are. Thread: the GUI's.
class DeviationModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Kind,
        Where,
        What,
        First,
        Count,
        ColumnCount
    };
    static constexpr std::size_t kMostRows = 1'000;

    struct Entry
    {
        explorer::ExplorerSession *session = nullptr;
        explorer::TopicId topic = explorer::kNoTopic;
        std::uint64_t id = 0;
        explorer::Sequence first = explorer::kNoSequence;
        bool operator==(const Entry &) const = default;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void showOne(explorer::ExplorerSession *session, const explorer::WatchedTopic *topic); ///< nullptr: none
    void showAll(const explorer::SchemaWatch &watch);
    const Entry &at(int row) const { return m_rows[std::size_t(row)].entry; }
    std::size_t leftOut() const { return m_leftOut; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        Entry entry;
        QString cells[ColumnCount];
    };
    void add(std::vector<Row> &rows, explorer::ExplorerSession *session, const explorer::WatchedTopic &topic, bool withTopic);
    void takeOver(std::vector<Row> rows);

    std::vector<Row> m_rows;
    std::size_t m_leftOut = 0;
};

} // namespace ui
