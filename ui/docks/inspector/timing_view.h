// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/explorer_session.h"
#include "model/timing/topic_timing.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <array>
#include <chrono>

class QGridLayout;
class QLabel;
class QToolButton;

namespace ui {

class IntervalChart;

/// How the messages of the selected topic follow each other: histogram, figures, its heartbeat, and whether it is silent.
///
/// All that is kept is looked at in slices of a few milliseconds, only while it is on screen, and then what comes.
/// Thread    the GUI's.
class TimingView : public QWidget
{
    Q_OBJECT

public:
    explicit TimingView(QWidget *parent = nullptr);

    /// nullptr: nothing. While the session lives its store is read.
    void setTopic(explorer::ExplorerSession *session, explorer::NodeId node);
    explorer::TopicId topic() const { return m_topic; }
    void refresh();              ///< something may have come
    void setPaused(bool paused); ///< stands still
    bool isComplete() const { return m_timing.isComplete(); }
    explorer::TimingFacts facts() const { return m_timing.facts(); }
    IntervalChart *chart() const { return m_chart; }
    enum Row
    {
        Mean,
        Median,
        Deviation,
        Jitter,
        Shortest,
        Longest,
        Duplicates,
        Repeats,
        Backwards,
        RowCount
    };
    QString figure(Row row) const;
    QString heartbeatText() const;
    QString note() const;
    QToolButton *goToGap() const { return m_goToGap; }

Q_SIGNALS:
    /// The user wants to see this message.
    void messageRequested(explorer::Sequence sequence);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeRows(QGridLayout &grid);
    void work();
    void showFigures();
    void showNote(const explorer::TimingFacts &facts);
    void showHeartbeat();

    QPointer<explorer::ExplorerSession> m_session;
    explorer::NodeId m_node = explorer::kNoNode;
    explorer::TopicId m_topic = explorer::kNoTopic;
    explorer::TopicTiming m_timing;
    bool m_paused = false;
    QTimer m_work; ///< the next slice
    QTimer m_tick; ///< silence grows without a message
    std::chrono::steady_clock::time_point m_shown;
    IntervalChart *m_chart;
    QLabel *m_heartbeat;
    QLabel *m_note;
    QToolButton *m_goToGap;
    std::array<QLabel *, RowCount> m_figures{};
};

} // namespace ui
