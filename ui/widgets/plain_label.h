// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace ui {

/// A label that never reads its text as markup: the only label that run-time text may go into.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(const QString &text = {}, QWidget *parent = nullptr);
};

/// A tool tip that shows the text as it stands: escaped so that Qt cannot take it for markup, cut at 1,024
/// characters.
QString plainTip(const QString &text);

} // namespace ui
