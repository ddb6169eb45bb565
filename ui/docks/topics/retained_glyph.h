// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingest/retained_state.h"

#include <QColor>
#include <QRect>

class QPainter;

namespace ui {

/// The sign before a topic's value for what the broker retains, told by its form and not by colour alone:
///
///     filled square    the broker holds this message      ring   live: it holds none
///     hollow square    live: it holds an older one         "?"    nobody knows
///
/// Nothing for a level without messages of its own.
void paintRetainedGlyph(QPainter &painter, const QRect &rect, explorer::RetainedState state, const QColor &strong,
                        const QColor &quiet);
constexpr int kRetainedGlyphWidth = 14; ///< with the space behind it

} // namespace ui
