// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/connection_notices.h"

#include "ui/text/plain_text.h"
#include "ui/text/problem_text.h"
#include "ui/text/reason_text.h"

#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kMostBanners = 4;
constexpr std::chrono::milliseconds kCountInterval{500};

} // namespace

ConnectionNotices::ConnectionNotices(explorer::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(&m_workspace, &explorer::Workspace::sessionOpened, this, &ConnectionNotices::listen);
    connect(&m_workspace, &explorer::Workspace::sessionClosing, this, &ConnectionNotices::forget);
    connect(&m_workspace, &explorer::Workspace::connectionStateChanged, this,
            &ConnectionNotices::stateChanged);
    m_refusedTimer.setSingleShot(true);
    m_refusedTimer.setInterval(kCountInterval);
    connect(&m_refusedTimer, &QTimer::timeout, this, &ConnectionNotices::countRefused);
    for (const auto &session : m_workspace.sessions())
        listen(session.get());
}

Banner *ConnectionNotices::addBanner()
{
    auto *banner = new Banner;
    connect(banner, &Banner::closed, this, [this, banner] { drop(banner); });
    m_layout->addWidget(banner);
    if (m_layout->count() > kMostBanners)
        drop(static_cast<Banner *>(m_layout->itemAt(0)->widget()));
    return banner;
}

void ConnectionNotices::drop(Banner *banner)
{
    if (!banner)
        return;
    m_layout->removeWidget(banner);
    banner->hide();
    banner->deleteLater();
}

void ConnectionNotices::show(Banner::Level level, const QString &title, const QString &text)
{
    addBanner()->setContent(level, title, text);
}

void ConnectionNotices::listen(explorer::ExplorerSession *session)
{
    connect(&session->connection(), &mqtt::Connection::subscribed, this,
            [this, session](const mqtt::SubscribeDone &done) { subscribed(session, done); });
    connect(session, &explorer::ExplorerSession::changed, this, [this] {
        if (!m_refusedTimer.isActive())
            m_refusedTimer.start();
    });
    stateChanged(session);
}

void ConnectionNotices::countRefused()
{
    const QLocale locale;
    for (const auto &session : m_workspace.sessions()) {
        const explorer::ExplorerSession::Counters counters = session->counters();
        const auto known = m_refusals.constFind(session.get());
        const bool dismissed = known != m_refusals.constEnd() && (!*known || m_layout->indexOf(*known) < 0);
        if (counters.refused == 0 || dismissed)
            continue;
        QPointer<Banner> &banner = m_refusals[session.get()];
        if (!banner)
            banner = addBanner();
        banner->setContent(
            Banner::Level::Warning, tr("%1: more topics than may be shown").arg(visibleText(session->profile().name, 60)),
            tr("%1 messages on about %2 refused topics were counted and not kept; the %3 known topics keep updating. "
               "Subscribe to less, or raise the limit of topics.")
                .arg(locale.toString(qulonglong(counters.refused)), locale.toString(qulonglong(session->refusedTopics())),
                     locale.toString(qulonglong(counters.topics))));
    }
}

void ConnectionNotices::forget(explorer::ExplorerSession *session)
{
    session->connection().disconnect(this);
    session->disconnect(this);
    drop(m_problems.take(session));
    drop(m_refusals.take(session));
}

Banner *ConnectionNotices::problemBanner(explorer::ExplorerSession *session)
{
    QPointer<Banner> &banner = m_problems[session];
    if (banner && m_layout->indexOf(banner) >= 0)
        return banner;
    banner = addBanner();
    const QPointer<explorer::ExplorerSession> guard(session);
    connect(banner->addButton(tr("Retry")), &QPushButton::clicked, this, [this, guard] {
        if (guard)
            Q_EMIT retryRequested(guard);
    });
    connect(banner->addButton(tr("Edit…")), &QPushButton::clicked, this, [this, guard] {
        if (guard)
            Q_EMIT editRequested(guard);
    });
    return banner;
}

void ConnectionNotices::stateChanged(explorer::ExplorerSession *session)
{
    using Phase = mqtt::ConnectionState::Phase;
    const mqtt::ConnectionState &state = session->connection().state();
    switch (state.phase) {
    case Phase::Waiting:
    case Phase::Failed: {
        if (!state.problem.isProblem())
            break;
        const bool retries = state.phase == Phase::Waiting;
        const ProblemText words = problemText(state.problem);
        const QString title = tr("%1: %2").arg(visibleText(session->profile().name, 60), words.what);
        // The same problem again, dismissed by the user, stays dismissed until something else happens.
        if (const auto known = m_problems.constFind(session); known != m_problems.constEnd() && !*known)
            break;
        problemBanner(session)->setContent(retries ? Banner::Level::Warning : Banner::Level::Error, title,
                                           retries ? tr("%1 Trying again by itself.").arg(words.advice)
                                                   : words.advice);
        break;
    }
    case Phase::Connected:
    case Phase::Offline:
        drop(m_problems.take(session));
        break;
    case Phase::Resolving:
    case Phase::Handshake:
    case Phase::Closing:
        break;
    }
}

void ConnectionNotices::subscribed(explorer::ExplorerSession *session, const mqtt::SubscribeDone &done)
{
    if (done.lost)
        return;
    QStringList refusals;
    for (std::size_t i = 0; i < done.subscriptions.size() && i < done.reasonCodes.size(); ++i) {
        const mqtt::ReasonCode code = done.reasonCodes[i];
        if (!mqtt::isFailure(code))
            continue;
        const QString reason =
            reasonText(code, mqtt::PacketType::Suback, session->connection().options().session.version);
        refusals.append(
            tr("%1: %2 (%3)").arg(visibleText(done.subscriptions[i].filter, 80), reason, reasonNumber(code)));
    }
    if (refusals.isEmpty())
        return;
    if (!done.reasonString.empty())
        refusals.append(tr("The broker adds: %1").arg(visibleText(done.reasonString, 200)));
    show(Banner::Level::Warning,
         tr("%1: the broker refused %Ln subscription(s)", nullptr, int(refusals.size()))
             .arg(visibleText(session->profile().name, 60)),
         refusals.mid(0, 4).join(QLatin1Char('\n')));
}

} // namespace ui
