// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/topics/topics_panel.h"

#include "ui/docks/topics/filter_bar.h"
#include "ui/docks/topics/topic_actions.h"
#include "ui/docks/topics/topic_columns.h"
#include "ui/docks/topics/topics_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using explorer::ExplorerSession;
using explorer::NodeId;

using namespace std::chrono_literals;

TopicsPanel::TopicsPanel(explorer::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_filter(new FilterBar(workspace.filters()))
    , m_banner(new Banner)
    , m_pages(new QStackedWidget)
    , m_view(new TopicsView(workspace.topicModel()))
    , m_actions(new TopicActions(workspace, *m_view))
{
    m_banner->hide();
    setFocusProxy(m_view);

    auto *empty = new EmptyState(QStringLiteral("topics"), tr("Nothing is connected"),
                                 tr("Open a connection: its topics grow here as messages arrive."));
    m_pages->addWidget(empty);
    m_pages->addWidget(m_view);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filter);
    layout->addWidget(m_banner);
    layout->addWidget(m_pages, 1);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    setFocusProxy(m_view);

    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, &TopicsPanel::focusFilter);

    connect(m_filter, &FilterBar::filterChanged, m_view, [this](const explorer::FilterExpression &filter) {
        m_view->setFilter(filter);
        m_banner->hide(); // it told of other rows
    });
    connect(m_filter, &FilterBar::left, this, &TopicsPanel::goToTree);
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
    connect(&workspace.topicModel(), &explorer::TopicTreeModel::searchAdvanced, this, [this] {
        followSelection();
        describe();
    });
    connect(&workspace.selection(), &explorer::Selection::nodeChanged, this, &TopicsPanel::followSelection);
    connect(&workspace.selection(), &explorer::Selection::revealRequested, this, &TopicsPanel::revealNode);
    connect(&workspace, &explorer::Workspace::frame, this, &TopicsPanel::describe);
    connect(&workspace, &explorer::Workspace::connectionStateChanged, this, &TopicsPanel::describe);
    // A root row came or left: the first of them takes the place of the welcome words, the last brings them back.
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(&workspace.topicModel(), signal, this, [this](const QModelIndex &above) {
            if (!above.isValid())
                describe();
        });
    }
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &TopicsPanel::tick);
    describe();
}

void TopicsPanel::focusFilter()
{
    m_filter->focusField();
}

void TopicsPanel::revealSelection()
{
    followSelection();
    if (m_view->currentIndex().isValid())
        m_view->reveal(m_view->currentIndex());
}

void TopicsPanel::selectTopic(ExplorerSession *session, const std::string &topic)
{
    if (const NodeId node = session->tree().find(topic); node != explorer::kNoNode)
        revealNode(session, node);
}

void TopicsPanel::revealNode(ExplorerSession *session, NodeId node)
{
    const int row = m_workspace.rowOf(session);
    if (row < 0)
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

void TopicsPanel::goToTree()
{
    m_view->setFocus();
    if (!m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_workspace.topicModel().index(0, 0));
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

    const explorer::TopicTreeModel &model = m_workspace.topicModel();
    const auto limits = model.searchLimits();
    const FilterBar::Found found{.matches = model.matchCount(),
                                 .topics = std::size_t(m_workspace.totals().topics),
                                 .searching = model.isSearching(),
                                 .cut = limits.cut,
                                 .gaveUp = limits.gaveUp};
    m_filter->showFound(found);

    if (!model.filter().isEmpty() && found.matches == 0)
        m_view->setNote(found.searching ? tr("Searching…")
                                        : tr("No topic matches “%1”.").arg(model.filter().text()));
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
