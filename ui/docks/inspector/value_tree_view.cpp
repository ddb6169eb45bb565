// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/value_tree_view.h"

#include "model/payload/json_format.h"
#include "ui/docks/inspector/value_delegate.h"
#include "ui/text/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/plain_label.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace ui {

namespace {

constexpr int kOpenDepth = 2;
constexpr int kMostRowsOpened = 3'000; ///< unasked
constexpr int kMostRowsKept = 50'000;  ///< opened by the user, when another document comes

std::string pathAt(const QModelIndex &index)
{
    return index.data(ValueTreeModel::PathRole).toByteArray().toStdString();
}

} // namespace

ValueTreeView::ValueTreeView(QWidget *parent)
    : QTreeView(parent)
    , m_model(new ValueTreeModel(this))
    , m_delegate(new ValueDelegate(this))
{
    setModel(m_model);
    setItemDelegate(m_delegate);
    setUniformRowHeights(true);
    setFont(monoFont());
    setAccessibleName(tr("Payload as a tree"));
    setSelectionBehavior(SelectRows);
    setMouseTracking(true);
    setTextElideMode(Qt::ElideRight);
    setFrameShape(NoFrame);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(24);
    header()->resizeSection(ValueTreeModel::Key, 180);
    header()->setSectionResizeMode(ValueTreeModel::Key, QHeaderView::Interactive);
    header()->setSectionResizeMode(ValueTreeModel::Value, QHeaderView::Stretch);
    header()->setSectionResizeMode(ValueTreeModel::Chart, QHeaderView::Fixed);
    header()->resizeSection(ValueTreeModel::Chart, 32);
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) { remember(index, true); });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) { remember(index, false); });
}

void ValueTreeView::setDocument(const DecodedPayloadPtr &document)
{
    const std::string current = currentPath();
    const int scroll = verticalScrollBar()->value();
    bool reset = false;
    const auto watch = connect(m_model, &QAbstractItemModel::modelReset, this, [&reset] { reset = true; });
    m_model->setDocument(document);
    disconnect(watch);
    if (!reset) {
        viewport()->update(); // what is said of a value may differ where the value does not
        return;
    }
    restoreExpansion(current);
    verticalScrollBar()->setValue(scroll);
}

void ValueTreeView::forgetExpansion()
{
    m_chosen.clear();
    m_more.clear();
}

void ValueTreeView::restoreExpansion(const std::string &currentPath)
{
    struct Pending
    {
        QModelIndex index;
        std::string path; ///< made step by step: asking for the path of each row is quadratic in long arrays
        int depth;
    };
    const QScopedValueRollback restoring(m_restoring, true);
    std::vector<Pending> pending;
    int opened = 0;
    const auto addChildren = [&](const QModelIndex &parent, const std::string &path, int depth) {
        if (const auto more = m_more.find(path); more != m_more.end())
            m_model->showAtLeast(parent, std::min(more->second, kMostRowsKept - opened));
        const int rows = m_model->shownMembers(parent);
        opened += rows;
        for (int row = 0; row < rows; ++row) {
            const QModelIndex index = m_model->index(row, 0, parent);
            pending.push_back({index, path + m_model->stepTo(index), depth});
        }
    };
    addChildren({}, "$", 1);
    for (std::size_t i = 0; i < pending.size(); ++i) {
        const Pending at = pending[i];
        if (at.path == currentPath)
            setCurrentIndex(at.index);
        const int rows = m_model->rowCount(at.index);
        if (rows == 0)
            continue;
        const auto chosen = m_chosen.find(at.path);
        const bool asked = chosen != m_chosen.end();
        const bool open = asked ? chosen->second : at.depth < kOpenDepth;
        if (open && opened + rows <= (asked ? kMostRowsKept : kMostRowsOpened)) {
            expand(at.index);
            addChildren(at.index, at.path, at.depth + 1);
        }
    }
}

void ValueTreeView::remember(const QModelIndex &index, bool open)
{
    if (!m_restoring)
        m_chosen[pathAt(index)] = open;
}

void ValueTreeView::selectNode(std::int32_t node)
{
    const DecodedPayloadPtr &document = m_model->document();
    if (!document || document->tree.empty() || node < 0)
        return;
    std::vector<std::int32_t> way; // from the node up
    for (std::int32_t at = node; at >= 0; at = document->tree.nodes[std::size_t(at)].parent)
        way.push_back(at);
    for (auto at = way.rbegin(); at + 1 < way.rend(); ++at) {
        const QModelIndex family = m_model->indexOf(*at);
        m_model->showAtLeast(family, document->index.rowOf(*(at + 1)) + 1);
        if (family.isValid())
            expand(family);
    }
    const QModelIndex index = m_model->indexOf(node);
    setCurrentIndex(index);
    scrollTo(index);
}

std::int32_t ValueTreeView::currentNode() const
{
    return currentIndex().isValid() ? m_model->nodeOf(currentIndex()) : -1;
}

void ValueTreeView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    Q_EMIT nodeSelected(currentNode());
}

std::string ValueTreeView::currentPath() const
{
    return currentIndex().isValid() ? pathAt(currentIndex()) : std::string();
}

void ValueTreeView::copyCurrentValue()
{
    const DecodedPayloadPtr &document = m_model->document();
    const std::int32_t id = currentNode();
    if (id < 0 || !document)
        return;
    const explorer::ValueNode &node = document->tree.nodes[std::size_t(id)];
    const bool container =
        node.kind == explorer::ValueNode::Kind::Object || node.kind == explorer::ValueNode::Kind::Array;
    const std::string text =
        container ? document->prettyOf(id) : node.text;
    QApplication::clipboard()->setText(QString::fromStdString(text));
}

void ValueTreeView::copyCurrentPath()
{
    if (currentIndex().isValid())
        QApplication::clipboard()->setText(QString::fromStdString(currentPath()));
}

void ValueTreeView::chart(const QModelIndex &index)
{
    if (index.isValid() && index.data(ValueTreeModel::ChartableRole).toBool())
        Q_EMIT chartRequested(pathAt(index));
}

void ValueTreeView::showMore(const QModelIndex &moreRow)
{
    const QPersistentModelIndex family(moreRow.parent());
    const int first = moreRow.row();
    m_model->showMore(moreRow);
    m_more[family.isValid() ? pathAt(family) : std::string("$")] = m_model->shownMembers(family);
    setCurrentIndex(m_model->index(first, 0, family));
}

void ValueTreeView::hover(const QModelIndex &index)
{
    const bool button = index.isValid() && index.column() == ValueTreeModel::Chart &&
                        index.data(ValueTreeModel::ChartableRole).toBool();
    const QModelIndex target = button ? index : QModelIndex();
    if (m_hovered == target)
        return;
    update(m_hovered);
    m_hovered = target;
    m_delegate->setHovered(target);
    update(m_hovered);
    viewport()->setCursor(button ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ValueTreeView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyCurrentValue();
    } else if (event->key() == Qt::Key_C && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
        copyCurrentPath();
    } else if (event->key() == Qt::Key_C && event->modifiers() == Qt::NoModifier) {
        chart(currentIndex());
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
               m_model->isMoreRow(currentIndex())) {
        showMore(currentIndex());
    } else {
        QTreeView::keyPressEvent(event);
        return;
    }
    event->accept();
}

void ValueTreeView::mouseMoveEvent(QMouseEvent *event)
{
    hover(indexAt(event->pos()));
    QTreeView::mouseMoveEvent(event);
}

void ValueTreeView::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    QTreeView::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || !index.isValid())
        return;
    if (m_model->isMoreRow(index))
        showMore(index);
    else if (index.column() == ValueTreeModel::Chart)
        chart(index);
}

void ValueTreeView::leaveEvent(QEvent *event)
{
    hover({});
    QTreeView::leaveEvent(event);
}

bool ValueTreeView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QTreeView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QModelIndex index = indexAt(help->pos());
    QString tip;
    if (index.isValid() && index.column() == ValueTreeModel::Chart) {
        if (index.data(ValueTreeModel::ChartableRole).toBool())
            tip = tr("Chart %1 (C)").arg(visibleText(pathAt(index)));
    } else if (index.isValid()) {
        const QString text = index.data(Qt::AccessibleTextRole).toString();
        if (fontMetrics().horizontalAdvance(text) + kIconSize > visualRect(index).width() - 2 * space::kTight)
            tip = text;
    }
    QToolTip::showText(help->globalPos(), tip.isEmpty() ? QString() : plainTip(tip), this);
    return true;
}

void ValueTreeView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!currentIndex().isValid())
        return;
    QMenu menu(this);
    QAction *chartAction =
        menu.addAction(tr("&Chart this value\tC"), this, [this] { chart(currentIndex()); });
    chartAction->setEnabled(currentIndex().data(ValueTreeModel::ChartableRole).toBool());
    menu.addSeparator();
    menu.addAction(tr("Copy &value\tCtrl+C"), this, &ValueTreeView::copyCurrentValue);
    menu.addAction(tr("Copy &path\tCtrl+Shift+C"), this, &ValueTreeView::copyCurrentPath);
    menu.addSeparator();
    menu.addAction(tr("&Expand all below"), this, [this] { expandRecursively(currentIndex(), 8); });
    menu.addAction(tr("C&ollapse"), this, [this] { collapse(currentIndex()); });
    menu.exec(event->globalPos());
}

} // namespace ui
