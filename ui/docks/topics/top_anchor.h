// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPersistentModelIndex>

class QTreeView;

namespace ui {

/// Keeps the row at the top of a tree on its place on screen while rows come and go above it. At the very top
/// there is no such row: what comes first is seen. Thread    the GUI's.
class TopAnchor
{
public:
    explicit TopAnchor(QTreeView &view)
        : m_view(view)
    {}

    void take();              ///< the row that is at the top now
    void scrolled(int value); ///< by the user
    void restore();           ///< after a layout
    void letGo() { m_top = QModelIndex(); }

private:
    QTreeView &m_view;
    QPersistentModelIndex m_top;
    int m_offset = 0; ///< of its top from the viewport's, in pixels
    int m_scrolled = 0;
};

} // namespace ui
