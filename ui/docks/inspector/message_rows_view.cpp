// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/message_rows_view.h"

#include "ui/theme/metrics.h"

#include <QEvent>
#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOption>

#include <algorithm>

namespace ui {

MessageRowsView::MessageRowsView(QWidget *parent)
    : QAbstractItemView(parent)
    , m_header(new QHeaderView(Qt::Horizontal, this))
{
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    m_header->setStretchLastSection(true);
    m_header->setSectionsClickable(false);
    m_header->setHighlightSections(false);
    m_header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(m_header, &QHeaderView::sectionResized, this, [this] {
        updateGeometries();
        viewport()->update();
    });
    measure();
}

void MessageRowsView::measure() { m_rowHeight = fontMetrics().height() + space::kTight; }

void MessageRowsView::setModel(QAbstractItemModel *model)
{
    QAbstractItemView::setModel(model);
    m_header->setModel(model);
    connect(model, &QAbstractItemModel::rowsRemoved, this, [this] {
        updateRanges();
        viewport()->update();
    });
    updateGeometries();
}

int MessageRowsView::rows() const { return model() ? model()->rowCount(rootIndex()) : 0; }
int MessageRowsView::pageRows() const { return std::max(1, viewport()->height() / m_rowHeight); }
int MessageRowsView::firstVisibleRow() const { return verticalScrollBar()->value(); }
int MessageRowsView::horizontalOffset() const { return m_header->offset(); }
int MessageRowsView::verticalOffset() const { return firstVisibleRow() * m_rowHeight; }
bool MessageRowsView::isIndexHidden(const QModelIndex &index) const { return m_header->isSectionHidden(index.column()); }

QRect MessageRowsView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    return {m_header->sectionViewportPosition(index.column()), (index.row() - firstVisibleRow()) * m_rowHeight,
            m_header->sectionSize(index.column()), m_rowHeight};
}

QModelIndex MessageRowsView::indexAt(const QPoint &point) const
{
    const int row = firstVisibleRow() + point.y() / m_rowHeight;
    const int column = m_header->logicalIndexAt(point.x());
    return point.y() >= 0 && row < rows() && column >= 0 ? model()->index(row, column, rootIndex()) : QModelIndex();
}

void MessageRowsView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const int row = index.row();
    const int first = firstVisibleRow();
    const int page = pageRows();
    QScrollBar *bar = verticalScrollBar();
    switch (hint) {
    case EnsureVisible:
        if (row < first)
            bar->setValue(row);
        else if (row >= first + page)
            bar->setValue(row - page + 1);
        break;
    case PositionAtTop:
        bar->setValue(row);
        break;
    case PositionAtBottom:
        bar->setValue(row - page + 1);
        break;
    case PositionAtCenter:
        bar->setValue(row - page / 2);
        break;
    }
}

QModelIndex MessageRowsView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int count = rows();
    if (count == 0)
        return {};
    const int row = currentIndex().isValid() ? currentIndex().row() : -1;
    const int page = std::max(1, pageRows() - 1);
    int to = row;
    switch (action) {
    case MoveUp:
    case MovePrevious:
        to = row - 1;
        break;
    case MoveDown:
    case MoveNext:
        to = row + 1;
        break;
    case MovePageUp:
        to = row - page;
        break;
    case MovePageDown:
        to = row + page;
        break;
    case MoveHome:
        to = 0;
        break;
    case MoveEnd:
        to = count - 1;
        break;
    case MoveLeft:
    case MoveRight:
        horizontalScrollBar()->triggerAction(action == MoveLeft ? QAbstractSlider::SliderSingleStepSub
                                                                : QAbstractSlider::SliderSingleStepAdd);
        break;
    }
    return model()->index(std::clamp(to, 0, count - 1), std::max(0, m_header->logicalIndex(0)), rootIndex());
}

void MessageRowsView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    if (!selectionModel() || rows() == 0)
        return;
    const auto rowAt = [&](int y) { // also far out of sight, where a selection began
        const int from = y < 0 ? -((-y + m_rowHeight - 1) / m_rowHeight) : y / m_rowHeight;
        return std::clamp(firstVisibleRow() + from, 0, rows() - 1);
    };
    const int top = rowAt(rect.top());
    const int bottom = rowAt(rect.bottom());
    const int columns = model()->columnCount(rootIndex());
    const QItemSelection selection(model()->index(std::min(top, bottom), 0, rootIndex()),
                                   model()->index(std::max(top, bottom), columns - 1, rootIndex()));
    selectionModel()->select(selection, command);
}

QRegion MessageRowsView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    const int first = firstVisibleRow();
    const int last = first + pageRows() + 1;
    for (const QItemSelectionRange &range : selection) {
        const int top = std::max(range.top(), first);
        const int bottom = std::min(range.bottom(), last);
        if (top <= bottom)
            region += QRect(0, (top - first) * m_rowHeight, viewport()->width(), (bottom - top + 1) * m_rowHeight);
    }
    return region;
}

void MessageRowsView::updateRanges()
{
    QScrollBar *bar = verticalScrollBar();
    bar->setPageStep(pageRows());
    bar->setSingleStep(1);
    bar->setRange(0, std::max(0, rows() - pageRows()));
    QScrollBar *sideways = horizontalScrollBar();
    sideways->setPageStep(viewport()->width());
    sideways->setRange(0, std::max(0, m_header->length() - viewport()->width()));
}

void MessageRowsView::updateGeometries()
{
    const int height = m_header->isHidden() ? 0 : m_header->sizeHint().height();
    setViewportMargins(0, height, 0, 0);
    const QRect place = viewport()->geometry();
    m_header->setGeometry(place.left(), place.top() - height, place.width(), height);
    updateRanges();
    QAbstractItemView::updateGeometries();
}

void MessageRowsView::scrollContentsBy(int, int)
{
    m_header->setOffset(horizontalScrollBar()->value());
    viewport()->update();
}

void MessageRowsView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsInserted(parent, start, end);
    const int place = firstVisibleRow();
    updateRanges();
    if (place > 0 && start <= place)
        verticalScrollBar()->setValue(place + end - start + 1);
    viewport()->update();
}

void MessageRowsView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    // Qt offers screen readers the cells of its own tables alone: of this one they are told the row that one is on.
    QStringList cells;
    for (int column = 0; current.isValid() && column < m_header->count(); ++column) {
        const QString text = m_header->isSectionHidden(column) ? QString() : current.siblingAtColumn(column).data().toString();
        if (!text.isEmpty())
            cells += QStringLiteral("%1 %2").arg(model()->headerData(column, Qt::Horizontal).toString(), text);
    }
    setAccessibleDescription(cells.join(QStringLiteral(", ")));
}

void MessageRowsView::reset()
{
    QAbstractItemView::reset();
    updateRanges();
    viewport()->update();
}

void MessageRowsView::dataChanged(const QModelIndex &, const QModelIndex &, const QList<int> &) { viewport()->update(); }

void MessageRowsView::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        measure();
        updateGeometries();
    }
}

void MessageRowsView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const int first = firstVisibleRow();
    const int from = first + event->rect().top() / m_rowHeight;
    const int to = std::min(first + event->rect().bottom() / m_rowHeight, rows() - 1);
    for (int row = from; row <= to; ++row)
        paintRow(painter, row, (row - first) * m_rowHeight);
}

void MessageRowsView::paintRow(QPainter &painter, int row, int y) const
{
    const bool isSelected = selectionModel() && selectionModel()->isRowSelected(row, rootIndex());
    const QPalette::ColorGroup group = hasFocus() ? QPalette::Active : QPalette::Inactive;
    const QRect line(0, y, viewport()->width(), m_rowHeight);
    if (isSelected)
        painter.fillRect(line, palette().brush(group, QPalette::Highlight));
    painter.setPen(palette().color(group, isSelected ? QPalette::HighlightedText : QPalette::Text));
    const QFontMetrics metrics = painter.fontMetrics();
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        const int width = m_header->sectionSize(column) - 2 * space::kTight;
        const int x = m_header->sectionViewportPosition(column) + space::kTight;
        if (m_header->isSectionHidden(column) || width <= 0 || x > viewport()->width() || x + width < 0)
            continue;
        const QModelIndex index = model()->index(row, column, rootIndex());
        const QString text = index.data().toString();
        if (text.isEmpty())
            continue;
        const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
        painter.drawText(QRect(x, y, width, m_rowHeight), int(alignment) | Qt::TextSingleLine,
                         metrics.elidedText(text, Qt::ElideRight, width));
    }
    if (hasFocus() && currentIndex().isValid() && currentIndex().row() == row) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        option.rect = line;
        option.backgroundColor = palette().color(isSelected ? QPalette::Highlight : QPalette::Base);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

} // namespace ui
