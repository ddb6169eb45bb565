// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/log/log_model.h"

#include "ui/theme/colors.h"
#include "ui/theme/icons.h"
#include "ui/widgets/plain_label.h"

#include <QGuiApplication>

namespace ui {

namespace {

/// Lines that go at once when the bound is reached: one signal for many.
constexpr int kDiscardAtOnce = 256;

} // namespace

void LogModel::append(LogLine line)
{
    if (int(m_lines.size()) >= kMostLines) {
        beginRemoveRows({}, 0, kDiscardAtOnce - 1);
        m_lines.erase(m_lines.begin(), m_lines.begin() + kDiscardAtOnce);
        m_discarded += kDiscardAtOnce;
        endRemoveRows();
    }
    const int row = int(m_lines.size());
    beginInsertRows({}, row, row);
    m_lines.push_back(std::move(line));
    endInsertRows();
}

void LogModel::clear()
{
    beginResetModel();
    m_lines.clear();
    m_discarded = 0;
    endResetModel();
}

int LogModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_lines.size()); }

int LogModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const LogLine &line = m_lines[std::size_t(index.row())];
    static const char *const kIcons[] = {"dot", "info", "warning", "error"};
    const QString levels[] = {tr("Detail"), tr("Info"), tr("Warning"), tr("Error")};
    const QString time = line.time.toString(QStringLiteral("HH:mm:ss.zzz"));
    switch (role) {
    case Qt::DisplayRole:
        switch (Column(index.column())) {
        case Time:
            return time;
        case Level:
            return levels[int(line.level)];
        case Connection:
            return line.connection;
        case Text:
            return line.text;
        case ColumnCount:
            break;
        }
        return {};
    case Qt::DecorationRole: {
        if (index.column() != Level)
            return {};
        const Colors colors = colorsFor(QGuiApplication::palette());
        const QColor tints[] = {colors.muted, colors.accent, colors.warning, colors.error};
        return icon(QLatin1String(kIcons[int(line.level)]), tints[int(line.level)]);
    }
    case Qt::ForegroundRole:
        if (line.level == LogLevel::Detail || index.column() == Time)
            return colorsFor(QGuiApplication::palette()).muted;
        return {};
    case Qt::ToolTipRole: // a line may be longer than its cell
        return index.column() == Text || index.column() == Connection ? plainTip(data(index, Qt::DisplayRole).toString())
                                                                      : QString();
    case LevelRole:
        return int(line.level);
    case WholeLineRole:
        return QStringLiteral("%1\t%2\t%3\t%4")
            .arg(line.time.toString(Qt::ISODateWithMs), levels[int(line.level)], line.connection, line.text);
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Time:
        return tr("Time");
    case Level:
        return tr("Level");
    case Connection:
        return tr("Connection");
    case Text:
        return tr("What happened");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
