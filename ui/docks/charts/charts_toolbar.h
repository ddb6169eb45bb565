// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plot/plot_surface.h"
#include "ui/plot/time_view.h"

#include <QWidget>

class QComboBox;
class QToolButton;

namespace ui {

/// The controls above the charts: they hold for all of them.
class ChartsToolbar : public QWidget
{
    Q_OBJECT

public:
    explicit ChartsToolbar(QWidget *parent = nullptr);

    void showView(const TimeView &view);
    void showStyle(LineStyle style);
    void setHasSeries(bool any);

Q_SIGNALS:
    void windowWanted(int seconds);
    void followWanted(bool follows);
    void pauseWanted(bool paused);
    void styleWanted(ui::LineStyle style);
    void fitWanted();
    void zoomWanted(double factor);
    void newChartWanted();
    void clearWanted();
    void pngWanted();
    void csvWanted();

private:
    QComboBox *m_window;
    QComboBox *m_style;
    QToolButton *m_follow;
    QToolButton *m_pause;
    QList<QToolButton *> m_needSeries;
};

} // namespace ui
