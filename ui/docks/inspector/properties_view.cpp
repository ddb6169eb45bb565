// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/properties_view.h"

#include "ui/widgets/plain_label.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDateTime>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

namespace ui {

namespace {

enum Column
{
    Name,
    Value
};
constexpr int kCopiedRole = Qt::UserRole;

} // namespace

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
        item->setText(Name, facts[i].name);
        item->setText(Value, facts[i].value);
        item->setData(Value, kCopiedRole, facts[i].copied.isEmpty() ? facts[i].value : facts[i].copied);
        item->setToolTip(Value, plainTip(facts[i].value));
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
        copyCurrent();
        return;
    }
    QTreeWidget::keyPressEvent(event);
}

void PropertiesView::copyCurrent() const
{
    if (currentItem())
        QGuiApplication::clipboard()->setText(currentItem()->data(Value, kCopiedRole).toString());
}

void PropertiesView::copyAll() const
{
    QStringList lines;
    for (int row = 0; row < topLevelItemCount(); ++row)
        lines += tr("%1: %2").arg(topLevelItem(row)->text(Name), topLevelItem(row)->text(Value));
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void PropertiesView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    menu.addAction(tr("Copy &value\tCtrl+C"), this, &PropertiesView::copyCurrent)->setEnabled(currentItem());
    menu.addAction(tr("Copy &all properties"), this, &PropertiesView::copyAll);
    menu.exec(event->globalPos());
}

} // namespace ui
