// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/traffic/treemap_layout.h"

#include <algorithm>
#include <numeric>

namespace ui {

namespace {

/// The longer side over the shorter of the worst rectangle, when areas from `least` to `most` that add up to `sum` share a
/// row along `side`.
double worstRatio(double side, double sum, double least, double most)
{
    const double square = side * side;
    return std::max(square * most / (sum * sum), sum * sum / (square * least));
}

/// Puts `areas` beside each other along the shorter side of `room` and takes what they need from it.
void placeRow(const double *areas, std::size_t count, double sum, QRectF &room, std::vector<QRectF> &out)
{
    const bool upright = room.width() >= room.height(); // a column at the left, else a row at the top
    const double side = upright ? room.height() : room.width();
    const double depth = sum / side;
    double at = upright ? room.top() : room.left();
    for (std::size_t i = 0; i < count; ++i) {
        const double length = areas[i] / depth;
        out.push_back(upright ? QRectF(room.left(), at, depth, length) : QRectF(at, room.top(), length, depth));
        at += length;
    }
    upright ? room.setLeft(room.left() + depth) : room.setTop(room.top() + depth);
}

} // namespace

std::vector<QRectF> squarified(const std::vector<double> &values, const QRectF &room)
{
    const double total = std::accumulate(values.begin(), values.end(), 0.0);
    if (room.isEmpty() || total <= 0)
        return std::vector<QRectF>(values.size());
    std::vector<double> areas(values.size());
    std::ranges::transform(values, areas.begin(),
                           [&](double value) { return value / total * room.width() * room.height(); });

    std::vector<QRectF> rects;
    rects.reserve(values.size());
    QRectF left = room;
    for (std::size_t first = 0; first < areas.size();) {
        const double side = std::min(left.width(), left.height());
        if (areas[first] <= 0 || side <= 0) { // nothing, or used up by rounding
            rects.emplace_back(left.topLeft(), QSizeF(0, 0));
            ++first;
            continue;
        }
        double sum = areas[first];
        double least = sum;
        double most = sum;
        std::size_t end = first + 1;
        // One more in the row as long as that makes its worst shape no worse.
        for (; end < areas.size() && areas[end] > 0; ++end) {
            const double lower = std::min(least, areas[end]);
            const double upper = std::max(most, areas[end]);
            if (worstRatio(side, sum + areas[end], lower, upper) > worstRatio(side, sum, least, most))
                break;
            sum += areas[end];
            least = lower;
            most = upper;
        }
        placeRow(areas.data() + first, end - first, sum, left, rects);
        first = end;
    }
    return rects;
}

} // namespace ui
