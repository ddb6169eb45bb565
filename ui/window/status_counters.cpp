// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/status_counters.h"

#include "ui/text/connection_state_text.h"
#include "ui/text/plain_text.h"
#include "ui/theme/colors.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/plain_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>

#include <chrono>

namespace ui {

using namespace std::chrono_literals;

StatusCounters::StatusCounters(explorer::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_dot(new PlainLabel)
    , m_state(new ElidedLabel)
    , m_trust(new PlainLabel)
{
    m_trust->setAccessibleName(tr("Certificate taken on trust"));
    m_trust->setToolTip(plainTip(trustedByHandText()));
    m_trust->setAccessibleDescription(trustedByHandText());
    m_trust->hide();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::kNormal, 2, space::kNormal, 2);
    row->setSpacing(space::kMargin);
    auto *state = new QHBoxLayout;
    state->setSpacing(space::kTight);
    state->addWidget(m_dot);
    state->addWidget(m_trust);
    state->addWidget(m_state, 1);
    row->addLayout(state, 1);
    m_messages = addFigure(row, tr("Message rate"), tr("Messages received per second, over the last second"),
                           tr("%1 msg/s").arg(QStringLiteral("000,000")));
    m_bytes = addFigure(row, tr("Data rate"), tr("Bytes received per second, over the last second"),
                        tr("%1/s").arg(QStringLiteral("000.00 MiB")));
    m_topics = addFigure(row, tr("Topics"), tr("Topics seen on all connections"),
                         tr("%Ln topic(s)", nullptr, 100'000));
    m_memory =
        addFigure(row, tr("Memory"), tr("What the messages kept in memory take, and how much they may take"),
                  tr("%1 of %2").arg(QStringLiteral("000.00 MiB"), QStringLiteral("512.00 MiB")));
    m_evicted =
        addFigure(row, tr("Evicted"),
                  tr("Older messages that had to leave the memory budget; the newest of every topic stays"),
                  tr("%1 evicted").arg(QStringLiteral("000")));
    m_backlog = addFigure(row, tr("Backlog"), tr("Messages received and not yet shown"),
                          tr("%1 behind").arg(QStringLiteral("000")));
    m_dropped =
        addFigure(row, tr("Dropped"), tr("Messages on topics beyond the topic limit: counted, not kept"),
                  tr("%1 dropped").arg(QStringLiteral("000")));

    m_clock.start();
    m_timer.setSingleShot(true);
    m_timer.setInterval(250ms);
    connect(&m_timer, &QTimer::timeout, this, &StatusCounters::refresh);
    connect(&m_workspace, &explorer::Workspace::sessionOpened, this, &StatusCounters::listen);
    connect(&m_workspace, &explorer::Workspace::sessionClosing, this, &StatusCounters::poke);
    connect(&m_workspace, &explorer::Workspace::memoryChanged, this, &StatusCounters::poke);
    connect(&m_workspace, &explorer::Workspace::connectionStateChanged, this, &StatusCounters::showState);
    connect(&m_workspace.selection(), &explorer::Selection::nodeChanged, this, &StatusCounters::showState);
    for (const auto &session : m_workspace.sessions())
        listen(session.get());
    showState();
    showFigures(0, 0, {});
}

QLabel *StatusCounters::addFigure(QHBoxLayout *row, const QString &name, const QString &meaning,
                                  const QString &widest)
{
    auto *label = new PlainLabel;
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    // Figures that grow and shrink must not push their neighbours about.
    label->setMinimumWidth(fontMetrics().horizontalAdvance(widest));
    label->setToolTip(plainTip(meaning));
    label->setAccessibleName(name);
    row->addWidget(label);
    return label;
}

void StatusCounters::listen(explorer::ExplorerSession *session)
{
    // Its own signal, not the workspace's frame: that one is silent while paused, and the counting goes on.
    connect(session, &explorer::ExplorerSession::changed, this, &StatusCounters::poke);
    showState();
    poke();
}

void StatusCounters::poke()
{
    if (!m_timer.isActive())
        m_timer.start();
}

void StatusCounters::refresh()
{
    const explorer::ExplorerSession::Counters totals = m_workspace.totals();
    const qint64 now = m_clock.elapsed();
    m_samples.push_back({now, totals.received, totals.bytes});
    while (m_samples.size() > 2 && now - m_samples[1].ms >= 1'000)
        m_samples.pop_front();

    double messages = 0;
    double bytes = 0;
    const Sample &first = m_samples.front();
    // A closed connection takes its counts along; then there is no rate to speak of.
    if (now > first.ms && totals.received >= first.received && totals.bytes >= first.bytes) {
        const double seconds = double(now - first.ms) / 1'000.0;
        messages = double(totals.received - first.received) / seconds;
        bytes = double(totals.bytes - first.bytes) / seconds;
    }
    showFigures(messages, bytes, totals);
    showState();
    if (messages > 0 || bytes > 0)
        m_timer.start();
    else
        m_samples.erase(m_samples.begin(), m_samples.end() - 1);
}

const explorer::ExplorerSession *StatusCounters::shownSession() const
{
    if (const explorer::ExplorerSession *selected = m_workspace.selection().session())
        return selected;
    return m_workspace.sessions().empty() ? nullptr : m_workspace.sessions().front().get();
}

void StatusCounters::showState()
{
    const explorer::ExplorerSession *session = shownSession();
    if (!session) {
        m_dot->setPixmap({});
        m_trust->hide();
        m_state->setText(tr("No connection"));
        return;
    }
    using Phase = mqtt::ConnectionState::Phase;
    const mqtt::ConnectionState &state = session->connection().state();
    const Colors colors = colorsFor(palette());
    QColor color = colors.warning;
    if (state.phase == Phase::Connected)
        color = colors.good;
    else if (state.phase == Phase::Failed)
        color = colors.error;
    else if (state.phase == Phase::Offline)
        color = colors.muted;
    const QString shape = state.phase == Phase::Offline ? QStringLiteral("ring") : QStringLiteral("dot");
    m_dot->setPixmap(icon(shape, color).pixmap(QSize(14, 14), devicePixelRatioF()));
    const bool onTrust = session->profile().trustedCertificate() || isTakenOnTrust(state);
    m_trust->setVisible(onTrust);
    if (onTrust) {
        const QIcon sign = icon(QStringLiteral("warning"), colors.warning);
        m_trust->setPixmap(sign.pixmap(QSize(14, 14), devicePixelRatioF()));
    }
    m_state->setText(tr("%1: %2").arg(visibleText(session->profile().name, 60),
                                      connectionStateText(state, session->hasBeenConnected())));
}

void StatusCounters::mark(QLabel *label, bool bites)
{
    QPalette own = palette();
    own.setColor(QPalette::WindowText, bites ? colorsFor(own).warning : own.color(QPalette::PlaceholderText));
    if (label->palette().color(QPalette::WindowText) != own.color(QPalette::WindowText))
        label->setPalette(own);
}

void StatusCounters::showFigures(double messagesPerSecond, double bytesPerSecond,
                                 const explorer::ExplorerSession::Counters &totals)
{
    const QLocale locale;
    m_messages->setText(tr("%1 msg/s").arg(locale.toString(qulonglong(messagesPerSecond + 0.5))));
    m_bytes->setText(tr("%1/s").arg(locale.formattedDataSize(qint64(bytesPerSecond), 1)));
    m_topics->setText(tr("%Ln topic(s)", nullptr, int(totals.topics)));
    m_memory->setText(tr("%1 of %2")
                          .arg(locale.formattedDataSize(qint64(m_workspace.memoryUsed()), 1),
                               locale.formattedDataSize(qint64(m_workspace.memoryBudget()), 0)));
    QString memoryTip = tr("What the messages kept in memory take, and how much they may take");
    if (const std::size_t charts = m_workspace.chartMemoryUsed(); charts > 0)
        memoryTip += QLatin1Char('\n') + tr("Beside it the charts take %1").arg(locale.formattedDataSize(qint64(charts), 1));
    m_memory->setToolTip(plainTip(memoryTip));
    m_evicted->setText(tr("%1 evicted").arg(locale.toString(qulonglong(totals.evicted))));
    m_backlog->setText(tr("%1 behind").arg(locale.toString(qulonglong(totals.backlog()))));
    m_dropped->setText(tr("%1 dropped").arg(locale.toString(qulonglong(totals.refused))));
    mark(m_evicted, totals.evicted > 0);
    mark(m_backlog, totals.backlog() > 10'000);
    mark(m_dropped, totals.refused > 0);
}

void StatusCounters::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        poke();
    QWidget::changeEvent(event);
}

} // namespace ui
