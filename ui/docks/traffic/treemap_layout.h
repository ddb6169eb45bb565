// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include <vector>

namespace ui {

/// Divides `room` among `values` (best in descending order) in proportion, in shapes as near to squares as the squarified
/// layout of Bruls, Huizing and van Wijk (2000) makes them. One rectangle a value, in their order; together they fill
/// the room. Nothing (0) and no room give empty rectangles.
std::vector<QRectF> squarified(const std::vector<double> &values, const QRectF &room);

} // namespace ui
