// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/filter/filter_expression.h"
#include "model/topics/topic_tree.h"

#include <QAbstractItemModel>

#include <chrono>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace explorer {

class MessageStore;

/// What a root row needs to know of a connection, without knowing connections.
struct TopicTreeSource
{
    const TopicTree *tree = nullptr;
    const MessageStore *store = nullptr;
    QString label;     ///< the profile's name: user text
    QString stateText; ///< "connected", "retrying in 3 s" … already translated
    int phase = 0;     ///< mqtt::ConnectionState::Phase, for the state dot
    QString stateHint = {}; ///< what more there is to say of it, in sentences
};

/// The lazy projection of several topic trees: roots are connections, below them levels sorted by name
/// (numbers within names in numeric order: "2" before "10").
///
/// Qt::ToolTipRole and Qt::AccessibleDescriptionRole give of a root row the state's hint; of a topic's value what the broker
/// retains, of its column Seen for how long it has been silent (also told by a "⚠" there). Both are worked out when asked.
///
/// Rows exist for a parent only once a view asked for them (canFetchMore/fetchMore or rowCount of an exposed
/// parent); children of parents never exposed cost nothing. refresh() is called by the owner once per frame
/// with the tree's change set: per exposed parent at most one insert run; values never signal: the view
/// repaints its visible value cells when valuesChanged() fires, at most once per refresh and only if an
/// exposed row changed.
///
/// Bound     at most kMostRows rows below one parent: a view lays all rows out at each change. Those that came first, or
///           have the most of what is sorted by, are shown; the parent's value column tells how many of how many. The
///           others are found by filtering; indexOf() gives any one of them a row too.
///
/// Filter    setFilter(): topics that the expression holds for are shown with their ancestors (FilteredNodes). The
///           search goes on in slices of a few milliseconds; at first the rows stay as they were, then (at the latest
///           after a tenth of a second) the model is reset once to what was found so far, and the rest comes and goes
///           by insertions and removals, as messages make it match or not. A new filter abandons the search at once.
/// Thread    the GUI's.
class TopicTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column
    {
        Topic,
        Value,
        Messages,
        Rate,
        Bytes, ///< payloads only
        Seen,
        ColumnCount
    };
    enum Role
    {
        NodeRole = Qt::UserRole + 1, ///< NodeId
        SourceRole,                  ///< index of the root row (int)
        TopicNameRole,               ///< full topic name, bytes (QByteArray)
        IsTopicRole,
        PhaseRole,
        ChangedNsRole, ///< steady ns of the newest message: for a short highlight
        RetainedStateRole, ///< RetainedState as int, of the Value column's glyph
        SilentRole,        ///< silent for so many periods of its heartbeat (double), 0: not more than usual
        MatchRole,    ///< it matches the filter itself, or stands below a match (false without a filter)
        MessagesRole, ///< of the subtree (quint64): a cheap "did anything change"
    };

    explicit TopicTreeModel(QObject *parent = nullptr);
    ~TopicTreeModel() override;

    int addSource(const TopicTreeSource &source); ///< returns the root row
    void removeSource(int row);
    void updateSource(int row, const TopicTreeSource &source); ///< label, state, phase
    /// The tree of root row `row` has settled with these changes.
    void refresh(int row, const TopicTree::ChangeSet &changes);

    void setFilter(const FilterExpression &filter); ///< empty: everything
    const FilterExpression &filter() const;         ///< the one asked for last
    std::size_t matchCount() const; ///< topics found so far, over all sources
    bool isSearching() const;       ///< some topics have not been looked at yet
    bool showsResults() const;      ///< the rows are what filter() found so far, not what was shown before
    struct SearchLimits
    {
        bool cut = false;    ///< some payloads were too long to be searched as a whole
        bool gaveUp = false; ///< a regular expression took too long
    };
    SearchLimits searchLimits() const; ///< that the search has met
    /// How long it holds the thread at a time.
    void setSearchSlice(std::chrono::nanoseconds slice);
    static constexpr std::chrono::milliseconds kSearchSlice{4};

    /// The shortest time between two changes of structure (0: with every refresh()): a view with many rows
    /// needs longer for its layout than a frame takes. What waits comes by a timer.
    void setStructureInterval(std::chrono::milliseconds interval);
    /// Sorts again where the values have moved since; nothing to do when sorted by name.
    void sortAgain();
    /// Where "now" comes from; the steady clock unless set.
    void setClock(std::function<std::int64_t()> steadyNs);
    /// Rates and ages stand still at this moment (the trees are frozen by their owner).
    void setFrozen(bool frozen);

    QModelIndex indexOf(int row, NodeId node); ///< exposes the ancestors as needed; invalid when filtered out
    static constexpr std::size_t kMostRows = 100'000;
    void setMostRows(std::size_t rows);
    NodeId nodeAt(const QModelIndex &index) const; ///< kRootNode for a root row
    int sourceAt(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    static constexpr int kArrivalOrder = -1; ///< a "column" to sort by: topics as they first came

    /// By Topic (natural order), Messages, Rate, Bytes, Seen or kArrivalOrder; the rows of every exposed parent.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    /// Some exposed rows show new values: repaint the visible value cells.
    void valuesChanged();
    /// The search has looked at more topics or at all of them, or rows came or went by the filter.
    void searchAdvanced();

private:
    struct Source;
    struct State;

    QModelIndex indexOfNode(const Source &source, NodeId node, int column = 0) const;
    Source *sourceOf(const QModelIndex &index) const;
    std::vector<NodeId> pickRows(const Source &source, NodeId node) const;
    void addRow(Source &source, NodeId node);
    bool leavesRowsOut() const;
    void expose(Source &source, NodeId node);
    void flush(Source &source);
    void flushSoon(Source &source);
    void prepareSearch();
    void search(std::chrono::nanoseconds slice);
    void searchTouched(Source &source, const std::vector<NodeId> &touched);
    void searchAgain();
    void showResults();
    std::vector<NodeId> removeRows(Source &source, const std::vector<NodeId> &candidates);
    void removeRowsOf(Source &source, NodeId parent, std::vector<std::size_t> rows);
    void insertRuns(Source &source, NodeId parent, const std::vector<NodeId> &fresh,
                    const std::vector<std::size_t> &places);
    void mergeAppended(Source &source, const std::vector<std::pair<NodeId, std::size_t>> &appended);
    void sortRows();
    void movePersistentIndexes();
    QVariant display(const Source &source, NodeId node, int column) const;
    QString valueText(const Source &source, NodeId node) const;
    QString rowsNote(const Source &source, NodeId node) const;
    RetainedState retainedOf(const Source &source, NodeId node) const;
    double silenceOf(const Source &source, NodeId node) const;
    QString hint(const Source &source, NodeId node, int column) const;

    std::unique_ptr<State> m;
};

} // namespace explorer
