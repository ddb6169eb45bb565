// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/inspector/message_diff.h"

#include <QAbstractTableModel>

namespace ui {

/// The rows of a MessageDiff. Thread: the GUI's.
class DiffModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Change,
        Place,
        Before,
        After,
        Delta,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setDiff(MessageDiff diff);
    const MessageDiff &diff() const { return m_diff; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    MessageDiff m_diff;
};

} // namespace ui
