// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/pairing/request_pairing.h"

#include <QAbstractTableModel>
#include <QString>

#include <compare>
#include <vector>

namespace explorer {

/// The pairs of one or several connections, newest request first.
///
/// Virtual over RequestPairing: rows are running numbers, nothing is copied. The owner calls refresh() at most some times
/// a second; rows come, go and change only then. Names are escaped as visibleText() does.
/// Cost      refresh(): linear in the pairs of the sources, when any has changed. Thread: the GUI's.
class RequestListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Time,
        State,
        Request,
        Answer,
        Latency,
        By,
        Connection,
        ColumnCount
    };
    enum Role
    {
        PairStateRole = Qt::UserRole + 1, ///< PairState as int
    };

    struct Source
    {
        const RequestPairing *pairing = nullptr;
        QString label; ///< fit to be shown
    };
    /// What is listed.
    struct Choice
    {
        unsigned states = ~0u; ///< a bit for each PairState
        std::string topic = {}; ///< of the request or one of its answers; empty: all
        bool operator==(const Choice &) const = default;
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// A source that is destroyed must have been taken out before.
    void setSources(std::vector<Source> sources);
    void setChoice(const Choice &choice);
    const Choice &choice() const { return m_choice; }
    void refresh();

    const RequestPair *pairAt(int row) const; ///< nullptr when it was forgotten since the last refresh()
    const RequestPairing *pairingAt(int row) const;
    static QString stateText(PairState state);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        std::int64_t wallNs;
        std::uint32_t source;
        PairId id;
        auto operator<=>(const Row &) const = default;
    };
    std::vector<Row> chosen() const;
    void takeOver(std::vector<Row> rows);
    QString display(const RequestPair &pair, const Source &source, int column) const;

    std::vector<Source> m_sources;
    std::vector<std::uint64_t> m_seen; ///< revisions
    Choice m_choice;
    std::vector<Row> m_rows; ///< ascending: row 0 is the last
};

} // namespace explorer
