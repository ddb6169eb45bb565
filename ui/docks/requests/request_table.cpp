// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/requests/request_table.h"

#include "ui/text/plain_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/level_delegate.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

using explorer::ExplorerSession;
using explorer::PairState;
using explorer::RequestListModel;
using explorer::RequestPair;

namespace {

/// A person reads no faster than this.
constexpr std::chrono::milliseconds kInterval{100};

LevelDelegate::Level levelOf(const QModelIndex &index)
{
    const QVariant state = index.data(RequestListModel::PairStateRole);
    if (!state.isValid())
        return LevelDelegate::Level::None;
    const bool isSign = index.column() == RequestListModel::State;
    switch (PairState(state.toInt())) {
    case PairState::Waiting:
        return isSign ? LevelDelegate::Level::Busy : LevelDelegate::Level::None;
    case PairState::Answered:
        return isSign ? LevelDelegate::Level::Good : LevelDelegate::Level::None;
    case PairState::Late:
    case PairState::Unanswered:
        return isSign ? LevelDelegate::Level::Warning : LevelDelegate::Level::None;
    case PairState::NotSent:
        return isSign ? LevelDelegate::Level::Error : LevelDelegate::Level::Muted;
    }
    return LevelDelegate::Level::None;
}

} // namespace

RequestTable::RequestTable(explorer::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new RequestListModel(this))
    , m_view(new QTreeView)
    , m_note(new ElidedLabel)
{
    makeView();
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setContentsMargins(space::kNormal, space::kTight, space::kNormal, space::kTight);
    m_note->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_note);
    setFocusProxy(m_view);

    m_refreshSoon.setSingleShot(true);
    connect(&m_refreshSoon, &QTimer::timeout, this, &RequestTable::follow);
    connect(&workspace, &explorer::Workspace::frame, this, &RequestTable::follow);
    connect(&workspace, &explorer::Workspace::sessionOpened, this, [this](ExplorerSession *session) {
        listen(session);
        setSources();
    });
    connect(&workspace, &explorer::Workspace::sessionClosing, this, [this](ExplorerSession *session) {
        session->disconnect(this);
        if (m_only == session)
            m_only = nullptr;
        setSources(session);
    });
    for (const auto &session : workspace.sessions())
        listen(session.get());
    setSources();
    m_sinceRefresh.start();
}

void RequestTable::makeView()
{
    m_view->setModel(m_model);
    m_view->setItemDelegate(new LevelDelegate(levelOf, m_view));
    m_view->setAccessibleName(tr("Requests and their answers, newest first"));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setTextElideMode(Qt::ElideMiddle); // both ends of a topic tell
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView *header = m_view->header();
    const auto fit = [&](RequestListModel::Column column, const QString &widest) {
        header->resizeSection(column, fontMetrics().horizontalAdvance(widest) + 28);
    };
    fit(RequestListModel::Time, QStringLiteral("00:00:00.000"));
    fit(RequestListModel::State, RequestListModel::stateText(PairState::Unanswered) + QStringLiteral("    "));
    fit(RequestListModel::Request, QString(24, QLatin1Char('n')));
    fit(RequestListModel::Answer, QString(24, QLatin1Char('n')));
    fit(RequestListModel::Latency, QStringLiteral("00 min 00 s"));
    fit(RequestListModel::By, QString(20, QLatin1Char('n')));
    connect(m_view, &QTreeView::clicked, this, &RequestTable::clicked);
    connect(m_view, &QTreeView::activated, this, &RequestTable::activated);
    connect(m_view, &QTreeView::customContextMenuRequested, this, &RequestTable::showMenu);
}

QString RequestTable::note() const { return m_note->text(); }

void RequestTable::setChoice(const RequestListModel::Choice &choice)
{
    m_model->setChoice(choice);
    refresh();
}

void RequestTable::setOnly(ExplorerSession *session)
{
    if (m_only == session)
        return;
    m_only = session;
    setSources();
}

void RequestTable::listen(ExplorerSession *session)
{
    connect(session, &ExplorerSession::pairingChanged, this, &RequestTable::follow);
    connect(session, &ExplorerSession::profileChanged, this, [this] { setSources(); });
}

void RequestTable::setSources(const ExplorerSession *closing)
{
    std::vector<RequestListModel::Source> sources;
    for (const auto &session : m_workspace.sessions()) {
        if (session.get() != closing && (!m_only || m_only == session.get()))
            sources.push_back({&session->pairing(), visibleText(session->profile().name, 60)});
    }
    m_view->setColumnHidden(RequestListModel::Connection, sources.size() < 2);
    m_model->setSources(std::move(sources));
    Q_EMIT refreshed();
}

void RequestTable::follow()
{
    if (m_workspace.isPaused() || !isVisible())
        return;
    if (m_sinceRefresh.hasExpired(kInterval.count()))
        refresh();
    else if (!m_refreshSoon.isActive())
        m_refreshSoon.start(kInterval);
}

void RequestTable::refresh()
{
    m_sinceRefresh.restart();
    m_model->refresh();
    Q_EMIT refreshed();
}

void RequestTable::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_refreshSoon.start(0); // what came while nobody looked
}

// ── going to messages ───────────────────────────────────────────────────────────────────────────────

void RequestTable::clicked(const QModelIndex &index)
{
    if (!m_jumpsOnClick)
        return;
    if (index.column() == RequestListModel::Answer || index.column() == RequestListModel::Latency)
        goToAnswer(index.row());
    else
        goToRequest(index.row());
}

/// To the other one of the two, where one of them is being looked at.
void RequestTable::activated(const QModelIndex &index)
{
    const RequestPair *pair = m_model->pairAt(index.row());
    if (!pair)
        return;
    const std::string &topic = m_model->pairingAt(index.row())->names().text(pair->requestTopic);
    if (!m_jumpsOnClick && pair->hasAnswer() && m_workspace.selection().topicName() == topic)
        goToAnswer(index.row());
    else
        goToRequest(index.row());
}

void RequestTable::showMenu(const QPoint &place)
{
    const QModelIndex index = m_view->indexAt(place);
    const RequestPair *pair = index.isValid() ? m_model->pairAt(index.row()) : nullptr;
    if (!pair)
        return;
    QMenu menu;
    QAction *request = menu.addAction(icon(QStringLiteral("jump")), tr("Go to the &request"));
    QAction *answer = menu.addAction(icon(QStringLiteral("jump")), tr("Go to the &answer"));
    answer->setEnabled(pair->hasAnswer());
    const QPersistentModelIndex row(index); // rows may move while the menu is open
    const QAction *chosen = menu.exec(m_view->viewport()->mapToGlobal(place));
    if (!row.isValid())
        return;
    if (chosen == request)
        goToRequest(row.row());
    else if (chosen == answer)
        goToAnswer(row.row());
}

ExplorerSession *RequestTable::sessionOf(int row) const
{
    const explorer::RequestPairing *pairing = m_model->pairingAt(row);
    for (const auto &session : m_workspace.sessions()) {
        if (pairing && &session->pairing() == pairing)
            return session.get();
    }
    return nullptr;
}

void RequestTable::goToRequest(int row)
{
    if (const RequestPair *pair = m_model->pairAt(row))
        goTo(row, pair->requestTopic, pair->request);
}

void RequestTable::goToAnswer(int row)
{
    const RequestPair *pair = m_model->pairAt(row);
    if (pair && pair->hasAnswer())
        goTo(row, pair->answerTopic, pair->answer);
}

void RequestTable::goTo(int row, explorer::PairingName topic, explorer::Sequence sequence)
{
    ExplorerSession *session = sessionOf(row);
    // A copy: the pair may be forgotten while the selection changes.
    const std::string name = m_model->pairingAt(row)->names().text(topic);
    QString why;
    if (sequence == explorer::kNoSequence) {
        why = tr("Sent from here; the broker did not send it back, so it is not among the messages.");
    } else {
        const explorer::NodeId node = session->tree().find(name);
        if (node != explorer::kNoNode && !m_workspace.selection().revealMessage(session, node, sequence))
            why = tr("The message is no longer in memory; the newest one of its topic is shown.");
    }
    m_note->setText(why);
    m_note->setVisible(!why.isEmpty());
}

} // namespace ui
