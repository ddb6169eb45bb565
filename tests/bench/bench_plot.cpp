// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a chart costs, one JSON line per measure on standard output: redrawing large series, appending and
// decimating points, extracting a number from a payload. Needs no display: QT_QPA_PLATFORM=offscreen.

#include "model/series/series_store.h"
#include "model/series/value_path.h"
#include "ui/plot/plot_canvas.h"

#include <QApplication>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>

using explorer::SeriesStore;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::int64_t kMillisecond = 1'000'000;

double elapsed(Clock::time_point since, double perSecond)
{
    return std::chrono::duration<double>(Clock::now() - since).count() * perSecond;
}

void report(const char *name, const char *unit, double value)
{
    std::printf("{\"bench\":\"plot\",\"name\":\"%s\",\"unit\":\"%s\",\"value\":%.3f}\n", name, unit, value);
    std::fflush(stdout);
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void fill(SeriesStore &store, int points, bool noise, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> step;
    double walk = 0;
    for (int i = 0; i < points; ++i) {
        walk += step(random);
        store.append(std::int64_t(i) * kMillisecond, noise ? step(random) : walk);
    }
}

void redraw(const char *name, int series, int points, bool noise)
{
    std::vector<SeriesStore> stores(static_cast<std::size_t>(series));
    std::vector<ui::Curve> curves;
    for (std::size_t i = 0; i < stores.size(); ++i) {
        fill(stores[i], points, noise, unsigned(i + 1));
        ui::Curve curve;
        curve.id = int(i + 1);
        curve.store = &stores[i];
        curve.colorIndex = int(i);
        curves.push_back(curve);
    }
    ui::PlotCanvas canvas;
    canvas.resize(1'200, 500);
    canvas.setCurves(curves);
    canvas.setTimeRange(0, points * kMillisecond);
    canvas.show();
    QCoreApplication::processEvents();
    canvas.redrawNow();
    std::vector<double> times;
    for (int i = 0; i < 30; ++i) {
        canvas.setTimeRange(i * kMillisecond, (points + i) * kMillisecond);
        const auto begin = Clock::now();
        canvas.redrawNow();
        canvas.repaint();
        times.push_back(elapsed(begin, 1e3));
    }
    report(name, "ms", median(times));
}

void appendAndDecimate()
{
    SeriesStore store;
    constexpr int kPoints = 4'000'000;
    auto begin = Clock::now();
    fill(store, kPoints, true, 1);
    report("append_and_random", "ns", elapsed(begin, 1e9) / kPoints);
    report("store_bytes_per_point", "bytes", double(store.memoryBytes()) / kPoints);
    std::vector<SeriesStore::Point> out;
    begin = Clock::now();
    constexpr int kTurns = 100;
    for (int i = 0; i < kTurns; ++i)
        store.decimate(i, kPoints * kMillisecond, 1'200, out);
    report("decimate_4m_to_1200_columns", "us", elapsed(begin, 1e6) / kTurns);
}

void extract(const char *name, const std::string &payload, const char *path)
{
    explorer::NumberExtractor extractor;
    const explorer::ValuePath parsed = *explorer::ValuePath::parse(path);
    const std::span<const std::uint8_t> bytes(reinterpret_cast<const std::uint8_t *>(payload.data()),
                                              payload.size());
    const int turns = int(std::max<std::size_t>(20, 100'000'000 / (payload.size() + 100)));
    double sum = 0;
    const auto begin = Clock::now();
    for (int i = 0; i < turns; ++i)
        sum += extractor.extract(bytes, parsed).value_or(0);
    report(name, "ns", elapsed(begin, 1e9) / turns);
    if (sum == 0)
        std::fprintf(stderr, "%s found nothing\n", name);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    redraw("redraw_1x1m_walk", 1, 1'000'000, false);
    redraw("redraw_1x1m_noise", 1, 1'000'000, true);
    redraw("redraw_8x1m_walk", 8, 1'000'000, false);
    redraw("redraw_8x1m_noise", 8, 1'000'000, true);
    redraw("redraw_8x500_walk", 8, 500, false);
    appendAndDecimate();

    extract("extract_plain_number", "21.4", "$");
    const std::string small =
        R"({"device":"press-7","ts":1706704496123,"temperature":21.4,"humidity":48,"ok":true,"unit":"C"})";
    extract("extract_json_100_bytes", small, "$.temperature");
    std::string medium = "{\"list\":[";
    while (medium.size() < 900)
        medium += R"({"a":1.25,"b":"text"},)";
    extract("extract_json_1_kb", medium + R"(0],"deep":{"value":7}})", "$.deep.value");
    std::string large = "{\"list\":[";
    while (large.size() < 800'000)
        large += R"({"a":1.25,"b":"text"},)";
    extract("extract_json_800_kb", large + R"(0],"deep":{"value":7}})", "$.deep.value");
    return 0;
}
