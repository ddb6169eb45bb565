// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/image_canvas.h"

#include "ui/theme/colors.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

namespace ui {

namespace {

constexpr int kTile = 8;

QBrush checkerboard(const QPalette &palette)
{
    const QColor light = isDark(palette) ? QColor(0x5A, 0x5A, 0x5A) : QColor(0xFF, 0xFF, 0xFF);
    const QColor dark = isDark(palette) ? QColor(0x46, 0x46, 0x46) : QColor(0xDC, 0xDC, 0xDC);
    QPixmap tile(2 * kTile, 2 * kTile);
    tile.fill(light);
    QPainter painter(&tile);
    painter.fillRect(0, 0, kTile, kTile, dark);
    painter.fillRect(kTile, kTile, kTile, kTile, dark);
    painter.end();
    return QBrush(tile);
}

} // namespace

ImageCanvas::ImageCanvas(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Payload as an image"));
    viewport()->setBackgroundRole(QPalette::Base);
}

void ImageCanvas::setImage(const QImage &image, const QImage &small)
{
    m_image = image;
    m_small = small;
    updateScrollBars();
    viewport()->update();
}

void ImageCanvas::setFitting(bool fit)
{
    m_fit = fit;
    viewport()->setCursor(fit ? Qt::ArrowCursor : Qt::OpenHandCursor);
    updateScrollBars();
    viewport()->update();
}

QSize ImageCanvas::shownSize() const
{
    // One pixel of the picture is one of the screen.
    const QSize natural = (QSizeF(m_image.size()) / devicePixelRatioF()).toSize().expandedTo({1, 1});
    const QSize room = viewport()->size();
    if (!m_fit || (natural.width() <= room.width() && natural.height() <= room.height()))
        return natural;
    return natural.scaled(room, Qt::KeepAspectRatio).expandedTo({1, 1});
}

QRect ImageCanvas::target() const
{
    if (m_image.isNull())
        return {};
    const QSize size = shownSize();
    const QSize room = viewport()->size();
    const int left = size.width() <= room.width() ? (room.width() - size.width()) / 2 : -horizontalScrollBar()->value();
    const int top = size.height() <= room.height() ? (room.height() - size.height()) / 2 : -verticalScrollBar()->value();
    return {QPoint(left, top), size};
}

void ImageCanvas::updateScrollBars()
{
    const QSize beyond = m_fit || m_image.isNull() ? QSize() : shownSize() - viewport()->size();
    horizontalScrollBar()->setRange(0, qMax(0, beyond.width()));
    verticalScrollBar()->setRange(0, qMax(0, beyond.height()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    verticalScrollBar()->setPageStep(viewport()->height());
    horizontalScrollBar()->setSingleStep(fontMetrics().height());
    verticalScrollBar()->setSingleStep(fontMetrics().height());
}

void ImageCanvas::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), palette().brush(QPalette::Base));
    const QRect whole = target();
    const QRect exposed = whole & event->rect();
    if (exposed.isEmpty())
        return;
    if (m_image.hasAlphaChannel()) {
        painter.setBrushOrigin(whole.topLeft());
        painter.fillRect(exposed, checkerboard(palette()));
    }
    const QImage &source = m_fit ? m_small : m_image;
    const qreal across = qreal(source.width()) / whole.width();
    const qreal down = qreal(source.height()) / whole.height();
    const QPoint offset = exposed.topLeft() - whole.topLeft();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_fit);
    painter.drawImage(QRectF(exposed), source,
                      QRectF(offset.x() * across, offset.y() * down, exposed.width() * across, exposed.height() * down));
}

void ImageCanvas::resizeEvent(QResizeEvent *) { updateScrollBars(); }

void ImageCanvas::mousePressEvent(QMouseEvent *event) { m_grabbed = event->pos(); }

void ImageCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    const QPoint moved = event->pos() - m_grabbed;
    m_grabbed = event->pos();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - moved.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - moved.y());
}

} // namespace ui
