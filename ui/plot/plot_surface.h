// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/series/series_store.h"

#include <QColor>
#include <QRect>
#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <vector>

class QWidget;

namespace ui {

enum class LineStyle
{
    Line,
    Step,
    Points
};

/// One curve as the plot sees it. The store is only looked at; its owner takes the curve away first.
struct Curve
{
    int id = 0;
    QString name;
    const explorer::SeriesStore *store = nullptr;
    int colorIndex = 0;
    bool visible = true;
    bool onRightAxis = false;
    bool emphasised = false;
    QString place = {}; ///< tells curves of one name apart

    QString fullName() const { return place.isEmpty() ? name : name + QStringLiteral(" · ") + place; }
};

struct ValueRange
{
    double lower = 0;
    double upper = 1;
};

/// The sample the user means at a time: the nearest one, or for steps the one that held then. Empty before
/// the first.
std::optional<std::size_t> sampleAt(const explorer::SeriesStore &store, std::int64_t wallNs, LineStyle style);

/// The QCustomPlot widget behind a PlotCanvas: turns curves and ranges into pixels, knows nothing of mouse or
/// clock.
///
/// draw() hands over at most four points per pixel column. Lines are fast polylines always; antialiased and
/// thicker only while there are few points. Cost: see tests/bench/bench_plot.cpp. Thread: the GUI's.
class PlotSurface
{
public:
    explicit PlotSurface(QWidget *parent);
    ~PlotSurface();

    QWidget *widget() const;
    void setCurves(const std::vector<Curve> &curves);
    void setLineStyle(LineStyle style) { m_style = style; }
    void applyPalette();

    void draw(std::int64_t beginNs, std::int64_t endNs);
    QRect plotRect() const; ///< inside the axes
    std::int64_t timeAt(double x) const;
    double pixelOf(std::int64_t wallNs) const;

    enum Side
    {
        Left,
        Right
    };
    double valueAt(Side side, double y) const;
    double pixelOf(Side side, double value) const;
    ValueRange valueRange(Side side) const;
    void setValueRange(Side side, ValueRange range); ///< keeps it until fitValues()
    void fitValues();
    bool fitsValues() const { return m_fits[Left] && m_fits[Right]; }

    /// A vertical line with its time and a mark on each curve; on a layer of its own, so that moving it
    /// redraws nothing else.
    void showCursor(std::optional<std::int64_t> wallNs);
    std::size_t drawnPoints() const { return m_drawnPoints; }

private:
    struct Parts;
    struct Extent;
    void fill(std::size_t index, std::int64_t beginNs, std::int64_t endNs, Extent &extent);
    void applyExtent(Side side, const Extent &extent);
    void dress();

    std::unique_ptr<Parts> m;
    std::vector<Curve> m_curves;
    LineStyle m_style = LineStyle::Line;
    std::array<bool, 2> m_fits{true, true};
    std::size_t m_drawnPoints = 0;
};

} // namespace ui
