// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/sparkplug/sparkplug_model.h"

#include "ui/docks/sparkplug/sparkplug_words.h"
#include "ui/text/plain_text.h"
#include "ui/theme/colors.h"
#include "ui/theme/icons.h"

#include <QGuiApplication>
#include <QLocale>

#include <algorithm>
#include <chrono>

namespace ui {

using explorer::sparkplug::Device;
using explorer::sparkplug::kNoPart;
using explorer::sparkplug::KnownMetric;
using explorer::sparkplug::Node;
using explorer::sparkplug::Part;
using explorer::sparkplug::PartId;
using explorer::sparkplug::Status;

namespace {

// An index knows what it stands in: nothing, a node or a device.
constexpr quintptr kTop = 0;
constexpr quintptr idOfNode(PartId node) { return 1 + 2 * quintptr(node); }
constexpr quintptr idOfDevice(PartId device) { return 2 + 2 * quintptr(device); }
constexpr bool isNode(quintptr id) { return id % 2 == 1; }
constexpr PartId partIn(quintptr id) { return PartId((id - 1) / 2); }

constexpr qsizetype kLongestName = 300;

} // namespace

SparkplugModel::SparkplugModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_clock([] { return std::chrono::system_clock::now().time_since_epoch() / std::chrono::nanoseconds(1); })
{}

void SparkplugModel::setState(const explorer::sparkplug::State *state)
{
    if (m_state == state)
        return;
    beginResetModel();
    m_state = state;
    m_nodes.clear();
    m_devices.clear();
    m_revision = 0;
    endResetModel();
    sync();
}

void SparkplugModel::sync()
{
    if (!m_state || m_revision == m_state->revision())
        return;
    m_revision = m_state->revision();
    if (m_nodes.size() < m_state->nodes().size()) {
        beginInsertRows({}, int(m_nodes.size()), int(m_state->nodes().size()) - 1);
        m_nodes.resize(m_state->nodes().size());
        endInsertRows();
    }
    m_devices.resize(m_state->devices().size()); // rows of theirs are told below
    for (PartId id = 0; id < m_nodes.size(); ++id) {
        const Node &node = m_state->nodes()[id];
        Shown &shown = m_nodes[id];
        if (const int devices = int(node.devices.size()); shown.devices < devices) {
            beginInsertRows(indexOfNode(id), shown.devices, devices - 1);
            shown.devices = devices;
            endInsertRows();
        }
        if (const int metrics = int(node.metrics.size()); shown.metrics < metrics) {
            beginInsertRows(indexOfNode(id), shown.devices + shown.metrics, shown.devices + metrics - 1);
            shown.metrics = metrics;
            endInsertRows();
        }
    }
    for (PartId id = 0; id < m_devices.size(); ++id) {
        const Device &device = m_state->devices()[id];
        Shown &shown = m_devices[id];
        if (const int metrics = int(device.metrics.size()); shown.metrics < metrics) {
            beginInsertRows(index(int(device.row), 0, indexOfNode(device.node)), shown.metrics, metrics - 1);
            shown.metrics = metrics;
            endInsertRows();
        }
    }
}

SparkplugModel::Place SparkplugModel::placeOf(const QModelIndex &index) const
{
    if (!index.isValid() || !m_state)
        return {};
    const quintptr id = index.internalId();
    if (id == kTop)
        return {.node = PartId(index.row())};
    if (!isNode(id))
        return {.node = m_state->devices()[partIn(id)].node, .device = partIn(id), .metric = index.row()};
    const PartId node = partIn(id);
    const int devices = m_nodes[node].devices;
    if (index.row() < devices)
        return {.node = node, .device = m_state->nodes()[node].devices[std::size_t(index.row())]};
    return {.node = node, .device = kNoPart, .metric = index.row() - devices};
}

const Part &SparkplugModel::partOf(const Place &place) const
{
    if (place.device != kNoPart)
        return m_state->devices()[place.device];
    return m_state->nodes()[place.node];
}

QModelIndex SparkplugModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, kTop);
    const Place place = placeOf(parent);
    return createIndex(row, column, place.device == kNoPart ? idOfNode(place.node) : idOfDevice(place.device));
}

QModelIndex SparkplugModel::parent(const QModelIndex &index) const
{
    const quintptr id = index.isValid() ? index.internalId() : kTop;
    if (id == kTop)
        return {};
    if (isNode(id))
        return createIndex(int(partIn(id)), 0, kTop);
    const Device &device = m_state->devices()[partIn(id)];
    return createIndex(int(device.row), 0, idOfNode(device.node));
}

int SparkplugModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_nodes.size());
    if (parent.column() > 0)
        return 0;
    const Place place = placeOf(parent);
    if (place.metric >= 0 || place.node == kNoPart)
        return 0;
    const Shown &shown = place.device != kNoPart ? m_devices[place.device] : m_nodes[place.node];
    return shown.devices + shown.metrics;
}

int SparkplugModel::columnCount(const QModelIndex &) const { return ColumnCount; }

QString SparkplugModel::ageSince(std::int64_t wallNs) const
{
    return wallNs == 0 ? QString() : SparkplugWords::age(m_clock() - wallNs);
}

QVariant SparkplugModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_state)
        return {};
    const Place place = placeOf(index);
    const Part &part = partOf(place);
    if (role == Qt::TextAlignmentRole && (index.column() == Age || index.column() == Faults))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return place.metric < 0 ? partData(part, place, Column(index.column()), role)
                            : metricData(part, part.metrics.at(std::size_t(place.metric)), Column(index.column()), role);
}

QVariant SparkplugModel::partData(const Part &part, const Place &place, Column column, int role) const
{
    if (role == Qt::DecorationRole && column == State)
        return icon(SparkplugWords::iconName(part.status), SparkplugWords::color(part.status));
    if (role == Qt::DecorationRole && column == Name)
        return icon(place.device == kNoPart ? QStringLiteral("server") : QStringLiteral("tag"));
    if (role == Qt::ForegroundRole && column == Faults)
        return colorsFor(QGuiApplication::palette()).error;
    if (role == Qt::ToolTipRole && column == Faults)
        return SparkplugWords::faults(part.faults);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return place.device != kNoPart
                   ? visibleText(part.name, kLongestName)
                   : visibleText(m_state->nodes()[place.node].group, kLongestName) + QStringLiteral(" / ") + visibleText(part.name, kLongestName);
    case Value:
        return tr("%Ln metric(s)", nullptr, int(part.metrics.size()));
    case Type:
        return {};
    case Age:
        return ageSince(part.lastNs);
    case State: {
        const bool isStorming = place.device == kNoPart && m_state->nodes()[place.node].isStorming &&
                                m_clock() - m_state->nodes()[place.node].lastBirths.front() <= explorer::sparkplug::State::kStormNs;
        const QString status = SparkplugWords::status(part.status);
        return isStorming ? tr("%1, keeps being born").arg(status) : status;
    }
    case Faults:
        return part.faultCount() == 0 ? QString() : QLocale().toString(qulonglong(part.faultCount()));
    case ColumnCount:
        break;
    }
    return {};
}

QVariant SparkplugModel::metricData(const Part &part, const KnownMetric &metric, Column column, int role) const
{
    const bool isStale = part.status != Status::Online;
    const bool isGone = metric.birth != part.births || metric.birth == 0;
    if (role == Qt::ForegroundRole && (isStale || isGone))
        return colorsFor(QGuiApplication::palette()).muted;
    if (role == Qt::ToolTipRole && column == Name) {
        QString text = visibleText(metric.name, 2'000);
        if (metric.hasAlias)
            text += QLatin1Char('\n') + tr("Alias %1").arg(metric.alias);
        if (metric.historical > 0)
            text += QLatin1Char('\n') + tr("%Ln value(s) sent afterwards", nullptr, int(std::min<std::uint64_t>(metric.historical, 2'000'000'000)));
        if (metric.isTransient)
            text += QLatin1Char('\n') + tr("Transient");
        return text;
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return visibleText(metric.name, kLongestName);
    case Value:
        if (!metric.hasValue)
            return tr("no value yet");
        if (metric.isNull)
            return QStringLiteral("null");
        return visibleText(metric.value, 512, explorer::BreakMarks::OneLine) + (metric.isCut ? QStringLiteral("…") : QString());
    case Type:
        return SparkplugWords::datatype(metric.datatype);
    case Age:
        return ageSince(metric.arrivalNs);
    case State:
        if (metric.birth == 0)
            return tr("not in a birth");
        if (isGone)
            return tr("not in the last birth");
        return isStale ? tr("stale") : QString();
    case Faults:
    case ColumnCount:
        break;
    }
    return {};
}

QVariant SparkplugModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Name:
        return tr("Node, device, metric");
    case Value:
        return tr("Value");
    case Type:
        return tr("Type");
    case Age:
        return tr("Age");
    case State:
        return tr("State");
    case Faults:
        return tr("Faults");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
