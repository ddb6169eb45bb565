// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/colors.h"

#include <QSyntaxHighlighter>

namespace ui {

/// Colours XML line by line: names of elements and attributes, values, references, comments, sections. Tags and comments
/// may go on over lines. Cost linear in the line.
class XmlHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit XmlHighlighter(QTextDocument *document);

    void setColors(const Colors &colors);

protected:
    void highlightBlock(const QString &text) override;

private:
    qsizetype colourText(const QString &text, qsizetype at);
    qsizetype colourTag(const QString &text, qsizetype at);
    qsizetype colourUntil(const QString &text, qsizetype at, const QString &end, const QColor &color);

    Colors m_colors;
};

} // namespace ui
