// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/topics/topics_view.h"

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

using explorer::NodeId;
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
    setModel(&model);

    header()->setSectionsMovable(false);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(40);
    const QFontMetrics metrics = fontMetrics();
    const auto widthFor = [&](const QString &sample) { return metrics.horizontalAdvance(sample) + 24; };
    header()->resizeSection(TopicTreeModel::Topic, widthFor(QString(22, u'n')));
    header()->setSectionResizeMode(TopicTreeModel::Value, QHeaderView::Stretch);
    header()->resizeSection(TopicTreeModel::Messages, widthFor(QStringLiteral("1,000,000")));
    header()->resizeSection(TopicTreeModel::Rate, widthFor(QStringLiteral("1,000/s")));
    header()->resizeSection(TopicTreeModel::Seen, widthFor(QStringLiteral("59 min")));
    header()->setSortIndicator(TopicTreeModel::Topic, Qt::AscendingOrder);
    setSortingEnabled(true);
    connect(header(), &QHeaderView::sortIndicatorChanged, this, [this](int column) {
        if (column == TopicTreeModel::Value) // texts have no order worth a wait
            sortByColumn(TopicTreeModel::Topic, Qt::AscendingOrder);
    });

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
        if (!m_restoring)
            m_open.insert(placeOf(index));
        anchorTop();
    });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        if (!m_restoring)
            m_open.erase(placeOf(index));
        anchorTop();
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &TopicsView::scrolledTo);
    connect(&model, &QAbstractItemModel::layoutAboutToBeChanged, this,
            [this](const QList<QPersistentModelIndex> &parents) {
                if (parents.isEmpty()) // a new order: nobody wants to be carried along with one row
                    m_top = QModelIndex();
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

TopicsView::Place TopicsView::placeOf(const QModelIndex &index) const
{
    return {m_model.sourceAt(index), m_model.nodeAt(index)};
}

void TopicsView::forgetSource(int row)
{
    std::set<Place> open;
    for (const Place &place : m_open) {
        if (place.first != row)
            open.emplace(place.first > row ? place.first - 1 : place.first, place.second);
    }
    m_open = std::move(open);
    m_delegate->texts().clear();
}

// ── filter ──────────────────────────────────────────────────────────────────────────────────────────

void TopicsView::setFilter(const QString &text)
{
    if (text == m_model.filter())
        return;
    const QScopedValueRollback restoring(m_restoring, true);
    const QModelIndex current = currentIndex();
    const Place currentPlace = placeOf(current);
    const bool wasInSight = current.isValid() && viewport()->rect().intersects(visualRect(current));
    m_delegate->setMarkedText(text.contains(u'/') ? QString() : text);

    m_model.setFilter(text); // resets: see reset()

    const QModelIndex restored = current.isValid() || currentPlace.first >= 0
                                     ? m_model.indexOf(currentPlace.first, currentPlace.second)
                                     : QModelIndex();
    if (!restored.isValid())
        return;
    makeCurrent(restored);
    if (wasInSight)
        scrollTo(restored);
}

void TopicsView::reset()
{
    QTreeView::reset();
    m_delegate->texts().clear();
    m_top = QModelIndex();
    restoreOpen();
    if (!m_model.filter().isEmpty())
        openMatches();
}

void TopicsView::restoreOpen()
{
    const QScopedValueRollback restoring(m_restoring, true);
    const QScopedValueRollback batching(m_batching, true);
    scheduleDelayedItemsLayout();            // so that expand() only takes a note
    for (const auto &[row, node] : m_open) { // parents have the smaller ids: they come first
        if (const QModelIndex index = m_model.indexOf(row, node); index.isValid())
            expand(index);
    }
}

void TopicsView::openMatches()
{
    const QScopedValueRollback restoring(m_restoring, true);
    const QScopedValueRollback batching(m_batching, true);
    constexpr std::size_t kMostRows = 2'000;
    std::vector<QModelIndex> waiting;
    for (int row = 0; row < m_model.rowCount(); ++row)
        waiting.push_back(m_model.index(row, 0));
    for (std::size_t i = 0; i < waiting.size() && waiting.size() < kMostRows; ++i) {
        const QModelIndex index = waiting[i];
        if (index.data(TopicTreeModel::MatchRole).toBool())
            continue; // what stands below a match is for the user to open
        m_model.fetchMore(index);
        expand(index);
        for (int row = 0; row < m_model.rowCount(index) && waiting.size() < kMostRows; ++row)
            waiting.push_back(m_model.index(row, 0, index));
    }
}

// ── opening and choosing ────────────────────────────────────────────────────────────────────────────

bool TopicsView::expandBelow(const QModelIndex &top)
{
    struct Level
    {
        QModelIndex index;
        int depth;
    };
    const QScopedValueRollback batching(m_batching, true);
    scheduleDelayedItemsLayout(); // so that expand() only takes a note
    std::vector<Level> waiting{{top.siblingAtColumn(0), 0}};
    bool complete = true;
    int rows = 0;
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        const auto [index, depth] = waiting[i];
        if (!m_model.hasChildren(index))
            continue;
        if (depth >= kDeepest) {
            complete = false;
            continue;
        }
        m_model.fetchMore(index);
        const int count = m_model.rowCount(index);
        if (rows + count > kMostExpanded) {
            complete = false;
            continue;
        }
        rows += count;
        expand(index);
        for (int row = 0; row < count; ++row)
            waiting.push_back({m_model.index(row, 0, index), depth + 1});
    }
    return complete;
}

void TopicsView::collapseBelow(const QModelIndex &top)
{
    const Place place = placeOf(top);
    if (place.first < 0)
        return;
    // What stays open below would cost a layout each time the parent opens again.
    const QScopedValueRollback batching(m_batching, true);
    scheduleDelayedItemsLayout();
    std::vector<QModelIndex> open{top.siblingAtColumn(0)};
    for (std::size_t i = 0; i < open.size(); ++i) {
        const QModelIndex index = open[i];
        for (int row = 0; row < m_model.rowCount(index); ++row) {
            const QModelIndex child = m_model.index(row, 0, index);
            if (isExpanded(child))
                open.push_back(child);
        }
    }
    for (const QModelIndex &index : open)
        collapse(index);
}

void TopicsView::reveal(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    std::vector<QModelIndex> above;
    for (QModelIndex at = index.parent(); at.isValid(); at = at.parent())
        above.push_back(at);
    const std::size_t shown = std::min(above.size(), std::size_t(kDeepest));
    {
        const QScopedValueRollback batching(m_batching, true);
        scheduleDelayedItemsLayout();
        for (std::size_t i = 0; i < shown; ++i)
            expand(above[above.size() - 1 - i]);
    }
    const QModelIndex target = shown < above.size() ? above[above.size() - 1 - shown] : index;
    setCurrentIndex(target);
    scrollTo(target);
}

void TopicsView::makeCurrent(const QModelIndex &index)
{
    const QScopedValueRollback restoring(m_restoring, true);
    setAutoScroll(false);
    if (index.isValid())
        selectionModel()->setCurrentIndex(index,
                                          QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    else
        selectionModel()->clear();
    setAutoScroll(true);
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
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid())
            setExpanded(currentIndex(), !isExpanded(currentIndex()));
        return;
    default:
        QTreeView::keyPressEvent(event);
    }
}

// ── what stays where it is ──────────────────────────────────────────────────────────────────────────

void TopicsView::anchorTop()
{
    if (m_batching)
        return;
    m_scrolled = verticalScrollBar()->value();
    if (m_scrolled == 0) {
        m_top = QModelIndex();
        return;
    }
    const QModelIndex top = indexAt({0, 0});
    m_topOffset = visualRect(top).top();
    m_top = top;
}

void TopicsView::scrolledTo(int value)
{
    if (m_batching)
        return;
    // The row moves with the rest; asking which is on top now would force a layout that may be waiting.
    if (m_top.isValid() && value != 0)
        m_topOffset -= value - std::exchange(m_scrolled, value);
    else
        anchorTop();
}

void TopicsView::restoreTop()
{
    if (!m_top.isValid())
        return;
    const QRect rect = visualRect(m_top);
    if (rect.isValid())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + rect.top() - m_topOffset);
}

void TopicsView::doItemsLayout()
{
    QElapsedTimer timer;
    timer.start();
    {
        const QScopedValueRollback batching(m_batching, true);
        QTreeView::doItemsLayout();
        restoreTop();
    }
    anchorTop();
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
            updateRow(index, TopicTreeModel::Rate, TopicTreeModel::Seen);
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
