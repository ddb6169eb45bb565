// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/search/payload_search.h"
#include "model/session/explorer_session.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace ui {

/// What a search has found, newest first; texts of the network made visible. Thread: the GUI's.
class SearchHitModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Time,
        Topic,
        Place, ///< the byte in the payload
        Snippet,
        ColumnCount
    };

    explicit SearchHitModel(QObject *parent = nullptr);

    /// `asHex`: what stands around a hit is shown as bytes.
    void begin(explorer::ExplorerSession *session, bool asHex);
    void setHits(const std::vector<explorer::SearchHit> &hits);
    const explorer::SearchHit &hit(int row) const { return m_hits[std::size_t(row)]; }
    explorer::ExplorerSession *session() const { return m_session; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<explorer::SearchHit> m_hits;
    QPointer<explorer::ExplorerSession> m_session;
    bool m_asHex = false;
};

} // namespace ui
