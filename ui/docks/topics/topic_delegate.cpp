// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/topics/topic_delegate.h"

#include "protocol/net/connection.h"
#include "ui/docks/topics/retained_glyph.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QPainter>

#include <chrono>

namespace ui {

using explorer::TopicTreeModel;
using Phase = mqtt::ConnectionState::Phase;

namespace {

constexpr int kPadding = 4;
constexpr int kDot = 8;

QColor dotColor(Phase phase, const Colors &colors)
{
    switch (phase) {
    case Phase::Connected:
        return colors.good;
    case Phase::Resolving:
    case Phase::Handshake:
    case Phase::Waiting:
    case Phase::Closing:
        return colors.warning;
    case Phase::Failed:
        return colors.error;
    case Phase::Offline:
        return colors.muted;
    }
    return colors.muted;
}

/// Full when connected, a ring otherwise: not told by colour alone.
void paintDot(QPainter *painter, const QRect &rect, Phase phase, const QColor &color)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 2));
    painter->setBrush(phase == Phase::Connected ? QBrush(color) : QBrush(Qt::NoBrush));
    const QPointF center = QRectF(rect.left(), rect.top(), kDot, rect.height()).center();
    painter->drawEllipse(center, kDot / 2.0 - 1, kDot / 2.0 - 1);
    painter->restore();
}

} // namespace

std::int64_t steadyNowNs()
{
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

TopicDelegate::TopicDelegate(QObject *parent)
    : QAbstractItemDelegate(parent)
{}

QSize TopicDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {80, option.fontMetrics.height() + 6};
}

void TopicDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const QRect rect = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected)
        painter->fillRect(option.rect, option.palette.brush(QPalette::Highlight));
    if (rect.width() <= 0)
        return;
    painter->setFont(option.font);
    if (index.column() == TopicTreeModel::Topic) {
        paintName(painter, option, index, rect);
        return;
    }
    if (index.column() == TopicTreeModel::Value) {
        paintValue(painter, option, index, rect);
        return;
    }
    const bool counts = index.column() == TopicTreeModel::Messages;
    const bool isSilent = index.column() == TopicTreeModel::Seen && index.data(TopicTreeModel::SilentRole).toDouble() > 0;
    painter->setPen(selected   ? option.palette.color(QPalette::HighlightedText)
                    : counts   ? option.palette.color(QPalette::Text)
                    : isSilent ? colorsFor(option.palette).warning
                               : colorsFor(option.palette).muted);
    painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                      m_texts.elided(index, option.fontMetrics, rect.width()));
}

void TopicDelegate::paintName(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                              QRect rect) const
{
    const Colors colors = colorsFor(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const QColor textColor = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    QFontMetrics metrics = option.fontMetrics;
    const bool isConnection = index.data(TopicTreeModel::NodeRole).toUInt() == explorer::kRootNode;
    if (isConnection) {
        const auto phase = Phase(index.data(TopicTreeModel::PhaseRole).toInt());
        paintDot(painter, rect, phase, selected ? textColor : dotColor(phase, colors));
        rect.setLeft(rect.left() + kDot + 6);
        QFont bold = option.font;
        bold.setWeight(QFont::DemiBold);
        painter->setFont(bold);
        metrics = QFontMetrics(bold);
    }
    QString text = m_texts.elided(index, metrics, rect.width());
    painter->setPen(textColor);
    if (text.isEmpty()) { // an empty level is a level
        text = tr("(empty)");
        painter->setPen(selected ? textColor : colors.muted);
    } else if (!isConnection && !selected) {
        paintMarks(painter, metrics, text, rect, colors.changed);
    }
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

void TopicDelegate::paintMarks(QPainter *painter, const QFontMetrics &metrics, const QString &text,
                               const QRect &rect, const QColor &color) const
{
    for (const auto &mark : m_marks) {
        const qsizetype at =
            text.indexOf(mark.text, 0, mark.foldsCase ? Qt::CaseInsensitive : Qt::CaseSensitive);
        if (at < 0)
            continue;
        const int left = rect.left() + metrics.horizontalAdvance(text.left(at));
        const int width = metrics.horizontalAdvance(text.mid(at, mark.text.size()));
        const int inset = (rect.height() - metrics.height()) / 2;
        painter->fillRect(QRect(left, rect.top() + inset, width, metrics.height()), color);
    }
}

void TopicDelegate::paintValue(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index, QRect rect) const
{
    const Colors colors = colorsFor(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const bool isTopic = index.data(TopicTreeModel::IsTopicRole).toBool();
    if (isTopic && !selected) {
        const std::int64_t age = steadyNowNs() - index.data(TopicTreeModel::ChangedNsRole).toLongLong();
        if (age >= 0 && age < kFreshNs) {
            QColor tint = colors.fresh;
            tint.setAlphaF(1.0F - float(age) / float(kFreshNs));
            painter->fillRect(option.rect.adjusted(0, 1, 0, -1), tint);
        }
    }
    if (isTopic) {
        const int state = index.data(TopicTreeModel::RetainedStateRole).toInt();
        m_texts.setSign(index, state);
        const QColor onSelection = option.palette.color(QPalette::HighlightedText);
        paintRetainedGlyph(*painter, rect, explorer::RetainedState(state), selected ? onSelection : colors.accent,
                           selected ? onSelection : colors.muted);
        rect.setLeft(rect.left() + kRetainedGlyphWidth);
        if (rect.width() <= 0)
            return;
    }
    painter->setPen(selected  ? option.palette.color(QPalette::HighlightedText)
                    : isTopic ? option.palette.color(QPalette::Text)
                              : colors.muted);
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      m_texts.elided(index, option.fontMetrics, rect.width()));
}

} // namespace ui
