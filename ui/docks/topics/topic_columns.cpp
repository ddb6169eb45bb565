// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/topics/topic_columns.h"

#include "model/topics/topic_tree_model.h"

#include <QAction>
#include <QActionGroup>
#include <QHeaderView>
#include <QMenu>

#include <algorithm>
#include <array>

namespace ui {

using explorer::TopicTreeModel;

namespace {

struct Column
{
    int section;
    const char *key; ///< in the settings
    bool canHide;
    bool canSort;
};

constexpr std::array kColumns{
    Column{TopicTreeModel::Topic, "topic", false, true},       Column{TopicTreeModel::Value, "value", true, false},
    Column{TopicTreeModel::Messages, "messages", true, true},  Column{TopicTreeModel::Rate, "rate", true, true},
    Column{TopicTreeModel::Bytes, "bytes", true, true},        Column{TopicTreeModel::Seen, "seen", true, true},
    Column{TopicTreeModel::kArrivalOrder, "arrival", false, true},
};

const Column *columnOf(QStringView key)
{
    const auto *const found = std::ranges::find_if(kColumns, [&](const Column &c) { return key == QLatin1String(c.key); });
    return found == kColumns.end() ? nullptr : found;
}

const Column &columnOf(int section)
{
    return *std::ranges::find_if(kColumns, [&](const Column &c) { return c.section == section; });
}

} // namespace

TopicColumns::TopicColumns(QHeaderView &header)
    : QObject(&header)
    , m_header(header)
    , m_sorts(new QActionGroup(this))
    , m_descending(new QAction(tr("Descending"), this))
{
    const auto title = [&](const Column &column) {
        return column.section == TopicTreeModel::kArrivalOrder
                   ? tr("Arrival")
                   : header.model()->headerData(column.section, Qt::Horizontal).toString();
    };
    for (const Column &column : kColumns) {
        if (column.canHide) {
            auto *shown = new QAction(title(column), this);
            shown->setCheckable(true);
            shown->setData(column.section);
            m_shown.push_back(shown);
            connect(shown, &QAction::triggered, this, [this, section = column.section](bool on) {
                m_header.setSectionHidden(section, !on);
                Q_EMIT changed();
            });
        }
        if (column.canSort) {
            QAction *sort = m_sorts->addAction(title(column));
            sort->setCheckable(true);
            sort->setData(column.section);
            connect(sort, &QAction::triggered, this,
                    [this, section = column.section] { sortBy(section, m_header.sortIndicatorOrder()); });
        }
    }
    m_descending->setCheckable(true);
    connect(m_descending, &QAction::triggered, this, [this](bool on) {
        sortBy(m_header.sortIndicatorSection(), on ? Qt::DescendingOrder : Qt::AscendingOrder);
    });

    header.setSortIndicatorClearable(true);
    header.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&header, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        QMenu menu(&m_header);
        fill(menu);
        menu.exec(m_header.mapToGlobal(at));
    });
    connect(&header, &QHeaderView::sortIndicatorChanged, this, [this](int section) {
        if (section == TopicTreeModel::Value) // texts have no order worth a wait
            sortBy(TopicTreeModel::Topic, Qt::AscendingOrder);
        else
            Q_EMIT changed();
    });
}

void TopicColumns::sortBy(int column, Qt::SortOrder order) { m_header.setSortIndicator(column, order); }

void TopicColumns::fit()
{
    for (QAction *shown : m_shown)
        shown->setChecked(!m_header.isSectionHidden(shown->data().toInt()));
    for (QAction *sort : m_sorts->actions())
        sort->setChecked(sort->data().toInt() == m_header.sortIndicatorSection());
    m_descending->setChecked(m_header.sortIndicatorOrder() == Qt::DescendingOrder);
}

void TopicColumns::fill(QMenu &menu)
{
    fit();
    QMenu *columns = menu.addMenu(tr("Columns"));
    for (QAction *shown : m_shown)
        columns->addAction(shown);
    QMenu *order = menu.addMenu(tr("Sort by"));
    order->addActions(m_sorts->actions());
    order->addSeparator();
    order->addAction(m_descending);
}

QString TopicColumns::state() const
{
    QStringList hidden;
    for (const Column &column : kColumns) {
        if (column.canHide && m_header.isSectionHidden(column.section))
            hidden.append(QLatin1String(column.key));
    }
    return QStringLiteral("sort=%1,%2 hidden=%3")
        .arg(QLatin1String(columnOf(m_header.sortIndicatorSection()).key),
             m_header.sortIndicatorOrder() == Qt::DescendingOrder ? QStringLiteral("descending") : QStringLiteral("ascending"),
             hidden.join(u','));
}

void TopicColumns::setState(const QString &state)
{
    for (const QString &part : state.split(u' ', Qt::SkipEmptyParts)) {
        const QStringList words = part.section(u'=', 1).split(u',');
        if (part.startsWith(QLatin1String("sort="))) {
            const Column *column = columnOf(words.value(0));
            if (column && column->canSort)
                sortBy(column->section, words.value(1) == QLatin1String("descending") ? Qt::DescendingOrder : Qt::AscendingOrder);
        } else if (part.startsWith(QLatin1String("hidden="))) {
            for (const Column &column : kColumns) {
                if (column.canHide)
                    m_header.setSectionHidden(column.section, words.contains(QLatin1String(column.key)));
            }
        }
    }
}

} // namespace ui
