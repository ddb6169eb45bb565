// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_store.h"

#include <QAbstractTableModel>

namespace explorer {

/// The messages of one topic, newest first, over the store: virtual, any length.
///
/// Rows are sequence numbers; nothing is copied. Evicted rows leave at the end. The owner calls refresh() at
/// most once a frame; while paused nothing moves and newerCount() tells how many wait (at no cost).
///
/// Roles     Qt::DisplayRole gives plain text; the rest is in enum Role. Qt::ToolTipRole is never set here.
/// Thread    the GUI's.
class MessageListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Time,
        Delta,
        Qos,
        Flags,
        Size,
        Preview,
        ColumnCount
    };
    enum Role
    {
        SequenceRole = Qt::UserRole + 1,
        WallNsRole,
        DeltaNsRole,
        SizeRole,
        RetainRole
    };

    explicit MessageListModel(QObject *parent = nullptr);
    ~MessageListModel() override;

    void setTopic(const MessageStore *store, TopicId topic); ///< nullptr: empty
    void refresh();
    void setPaused(bool paused);
    bool isPaused() const { return m_paused; }
    std::size_t newerCount() const;

    Sequence sequenceAt(int row) const;
    int rowOf(Sequence sequence) const; ///< -1 when not there

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void removeEvicted();
    static QString flagsText(const MessageRecord &record);

    struct State;
    std::unique_ptr<State> m;
    bool m_paused = false;
};

} // namespace explorer
