// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/topic_schema.h"

#include <QAbstractTableModel>
#include <QString>

#include <vector>

namespace ui {

/// The places of a topic's payloads as a table of words: a copy, for what it is of may be forgotten at any time.
/// At most TopicSchema::kMostPaths rows. Thread: the GUI's.
class SchemaModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Path,
        Types,
        Range,
        Usual,
        Presence,
        Changed,
        ColumnCount
    };
    enum Role
    {
        DeviatesRole = Qt::UserRole + 1 ///< bool: not accepted deviations
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setSchema(const explorer::TopicSchema *schema); ///< nullptr: empty

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QString cells[ColumnCount];
        QString deviations;
    };
    std::vector<Row> m_rows;
};

} // namespace ui
