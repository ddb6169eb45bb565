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
/// changed values are signalled and carry ChangedRole; not so where it is huge.
/// Of a family of more than kPiece members the first kPiece are rows, and behind them stands one that says how
/// many more there are; showMore() brings as many again.
/// Thread    the GUI's.
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
        MoreRole,                    ///< bool: the row that stands for those not shown
        UnitRole,                    ///< QString: the unit of a number, guessed
        MeaningRole,                 ///< QString: what the value stands for
        TypeRole,                    ///< QString: the format's own word for it
        FaultRole,                   ///< QString: what is wrong with it
    };
    static constexpr int kPiece = 2000;

    using QAbstractItemModel::QAbstractItemModel;

    void setDocument(DecodedPayloadPtr document); ///< null or without a tree: no rows
    const DecodedPayloadPtr &document() const { return m_document; }
    /// −1 of a row that stands for others.
    std::int32_t nodeOf(const QModelIndex &index) const;
    /// The last step of its path: ".key", "[7]".
    std::string stepTo(const QModelIndex &index) const;
    /// Of a node whose row is shown.
    QModelIndex indexOf(std::int32_t node) const;
    bool isMoreRow(const QModelIndex &index) const { return index.internalId() & kMore; }
    /// Of a family, without the row that stands for others.
    int shownMembers(const QModelIndex &parent) const;
    /// Shows as many members again as there are rows, in front of the row that stands for the rest.
    void showMore(const QModelIndex &moreRow);
    void showAtLeast(const QModelIndex &parent, int members);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    /// Marks the id of a row that stands for others; the rest of it is the family's node.
    static constexpr quintptr kMore = quintptr(1) << 31;
    struct Family
    {
        int shown = kPiece;
        bool hasMoreRow = true;
    };

    bool hasTree() const { return m_document && !m_document->tree.empty(); }
    const explorer::ValueNode &node(std::int32_t id) const { return m_document->tree.nodes[std::size_t(id)]; }
    int childCount(const QModelIndex &parent) const;
    std::int32_t familyOf(const QModelIndex &parent) const { return parent.isValid() ? nodeOf(parent) : 0; }
    QVariant moreData(const QModelIndex &index, int role) const;
    bool replaceInPlace(const DecodedPayloadPtr &document);
    QString keyText(std::int32_t id) const;
    QString valueText(std::int32_t id) const;
    QString noteText(std::int32_t id, explorer::ValueNote::Kind kind) const;
    QString wholeText(std::int32_t id) const; ///< the value and all that is said of it
    bool isChartable(std::int32_t id) const;

    DecodedPayloadPtr m_document;
    std::vector<bool> m_changed;
    std::unordered_map<std::int32_t, Family> m_families; ///< only large ones of which more was asked for
};

} // namespace ui
