// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_list_model.h"

#include <QWidget>

class QLabel;
class QToolButton;
class QTreeView;

namespace ui {

/// The messages of one topic, newest first. A click fixes the message that the inspector shows; "follow" lets
/// it go again.
class HistoryView : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryView(QWidget *parent = nullptr);

    void setTopic(const explorer::MessageStore *store, explorer::TopicId topic);
    explorer::TopicId topic() const { return m_topic; }
    void refresh();
    void setPaused(bool paused); ///< the list stands still and tells how many wait
    /// What the inspector shows; kNoSequence: it follows the newest.
    void showFixed(explorer::Sequence sequence);
    QString countText() const;
    explorer::MessageListModel *model() const { return m_model; }
    QTreeView *list() const { return m_list; }

Q_SIGNALS:
    void fixRequested(explorer::Sequence sequence);
    void followRequested();

private:
    void showCount();

    explorer::MessageListModel *m_model;
    const explorer::MessageStore *m_store = nullptr;
    explorer::TopicId m_topic = explorer::kNoTopic;
    QLabel *m_count;
    QToolButton *m_follow;
    QTreeView *m_list;
    explorer::Sequence m_fixed = explorer::kNoSequence;
    bool m_isShowing = false; ///< the current row is being set by us
};

} // namespace ui
