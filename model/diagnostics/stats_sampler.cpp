// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnostics/stats_sampler.h"

#include "model/diagnostics/process_usage.h"
#include "model/session/workspace.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace explorer {

namespace {

double rounded(double value)
{
    return std::round(value * 1000.0) / 1000.0;
}

} // namespace

QByteArray StatsSample::toJson() const
{
    const QJsonObject object{
        {"t", rounded(t)},
        {"received", qint64(received)},
        {"shown", qint64(shown)},
        {"backlog", qint64(backlog)},
        {"evicted", qint64(evicted)},
        {"dropped", qint64(dropped)},
        {"topics", qint64(topics)},
        {"bytes", qint64(bytes)},
        {"rss_bytes", qint64(rssBytes)},
        {"loop_gap_ms", QJsonObject{{"p50", rounded(gapP50Ms)}, {"p99", rounded(gapP99Ms)}, {"max", rounded(gapMaxMs)}}},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

StatsSampler::StatsSampler(const Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    m_sinceStart.start();
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(1'000);
    connect(&m_timer, &QTimer::timeout, this, &StatsSampler::sample);
}

void StatsSampler::acquire()
{
    if (m_users++ > 0)
        return;
    m_gaps.start();
    m_timer.start();
}

void StatsSampler::release()
{
    if (--m_users > 0)
        return;
    m_gaps.stop();
    m_timer.stop();
}

void StatsSampler::sample()
{
    const ExplorerSession::Counters totals = m_workspace.totals();
    const LoopGapMeter::Gaps gaps = m_gaps.take();
    m_latest = {
        .t = double(m_sinceStart.nsecsElapsed()) * 1e-9,
        .received = totals.received,
        .shown = totals.shown,
        .backlog = totals.backlog(),
        .evicted = totals.evicted,
        .dropped = totals.refused,
        .cut = totals.cut,
        .topics = totals.topics,
        .bytes = totals.bytes,
        .rssBytes = residentBytes(),
        .chartBytes = m_workspace.chartMemoryUsed(),
        .gapP50Ms = gaps.p50Ms,
        .gapP99Ms = gaps.p99Ms,
        .gapMaxMs = gaps.maxMs,
    };
    Q_EMIT sampled();
}

} // namespace explorer
