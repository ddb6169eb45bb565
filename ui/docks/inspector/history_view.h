// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_list_model.h"
#include "model/ingest/frame_clock.h"
#include "model/session/selection.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace explorer {
class FilterExpression;
class MessageFilter;
}

namespace ui {

class HistoryBar;
class HistoryExport;
class MessageRowsView;
class PinStrip;

/// The messages of one topic, or of all topics below a node, newest first. A click fixes the message that the
/// inspector shows; "follow" lets it go again. Rows come in slices of a frame, however many there are.
/// Thread    the GUI's.
class HistoryView : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryView(explorer::Selection &selection, QWidget *parent = nullptr);
    ~HistoryView() override;

    void setNode(explorer::ExplorerSession *session, explorer::NodeId node); ///< nullptr: nothing
    explorer::TopicId topic() const { return m_topic; }                     ///< the node's own
    void refresh();
    void setPaused(bool paused); ///< the list stands still and tells how many wait
    /// What the inspector shows; kNoSequence: it follows the newest.
    void showFixed(explorer::Sequence sequence);
    void goToTime(const QString &text);
    void pinCurrent();
    /// Newest first; all that are shown when none or one is selected and `orAll`.
    std::vector<explorer::Sequence> chosen(bool orAll) const;
    QString countText() const;
    explorer::MessageListModel *model() const { return m_model; }
    MessageRowsView *list() const { return m_list; }
    HistoryBar *bar() const { return m_bar; }
    PinStrip *pins() const { return m_pins; }
    HistoryExport *exports() const { return m_export; }

Q_SIGNALS:
    void fixRequested(explorer::Sequence sequence);
    void followRequested();

private:
    void connectBar();
    void makeActions();
    void restart();
    void setFilter(const explorer::FilterExpression &filter);
    void showColumns();
    void showRows(); ///< after the model has changed: what is fixed, where one wanted to go, how many there are
    void showCount();
    QString countOfAll() const;
    QString countOfMatches() const;
    bool goToPendingTime();
    void showPin(std::size_t index);

    explorer::Selection &m_selection;
    explorer::MessageListModel *m_model;
    explorer::FrameClock m_clock; ///< while the list is being made
    std::shared_ptr<explorer::MessageFilter> m_filter;
    QPointer<explorer::ExplorerSession> m_session;
    explorer::NodeId m_node = explorer::kNoNode;
    explorer::TopicId m_topic = explorer::kNoTopic;
    HistoryBar *m_bar;
    PinStrip *m_pins;
    MessageRowsView *m_list;
    HistoryExport *m_export;
    explorer::Sequence m_fixed = explorer::kNoSequence;
    std::optional<std::int64_t> m_pendingTimeNs; ///< older than what has been found so far
    bool m_isShowing = false;                    ///< rows and the current one are being set by us
};

} // namespace ui
