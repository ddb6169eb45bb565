// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

class QWidget;

namespace ui {

/// Message boxes whose texts are never read as markup: the only ones the program opens.
class PlainMessage
{
    Q_DECLARE_TR_FUNCTIONS(ui::PlainMessage)

public:
    /// One thing went wrong: `what` in bold, `why` below it (what to do included).
    static void warn(QWidget *parent, const QString &what, const QString &why = {});
    static void inform(QWidget *parent, const QString &what, const QString &more = {});
    /// True when the user chose `yes`; Escape and closing mean no.
    static bool ask(QWidget *parent, const QString &question, const QString &more, const QString &yes);
};

} // namespace ui
