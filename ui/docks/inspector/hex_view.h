// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/hex_rows.h"

#include <QAbstractScrollArea>
#include <QByteArray>

namespace ui {

/// Bytes of any number as a hex dump; paints only the rows on screen.
///
/// Mouse or Shift + arrows select, Ctrl+A all; Ctrl+C copies hex, from the text column the text.
/// Thread    the GUI's. Cost of setBytes(): none but a repaint.
class HexView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit HexView(QWidget *parent = nullptr);

    void setBytes(const QByteArray &bytes);
    void select(qsizetype first, qsizetype count);
    /// A pale background behind the bytes of what is selected elsewhere; none for count 0.
    void mark(qsizetype first, qsizetype count);
    void scrollToByte(qsizetype byte);
    qsizetype markedBegin() const { return m_markBegin; }
    qsizetype markedEnd() const { return m_markEnd; }
    void selectAll();
    QByteArray selectedBytes() const;
    void copyHex() const;
    void copyText() const;

Q_SIGNALS:
    void byteChosen(qsizetype byte); ///< by a click or a key, without extending a selection

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    explorer::HexRows rows() const;
    int rowHeight() const;
    qreal columnWidth() const; ///< not whole: text is laid out with fractions
    void updateScrollBars();
    qsizetype byteAt(QPoint position) const;
    bool inTextColumn(QPoint position) const;
    void moveTo(qsizetype byte, bool extend);
    void paintRow(QPainter &painter, const explorer::HexRows &hex, qsizetype row, int top) const;

    QByteArray m_bytes;
    qsizetype m_anchor = 0;
    qsizetype m_cursor = 0;
    qsizetype m_markBegin = 0;
    qsizetype m_markEnd = 0;
    bool m_hasSelection = false;
    bool m_textSide = false; ///< the selection was made in the text column
};

} // namespace ui
