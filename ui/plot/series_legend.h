// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plot/plot_surface.h"

#include <QTreeWidget>

namespace ui {

/// The list of curves beside a chart: colour, name, newest value, value at the cursor; hide, show alone,
/// remove.
///
/// Keyboard: Space hides or shows, Return shows alone, Delete removes, Menu opens the menu. Names are plain
/// text.
class SeriesLegend : public QTreeWidget
{
    Q_OBJECT

public:
    explicit SeriesLegend(QWidget *parent = nullptr);

    struct Row
    {
        Curve curve;
        QString note; ///< shown below the name
        std::uint64_t dropped = 0; ///< oldest points that had to go: told below the name, where there is no note
    };
    void setRows(const std::vector<Row> &rows);
    void setLatest(int id, const QString &text);
    void setDropped(int id, std::uint64_t points);
    void setAtCursor(int id, const QString &text);
    void setCursorHeading(const QString &time); ///< empty: no cursor
    int currentId() const;
    QSize sizeHint() const override { return {m_widthHint, 160}; }

Q_SIGNALS:
    void visibilityWanted(int id, bool visible);
    void aloneWanted(int id);
    void rightAxisWanted(int id, bool right);
    void removeWanted(int id);
    void currentChanged();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum Column
    {
        NameColumn,
        LatestColumn,
        CursorColumn,
        RemoveColumn
    };
    QTreeWidgetItem *itemFor(int id) const;
    void paintItem(QTreeWidgetItem *item, const Row &row);
    void retranslate();
    void chooseColumns();

    std::vector<Row> m_rows;
    bool m_filling = false;
    bool m_hasCursor = false;
    int m_widthHint = 0; ///< room for a topic beside the numbers
};

} // namespace ui
