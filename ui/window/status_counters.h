// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/workspace.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <deque>

class QHBoxLayout;
class QLabel;

namespace ui {

class ElidedLabel;

/// The status bar's figures: what the selected connection is doing, rates, topics, memory, and every bound
/// that bites.
///
/// Refreshed four times a second while something changes and not at all when nothing does. Thread: the GUI's.
class StatusCounters : public QWidget
{
    Q_OBJECT

public:
    explicit StatusCounters(explorer::Workspace &workspace, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void listen(explorer::ExplorerSession *session);
    QLabel *addFigure(QHBoxLayout *row, const QString &name, const QString &meaning, const QString &widest);
    void poke();
    void refresh();
    void showState();
    void showFigures(double messagesPerSecond, double bytesPerSecond,
                     const explorer::ExplorerSession::Counters &totals);
    const explorer::ExplorerSession *shownSession() const;
    void mark(QLabel *label, bool bites);

    struct Sample
    {
        qint64 ms = 0;
        std::uint64_t received = 0;
        std::uint64_t bytes = 0;
    };

    explorer::Workspace &m_workspace;
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::deque<Sample> m_samples; ///< of the last second
    QLabel *m_dot;
    ElidedLabel *m_state;
    QLabel *m_trust; ///< the certificate is taken on trust: cannot be dismissed
    QLabel *m_messages;
    QLabel *m_bytes;
    QLabel *m_topics;
    QLabel *m_memory;
    QLabel *m_evicted;
    QLabel *m_backlog;
    QLabel *m_dropped;
};

} // namespace ui
