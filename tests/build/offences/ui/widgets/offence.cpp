// SPDX-License-Identifier: GPL-3.0-or-later
// Never compiled: breaks the rules on purpose.
#include "ui/window/main_window.h"

void offend(QWidget *widget, const QString &name)
{
    widget->setToolTip(name);
    new QLabel(name);
}
