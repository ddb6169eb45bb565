// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plain_message.h"

#include "ui/theme/colors.h"
#include "ui/theme/icons.h"

#include <QMessageBox>
#include <QPushButton>

namespace ui {

namespace {

void prepare(QMessageBox &box, const QString &what, const QString &more)
{
    box.setTextFormat(Qt::PlainText);
    box.setText(what);
    box.setInformativeText(more);
    box.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box.setWindowTitle(QCoreApplication::applicationName());
}

} // namespace

void PlainMessage::warn(QWidget *parent, const QString &what, const QString &why)
{
    QMessageBox box(parent);
    prepare(box, what, why);
    box.setIconPixmap(icon(QStringLiteral("warning"), colorsFor(box.palette()).warning).pixmap(40));
    box.exec();
}

void PlainMessage::inform(QWidget *parent, const QString &what, const QString &more)
{
    QMessageBox box(parent);
    prepare(box, what, more);
    box.setIconPixmap(icon(QStringLiteral("info"), colorsFor(box.palette()).accent).pixmap(40));
    box.exec();
}

bool PlainMessage::ask(QWidget *parent, const QString &question, const QString &more, const QString &yes)
{
    QMessageBox box(parent);
    prepare(box, question, more);
    box.setIconPixmap(icon(QStringLiteral("help"), colorsFor(box.palette()).accent).pixmap(40));
    QPushButton *accept = box.addButton(yes, QMessageBox::AcceptRole);
    box.setEscapeButton(box.addButton(tr("Cancel"), QMessageBox::RejectRole));
    box.exec();
    return box.clickedButton() == accept;
}

} // namespace ui
