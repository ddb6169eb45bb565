// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/series_legend.h"

#include "ui/theme/colors.h"
#include "ui/theme/icons.h"
#include "ui/widgets/plain_label.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLocale>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>

namespace ui {

namespace {

constexpr int kIdRole = Qt::UserRole;

QIcon swatch(const QColor &color, bool visible, qreal ratio)
{
    constexpr int kSide = 14;
    QPixmap pixmap(QSize(kSide, kSide) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.5));
    painter.setBrush(visible ? QBrush(color) : Qt::NoBrush);
    painter.drawRoundedRect(QRectF(2, 2, kSide - 4, kSide - 4), 2.5, 2.5);
    return QIcon(pixmap);
}

} // namespace

SeriesLegend::SeriesLegend(QWidget *parent)
    : QTreeWidget(parent)
{
    setColumnCount(4);
    setRootIsDecorated(false);
    setAllColumnsShowFocus(true);
    setTextElideMode(Qt::ElideLeft);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(20);
    header()->setSectionsMovable(false);
    header()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    const int digits = fontMetrics().horizontalAdvance(QStringLiteral("-0.0000000")) + 8;
    for (const int column : {LatestColumn, CursorColumn}) {
        header()->setSectionResizeMode(column, QHeaderView::Interactive);
        header()->resizeSection(column, digits);
    }
    // Its heading is the time under the cursor.
    header()->resizeSection(CursorColumn, fontMetrics().horizontalAdvance(QStringLiteral("00:00:00.000")) + 16);
    header()->setSectionResizeMode(RemoveColumn, QHeaderView::Fixed);
    header()->resizeSection(RemoveColumn, 26);
    m_widthHint = fontMetrics().averageCharWidth() * 26 + digits + header()->sectionSize(CursorColumn) + 26;
    retranslate();

    connect(this, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem *item, int column) {
        if (!m_filling && column == NameColumn)
            Q_EMIT visibilityWanted(item->data(NameColumn, kIdRole).toInt(),
                                    item->checkState(NameColumn) == Qt::Checked);
    });
    connect(this, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem *item, int column) {
        if (column == RemoveColumn)
            Q_EMIT removeWanted(item->data(NameColumn, kIdRole).toInt());
    });
    connect(this, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item, int column) {
        if (column != RemoveColumn)
            Q_EMIT aloneWanted(item->data(NameColumn, kIdRole).toInt());
    });
    connect(this, &QTreeWidget::currentItemChanged, this, [this] {
        if (!m_filling)
            Q_EMIT currentChanged();
    });
}

void SeriesLegend::retranslate()
{
    setAccessibleName(tr("Series in the chart"));
    setHeaderLabels({tr("Series"), tr("Newest"), tr("At cursor"), QString()});
    headerItem()->setTextAlignment(LatestColumn, Qt::AlignRight | Qt::AlignVCenter);
    headerItem()->setTextAlignment(CursorColumn, Qt::AlignRight | Qt::AlignVCenter);
}

void SeriesLegend::setRows(const std::vector<Row> &rows)
{
    m_filling = true;
    m_rows = rows;
    while (topLevelItemCount() > int(rows.size()))
        delete takeTopLevelItem(topLevelItemCount() - 1);
    while (topLevelItemCount() < int(rows.size()))
        addTopLevelItem(new QTreeWidgetItem);
    for (std::size_t i = 0; i < rows.size(); ++i)
        paintItem(topLevelItem(int(i)), rows[i]);
    m_filling = false;
}

void SeriesLegend::paintItem(QTreeWidgetItem *item, const Row &row)
{
    const int previousId = item->data(NameColumn, kIdRole).toInt();
    if (previousId != row.curve.id) {
        item->setText(LatestColumn, QString());
        item->setText(CursorColumn, QString());
    }
    item->setData(NameColumn, kIdRole, row.curve.id);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(NameColumn, row.curve.visible ? Qt::Checked : Qt::Unchecked);
    item->setIcon(NameColumn, swatch(seriesColor(row.curve.colorIndex, palette()), row.curve.visible,
                                     devicePixelRatioF()));
    // Two lines: in one the end, by which series differ, would not fit.
    QString name = row.curve.place.isEmpty() ? row.curve.name : row.curve.name + QLatin1Char('\n') + row.curve.place;
    if (row.curve.onRightAxis)
        name = tr("%1 (right axis)").arg(name);
    const QString points = QLocale().toString(qulonglong(row.dropped));
    const QString gone = row.dropped > 0 ? tr("%1 oldest points dropped").arg(points) : QString();
    const QString note = row.note.isEmpty() ? gone : row.note;
    item->setText(NameColumn, note.isEmpty() ? name : name + QLatin1Char('\n') + note);
    QString tip = row.note.isEmpty() ? name : name + QLatin1Char('\n') + row.note;
    if (row.dropped > 0)
        tip += QLatin1Char('\n') +
               tr("The oldest %1 points were dropped to keep to the limit of points of a series.").arg(points);
    item->setToolTip(NameColumn, plainTip(tip));
    item->setData(NameColumn, Qt::AccessibleDescriptionRole, tip);
    item->setTextAlignment(LatestColumn, Qt::AlignRight | Qt::AlignVCenter);
    item->setTextAlignment(CursorColumn, Qt::AlignRight | Qt::AlignVCenter);
    item->setIcon(RemoveColumn, icon(QStringLiteral("close")));
    item->setToolTip(RemoveColumn, tr("Remove from the chart"));
    item->setData(RemoveColumn, Qt::AccessibleTextRole, tr("Remove from the chart"));
}

QTreeWidgetItem *SeriesLegend::itemFor(int id) const
{
    for (int i = 0; i < topLevelItemCount(); ++i) {
        if (topLevelItem(i)->data(NameColumn, kIdRole).toInt() == id)
            return topLevelItem(i);
    }
    return nullptr;
}

void SeriesLegend::setLatest(int id, const QString &text)
{
    QTreeWidgetItem *item = itemFor(id);
    if (item && item->text(LatestColumn) != text)
        item->setText(LatestColumn, text);
}

void SeriesLegend::setDropped(int id, std::uint64_t points)
{
    const auto row = std::ranges::find(m_rows, id, [](const Row &each) { return each.curve.id; });
    QTreeWidgetItem *item = itemFor(id);
    if (!item || row == m_rows.end() || row->dropped == points)
        return;
    row->dropped = points;
    const QScopedValueRollback filling(m_filling, true);
    paintItem(item, *row);
}

void SeriesLegend::setAtCursor(int id, const QString &text)
{
    QTreeWidgetItem *item = itemFor(id);
    if (item && item->text(CursorColumn) != text)
        item->setText(CursorColumn, text);
}

void SeriesLegend::setCursorHeading(const QString &time)
{
    const QString text = time.isEmpty() ? tr("At cursor") : time;
    if (headerItem()->text(CursorColumn) != text)
        headerItem()->setText(CursorColumn, text);
    if (m_hasCursor == time.isEmpty()) {
        m_hasCursor = !time.isEmpty();
        chooseColumns();
    }
}

void SeriesLegend::chooseColumns()
{
    // Names come first: where both numbers leave too little for them, the one that is being looked at stays.
    const int forNames = viewport()->width() - header()->sectionSize(RemoveColumn) -
                         fontMetrics().horizontalAdvance(QStringLiteral("-0.0000000")) * 2;
    const bool isNarrow = forNames < fontMetrics().averageCharWidth() * 26;
    setColumnHidden(LatestColumn, isNarrow && m_hasCursor);
    setColumnHidden(CursorColumn, isNarrow && !m_hasCursor);
}

void SeriesLegend::resizeEvent(QResizeEvent *event)
{
    QTreeWidget::resizeEvent(event);
    chooseColumns();
}

int SeriesLegend::currentId() const
{
    return currentItem() ? currentItem()->data(NameColumn, kIdRole).toInt() : 0;
}

void SeriesLegend::changeEvent(QEvent *event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        setRows(m_rows);
}

void SeriesLegend::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete && currentItem())
        Q_EMIT removeWanted(currentId());
    else
        QTreeWidget::keyPressEvent(event);
}

void SeriesLegend::contextMenuEvent(QContextMenuEvent *event)
{
    const QTreeWidgetItem *item = event->reason() == QContextMenuEvent::Keyboard
                                      ? currentItem()
                                      : itemAt(viewport()->mapFrom(this, event->pos()));
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &candidate) {
        return item && candidate.curve.id == item->data(NameColumn, kIdRole).toInt();
    });
    if (row == m_rows.end())
        return;
    const Curve curve = row->curve;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, auto wish) {
        QAction *action = menu->addAction(text);
        connect(action, &QAction::triggered, this, wish);
        return action;
    };
    add(curve.visible ? tr("Hide") : tr("Show"),
        [this, curve] { Q_EMIT visibilityWanted(curve.id, !curve.visible); });
    add(tr("Show only this"), [this, curve] { Q_EMIT aloneWanted(curve.id); });
    QAction *right = add(tr("Use the right axis"),
                         [this, curve] { Q_EMIT rightAxisWanted(curve.id, !curve.onRightAxis); });
    right->setCheckable(true);
    right->setChecked(curve.onRightAxis);
    menu->addSeparator();
    add(tr("Remove from the chart"), [this, curve] { Q_EMIT removeWanted(curve.id); });
    const QPoint at = event->reason() == QContextMenuEvent::Keyboard
                          ? viewport()->mapToGlobal(visualItemRect(item).bottomLeft())
                          : event->globalPos();
    menu->popup(at);
}

} // namespace ui
