// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/traffic/traffic_map.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace ui {

/// Draws two levels of areas in the size of their traffic, and lets one walk through them.
///
/// A click or Enter picks an area, a double click or Space asks to look into the group it stands in, Backspace to go back
/// up; arrows go to the neighbour. What had the keyboard keeps it while figures change.
/// Cost      a layout of at most TrafficMap::kMostAreas per setAreas() and resize.   Thread: the GUI's.
class TreemapView : public QWidget
{
    Q_OBJECT

public:
    explicit TreemapView(QWidget *parent = nullptr);

    /// Names are read at once: the meters may go afterwards, and so may the sessions after an empty list.
    /// `below` is the node that the first level stands below, `byMessages` what the areas show.
    void setAreas(const std::vector<explorer::TrafficArea> &areas, explorer::NodeId below, bool byMessages);

    struct Tile
    {
        QRectF rect;
        QString name;     ///< below what it stands in
        QString fullName; ///< of a node, fit to be shown
        explorer::TrafficArea::Kind kind = explorer::TrafficArea::Kind::Node;
        explorer::ExplorerSession *session = nullptr;
        explorer::NodeId node = explorer::kNoNode;
        explorer::TrafficRate rate;
        double value = 0;
        double share = 0; ///< of the whole map
        std::size_t others = 0;
        std::size_t group = 0; ///< the tile of the first level that it stands in: itself for one of these
        bool isFrame = false;  ///< others stand in it
        bool hasBelow = false;
    };
    const std::vector<Tile> &tiles() const { return m_tiles; }
    int tileAt(const QPointF &at) const; ///< the smallest there; −1
    int current() const { return m_current; }
    QString describe(const Tile &tile) const;

    QSize sizeHint() const override { return {360, 200}; }
    QSize minimumSizeHint() const override { return {120, 80}; }

Q_SIGNALS:
    void picked(explorer::ExplorerSession *session, explorer::NodeId node);
    void entered(explorer::ExplorerSession *session, explorer::NodeId node);
    void upRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    Tile tileOf(const explorer::TrafficArea &area, const std::string &above) const;
    void layOut();
    QRectF insideOf(const QRectF &frame) const;
    void setCurrent(int tile);
    void moveCurrent(int dx, int dy);
    void pick(int tile);
    void enter(int tile);
    void paintTile(QPainter &painter, const Tile &tile) const;

    std::vector<Tile> m_tiles; ///< each of the first level with what stands in it behind it
    int m_current = -1;
    int m_hovered = -1;
    bool m_byMessages = true;
};

} // namespace ui
