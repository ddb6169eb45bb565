// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plain_label.h"

namespace ui {

PlainLabel::PlainLabel(const QString &text, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setText(text);
}

QString plainTip(const QString &text)
{
    constexpr qsizetype kMost = 1'024;
    if (text.isEmpty())
        return {};
    const QString shown = text.size() <= kMost ? text : text.left(kMost) + QChar(0x2026);
    // Inside an element of our own, escaped text stays text; left bare, Qt would guess.
    return QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(shown.toHtmlEscaped());
}

} // namespace ui
