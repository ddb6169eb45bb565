// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "model/session/workspace.h"

#include <QObject>

namespace app {

/// --select and --chart: carried out on the first connection as soon as the topic is there. Ends itself when all is done.
class StartRequests : public QObject
{
    Q_OBJECT

public:
    StartRequests(const CommandLine &line, explorer::Workspace &workspace, QObject *parent = nullptr);

Q_SIGNALS:
    void topicFound(explorer::ExplorerSession *session, const std::string &topic);

private:
    void look();

    explorer::Workspace &m_workspace;
    std::string m_select;
    std::vector<CommandLine::Chart> m_charts;
};

} // namespace app
