// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/colors.h"

#include <QSyntaxHighlighter>

namespace ui {

/// Colours JSON line by line: keys, strings, numbers, words. A string broken over lines by the viewer stays a
/// string. Cost linear in the line.
class JsonHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit JsonHighlighter(QTextDocument *document);

    void setColors(const Colors &colors);

protected:
    void highlightBlock(const QString &text) override;

private:
    enum State
    {
        Outside = 0,
        InString = 1
    };
    int colourString(const QString &text, int begin, int quote);

    Colors m_colors;
};

} // namespace ui
