// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/search/search_hit_model.h"

#include "model/history/message_text.h"
#include "model/payload/hex_rows.h"
#include "model/payload/value_preview.h"

#include <QLocale>

namespace ui {

SearchHitModel::SearchHitModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void SearchHitModel::begin(explorer::ExplorerSession *session, bool asHex)
{
    beginResetModel();
    m_hits.clear();
    m_session = session;
    m_asHex = asHex;
    endResetModel();
}

void SearchHitModel::setHits(const std::vector<explorer::SearchHit> &hits)
{
    if (hits.size() == m_hits.size())
        return;
    beginResetModel();
    m_hits = hits;
    endResetModel();
}

int SearchHitModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_hits.size()); }
int SearchHitModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant SearchHitModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole && index.column() == Place)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const explorer::SearchHit &found = hit(index.row());
    switch (index.column()) {
    case Time:
        return explorer::timeOfDayText(found.wallNs);
    case Topic:
        return m_session ? explorer::shownText(m_session->tree().fullName(m_session->tree().nodeOf(found.topic))) : QString();
    case Place:
        return QLocale().toString(qulonglong(found.offset));
    case Snippet: {
        const std::string &bytes = found.snippet;
        const QString text =
            m_asHex ? QString::fromStdString(explorer::hexText({reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size()}))
                    : explorer::shownText(bytes);
        return (found.hasBefore ? QStringLiteral("… ") : QString()) + text + (found.hasBehind ? QStringLiteral(" …") : QString());
    }
    default:
        return {};
    }
}

QVariant SearchHitModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Topic:
        return tr("Topic");
    case Place:
        return tr("Byte");
    case Snippet:
        return tr("Payload");
    default:
        return {};
    }
}

} // namespace ui
