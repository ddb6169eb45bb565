// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include <functional>

namespace ui {

/// Shows how grave an item is: its text in the colour of the level, and a sign before it, so that it is not told by colour
/// alone. The model keeps to meaning; which level an item has is asked of `levelOf`.
class LevelDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum class Level
    {
        None,
        Muted, ///< no sign
        Good,
        Busy, ///< in its own colour, with a clock
        Warning,
        Error
    };
    using LevelOf = std::function<Level(const QModelIndex &)>;

    explicit LevelDelegate(LevelOf levelOf, QObject *parent = nullptr);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    LevelOf m_levelOf;
};

} // namespace ui
