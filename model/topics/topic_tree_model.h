// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/topics/topic_tree.h"

#include <QAbstractItemModel>

#include <functional>
#include <memory>

namespace explorer {

class MessageStore;

/// What a root row needs to know of a connection, without knowing connections.
struct TopicTreeSource
{
    const TopicTree *tree = nullptr;
    const MessageStore *store = nullptr;
    QString label;      ///< the profile's name: user text
    QString stateText;  ///< "connected", "retrying in 3 s" … already translated
    int phase = 0;      ///< mqtt::ConnectionState::Phase, for the state dot
};

/// The lazy projection of several topic trees: roots are connections, below them levels sorted by name (numbers within
/// names in numeric order: "2" before "10").
///
/// Rows exist for a parent only once a view asked for them (canFetchMore/fetchMore or rowCount of an exposed parent); children of
/// parents never exposed cost nothing. refresh() is called by the owner once per frame with the tree's change set: per exposed
/// parent at most one insert run; values never signal: the view repaints its visible value cells when valuesChanged() fires, at
/// most once per refresh and only if an exposed row changed.
///
/// Filter    setFilter(): a substring (case-insensitive, of the full topic) or, with '+' or '#', an MQTT topic filter. Own bitmap over
///           nodes, matches shown with their ancestors and descendants; kept up as topics arrive.
/// Thread    the GUI's.
class TopicTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Topic, Value, Messages, Rate, Seen, ColumnCount };
    enum Role {
        NodeRole = Qt::UserRole + 1, ///< NodeId
        SourceRole,                  ///< index of the root row (int)
        TopicNameRole,               ///< full topic name, bytes (QByteArray)
        IsTopicRole,
        PhaseRole,
        ChangedNsRole, ///< steady ns of the newest message: for a short highlight
        RetainRole,
    };

    explicit TopicTreeModel(QObject *parent = nullptr);
    ~TopicTreeModel() override;

    int addSource(const TopicTreeSource &source); ///< returns the root row
    void removeSource(int row);
    void updateSource(int row, const TopicTreeSource &source); ///< label, state, phase
    /// The tree of root row `row` has settled with these changes.
    void refresh(int row, const TopicTree::ChangeSet &changes);

    void setFilter(const QString &text); ///< empty: everything
    QString filter() const;
    std::size_t matchCount() const;

    QModelIndex indexOf(int row, NodeId node); ///< exposes the ancestors as needed; invalid when filtered out
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

Q_SIGNALS:
    /// Some exposed rows show new values: repaint the visible value cells.
    void valuesChanged();

private:
    struct State;
    std::unique_ptr<State> m;
};

} // namespace explorer
