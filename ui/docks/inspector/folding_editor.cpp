// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/folding_editor.h"

#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPlainTextDocumentLayout>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kSign = 9;

/// −1 for a line of nothing but blanks.
int indentOf(const QTextBlock &block)
{
    const QString text = block.text();
    const auto first = std::find_if(text.cbegin(), text.cend(), [](QChar c) { return c != u' ' && c != u'\t'; });
    return first == text.cend() ? -1 : int(first - text.cbegin());
}

bool opens(const QTextBlock &block)
{
    const QTextBlock next = block.next();
    const int indent = indentOf(block);
    return next.isValid() && indent >= 0 && indentOf(next) > indent;
}

bool folded(const QTextBlock &block) { return block.next().isValid() && !block.next().isVisible(); }

/// The first line behind the block that `block` opens; invalid when the text ends before.
QTextBlock behind(const QTextBlock &block)
{
    const int indent = indentOf(block);
    QTextBlock at = block.next();
    for (int own = indentOf(at); at.isValid() && (own < 0 || own > indent); own = at.isValid() ? indentOf(at) : 0)
        at = at.next();
    return at;
}

} // namespace

FoldingEditor::FoldingEditor(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_margin(new QWidget(this))
{
    m_margin->installEventFilter(this);
    m_margin->setCursor(Qt::PointingHandCursor);
    m_margin->setAccessibleName(tr("Fold and unfold"));
    m_margin->hide();
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &, int dy) {
        if (dy != 0)
            m_margin->scroll(0, dy);
        else
            m_margin->update();
    });
}

int FoldingEditor::marginWidth() const { return m_on ? kSign + 2 * space::kTight : 0; }

void FoldingEditor::setFolding(bool on)
{
    if (on == m_on)
        return;
    m_on = on;
    m_margin->setVisible(on);
    setViewportMargins(marginWidth(), 0, 0, 0);
    moveMargin();
}

void FoldingEditor::moveMargin()
{
    const QRect inside = contentsRect();
    m_margin->setGeometry(inside.left(), inside.top(), marginWidth(), viewport()->height());
}

void FoldingEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    moveMargin();
}

bool FoldingEditor::opensBlock(int line) const { return opens(document()->findBlockByNumber(line)); }

bool FoldingEditor::isFolded(int line) const
{
    const QTextBlock block = document()->findBlockByNumber(line);
    return opens(block) && folded(block);
}

bool FoldingEditor::toggleFold(int line)
{
    QTextBlock head = document()->findBlockByNumber(line);
    if (!m_on || !head.isValid() || !opens(head))
        return false;
    const bool fold = !folded(head);
    const QTextBlock end = behind(head);
    if (fold && !end.isValid())
        return false;
    for (QTextBlock block = head.next(); block.isValid() && block != end; block = block.next()) {
        block.setVisible(!fold);
        block.setLineCount(fold ? 0 : qMax(1, block.layout()->lineCount()));
    }
    if (fold && !textCursor().block().isVisible())
        setTextCursor(QTextCursor(head));
    auto *layout = static_cast<QPlainTextDocumentLayout *>(document()->documentLayout());
    layout->requestUpdate();
    Q_EMIT layout->documentSizeChanged(layout->documentSize());
    viewport()->update();
    m_margin->update();
    return true;
}

bool FoldingEditor::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_margin && event->type() == QEvent::Paint) {
        paintMargin(static_cast<QPaintEvent *>(event));
        return true;
    }
    if (object == m_margin && event->type() == QEvent::MouseButtonPress) {
        clickMargin(static_cast<QMouseEvent *>(event)->position().toPoint());
        return true;
    }
    return QPlainTextEdit::eventFilter(object, event);
}

void FoldingEditor::clickMargin(QPoint position)
{
    const QTextBlock block = cursorForPosition({0, position.y()}).block();
    const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
    if (place.top() <= position.y() && position.y() < place.bottom())
        toggleFold(block.blockNumber());
}

template <class Use>
void FoldingEditor::forEachHead(const QRect &exposed, Use use) const
{
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        if (!block.isVisible())
            continue;
        const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
        if (place.top() > exposed.bottom())
            return;
        if (opens(block))
            use(block, place);
    }
}

/// What is folded away leaves a sign at the end of its line.
void FoldingEditor::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    if (!m_on)
        return;
    QPainter painter(viewport());
    painter.setFont(font());
    painter.setPen(colorsFor(palette()).muted);
    forEachHead(event->rect(), [&](const QTextBlock &block, const QRectF &place) {
        const QTextLine line = block.layout()->lineAt(block.layout()->lineCount() - 1);
        if (folded(block) && line.isValid())
            painter.drawText(QPointF(place.left() + line.x() + line.naturalTextWidth() + space::kTight,
                                     place.top() + line.y() + line.ascent()),
                             QStringLiteral("…"));
    });
}

void FoldingEditor::paintMargin(QPaintEvent *event)
{
    QPainter painter(m_margin);
    painter.fillRect(event->rect(), palette().brush(QPalette::Base));
    painter.setPen(colorsFor(palette()).muted);
    forEachHead(event->rect(), [&](const QTextBlock &block, const QRectF &place) {
        const QRect sign(space::kTight, int(place.top()) + (fontMetrics().height() - kSign) / 2, kSign - 1, kSign - 1);
        painter.drawRect(sign);
        const QPoint middle = sign.center();
        painter.drawLine(sign.left() + 2, middle.y(), sign.right() - 1, middle.y());
        if (folded(block))
            painter.drawLine(middle.x(), sign.top() + 2, middle.x(), sign.bottom() - 1);
    });
}

} // namespace ui
