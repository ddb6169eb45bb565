// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>

class QHeaderView;

namespace ui {

/// A flat table of any number of rows, all of one height: it knows only the rows it shows, so that a million more
/// cost nothing (QTreeView and QTableView keep 20 to 40 bytes a row and lay all of them out when one comes).
///
/// Whole rows are selected, also many. At the top it stays at the top when rows come above; elsewhere what is being
/// read stays where it is.                Thread    the GUI's.
class MessageRowsView : public QAbstractItemView
{
    Q_OBJECT

public:
    explicit MessageRowsView(QWidget *parent = nullptr);

    QHeaderView *header() const { return m_header; }
    int rowHeight() const { return m_rowHeight; }
    int firstVisibleRow() const;

    void setModel(QAbstractItemModel *model) override;
    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint &point) const override;

public Q_SLOTS:
    void reset() override;

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override;
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &index) const override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles) override;

protected Q_SLOTS:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;

private:
    int rows() const;
    int pageRows() const;
    void measure();
    void updateRanges();
    void paintRow(QPainter &painter, int row, int y) const;

    QHeaderView *m_header;
    int m_rowHeight = 1;
};

} // namespace ui
