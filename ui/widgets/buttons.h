// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAction;
class QLabel;
class QToolButton;
class QWidget;

namespace ui {

/// A flat button of one icon. `tip` is our own text; it is the accessible name too.
QToolButton *toolButton(const QString &iconName, const QString &tip, QWidget *parent = nullptr);
/// The same for an action, whose text, tip, key and state it shows.
QToolButton *toolButton(QAction *action, QWidget *parent = nullptr);

/// The text of a menu entry without its mnemonic: "&Save" as well as "保存(&S)".
QString withoutMnemonic(QString text);

/// The small heading above a group of controls.
QLabel *sectionHeading(const QString &text, QWidget *parent = nullptr);
/// Secondary text that explains, wrapped.
QLabel *hintLabel(const QString &text, QWidget *parent = nullptr);

} // namespace ui
