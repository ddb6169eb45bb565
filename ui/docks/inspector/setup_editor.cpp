// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/setup_editor.h"

#include "ui/docks/inspector/layout_highlighter.h"
#include "ui/docks/inspector/plan_words.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"

#include <QEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

namespace ui {

SetupEditor::SetupEditor(QWidget *parent)
    : QWidget(parent)
    , m_editor(new QPlainTextEdit)
    , m_highlighter(new LayoutHighlighter(m_editor->document()))
    , m_help(hintLabel({}))
{
    m_editor->setFont(monoFont());
    m_editor->setTabChangesFocus(true);
    m_editor->setAccessibleName(tr("Description for the decoder"));
    m_highlighter->setColors(colorsFor(palette()));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kTight);
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_help);
    setFocusProxy(m_editor);
    connect(m_editor, &QPlainTextEdit::textChanged, this, &SetupEditor::changed);
}

void SetupEditor::setDecoder(const std::string &id)
{
    m_highlighter->setEnabled(id == "layout");
    m_help->setText(setupHelp(id));
    m_editor->setAccessibleDescription(m_help->text());
}

void SetupEditor::setText(const std::string &text) { m_editor->setPlainText(QString::fromStdString(text)); }

std::string SetupEditor::text() const { return m_editor->toPlainText().toStdString(); }

void SetupEditor::setProblem(const std::optional<explorer::DecodeProblem> &problem)
{
    QList<QTextEdit::ExtraSelection> marks;
    const QTextBlock line = problem && problem->isOfSetup && problem->line > 0
                                ? m_editor->document()->findBlockByNumber(problem->line - 1)
                                : QTextBlock();
    if (line.isValid()) {
        const QString text = line.text();
        // A column is counted in characters of the text; a fault at its end is shown on what precedes it.
        const int last = qMax(0, int(text.size()) - 1);
        const int begin = qBound(0, problem->column - 1, last);
        int end = begin;
        while (end < text.size() && !text[end].isSpace() && text[end] != u';')
            ++end;
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(line);
        mark.cursor.setPosition(line.position() + begin);
        mark.cursor.setPosition(line.position() + qMin(qMax(end, begin + 1), int(text.size())), QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        QColor color = colorsFor(palette()).error;
        mark.format.setUnderlineColor(color);
        color.setAlphaF(0.25f);
        mark.format.setBackground(color);
        marks.append(mark);
    }
    m_editor->setExtraSelections(marks);
}

void SetupEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        m_highlighter->setColors(colorsFor(palette()));
    QWidget::changeEvent(event);
}

} // namespace ui
