// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/subscriptions/subscriptions_panel.h"

#include "model/session/workspace.h"
#include "ui/docks/subscriptions/subscription_entry.h"
#include "ui/text/plain_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

using explorer::ExplorerSession;
using State = mqtt::SubscriptionStatus::State;

SubscriptionsPanel::SubscriptionsPanel(explorer::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_title(new ElidedLabel)
    , m_entry(new SubscriptionEntry)
    , m_view(new QTableView)
    , m_pages(new QStackedWidget)
{
    makeView();
    makeActions();
    m_tools = makeTools();
    m_pages->addWidget(new EmptyState(QStringLiteral("subscribe"), tr("Nothing is connected"),
                                      tr("Open a connection: what it subscribes to is managed here.")));
    m_pages->addWidget(m_view);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tools);
    layout->addWidget(m_pages, 1);

    connect(m_entry, &SubscriptionEntry::submitted, this, &SubscriptionsPanel::subscribe);
    connect(m_view, &QTableView::doubleClicked, this, &SubscriptionsPanel::editCurrent);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &SubscriptionsPanel::showState);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &SubscriptionsPanel::showState);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SubscriptionsPanel::showState);
    connect(&workspace, &explorer::Workspace::sessionOpened, this, &SubscriptionsPanel::follow);
    // It is still in the list while it is closing: look again when it has gone.
    connect(&workspace, &explorer::Workspace::sessionClosing, this, &SubscriptionsPanel::follow, Qt::QueuedConnection);
    connect(&workspace, &explorer::Workspace::connectionStateChanged, this, &SubscriptionsPanel::refill);
    connect(&workspace.selection(), &explorer::Selection::nodeChanged, this, &SubscriptionsPanel::follow);
    follow();
}

void SubscriptionsPanel::makeView()
{
    m_view->setModel(&m_model);
    m_view->setAccessibleName(tr("Subscriptions"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    QHeaderView *header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setStretchLastSection(true);
    const int digit = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    header->resizeSection(SubscriptionListModel::Filter, digit * 26);
    header->resizeSection(SubscriptionListModel::Qos, digit * 14);
    header->resizeSection(SubscriptionListModel::Options, digit * 18);
}

void SubscriptionsPanel::makeActions()
{
    const auto add = [this](const char *iconName, const QString &text, const QKeySequence &key) {
        auto *action = new QAction(icon(QLatin1String(iconName)), text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_view->addAction(action);
        return action;
    };
    m_pause = add("pause", tr("Pause the selected subscriptions"), Qt::Key_Space);
    m_edit = add("edit", tr("Change the subscription"), Qt::Key_F2);
    m_remove = add("delete", tr("Unsubscribe and remove"), QKeySequence::Delete);
    connect(m_pause, &QAction::triggered, this, &SubscriptionsPanel::pauseOrResume);
    connect(m_edit, &QAction::triggered, this, [this] { editCurrent(m_view->currentIndex()); });
    connect(m_remove, &QAction::triggered, this, &SubscriptionsPanel::removeSelected);
}

QWidget *SubscriptionsPanel::makeTools()
{
    m_title->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::kTight);
    buttons->addWidget(m_title, 1);
    for (QAction *action : {m_pause, m_edit, m_remove})
        buttons->addWidget(toolButton(action));
    auto *tools = new QWidget;
    auto *layout = new QVBoxLayout(tools);
    layout->setContentsMargins(space::kNormal, space::kTight, space::kNormal, space::kTight);
    layout->setSpacing(space::kTight);
    layout->addWidget(m_entry);
    layout->addLayout(buttons);
    return tools;
}

void SubscriptionsPanel::follow()
{
    ExplorerSession *session = m_workspace.selection().session();
    if (!session && !m_workspace.sessions().empty())
        session = m_workspace.sessions().front().get();
    if (session != m_session) {
        if (m_session)
            m_session->connection().disconnect(this);
        m_session = session;
        if (session)
            connect(&session->connection(), &mqtt::Connection::subscriptionsChanged, this, &SubscriptionsPanel::refill);
    }
    refill();
}

void SubscriptionsPanel::refill()
{
    if (!m_session) {
        m_model.setSubscriptions({}, mqtt::ProtocolVersion::V5);
    } else {
        const mqtt::Connection &connection = m_session->connection();
        const bool connected = connection.state().phase == mqtt::ConnectionState::Phase::Connected;
        const mqtt::ProtocolVersion version =
            connected ? connection.state().session.version : m_session->profile().version;
        m_entry->setVersion(version);
        m_model.setSubscriptions(connection.subscriptions(), version);
    }
    showState();
}

void SubscriptionsPanel::showState()
{
    m_pages->setCurrentIndex(m_session ? 1 : 0);
    m_tools->setEnabled(m_session);
    if (!m_session) {
        m_title->setText({});
        return;
    }
    //: %1: a connection's name
    m_title->setText(tr("%Ln subscription(s) of %1", nullptr, m_model.rowCount()).arg(visibleText(m_session->profile().name)));
    const bool anyActive = !selectedFilters(false).empty();
    const bool anyPaused = !selectedFilters(true).empty();
    m_pause->setEnabled(anyActive || anyPaused);
    m_edit->setEnabled(anyActive || anyPaused);
    m_remove->setEnabled(anyActive || anyPaused);
    const bool resumes = anyPaused && !anyActive;
    m_pause->setText(resumes ? tr("Resume the selected subscriptions") : tr("Pause the selected subscriptions"));
    m_pause->setIcon(icon(resumes ? QStringLiteral("play") : QStringLiteral("pause")));
}

std::vector<std::string> SubscriptionsPanel::selectedFilters(bool paused) const
{
    std::vector<std::string> filters;
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        const mqtt::SubscriptionStatus &status = m_model.at(row.row());
        if ((status.state == State::Paused) == paused)
            filters.push_back(status.subscription.filter);
    }
    return filters;
}

void SubscriptionsPanel::subscribe(const mqtt::Subscription &subscription)
{
    if (m_session)
        m_session->connection().subscribe({subscription});
}

void SubscriptionsPanel::pauseOrResume()
{
    if (!m_session)
        return;
    if (const std::vector<std::string> active = selectedFilters(false); !active.empty())
        m_session->connection().pauseSubscriptions(active);
    else if (const std::vector<std::string> paused = selectedFilters(true); !paused.empty())
        m_session->connection().resumeSubscriptions(paused);
}

void SubscriptionsPanel::removeSelected()
{
    if (!m_session)
        return;
    std::vector<std::string> filters = selectedFilters(false);
    const std::vector<std::string> paused = selectedFilters(true);
    filters.insert(filters.end(), paused.begin(), paused.end());
    if (!filters.empty())
        m_session->connection().unsubscribe(filters);
}

void SubscriptionsPanel::editCurrent(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    m_entry->setSubscription(m_model.at(index.row()).subscription);
    m_entry->filter()->setFocus();
}

} // namespace ui
