// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace ui {

/// Read-only text whose levels can be folded away by a margin of − and +. A line that the next one is indented deeper
/// than opens a block; the block ends before the next line that is not deeper. A block whose end is not in the text yet
/// cannot be folded.
/// Thread    the GUI's. Cost nothing for text nobody folds but the lines on screen; folding is linear in the block.
class FoldingEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit FoldingEditor(QWidget *parent = nullptr);

    void setFolding(bool on); ///< off: no margin
    /// False when the line opens no block, or one without an end.
    bool toggleFold(int line);
    bool isFolded(int line) const;
    bool opensBlock(int line) const;
    QWidget *margin() const { return m_margin; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    /// Calls `use` for each block on screen that opens another, with its place.
    template <class Use>
    void forEachHead(const QRect &exposed, Use use) const;
    void paintMargin(QPaintEvent *event);
    void clickMargin(QPoint position);
    void moveMargin();
    int marginWidth() const;

    QWidget *m_margin;
    bool m_on = false;
};

} // namespace ui
