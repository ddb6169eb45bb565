// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <QImage>

namespace ui {

/// A picture on a checkerboard, which shows where it lets through: all of it in the room there is (never enlarged), or
/// pixel for pixel with scroll bars.
/// Thread    the GUI's. Paints only what is exposed.
class ImageCanvas : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit ImageCanvas(QWidget *parent = nullptr);

    /// `small` is the same, perhaps scaled down, for showing the whole.
    void setImage(const QImage &image, const QImage &small);
    void setFitting(bool fit);
    bool isFitting() const { return m_fit; }
    QRect target() const; ///< where the picture lies in the viewport

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    QSize shownSize() const;
    void updateScrollBars();

    QImage m_image;
    QImage m_small;
    QPoint m_grabbed; ///< where the hand holds the picture
    bool m_fit = true;
};

} // namespace ui
