// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/topics/topics_view.h"

#include "ui/docks/topics/branch_opener.h"
#include "ui/docks/topics/topic_columns.h"
#include "ui/docks/topics/topic_delegate.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/plain_label.h"

#include <QElapsedTimer>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <chrono>

namespace ui {

using explorer::TopicTreeModel;

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kShortestStructureInterval{50};
constexpr milliseconds kFadeStep{100};

} // namespace

TopicsView::TopicsView(TopicTreeModel &model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
    , m_delegate(new TopicDelegate(this))
    , m_anchor(*this)
{
    setUniformRowHeights(true);
    setAnimated(false);
    setAllColumnsShowFocus(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setExpandsOnDoubleClick(true);
    setIndentation(14);
    setItemDelegate(m_delegate);
    setAccessibleName(tr("Topics"));
    connectFilter(); // before the selection model, which forgets the current row when the model is reset
    setModel(&model);
    connect(&model, &QAbstractItemModel::modelReset, this, &TopicsView::restoreCurrent); // behind it

    header()->setSectionsMovable(false);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(40);
    const QFontMetrics metrics = fontMetrics();
    const auto widthFor = [&](const QString &sample) { return metrics.horizontalAdvance(sample) + 24; };
    header()->resizeSection(TopicTreeModel::Topic, widthFor(QString(22, u'n')));
    header()->setSectionResizeMode(TopicTreeModel::Value, QHeaderView::Stretch);
    header()->resizeSection(TopicTreeModel::Messages, widthFor(QStringLiteral("1,000,000")));
    header()->resizeSection(TopicTreeModel::Rate, widthFor(QStringLiteral("1.00 M/s")));
    header()->resizeSection(TopicTreeModel::Bytes, widthFor(QStringLiteral("1,000 MiB")));
    header()->hideSection(TopicTreeModel::Bytes); // five figures leave the value little room
    header()->resizeSection(TopicTreeModel::Seen, widthFor(QStringLiteral("⚠ 59 min")));
    header()->setSortIndicator(TopicTreeModel::Topic, Qt::AscendingOrder);
    setSortingEnabled(true);
    m_columns = new TopicColumns(*header());
    m_opener = new BranchOpener(*this, model);

    m_fade.setInterval(kFadeStep);
    connect(&m_fade, &QTimer::timeout, this, [this] {
        const std::int64_t now = steadyNowNs();
        bool fading = false;
        eachVisibleRow([&](const QModelIndex &index) {
            if (now - index.data(TopicTreeModel::ChangedNsRole).toLongLong() >
                TopicDelegate::kFreshNs + 200'000'000)
                return;
            fading = true;
            updateRow(index, TopicTreeModel::Value, TopicTreeModel::Value);
        });
        if (!fading)
            m_fade.stop();
    });

    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        if (!m_restoring) {
            m_open.insert(placeOf(index));
            m_closed.erase(placeOf(index));
        }
        takeAnchor();
    });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        if (!m_restoring) {
            m_open.erase(placeOf(index));
            m_closed.insert(placeOf(index));
        }
        takeAnchor();
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (!m_batching)
            m_anchor.scrolled(value);
    });
    connect(&model, &QAbstractItemModel::layoutAboutToBeChanged, this,
            [this](const QList<QPersistentModelIndex> &parents, QAbstractItemModel::LayoutChangeHint hint) {
                if (parents.isEmpty() && hint == QAbstractItemModel::VerticalSortHint) // a new order: nobody wants to be carried along with one row
                    m_anchor.letGo();
            });
    connect(&model, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &above, int first) {
        if (!above.isValid())
            forgetSource(first);
    });
    // A fresh connection shows its first level as it comes.
    connect(&model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &above, int first, int last) {
                for (int row = first; !above.isValid() && row <= last; ++row)
                    expand(m_model.index(row, 0));
            });
}

void TopicsView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (!m_restoring)
        Q_EMIT picked(current);
}

void TopicsView::keyboardSearch(const QString &search) { Q_EMIT typed(search); }

void TopicsView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Asterisk: // QTreeView would open everything, however much
        Q_EMIT expandBelowRequested();
        return;
    case Qt::Key_Escape:
        if (m_opener->isRunning())
            m_opener->stop();
        else
            QTreeView::keyPressEvent(event);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid())
            setExpanded(currentIndex(), !isExpanded(currentIndex()));
        return;
    default:
        QTreeView::keyPressEvent(event);
    }
}

// ── layout ──────────────────────────────────────────────────────────────────────────────────────────

void TopicsView::takeAnchor()
{
    if (!m_batching)
        m_anchor.take();
}

void TopicsView::doItemsLayout()
{
    QElapsedTimer timer;
    timer.start();
    {
        const QScopedValueRollback batching(m_batching, true);
        QTreeView::doItemsLayout();
        m_anchor.restore();
    }
    m_anchor.take();
    m_model.setStructureInterval(std::max(kShortestStructureInterval, milliseconds(4 * timer.elapsed())));
}

void TopicsView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                             const QList<int> &roles)
{
    for (int row = topLeft.row(); topLeft.isValid() && row <= bottomRight.row(); ++row)
        m_delegate->texts().forget(topLeft.siblingAtRow(row));
    QTreeView::dataChanged(topLeft, bottomRight, roles);
    // Opened while it had no children: now it has.
    const QModelIndex index = topLeft.siblingAtColumn(0);
    if (isExpanded(index) && m_model.canFetchMore(index))
        m_model.fetchMore(index);
}

// ── painting ────────────────────────────────────────────────────────────────────────────────────────

template <class Visit>
void TopicsView::eachVisibleRow(Visit visit)
{
    const int bottom = viewport()->height();
    for (QModelIndex index = indexAt({0, 0}); index.isValid(); index = indexBelow(index)) {
        if (visualRect(index).top() > bottom)
            return;
        visit(index);
    }
}

void TopicsView::updateRow(const QModelIndex &index, int firstColumn, int lastColumn)
{
    const QRect rect = visualRect(index);
    const int left = header()->sectionViewportPosition(firstColumn);
    const int right = header()->sectionViewportPosition(lastColumn) + header()->sectionSize(lastColumn);
    viewport()->update(left, rect.top(), right - left, rect.height());
}

void TopicsView::refreshValues()
{
    if (!isVisible())
        return;
    RowTexts &texts = m_delegate->texts();
    bool changed = false;
    texts.beginLook();
    eachVisibleRow([&](const QModelIndex &index) {
        if (texts.keep(index))
            return;
        changed = true;
        updateRow(index, TopicTreeModel::Value, TopicTreeModel::Seen);
    });
    texts.endLook();
    if (changed && !m_fade.isActive())
        m_fade.start();
}

void TopicsView::refreshTimes()
{
    // An idle broker must cost nothing: most ages read the same for a minute.
    eachVisibleRow([&](const QModelIndex &index) {
        if (m_delegate->texts().timesChanged(index))
            updateRow(index, TopicTreeModel::Value, TopicTreeModel::Seen);
    });
}

void TopicsView::setNote(const QString &text)
{
    if (m_note == text)
        return;
    m_note = text;
    setAccessibleDescription(text);
    viewport()->update();
}

void TopicsView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (m_note.isEmpty())
        return;
    int top = 0;
    eachVisibleRow([&](const QModelIndex &index) { top = visualRect(index).bottom(); });
    QPainter painter(viewport());
    painter.setPen(colorsFor(palette()).muted);
    const QRect rect = viewport()->rect().adjusted(space::kWide, top + space::kWide, -space::kWide, 0);
    painter.drawText(rect, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_note);
}

bool TopicsView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QTreeView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QModelIndex index = indexAt(help->pos());
    QString text;
    if (index.isValid() && m_model.nodeAt(index) != explorer::kRootNode &&
        index.column() == TopicTreeModel::Topic)
        text = QString::fromUtf8(index.data(TopicTreeModel::TopicNameRole).toByteArray());
    else if (index.isValid())
        text = index.data().toString();
    if (const QString hint = index.data(Qt::ToolTipRole).toString(); !hint.isEmpty())
        text += QLatin1Char('\n') + hint;
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), plainTip(text), viewport(), visualRect(index));
    return true;
}

void TopicsView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange ||
        event->type() == QEvent::LocaleChange)
        m_delegate->texts().clear();
    QTreeView::changeEvent(event);
}

} // namespace ui
