// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/properties_view.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

namespace ui {

PropertiesView::PropertiesView(QWidget *parent)
    : QTreeWidget(parent)
{
    setColumnCount(2);
    setHeaderLabels({tr("Property"), tr("Value")});
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAccessibleName(tr("Properties of the message"));
    header()->setStretchLastSection(true);
    header()->resizeSection(0, 190);
    m_clock.setInterval(1'000);
    connect(&m_clock, &QTimer::timeout, this, &PropertiesView::refill);
}

void PropertiesView::setMessage(const InspectedMessage &message)
{
    m_message = message;
    refill();
}

void PropertiesView::refill()
{
    const std::vector<Fact> facts = factsOf(m_message, QDateTime::currentMSecsSinceEpoch() * 1'000'000);
    while (topLevelItemCount() > int(facts.size()))
        delete takeTopLevelItem(topLevelItemCount() - 1);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        QTreeWidgetItem *item = topLevelItem(int(i));
        if (!item) {
            item = new QTreeWidgetItem;
            addTopLevelItem(item);
        }
        item->setText(0, facts[i].name);
        item->setText(1, facts[i].value);
    }
}

void PropertiesView::showEvent(QShowEvent *event)
{
    QTreeWidget::showEvent(event);
    m_clock.start();
}

void PropertiesView::hideEvent(QHideEvent *event)
{
    QTreeWidget::hideEvent(event);
    m_clock.stop();
}

void PropertiesView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) && currentItem()) {
        QGuiApplication::clipboard()->setText(currentItem()->text(1));
        return;
    }
    QTreeWidget::keyPressEvent(event);
}

} // namespace ui
