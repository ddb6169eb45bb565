// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/start_requests.h"

namespace app {

StartRequests::StartRequests(const CommandLine &line, explorer::Workspace &workspace, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_select(line.select), m_charts(line.charts)
{
    connect(&workspace, &explorer::Workspace::frame, this, &StartRequests::look);
}

void StartRequests::look()
{
    for (const auto &session : m_workspace.sessions()) {
        const explorer::TopicTree &tree = session->tree();
        std::erase_if(m_charts, [&](const CommandLine::Chart &chart) {
            if (tree.find(chart.topic) == explorer::kNoNode)
                return false;
            m_workspace.selection().requestChart(session.get(), chart.topic, chart.path.toString());
            return true;
        });
        if (!m_select.empty() && tree.find(m_select) != explorer::kNoNode)
            Q_EMIT topicFound(session.get(), std::exchange(m_select, {}));
    }
    if (m_select.empty() && m_charts.empty())
        deleteLater();
}

} // namespace app
