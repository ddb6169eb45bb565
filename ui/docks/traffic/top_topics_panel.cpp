// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/traffic/top_topics_panel.h"

#include "model/traffic/traffic_text.h"
#include "ui/docks/traffic/share_delegate.h"
#include "ui/docks/traffic/treemap_view.h"
#include "ui/text/plain_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/plain_message.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <cmath>

namespace ui {

using explorer::ExplorerSession;
using explorer::NodeId;
using explorer::TrafficMeasure;
using explorer::TrafficRanker;
using explorer::TrafficRanking;
using explorer::TrafficView;
using explorer::TrafficWindow;

TopTopicsPanel::TopTopicsPanel(explorer::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_board(workspace)
    , m_look(new QComboBox)
    , m_measure(new QComboBox)
    , m_window(new QComboBox)
    , m_connection(new QComboBox)
    , m_up(toolButton(QStringLiteral("arrow-up"), tr("Back up (Backspace)")))
    , m_save(toolButton(QStringLiteral("export"), tr("Save the figures")))
    , m_summary(new ElidedLabel)
    , m_note(new ElidedLabel)
    , m_pages(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_table(new QTableView)
    , m_map(new TreemapView)
{
    makeTable();
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_map);
    setFocusProxy(m_pages);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeTools());
    layout->addWidget(makeStatus());
    layout->addWidget(m_pages, 1);

    connect(&m_board, &explorer::TrafficBoard::changed, this, &TopTopicsPanel::refresh);
    connect(&m_board, &explorer::TrafficBoard::csvReady, this, [this](const auto &csv) {
        if (csv)
            m_export.start(csv, m_exportPath);
        else
            m_note->setText(tr("Not saved: a connection was closed meanwhile."));
    });
    connect(m_map, &TreemapView::picked, this, &TopTopicsPanel::reveal);
    connect(m_map, &TreemapView::entered, this, &TopTopicsPanel::enter);
    connect(m_map, &TreemapView::upRequested, this, &TopTopicsPanel::goUp);
    connect(m_up, &QToolButton::clicked, this, &TopTopicsPanel::goUp);

    connect(&m_export, &TrafficExport::advanced, this, [this](std::size_t lines, std::size_t all) {
        m_note->setText(tr("Writing %1 of %2 lines…").arg(QLocale().toString(qulonglong(lines)), QLocale().toString(qulonglong(all))));
    });
    connect(&m_export, &TrafficExport::saved, this, [this](std::size_t lines, const QString &path) {
        m_note->setText(tr("%Ln line(s) saved in %1", nullptr, int(lines)).arg(QFileInfo(path).fileName()));
    });
    connect(&m_export, &TrafficExport::failed, this, [this](const QString &why) {
        m_note->setText(tr("Not saved: %1").arg(why));
        PlainMessage::warn(this, tr("Not saved"), why);
    });

    connect(&workspace, &explorer::Workspace::sessionOpened, this, &TopTopicsPanel::listConnections);
    connect(&workspace, &explorer::Workspace::sessionClosing, this, &TopTopicsPanel::forget);
    connect(&workspace, &explorer::Workspace::pausedChanged, this, &TopTopicsPanel::refresh);
    listConnections();
}

// ── making ──────────────────────────────────────────────────────────────────────────────────────────

void TopTopicsPanel::makeTable()
{
    m_table->setModel(&m_board.ranking());
    m_table->setItemDelegateForColumn(TrafficRanking::Share, new ShareDelegate(m_table));
    m_table->setAccessibleName(tr("Top topics"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setTextElideMode(Qt::ElideMiddle); // both ends of a topic tell
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setMinimumSectionSize(1);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);

    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(true);
    header->setMinimumSectionSize(30);
    const int digit = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    const auto fit = [&](TrafficRanking::Column column, int digits) {
        const QString title = m_board.ranking().headerData(column, Qt::Horizontal).toString();
        header->resizeSection(column, std::max(digit * digits, fontMetrics().horizontalAdvance(title) + 40));
    };
    header->resizeSection(TrafficRanking::Rank, fontMetrics().horizontalAdvance(m_board.ranking().headerData(TrafficRanking::Rank, Qt::Horizontal).toString()) + 18);
    fit(TrafficRanking::Messages, 10);
    fit(TrafficRanking::Bytes, 11);
    fit(TrafficRanking::Size, 11);
    fit(TrafficRanking::Share, 12);
    fit(TrafficRanking::Connection, 14);
    header->setSectionResizeMode(TrafficRanking::Topic, QHeaderView::Stretch);
    header->setSortIndicatorShown(true);
    connect(header, &QHeaderView::sectionClicked, this, [this](int section) {
        if (section >= TrafficRanking::Messages && section <= TrafficRanking::Size)
            m_measure->setCurrentIndex(section - TrafficRanking::Messages);
        applyChoice();
    });
    connect(m_table, &QTableView::clicked, this, &TopTopicsPanel::revealRow);
    connect(m_table, &QTableView::activated, this, &TopTopicsPanel::revealRow);
}

QWidget *TopTopicsPanel::makeTools()
{
    m_look->addItem(icon(QStringLiteral("list")), tr("Topics"));
    m_look->addItem(icon(QStringLiteral("topics")), tr("Subtrees"));
    m_look->addItem(icon(QStringLiteral("layout")), tr("Map"));
    m_look->setAccessibleName(tr("What is ranked"));
    m_look->setToolTip(tr("Single topics, branches with all below them, or a map of both"));
    m_measure->addItems({tr("Messages/s"), tr("Bytes/s"), tr("Mean size")});
    m_measure->setAccessibleName(tr("Ranked by"));
    m_measure->setToolTip(tr("What decides the order"));
    m_window->addItems({tr("10 s"), tr("1 min"), tr("5 min")});
    m_window->setAccessibleName(tr("Time window"));
    m_window->setToolTip(tr("The stretch of time that is counted. Counting begins when this panel is opened."));
    m_connection->setAccessibleName(tr("Connection"));
    m_connection->setToolTip(tr("One connection or all"));
    m_connection->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_connection->setMinimumContentsLength(12);
    for (QComboBox *box : {m_look, m_measure, m_window, m_connection})
        connect(box, &QComboBox::currentIndexChanged, this, &TopTopicsPanel::applyChoice);

    auto *menu = new QMenu(m_save);
    m_saveRanked = menu->addAction(icon(QStringLiteral("list")), tr("What is ranked, as CSV…"));
    connect(m_saveRanked, &QAction::triggered, this, [this] { askAndExport(false); });
    connect(menu->addAction(icon(QStringLiteral("export")), tr("All topics of the time window, as CSV…")), &QAction::triggered,
            this, [this] { askAndExport(true); });
    m_save->setMenu(menu);
    m_save->setPopupMode(QToolButton::InstantPopup);

    auto *tools = new QWidget;
    auto *layout = new QHBoxLayout(tools);
    layout->setContentsMargins(space::kNormal, space::kTight, space::kNormal, 0);
    layout->setSpacing(space::kTight);
    for (QComboBox *box : {m_look, m_measure, m_window, m_connection})
        layout->addWidget(box);
    layout->addStretch(1);
    layout->addWidget(m_save);
    return tools;
}

QWidget *TopTopicsPanel::makeStatus()
{
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto *status = new QWidget;
    auto *layout = new QHBoxLayout(status);
    layout->setContentsMargins(space::kNormal, space::kTight, space::kNormal, space::kTight);
    layout->setSpacing(space::kTight);
    layout->addWidget(m_up);
    layout->addWidget(m_summary, 3);
    layout->addWidget(m_note, 1);
    return status;
}

// ── what to show ────────────────────────────────────────────────────────────────────────────────────

void TopTopicsPanel::listConnections()
{
    const QSignalBlocker blocker(m_connection);
    m_connection->clear();
    m_connection->addItem(tr("All connections"));
    for (const auto &session : m_workspace.sessions()) {
        m_connection->addItem(visibleText(session->profile().name, 80), QVariant::fromValue<quintptr>(quintptr(session.get())));
        if (session.get() == m_board.view().only)
            m_connection->setCurrentIndex(m_connection->count() - 1);
    }
    const bool several = m_workspace.sessions().size() > 1;
    m_connection->setVisible(several);
    m_table->setColumnHidden(TrafficRanking::Connection, !several);
    refresh();
}

void TopTopicsPanel::applyChoice()
{
    const auto look = Look(m_look->currentIndex());
    TrafficView view = m_board.view();
    view.look = look == Look::Map ? TrafficView::Look::Map : TrafficView::Look::Ranking;
    if (look != Look::Map)
        view.of = look == Look::Subtrees ? TrafficRanker::Of::Subtrees : TrafficRanker::Of::Topics;
    view.by = TrafficMeasure(m_measure->currentIndex());
    view.window = TrafficWindow(m_window->currentIndex());
    const auto chosen = m_connection->currentIndex() > 0 ? m_connection->currentData().value<quintptr>() : 0;
    auto *only = reinterpret_cast<ExplorerSession *>(chosen); // of the list that listConnections() made
    if (only != view.only) {
        m_above.clear();
        view.mapSession = nullptr;
        view.mapNode = explorer::kRootNode;
    }
    view.only = only;
    m_board.setView(view);
    refresh();
}

void TopTopicsPanel::enter(ExplorerSession *session, NodeId node)
{
    TrafficView view = m_board.view();
    m_above.push_back({view.mapSession, view.mapNode});
    view.mapSession = session;
    view.mapNode = node;
    m_board.setView(view);
}

void TopTopicsPanel::goUp()
{
    if (m_above.empty())
        return;
    TrafficView view = m_board.view();
    view.mapSession = m_above.back().session;
    view.mapNode = m_above.back().node;
    m_above.pop_back();
    m_board.setView(view);
}

void TopTopicsPanel::forget(const ExplorerSession *session)
{
    std::erase_if(m_above, [session](const Place &place) { return place.session == session; });
    if (!m_board.view().mapSession)
        m_above.clear();
    // It is still in the list while it is closing.
    QMetaObject::invokeMethod(this, &TopTopicsPanel::listConnections, Qt::QueuedConnection);
    const int row = m_connection->findData(QVariant::fromValue<quintptr>(quintptr(session)));
    if (row > 0)
        m_connection->removeItem(row);
}

void TopTopicsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_board.setWatched(true);
    refresh();
}

void TopTopicsPanel::hideEvent(QHideEvent *event)
{
    m_board.setWatched(false);
    QWidget::hideEvent(event);
}

QString TopTopicsPanel::windowText() const
{
    const explorer::TrafficTotals &totals = m_board.totals();
    const int seconds = std::max(1, int(std::lround(double(totals.windowNs) * 1e-9)));
    if (totals.isCut)
        return tr("over the last %Ln s: there are too many topics for a longer window", nullptr, seconds);
    return totals.isFull ? tr("over the last %Ln s", nullptr, seconds) : tr("over the first %Ln s", nullptr, seconds);
}

QString TopTopicsPanel::summary() const { return m_summary->text(); }

void TopTopicsPanel::refresh()
{
    const explorer::TrafficTotals &totals = m_board.totals();
    const TrafficView &view = m_board.view();
    const bool isMap = view.look == TrafficView::Look::Map;
    m_up->setVisible(isMap && !m_above.empty());
    m_table->horizontalHeader()->setSortIndicator(TrafficRanking::Messages + int(view.by), Qt::DescendingOrder);

    if (totals.windowNs == 0) {
        m_summary->setText(m_workspace.sessions().empty() ? QString() : tr("Counting…"));
    } else {
        QString text = tr("%Ln topic(s)", nullptr, int(totals.topics)) +
                       QStringLiteral(" · ") + tr("%1 messages/s").arg(explorer::rateText(totals.rate.messages)) +
                       QStringLiteral(" · ") + tr("%1/s").arg(explorer::byteText(totals.rate.bytes)) +
                       QStringLiteral(" · ") + windowText();
        if (m_workspace.isPaused())
            text += QStringLiteral(" · ") + tr("paused");
        if (isMap && view.mapSession && view.mapNode != explorer::kRootNode)
            text.prepend(visibleText(view.mapSession->tree().fullName(view.mapNode), 200) + QStringLiteral("/# · "));
        m_summary->setText(text);
    }

    const bool isEmpty = isMap ? m_board.areas().empty() : m_board.ranking().rowCount() == 0;
    if (m_workspace.sessions().empty())
        m_empty->setContent(QStringLiteral("ranking"), tr("Nothing is connected"),
                            tr("Open a connection: what sends most is ranked here."));
    else if (isMap && !m_above.empty())
        m_empty->setContent(QStringLiteral("ranking"), tr("Nothing came below this topic"), tr("Go back up to see the others."));
    else
        m_empty->setContent(QStringLiteral("ranking"), tr("No messages yet"),
                            tr("Counting begins when this panel is opened."));
    m_save->setEnabled(m_board.ranking().rowCount() > 0 || !m_board.areas().empty());
    m_saveRanked->setEnabled(!isMap);
    m_pages->setCurrentIndex(isEmpty ? 0 : isMap ? 2 : 1);
    if (isMap)
        m_map->setAreas(m_board.areas(), m_board.areasBelow(), view.by == TrafficMeasure::Messages);
}

// ── selecting and saving ────────────────────────────────────────────────────────────────────────────

void TopTopicsPanel::reveal(ExplorerSession *session, NodeId node)
{
    if (session)
        m_workspace.selection().reveal(session, node);
}

void TopTopicsPanel::revealRow(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const explorer::RankedTraffic &ranked = m_board.ranking().at(index.row());
    reveal(ranked.source.session, ranked.node);
}

void TopTopicsPanel::askAndExport(bool allTopics)
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the figures"), QStringLiteral("top-topics.csv"),
                                                      tr("Comma-separated values (*.csv)"));
    if (!path.isEmpty())
        exportTo(path, allTopics);
}

void TopTopicsPanel::exportTo(const QString &path, bool allTopics)
{
    m_exportPath = path;
    if (allTopics)
        m_board.gatherAllTopics();
    else
        m_export.start(m_board.csvOfRanking(), path);
}

} // namespace ui
