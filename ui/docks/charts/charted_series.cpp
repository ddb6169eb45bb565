// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/charts/charted_series.h"

#include "ui/plot/scope_plot.h"
#include "ui/text/plain_text.h"

namespace ui {

ChartedSeries::ChartedSeries(explorer::ExplorerSession *session, const explorer::SeriesBoard::Series *series,
                             ScopePlot *plot)
    : m_session(session)
    , m_series(series)
    , m_plot(plot)
    , m_id(plot->addSeries(visibleText(std::string_view(series->topic)), &series->points, place()))
{
    refresh();
    if (series->points.appended() == 0 && series->unmatched == 0)
        m_plot->setNote(m_id, tr("waiting for the first message"));
}

QString ChartedSeries::place() const
{
    const std::string path = m_series->path.toString();
    return m_series->path.isWhole() ? QString() : visibleText(std::string_view(path));
}

bool ChartedSeries::refresh()
{
    const std::uint64_t points = m_series->points.appended();
    const bool grown = points != m_seenPoints;
    if (m_series->unmatched != m_seenUnmatched && !grown) {
        const std::string path = m_series->path.toString();
        m_plot->setNote(
            m_id, m_series->lastWasCut
                      ? tr("the last message was cut: too large for memory")
                      : m_series->path.isWhole()
                      ? tr("the last message is not a number")
                      : tr("no number at %1 in the last message").arg(visibleText(std::string_view(path))));
    } else if (grown) {
        m_plot->setNote(m_id, {});
    }
    m_seenPoints = points;
    m_seenUnmatched = m_series->unmatched;
    return grown;
}

} // namespace ui
