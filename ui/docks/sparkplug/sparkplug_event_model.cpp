// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/sparkplug/sparkplug_event_model.h"

#include "ui/docks/sparkplug/sparkplug_words.h"
#include "ui/text/plain_text.h"
#include "ui/theme/colors.h"

#include <QDateTime>
#include <QGuiApplication>

#include <algorithm>

namespace ui {

using explorer::sparkplug::Event;
using explorer::sparkplug::kNoPart;

void SparkplugEventModel::setState(const explorer::sparkplug::State *state)
{
    if (m_state == state)
        return;
    beginResetModel();
    m_state = state;
    m_events.clear();
    m_count = 0;
    endResetModel();
    sync();
}

void SparkplugEventModel::sync()
{
    if (!m_state || m_count == m_state->eventCount())
        return;
    const std::deque<Event> &events = m_state->events();
    const std::size_t fresh = std::size_t(std::min<std::uint64_t>(m_state->eventCount() - m_count, events.size()));
    m_count = m_state->eventCount();
    constexpr std::size_t kMost = explorer::sparkplug::State::kMostEvents;
    if (const std::size_t kept = std::min(m_events.size(), kMost - fresh); kept < m_events.size()) {
        beginRemoveRows({}, int(kept), int(m_events.size()) - 1);
        m_events.resize(kept);
        endRemoveRows();
    }
    beginInsertRows({}, 0, int(fresh) - 1);
    for (std::size_t i = events.size() - fresh; i < events.size(); ++i)
        m_events.push_front(events[i]);
    endInsertRows();
}

int SparkplugEventModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_events.size()); }

int SparkplugEventModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QString SparkplugEventModel::whereText(const Event &event) const
{
    if (event.kind == Event::Kind::HostOnline || event.kind == Event::Kind::HostOffline)
        return visibleText(m_state->hosts()[event.node].name, 200);
    const auto &node = m_state->nodes()[event.node];
    QString text = visibleText(node.group, 200) + QStringLiteral(" / ") + visibleText(node.name, 200);
    if (event.device != kNoPart)
        text += QStringLiteral(" / ") + visibleText(m_state->devices()[event.device].name, 200);
    return text;
}

QVariant SparkplugEventModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_state)
        return {};
    const Event &event = at(index.row());
    if (role == Qt::ForegroundRole && index.column() == What && event.kind == Event::Kind::Fault)
        return colorsFor(QGuiApplication::palette()).error;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (Column(index.column())) {
    case Time:
        return QDateTime::fromMSecsSinceEpoch(event.wallNs / 1'000'000).toString(QStringLiteral("HH:mm:ss.zzz"));
    case Where:
        return whereText(event);
    case What:
        return SparkplugWords::event(event);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant SparkplugEventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Time:
        return tr("Time");
    case Where:
        return tr("Where");
    case What:
        return tr("What happened");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
