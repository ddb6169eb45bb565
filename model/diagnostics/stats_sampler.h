// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnostics/loop_gap_meter.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace explorer {

class Workspace;

/// The program's own figures over the last second.
struct StatsSample
{
    double t = 0;         ///< seconds since the program started
    quint64 received = 0; ///< messages off the wire
    quint64 shown = 0;    ///< applied to tree and store
    quint64 backlog = 0;  ///< received, not yet shown
    quint64 evicted = 0;  ///< left the memory budget
    quint64 dropped = 0;  ///< anything else lost
    quint64 cut = 0;      ///< too large for memory: kept in part. Not in the JSON
    quint64 topics = 0;
    quint64 bytes = 0; ///< off the wire
    quint64 rssBytes = 0;
    quint64 chartBytes = 0; ///< of the charted series. Not in the JSON
    double gapP50Ms = 0;
    double gapP99Ms = 0;
    double gapMaxMs = 0;

    QByteArray toJson() const; ///< one line, without its end
};

/// Takes a sample every second while somebody asked for it, and costs nothing otherwise.
/// Thread: the GUI's.
class StatsSampler : public QObject
{
    Q_OBJECT

public:
    explicit StatsSampler(const Workspace &workspace, QObject *parent = nullptr);

    /// Counted: sampling runs from the first acquire() to the last release().
    void acquire();
    void release();

    const StatsSample &latest() const { return m_latest; }

Q_SIGNALS:
    void sampled();

private:
    void sample();

    const Workspace &m_workspace;
    LoopGapMeter m_gaps;
    QTimer m_timer;
    QElapsedTimer m_sinceStart;
    StatsSample m_latest;
    int m_users = 0;
};

} // namespace explorer
