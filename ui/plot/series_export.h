// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plot/plot_surface.h"

#include <QIODevice>

#include <functional>

namespace ui {

/// The samples of the visible curves within a time range, copied, so that writing them may take its time.
struct SeriesExcerpt
{
    QString name;
    std::vector<explorer::SeriesStore::Point> points;
};
std::vector<SeriesExcerpt> excerptOf(const std::vector<Curve> &curves, std::int64_t beginNs,
                                     std::int64_t endNs);

/// Writes "time,series,value" lines: every sample, not what was thinned for drawing. Times are UTC to the
/// nanosecond, numbers as precise as they are, gaps empty. Names that a spreadsheet would take for a formula
/// get a ' before them. `progress` hears written and total lines now and then and returns false to stop.
/// False when stopped or not writable.
bool writeCsv(QIODevice &device, const std::vector<SeriesExcerpt> &excerpts,
              const std::function<bool(std::size_t written, std::size_t total)> &progress);

} // namespace ui
