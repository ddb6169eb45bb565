// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/buttons.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/plain_label.h"

#include <QAction>
#include <QRegularExpression>
#include <QToolButton>

namespace ui {

QToolButton *toolButton(const QString &iconName, const QString &tip, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setIconSize({kIconSize, kIconSize});
    button->setAutoRaise(true);
    button->setToolTip(plainTip(tip));
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QToolButton *toolButton(QAction *action, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setIconSize({kIconSize, kIconSize});
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QString withoutMnemonic(QString text)
{
    static const QRegularExpression kBehind(QStringLiteral("\\(&\\w\\)"));
    return text.remove(kBehind).remove(u'&');
}

QLabel *sectionHeading(const QString &text, QWidget *parent)
{
    auto *label = new PlainLabel(text, parent);
    label->setFont(scaledFont(0, QFont::DemiBold));
    return label;
}

QLabel *hintLabel(const QString &text, QWidget *parent)
{
    auto *label = new PlainLabel(text, parent);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace ui
