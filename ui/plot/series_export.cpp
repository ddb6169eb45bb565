// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/series_export.h"

#include "model/payload/csv_field.h"
#include "ui/plot/value_text.h"

#include <QLocale>

#include <cmath>

namespace ui {

namespace {

constexpr std::size_t kLinesPerWrite = 8'192;

} // namespace

std::vector<SeriesExcerpt> excerptOf(const std::vector<Curve> &curves, std::int64_t beginNs,
                                     std::int64_t endNs)
{
    std::vector<SeriesExcerpt> excerpts;
    for (const Curve &curve : curves) {
        if (!curve.visible || !curve.store)
            continue;
        SeriesExcerpt excerpt{curve.fullName(), {}};
        const std::size_t last = curve.store->lowerBound(endNs);
        for (std::size_t i = curve.store->lowerBound(beginNs); i < last; ++i)
            excerpt.points.push_back({curve.store->timeAt(i), curve.store->valueAt(i)});
        excerpts.push_back(std::move(excerpt));
    }
    return excerpts;
}

bool writeCsv(QIODevice &device, const std::vector<SeriesExcerpt> &excerpts,
              const std::function<bool(std::size_t, std::size_t)> &progress)
{
    std::size_t total = 0;
    for (const SeriesExcerpt &excerpt : excerpts)
        total += excerpt.points.size();

    std::size_t written = 0;
    QByteArray lines = "time,series,value\n";
    const auto flush = [&] {
        const bool whole = device.write(lines) == lines.size();
        lines.resize(0);
        return whole;
    };
    for (const SeriesExcerpt &excerpt : excerpts) {
        const QByteArray name = explorer::csvField(excerpt.name);
        for (const auto &point : excerpt.points) {
            lines += isoUtcText(point.wallNs).toLatin1();
            lines += ',';
            lines += name;
            lines += ',';
            if (!std::isnan(point.value))
                lines += QByteArray::number(point.value, 'g', QLocale::FloatingPointShortest);
            lines += '\n';
            if (++written % kLinesPerWrite == 0 && (!flush() || (progress && !progress(written, total))))
                return false;
        }
    }
    return flush();
}

} // namespace ui
