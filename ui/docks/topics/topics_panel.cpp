// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/topics/topics_panel.h"

#include "ui/docks/topics/topic_actions.h"
#include "ui/docks/topics/topic_columns.h"
#include "ui/docks/topics/topics_view.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/plain_label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using explorer::ExplorerSession;
using explorer::NodeId;

namespace {

using namespace std::chrono_literals;

/// Trees of this size are filtered at every key; larger ones when typing rests.
constexpr std::size_t kFilterAtOnce = 20'000;

} // namespace

TopicsPanel::TopicsPanel(explorer::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_filter(new QLineEdit)
    , m_matches(new PlainLabel)
    , m_banner(new Banner)
    , m_pages(new QStackedWidget)
    , m_view(new TopicsView(workspace.topicModel()))
    , m_actions(new TopicActions(workspace, *m_view))
{
    m_filter->setPlaceholderText(tr("Filter: text or MQTT wildcards + #"));
    m_filter->setAccessibleName(tr("Filter topics"));
    m_filter->setToolTip(tr("Shows topics whose name contains this text, or that match this topic filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(QStringLiteral("filter")), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    m_matches->setForegroundRole(QPalette::PlaceholderText);
    m_matches->hide();
    m_banner->hide();
    setFocusProxy(m_view);

    auto *empty = new EmptyState(QStringLiteral("topics"), tr("Nothing is connected"),
                                 tr("Open a connection: its topics grow here as messages arrive."));
    m_pages->addWidget(empty);
    m_pages->addWidget(m_view);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space::kNormal, space::kTight, space::kNormal, space::kTight);
    bar->setSpacing(space::kNormal);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_matches);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_banner);
    layout->addWidget(m_pages, 1);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    setFocusProxy(m_view);

    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, &TopicsPanel::focusFilter);

    m_filterDelay.setSingleShot(true);
    m_filterDelay.setInterval(150ms);
    connect(&m_filterDelay, &QTimer::timeout, this, &TopicsPanel::applyFilter);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty() ||
            m_workspace.topicModel().matchCount() + m_workspace.totals().topics < kFilterAtOnce)
            applyFilter();
        else
            m_filterDelay.start();
    });
    connect(m_view, &TopicsView::typed, this, [this](const QString &text) {
        focusFilter();
        m_filter->setText(text);
    });
    connect(m_view, &TopicsView::picked, this, &TopicsPanel::pick);
    connect(m_view, &QWidget::customContextMenuRequested, this, &TopicsPanel::showMenu);
    connect(&m_view->opener(), &BranchOpener::advanced, this, &TopicsPanel::tellOpening);
    connect(&m_view->opener(), &BranchOpener::ended, this, &TopicsPanel::tellOpened);
    connect(m_banner, &Banner::closed, m_banner, &QWidget::hide);

    connect(&workspace.topicModel(), &explorer::TopicTreeModel::valuesChanged, m_view,
            &TopicsView::refreshValues);
    connect(&workspace.selection(), &explorer::Selection::nodeChanged, this, &TopicsPanel::followSelection);
    connect(&workspace, &explorer::Workspace::frame, this, &TopicsPanel::describe);
    connect(&workspace, &explorer::Workspace::connectionStateChanged, this, &TopicsPanel::describe);
    connect(&workspace.topicModel(), &QAbstractItemModel::rowsInserted, this, &TopicsPanel::describe);
    connect(&workspace.topicModel(), &QAbstractItemModel::rowsRemoved, this, &TopicsPanel::describe);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &TopicsPanel::tick);
    describe();
}

void TopicsPanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void TopicsPanel::revealSelection()
{
    followSelection();
    if (m_view->currentIndex().isValid())
        m_view->reveal(m_view->currentIndex());
}

void TopicsPanel::selectTopic(ExplorerSession *session, const std::string &topic)
{
    const int row = m_workspace.rowOf(session);
    const NodeId node = row < 0 ? explorer::kNoNode : session->tree().find(topic);
    if (node == explorer::kNoNode)
        return;
    QModelIndex index = m_workspace.topicModel().indexOf(row, node);
    if (!index.isValid()) {
        m_filter->clear();
        index = m_workspace.topicModel().indexOf(row, node);
    }
    m_view->reveal(index);
    m_workspace.selection().select(session, node);
}

void TopicsPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->clear();
        m_view->setFocus();
        return;
    }
    QWidget::keyPressEvent(event);
}

bool TopicsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            applyFilter();
            m_view->setFocus();
            if (!m_view->currentIndex().isValid())
                m_view->setCurrentIndex(m_workspace.topicModel().index(0, 0));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TopicsPanel::applyFilter()
{
    m_filterDelay.stop();
    m_view->setFilter(m_filter->text());
    followSelection();
    describe();
}

void TopicsPanel::pick(const QModelIndex &index)
{
    const int row = m_workspace.topicModel().sourceAt(index);
    if (row < 0)
        return;
    m_workspace.selection().select(m_workspace.sessions()[std::size_t(row)].get(),
                                   m_workspace.topicModel().nodeAt(index));
}

void TopicsPanel::followSelection()
{
    const explorer::Selection &selection = m_workspace.selection();
    const int row = selection.session() ? m_workspace.rowOf(selection.session()) : -1;
    explorer::TopicTreeModel &model = m_workspace.topicModel();
    const QModelIndex current = m_view->currentIndex();
    if (row >= 0 && model.sourceAt(current) == row && model.nodeAt(current) == selection.node())
        return;
    m_view->makeCurrent(row < 0 ? QModelIndex() : model.indexOf(row, selection.node()));
}

bool TopicsPanel::anyConnected() const
{
    return std::ranges::any_of(m_workspace.sessions(), [](const auto &session) {
        return session->connection().state().phase == mqtt::ConnectionState::Phase::Connected;
    });
}

void TopicsPanel::tick()
{
    if (!isVisible() || m_workspace.isPaused())
        return;
    m_view->refreshTimes();
    if (++m_ticks % 2 == 0)
        m_workspace.topicModel().sortAgain();
}

void TopicsPanel::describe()
{
    const bool connected = anyConnected();
    const bool ages = connected && m_workspace.totals().topics > 0; // without topics nothing on screen grows older
    if (ages != m_tick.isActive())
        ages ? m_tick.start() : m_tick.stop();
    m_pages->setCurrentIndex(m_workspace.topicModel().rowCount() == 0 ? 0 : 1);

    const QString filter = m_workspace.topicModel().filter();
    const std::size_t matches = m_workspace.topicModel().matchCount();
    m_matches->setVisible(!filter.isEmpty());
    if (!filter.isEmpty())
        m_matches->setText(tr("%n match(es)", nullptr, int(matches)));

    if (!filter.isEmpty() && matches == 0)
        m_view->setNote(tr("No topic matches “%1”.").arg(filter));
    else if (connected && m_workspace.totals().topics == 0)
        m_view->setNote(tr("Waiting for the first message…"));
    else
        m_view->setNote({});
}

void TopicsPanel::tellOpening(int rows)
{
    m_banner->setContent(Banner::Level::Information, tr("Opening…"), tr("%Ln row(s) so far. Esc stops.", nullptr, rows));
    m_banner->show();
}

void TopicsPanel::tellOpened(BranchOpener::Outcome outcome, int rows)
{
    switch (outcome) {
    case BranchOpener::Outcome::Complete:
        m_banner->hide();
        return;
    case BranchOpener::Outcome::Stopped:
        m_banner->setContent(Banner::Level::Information, tr("Stopped"), tr("%Ln row(s) were opened.", nullptr, rows));
        break;
    case BranchOpener::Outcome::AtBound:
        m_banner->setContent(Banner::Level::Information, tr("Opened in part"),
                             tr("At most %1 rows are opened at once. Open what is still closed one by one.")
                                 .arg(QLocale().toString(BranchOpener::kMostRows)));
        break;
    }
    m_banner->show();
}

void TopicsPanel::showMenu(const QPoint &at)
{
    const QModelIndex index = m_view->indexAt(at);
    if (index.isValid())
        m_view->setCurrentIndex(index);
    if (!m_view->currentIndex().isValid())
        return;
    QMenu menu(this);
    m_actions->fill(menu);
    menu.addSeparator();
    m_view->columns().fill(menu);
    menu.exec(m_view->viewport()->mapToGlobal(at));
}

} // namespace ui
