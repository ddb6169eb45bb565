// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/sparkplug/sparkplug_panel.h"

#include "model/session/workspace.h"
#include "model/sparkplug/rebirth_request.h"
#include "ui/text/plain_text.h"
#include "ui/text/request_error_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/plain_message.h"

#include <QAction>
#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

namespace ui {

using explorer::ExplorerSession;
using explorer::sparkplug::kNoPart;
using explorer::sparkplug::PartId;
using explorer::sparkplug::Status;
using namespace std::chrono_literals;

SparkplugPanel::SparkplugPanel(explorer::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_connection(new QComboBox)
    , m_rebirth(new QAction(icon(QStringLiteral("refresh")), tr("Request rebirth"), this))
    , m_summary(new ElidedLabel)
    , m_note(new ElidedLabel)
    , m_pages(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_tree(new QTreeView)
    , m_eventView(new QTableView)
{
    makeTree();
    makeEvents();
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(m_tree);
    splitter->addWidget(m_eventView);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(splitter);
    setFocusProxy(m_tree);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeTools());
    layout->addWidget(m_pages, 1);

    m_soon.setSingleShot(true);
    m_soon.setInterval(200ms);
    connect(&m_soon, &QTimer::timeout, this, &SparkplugPanel::refresh);
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, m_tree->viewport(), qOverload<>(&QWidget::update));
    connect(m_rebirth, &QAction::triggered, this, &SparkplugPanel::askForRebirth);
    connect(&workspace, &explorer::Workspace::frame, this, [this] {
        if (isVisible() && !m_soon.isActive())
            m_soon.start();
    });
    connect(&workspace, &explorer::Workspace::sessionOpened, this, &SparkplugPanel::listConnections);
    connect(&workspace, &explorer::Workspace::sessionClosing, this, &SparkplugPanel::forget);
    connect(&workspace, &explorer::Workspace::connectionStateChanged, this, &SparkplugPanel::showState);
    listConnections();
}

// ── making ──────────────────────────────────────────────────────────────────────────────────────────

void SparkplugPanel::makeTree()
{
    m_tree->setModel(&m_model);
    m_tree->setAccessibleName(tr("Sparkplug nodes, devices and metrics"));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_tree->addAction(m_rebirth);
    QHeaderView *header = m_tree->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(SparkplugModel::Name, QHeaderView::Stretch);
    const int digit = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    header->resizeSection(SparkplugModel::Value, digit * 15);
    header->resizeSection(SparkplugModel::Type, digit * 10);
    header->resizeSection(SparkplugModel::Age, digit * 8);
    header->resizeSection(SparkplugModel::State, digit * 13);
    header->resizeSection(SparkplugModel::Faults, digit * 8);
    const auto revealRow = [this](const QModelIndex &index) {
        const SparkplugModel::Place place = m_model.placeOf(index);
        reveal(place.node, place.device);
    };
    connect(m_tree, &QTreeView::clicked, this, revealRow);
    connect(m_tree, &QTreeView::activated, this, revealRow);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &SparkplugPanel::showState);
}

void SparkplugPanel::makeEvents()
{
    m_eventView->setModel(&m_events);
    m_eventView->setAccessibleName(tr("Sparkplug events"));
    m_eventView->setFrameShape(QFrame::NoFrame);
    m_eventView->setShowGrid(false);
    m_eventView->setWordWrap(false);
    m_eventView->setTabKeyNavigation(false);
    m_eventView->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_eventView->setSelectionMode(QAbstractItemView::SingleSelection);
    m_eventView->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_eventView->verticalHeader()->hide();
    m_eventView->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_eventView->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    QHeaderView *header = m_eventView->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setStretchLastSection(true);
    const int digit = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    header->resizeSection(SparkplugEventModel::Time, digit * 14);
    header->resizeSection(SparkplugEventModel::Where, digit * 24);
    const auto revealRow = [this](const QModelIndex &index) {
        if (!index.isValid())
            return;
        using Kind = explorer::sparkplug::Event::Kind;
        const explorer::sparkplug::Event &event = m_events.at(index.row());
        if (event.kind != Kind::HostOnline && event.kind != Kind::HostOffline)
            reveal(event.node, event.device);
    };
    connect(m_eventView, &QTableView::clicked, this, revealRow);
    connect(m_eventView, &QTableView::activated, this, revealRow);
}

QWidget *SparkplugPanel::makeTools()
{
    m_connection->setAccessibleName(tr("Connection"));
    m_connection->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_connection->setMinimumContentsLength(12);
    connect(m_connection, &QComboBox::currentIndexChanged, this, [this](int index) {
        follow(reinterpret_cast<ExplorerSession *>(m_connection->itemData(index).value<quintptr>())); // of listConnections()
    });
    m_rebirth->setToolTip(tr("Asks the node to send its births again (Node Control/Rebirth)"));
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto *tools = new QWidget;
    auto *layout = new QHBoxLayout(tools);
    layout->setContentsMargins(space::kNormal, space::kTight, space::kNormal, space::kTight);
    layout->setSpacing(space::kTight);
    layout->addWidget(m_connection);
    layout->addWidget(m_summary, 3);
    layout->addWidget(m_note, 2);
    layout->addWidget(toolButton(m_rebirth));
    auto *events = toolButton(QStringLiteral("list"), tr("Shows the events beside the nodes"));
    events->setCheckable(true);
    connect(events, &QToolButton::toggled, m_eventView, &QWidget::setVisible);
    m_eventView->hide(); // where there is little room the nodes have it
    layout->addWidget(events);
    return tools;
}

// ── what to show ────────────────────────────────────────────────────────────────────────────────────

void SparkplugPanel::listConnections()
{
    {
        const QSignalBlocker blocker(m_connection);
        m_connection->clear();
        for (const auto &session : m_workspace.sessions()) {
            m_connection->addItem(visibleText(session->profile().name, 80), QVariant::fromValue<quintptr>(quintptr(session.get())));
            if (session.get() == m_session)
                m_connection->setCurrentIndex(m_connection->count() - 1);
        }
    }
    m_connection->setVisible(m_connection->count() > 1);
    follow(reinterpret_cast<ExplorerSession *>(m_connection->currentData().value<quintptr>()));
}

void SparkplugPanel::follow(ExplorerSession *session)
{
    if (session != m_session) {
        if (m_session)
            m_session->connection().disconnect(this);
        m_session = session;
        m_note->setText({});
        m_model.setState(session ? &session->sparkplug().state() : nullptr);
        m_events.setState(session ? &session->sparkplug().state() : nullptr);
        if (session) {
            connect(&session->connection(), &mqtt::Connection::publishRefused, this,
                    [this](mqtt::RequestToken token, mqtt::RequestError error) {
                        if (token == m_asked)
                            m_note->setText(tr("Rebirth not requested: %1").arg(requestErrorText(error)));
                    });
        }
    }
    refresh();
}

void SparkplugPanel::forget(const ExplorerSession *session)
{
    if (session == m_session)
        follow(nullptr);
    // It is still in the list while it is closing.
    QMetaObject::invokeMethod(this, &SparkplugPanel::listConnections, Qt::QueuedConnection);
    const QSignalBlocker blocker(m_connection);
    const int row = m_connection->findData(QVariant::fromValue<quintptr>(quintptr(session)));
    if (row >= 0)
        m_connection->removeItem(row);
}

void SparkplugPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_second.start();
    refresh();
}

void SparkplugPanel::hideEvent(QHideEvent *event)
{
    m_second.stop();
    QWidget::hideEvent(event);
}

QString SparkplugPanel::summary() const { return m_summary->text(); }

void SparkplugPanel::refresh()
{
    if (!m_workspace.isPaused() || !isVisible()) {
        m_model.sync();
        m_events.sync();
    }
    m_tree->viewport()->update();
    showState();
}

void SparkplugPanel::showState()
{
    const explorer::sparkplug::State *state = m_model.state();
    const bool isEmpty = !state || (state->nodes().empty() && state->hosts().empty());
    m_pages->setCurrentIndex(isEmpty ? 0 : 1);
    const bool isConnected =
        m_session && m_session->connection().state().phase == mqtt::ConnectionState::Phase::Connected;
    m_rebirth->setEnabled(isConnected && currentNode() != kNoPart);
    if (!m_session)
        m_empty->setContent(QStringLiteral("sparkplug"), tr("Nothing is connected"),
                            tr("Open a connection: its Sparkplug nodes are shown here."));
    else if (isEmpty)
        m_empty->setContent(QStringLiteral("sparkplug"), tr("No Sparkplug messages yet"),
                            tr("Subscribe to spBv1.0/# to see nodes, devices and metrics."));
    if (isEmpty) {
        m_summary->setText({});
        return;
    }
    std::size_t online = 0;
    std::uint64_t faults = 0;
    for (const auto &node : state->nodes()) {
        online += node.status == Status::Online;
        faults += node.faultCount();
    }
    for (const auto &device : state->devices())
        faults += device.faultCount();
    QStringList parts{tr("%1 of %Ln node(s) online", nullptr, int(state->nodes().size())).arg(online),
                      tr("%Ln device(s)", nullptr, int(state->devices().size())),
                      tr("%Ln fault(s)", nullptr, int(std::min<std::uint64_t>(faults, 2'000'000'000)))};
    for (const auto &host : state->hosts()) {
        if (host.changedNs != 0 && parts.size() < 8)
            parts += (host.isOnline ? tr("host %1 online") : tr("host %1 offline")).arg(visibleText(host.name, 60));
    }
    if (const std::uint64_t refused = state->refusedMessages() + state->refusedMetrics())
        parts += tr("%1 left out: there are too many nodes or metrics").arg(QLocale().toString(qulonglong(refused)));
    if (const std::uint64_t gone = state->eventCount() - state->events().size())
        parts += tr("%1 older events not kept").arg(QLocale().toString(qulonglong(gone)));
    m_summary->setText(parts.join(QStringLiteral(" · ")));
}

// ── acting ──────────────────────────────────────────────────────────────────────────────────────────

PartId SparkplugPanel::currentNode() const
{
    return m_model.placeOf(m_tree->currentIndex()).node;
}

void SparkplugPanel::reveal(PartId node, PartId device)
{
    if (!m_session || node == kNoPart)
        return;
    const explorer::TopicId topic = m_session->sparkplug().topicOf(node, device);
    if (topic != explorer::kNoTopic)
        m_workspace.selection().reveal(m_session, m_session->tree().nodeOf(topic));
}

void SparkplugPanel::askForRebirth()
{
    const PartId id = currentNode();
    if (!m_session || id == kNoPart)
        return;
    const explorer::sparkplug::Node &node = m_model.state()->nodes()[id];
    const std::string topic = explorer::sparkplug::commandTopic(node.group, node.name);
    const QString name = visibleText(node.group, 100) + QStringLiteral(" / ") + visibleText(node.name, 100);
    const QPointer<ExplorerSession> session = m_session;
    //: %1: a Sparkplug node
    if (!PlainMessage::ask(this, tr("Request a rebirth of %1?").arg(name),
                           tr("This publishes the command Node Control/Rebirth to %1. The node then sends all its births again.")
                               .arg(visibleText(topic, 300)),
                           tr("Request rebirth")))
        return;
    if (!session) // closed while the question stood there
        return;
    mqtt::Message message;
    message.topic = topic;
    message.payload = explorer::sparkplug::rebirthRequest(QDateTime::currentMSecsSinceEpoch());
    m_note->setText(tr("Rebirth of %1 requested").arg(name));
    m_asked = session->connection().publish(std::move(message));
}

} // namespace ui
