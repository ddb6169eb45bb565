// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/inspector/decoded_payload.h"

#include <QAbstractItemModel>

#include <unordered_map>
#include <vector>

namespace ui {

/// A decoded document as rows: the members of the top object or array, below them theirs.
///
/// A document of the same shape as the one before (the usual next message) replaces it without a reset: only
/// changed values are signalled and carry ChangedRole. Families of more than kFetch rows come in pieces
/// (canFetchMore). Thread    the GUI's.
class ValueTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column
    {
        Key,
        Value,
        Chart,
        ColumnCount
    };
    enum Role
    {
        PathRole = Qt::UserRole + 1, ///< QByteArray, "$.a[0]"
        ChartableRole,               ///< bool: there is a number at the path
        KindRole,                    ///< int, explorer::ValueNode::Kind
        ChangedRole,                 ///< bool: differs from the document before
        IndexKeyRole,                ///< bool: the key is an array index
    };
    static constexpr int kFetch = 2000;

    using QAbstractItemModel::QAbstractItemModel;

    void setDocument(DecodedPayloadPtr document); ///< null or without a tree: no rows
    const DecodedPayloadPtr &document() const { return m_document; }
    std::int32_t nodeOf(const QModelIndex &index) const { return std::int32_t(index.internalId()); }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    bool hasTree() const { return m_document && !m_document->tree.empty(); }
    const explorer::ValueNode &node(std::int32_t id) const { return m_document->tree.nodes[std::size_t(id)]; }
    int childCount(const QModelIndex &parent) const;
    bool replaceInPlace(const DecodedPayloadPtr &document);
    QString keyText(std::int32_t id) const;
    QString valueText(std::int32_t id) const;
    bool isChartable(std::int32_t id) const;

    DecodedPayloadPtr m_document;
    std::vector<bool> m_changed;
    std::unordered_map<std::int32_t, int> m_fetched; ///< only of large families
};

} // namespace ui
