// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/explorer_session.h"

#include <QCoreApplication>
#include <QString>

namespace ui {

class ScopePlot;

/// One series of a session in one chart, and what can be said about it when there is nothing to draw.
class ChartedSeries
{
    Q_DECLARE_TR_FUNCTIONS(ui::ChartedSeries)

public:
    ChartedSeries(explorer::ExplorerSession *session, const explorer::SeriesBoard::Series *series,
                  ScopePlot *plot);

    explorer::ExplorerSession *session() const { return m_session; }
    const explorer::SeriesBoard::Series *series() const { return m_series; }
    ScopePlot *plot() const { return m_plot; }
    int id() const { return m_id; }

    /// True when points came since the last call; keeps the note in the legend right.
    bool refresh();

private:
    QString place() const; ///< of the number in its payload

    explorer::ExplorerSession *m_session;
    const explorer::SeriesBoard::Series *m_series;
    ScopePlot *m_plot;
    int m_id;
    std::uint64_t m_seenPoints = 0;
    std::uint64_t m_seenUnmatched = 0;
};

} // namespace ui
