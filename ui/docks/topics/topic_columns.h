// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <vector>

class QAction;
class QActionGroup;
class QHeaderView;
class QMenu;

namespace ui {

/// Which columns of the topic tree are shown, and by what it is sorted: the menu of its header.
///
/// A click on a header sorts by it, a second one the other way round, a third one in the order in which the topics first
/// came. Sorting by the values' texts is not offered. Thread    the GUI's.
class TopicColumns : public QObject
{
    Q_OBJECT

public:
    explicit TopicColumns(QHeaderView &header);

    void fill(QMenu &menu); ///< adds what there is to choose, as it is now

    /// For the settings: "sort=messages,descending hidden=bytes,seen". What cannot be read is left as it is.
    QString state() const;
    void setState(const QString &state);

Q_SIGNALS:
    void changed();

private:
    void fit();
    void sortBy(int column, Qt::SortOrder order);

    QHeaderView &m_header;
    std::vector<QAction *> m_shown; ///< one for each column that can be hidden
    QActionGroup *m_sorts;
    QAction *m_descending;
};

} // namespace ui
