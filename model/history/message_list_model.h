// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_store.h"
#include "model/history/sequence_list.h"
#include "model/history/topic_scope.h"
#include "model/series/value_path.h"

#include <QAbstractTableModel>

#include <chrono>
#include <functional>
#include <memory>

namespace explorer {

/// The messages of one topic, or of all topics of a scope, newest first, over the store: virtual, any length.
///
/// Rows are sequence numbers; nothing is copied. Evicted rows leave. Everything happens in advance(), in pieces with a
/// deadline; what a row shows beyond its message (differences, values) is computed when it is asked for. While
/// paused nothing comes or goes; older rows are still found.
///
/// Memory    4 bytes a message of the topic or scope, and 4 more for each that a test lets through.
/// Roles     Qt::DisplayRole gives plain text; the rest is in enum Role. Qt::ToolTipRole is never set here.
/// Thread    the GUI's.
class MessageListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Time,
        Topic,      ///< of a scope: what tells it from the others
        Delta,      ///< since the message before of the same topic
        Value,      ///< the number at the value path
        ValueDelta, ///< its difference to that message's
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
    using Deadline = std::chrono::steady_clock::time_point;
    using Test = std::function<bool(const MessageView &)>;

    explicit MessageListModel(QObject *parent = nullptr);
    ~MessageListModel() override;

    /// Its newest messages are there at once.
    void setTopic(const MessageStore *store, TopicId topic); ///< nullptr: empty
    void setScope(const MessageStore &store, std::unique_ptr<TopicScope> scope);
    const TopicScope *scope() const;
    /// Only messages it holds for are rows; nullptr: all.
    void setTest(Test test);
    /// Where in payloads the numbers of Value and ValueDelta stand; the whole payload at first.
    void setValuePath(const ValuePath &path);

    /// Takes in what came and left, and goes on looking for older ones. True: there is more to do.
    bool advance(Deadline deadline);
    void refresh(); ///< advance() for a moment that no frame notices
    void setPaused(bool paused);
    bool isPaused() const { return m_paused; }
    std::size_t newerCount() const; ///< while paused: how many wait; of a scope also what left the memory meanwhile

    struct Progress
    {
        std::size_t inMemory = 0; ///< messages of the topic or scope found so far
        std::size_t tested = 0;   ///< of these; all without a test
        bool reachedOldest = false;
        std::uint64_t received = 0;
        bool isDone() const { return reachedOldest && tested == inMemory; }
        std::uint64_t evicted() const { return reachedOldest && received > inMemory ? received - inMemory : 0; }
    };
    Progress progress() const;

    Sequence sequenceAt(int row) const;
    int rowOf(Sequence sequence) const; ///< -1 when not there
    /// The newest message that did not come after this moment; the oldest when all did; -1 without rows.
    int rowAtTime(std::int64_t wallNs) const;
    std::size_t memoryBytes() const; ///< of the rows

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct State;
    void start();
    bool takePiece(Deadline deadline);
    bool testMore(Deadline deadline);
    void forgetRows();
    void eraseFromView(SequenceList &list, const std::vector<Sequence> &gone, bool isShown);
    void addRows(const std::vector<Sequence> &newer, const std::vector<Sequence> &older, SequenceList &list, bool isShown);
    QString textOf(const MessageView &message, int column) const;

    std::unique_ptr<State> m;
    bool m_paused = false;
};

} // namespace explorer
