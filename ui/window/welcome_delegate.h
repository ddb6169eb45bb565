// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// A saved connection in two lines: its name, and below it where it goes. Everything is plain text.
class WelcomeDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role
    {
        AddressRole = Qt::UserRole + 1,
        ProfileIdRole
    };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace ui
