// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_summary.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace app {

namespace {

double seconds(std::chrono::steady_clock::duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

} // namespace

RunSummary::RunSummary(explorer::Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    connect(&workspace, &explorer::Workspace::sessionOpened, this, [this](explorer::ExplorerSession *session) {
        if (m_opened == Clock::time_point{})
            m_opened = Clock::now();
        connect(session, &explorer::ExplorerSession::changed, this, [this] {
            m_last = Clock::now();
            if (!m_first)
                m_first = m_last;
        });
    });
}

void RunSummary::windowUsable()
{
    m_usable = Clock::now();
}

QByteArray RunSummary::toJson() const
{
    const explorer::ExplorerSession::Counters totals = m_workspace.totals();
    QJsonObject object{
        {"topics", qint64(totals.topics)},
        {"messages", qint64(totals.shown)},
        {"bytes", qint64(totals.bytes)},
        {"dropped", qint64(totals.refused)},
        {"usable_at_s", seconds(m_usable.time_since_epoch())},
    };
    if (m_first) {
        const double span = std::max(seconds(m_last - *m_first), 0.001);
        object["messages_per_s"] = double(totals.shown) / span;
        object["bytes_per_s"] = double(totals.bytes) / span;
        object["seconds_open_to_last_message"] = seconds(m_last - m_opened);
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace app
