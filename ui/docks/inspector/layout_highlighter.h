// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/colors.h"

#include <QSyntaxHighlighter>

namespace ui {

/// Colours the description of a byte layout while it is typed: types, names, numbers, what stands in braces, comments
/// from '#' to the end of the line. Whether it makes sense is for the decoder to say. Cost linear in the line.
class LayoutHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit LayoutHighlighter(QTextDocument *document);

    void setEnabled(bool on);
    void setColors(const Colors &colors);

protected:
    void highlightBlock(const QString &text) override;

private:
    Colors m_colors;
    bool m_on = true;
};

} // namespace ui
