// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/timing/interval_histogram.h"

#include <QWidget>

#include <utility>
#include <vector>

namespace ui {

/// A histogram of intervals: their length to the right, how many there are upwards, both on logarithmic axes, so that one pause
/// among a million beats is a bar that one sees. Marks the median and, where it is known, the usual period.
///
/// The bar under the pointer is told in a tip; with the keyboard Left, Right, Home and End go from bar to bar, and the
/// accessible description tells which.                                                      Thread    the GUI's.
class IntervalChart : public QWidget
{
    Q_OBJECT

public:
    explicit IntervalChart(QWidget *parent = nullptr);

    /// Seconds; 0: not known.
    void setHistogram(const explorer::IntervalHistogram &histogram, double median, double period);
    int currentBin() const { return m_current; } ///< −1: none
    QString describe(int bin) const;             ///< "0.89 s to 1.00 s: 12 intervals (3.4 %)"
    int binAt(const QPoint &at) const;           ///< one with intervals; −1
    /// Where the bar stands; empty for a bin without intervals.
    QRectF barOf(int bin) const;

    QSize sizeHint() const override { return {360, 180}; }
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Range
    {
        double from = 0; ///< log10 of nanoseconds
        double to = 0;
    };
    Range range() const;
    QRectF plotRect() const;
    double xOf(double logNs) const;
    double yOf(double count) const;
    double highestOnAxis() const; ///< log10 of 1 + the count at its end
    void setCurrent(int bin);
    void paintAxes(QPainter &painter, const QRectF &plot) const;
    void paintMark(QPainter &painter, const QRectF &plot, double seconds, const QColor &color, Qt::PenStyle style) const;

    explorer::IntervalHistogram m_histogram;
    double m_median = 0;
    double m_period = 0;
    int m_current = -1;
};

} // namespace ui
