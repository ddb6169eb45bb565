// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/topics/top_anchor.h"

#include <QScrollBar>
#include <QTreeView>

#include <utility>

namespace ui {

void TopAnchor::take()
{
    m_scrolled = m_view.verticalScrollBar()->value();
    if (m_scrolled == 0) {
        m_top = QModelIndex();
        return;
    }
    const QModelIndex top = m_view.indexAt({0, 0});
    m_offset = m_view.visualRect(top).top();
    m_top = top;
}

void TopAnchor::scrolled(int value)
{
    // The row moves with the rest; asking which is on top now would force a layout that may be waiting.
    if (m_top.isValid() && value != 0)
        m_offset -= value - std::exchange(m_scrolled, value);
    else
        take();
}

void TopAnchor::restore()
{
    if (!m_top.isValid())
        return;
    QScrollBar *bar = m_view.verticalScrollBar();
    if (const QRect rect = m_view.visualRect(m_top); rect.isValid())
        bar->setValue(bar->value() + rect.top() - m_offset);
}

} // namespace ui
