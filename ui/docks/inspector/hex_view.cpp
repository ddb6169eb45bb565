// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/hex_view.h"

#include "ui/text/plain_text.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QtMath>

namespace ui {

namespace {
constexpr int kPerRow = explorer::HexRows::kBytesPerRow;
}

HexView::HexView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setFont(monoFont());
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Payload as hexadecimal bytes"));
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
}

explorer::HexRows HexView::rows() const
{
    return {{reinterpret_cast<const std::uint8_t *>(m_bytes.constData()), std::size_t(m_bytes.size())}};
}

int HexView::rowHeight() const { return fontMetrics().height() + 2; }

qreal HexView::columnWidth() const { return QFontMetricsF(font()).horizontalAdvance(u'0'); }

void HexView::setBytes(const QByteArray &bytes)
{
    if (bytes.isSharedWith(m_bytes))
        return;
    m_bytes = bytes;
    m_hasSelection = m_hasSelection && qMax(m_anchor, m_cursor) < m_bytes.size();
    m_cursor = qBound(qsizetype(0), m_cursor, qMax(qsizetype(0), m_bytes.size() - 1));
    m_markBegin = m_markEnd = 0; // of other bytes
    updateScrollBars();
    viewport()->update();
}

void HexView::select(qsizetype first, qsizetype count)
{
    m_hasSelection = count > 0 && first >= 0 && first + count <= m_bytes.size();
    m_anchor = m_hasSelection ? first : 0;
    m_cursor = m_hasSelection ? first + count - 1 : 0;
    viewport()->update();
}

void HexView::mark(qsizetype first, qsizetype count)
{
    m_markBegin = qBound(qsizetype(0), first, m_bytes.size());
    m_markEnd = qBound(m_markBegin, first + count, m_bytes.size());
    viewport()->update();
}

void HexView::scrollToByte(qsizetype byte)
{
    const int row = int(qMin(byte / kPerRow, qsizetype(0x7FFF'FFFF)));
    const int first = verticalScrollBar()->value();
    const int visible = qMax(1, viewport()->height() / rowHeight());
    if (row < first)
        verticalScrollBar()->setValue(row);
    else if (row >= first + visible)
        verticalScrollBar()->setValue(row - visible + 1);
}

void HexView::selectAll() { select(0, m_bytes.size()); }

QByteArray HexView::selectedBytes() const
{
    if (!m_hasSelection)
        return {};
    const qsizetype first = qMin(m_anchor, m_cursor);
    return m_bytes.mid(first, qMax(m_anchor, m_cursor) - first + 1);
}

void HexView::copyHex() const
{
    const QByteArray bytes = m_hasSelection ? selectedBytes() : m_bytes;
    QApplication::clipboard()->setText(QString::fromLatin1(bytes.toHex(' ')));
}

void HexView::copyText() const
{
    QApplication::clipboard()->setText(QString::fromUtf8(m_hasSelection ? selectedBytes() : m_bytes));
}

void HexView::updateScrollBars()
{
    const explorer::HexRows hex = rows();
    const int visible = qMax(1, viewport()->height() / rowHeight());
    const auto count = qsizetype(qMin<std::size_t>(hex.count(), 0x7FFF'FFFF));
    verticalScrollBar()->setRange(0, int(qMax(qsizetype(0), count - visible)));
    verticalScrollBar()->setPageStep(visible);
    const int width = qCeil(hex.columns() * columnWidth()) + 2 * space::kNormal;
    horizontalScrollBar()->setRange(0, qMax(0, width - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(qCeil(columnWidth()));
}

void HexView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), palette().brush(QPalette::Base));
    painter.setFont(font());
    if (m_bytes.isEmpty()) {
        painter.setPen(colorsFor(palette()).muted);
        painter.drawText(viewport()->rect(), Qt::AlignCenter, tr("Empty payload"));
        return;
    }
    const explorer::HexRows hex = rows();
    const int height = rowHeight();
    const int firstLine = event->rect().top() / height;
    const int lastLine = event->rect().bottom() / height;
    for (int line = firstLine; line <= lastLine; ++line) {
        const qsizetype row = verticalScrollBar()->value() + line;
        if (row >= qsizetype(hex.count()))
            break;
        paintRow(painter, hex, row, line * height);
    }
}

void HexView::paintRow(QPainter &painter, const explorer::HexRows &hex, qsizetype row, int top) const
{
    const Colors colors = colorsFor(palette());
    const qreal width = columnWidth();
    const qreal left = space::kNormal - horizontalScrollBar()->value();
    const int height = rowHeight();
    const int baseline = top + 1 + fontMetrics().ascent();
    const std::string text = hex.row(std::size_t(row));
    const auto draw = [&](int column, int length, const QColor &color) {
        painter.setPen(color);
        painter.drawText(QPointF(left + column * width, baseline),
                         QString::fromLatin1(text.data() + column, length));
    };
    const qsizetype begin = row * kPerRow;
    const int count = int(qMin(qsizetype(kPerRow), m_bytes.size() - begin));
    const QPalette::ColorGroup group = hasFocus() ? QPalette::Active : QPalette::Inactive;

    const auto inRow = [&](qsizetype first, qsizetype last, auto use) { // of the payload, both included
        const int from = int(qMax(first - begin, qsizetype(0)));
        const int to = int(qMin(last - begin, qsizetype(count - 1)));
        if (from > to)
            return;
        use(hex.hexColumn(from), hex.hexColumn(to) + 2 - hex.hexColumn(from));
        use(hex.asciiColumn(from), to - from + 1);
    };
    QColor pale = colors.accent;
    pale.setAlphaF(0.18f);
    inRow(m_markBegin, m_markEnd - 1, [&](int column, int length) {
        painter.fillRect(QRectF(left + column * width, top, length * width, height), pale);
    });
    draw(0, hex.offsetDigits(), colors.muted);
    draw(hex.hexColumn(0), hex.hexColumn(count - 1) + 2 - hex.hexColumn(0), palette().color(QPalette::Text));
    draw(hex.asciiColumn(0), count, colors.syntaxString);
    if (!m_hasSelection)
        return;
    inRow(qMin(m_anchor, m_cursor), qMax(m_anchor, m_cursor), [&](int column, int length) {
        painter.fillRect(QRectF(left + column * width, top, length * width, height),
                         palette().brush(group, QPalette::Highlight));
        draw(column, length, palette().color(group, QPalette::HighlightedText));
    });
}

void HexView::resizeEvent(QResizeEvent *) { updateScrollBars(); }

void HexView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateScrollBars();
    QAbstractScrollArea::changeEvent(event);
}

bool HexView::inTextColumn(QPoint position) const
{
    const int column = int((position.x() + horizontalScrollBar()->value() - space::kNormal) / columnWidth());
    return column >= rows().asciiColumn(0) - 1;
}

qsizetype HexView::byteAt(QPoint position) const
{
    const int line = position.y() < 0 ? -1 : position.y() / rowHeight();
    const int column = int((position.x() + horizontalScrollBar()->value() - space::kNormal) / columnWidth());
    const qsizetype row = qMax(qsizetype(0), qsizetype(verticalScrollBar()->value()) + line);
    return qBound(qsizetype(0), row * kPerRow + rows().byteAtColumn(column), m_bytes.size() - 1);
}

void HexView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_bytes.isEmpty())
        return;
    m_textSide = inTextColumn(event->pos());
    moveTo(byteAt(event->pos()), event->modifiers() & Qt::ShiftModifier);
}

void HexView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton && !m_bytes.isEmpty())
        moveTo(byteAt(event->pos()), true);
}

void HexView::moveTo(qsizetype byte, bool extend)
{
    m_cursor = qBound(qsizetype(0), byte, m_bytes.size() - 1);
    if (!extend || !m_hasSelection)
        m_anchor = m_cursor;
    m_hasSelection = true;
    scrollToByte(m_cursor);
    viewport()->update();
    if (!extend)
        Q_EMIT byteChosen(m_cursor);
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        m_textSide ? copyText() : copyHex();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return;
    }
    if (m_bytes.isEmpty()) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    const bool toEnds = event->modifiers() & Qt::ControlModifier;
    const qsizetype page = qsizetype(verticalScrollBar()->pageStep()) * kPerRow;
    switch (event->key()) {
    case Qt::Key_Left:
        return moveTo(m_cursor - 1, extend);
    case Qt::Key_Right:
        return moveTo(m_cursor + 1, extend);
    case Qt::Key_Up:
        return moveTo(m_cursor - kPerRow, extend);
    case Qt::Key_Down:
        return moveTo(m_cursor + kPerRow, extend);
    case Qt::Key_PageUp:
        return moveTo(m_cursor - page, extend);
    case Qt::Key_PageDown:
        return moveTo(m_cursor + page, extend);
    case Qt::Key_Home:
        return moveTo(toEnds ? 0 : m_cursor / kPerRow * kPerRow, extend);
    case Qt::Key_End:
        return moveTo(toEnds ? m_bytes.size() - 1 : m_cursor / kPerRow * kPerRow + kPerRow - 1, extend);
    default: // not ours
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void HexView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    menu.addAction(tr("Copy as &hex"), this, &HexView::copyHex);
    menu.addAction(tr("Copy as &text"), this, &HexView::copyText);
    menu.addSeparator();
    menu.addAction(tr("Select &all\tCtrl+A"), this, &HexView::selectAll);
    menu.exec(event->globalPos());
}

} // namespace ui
