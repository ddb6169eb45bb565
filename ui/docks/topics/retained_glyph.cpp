// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/topics/retained_glyph.h"

#include <QPainter>

#include <algorithm>

namespace ui {

using explorer::RetainedState;

namespace {

constexpr double kSquare = 7;
constexpr double kRing = 5;

QRectF centered(const QRect &rect, double size)
{
    const double left = rect.left() + (kSquare + 1 - size) / 2;
    return {left, rect.top() + (rect.height() - size) / 2.0, size, size};
}

} // namespace

void paintRetainedGlyph(QPainter &painter, const QRect &rect, RetainedState state, const QColor &strong, const QColor &quiet)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    switch (state) {
    case RetainedState::NoTopic:
        break;
    case RetainedState::Newest:
        painter.setPen(Qt::NoPen);
        painter.setBrush(strong);
        painter.drawRoundedRect(centered(rect, kSquare + 1), 1.5, 1.5);
        break;
    case RetainedState::Older:
    case RetainedState::OlderMayExpire:
        painter.setPen(QPen(strong, 1.4));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(centered(rect, kSquare), 1.5, 1.5);
        break;
    case RetainedState::None:
    case RetainedState::Cleared:
    case RetainedState::Expired:
        painter.setPen(QPen(quiet, 1.2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(centered(rect, kRing));
        break;
    case RetainedState::Untold:
    case RetainedState::Stale: {
        QFont font = painter.font();
        font.setPointSizeF(std::max(font.pointSizeF() * 0.8, 6.0));
        painter.setFont(font);
        painter.setPen(quiet);
        painter.drawText(QRect(rect.left(), rect.top(), int(kSquare) + 2, rect.height()),
                         Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextSingleLine, QStringLiteral("?"));
        break;
    }
    }
    painter.restore();
}

} // namespace ui
