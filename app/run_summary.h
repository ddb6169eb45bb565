// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/workspace.h"

#include <QByteArray>
#include <QObject>

#include <chrono>
#include <optional>

namespace app {

/// What this run saw, for --summary: topics, messages and rates, and how long things took. Thread: the GUI's.
class RunSummary : public QObject
{
    Q_OBJECT

public:
    explicit RunSummary(explorer::Workspace &workspace, QObject *parent = nullptr);

    /// The window is painted and takes input.
    void windowUsable();
    /// One JSON object:
    /// topics, messages, bytes, messages_per_s, bytes_per_s (both from the first to the last message);
    /// seconds_open_to_last_message (from asking the first connection to open until the last message was in the tree);
    /// usable_at_s (when the window could be used, on the system's monotonic clock).
    QByteArray toJson() const;

private:
    using Clock = std::chrono::steady_clock;

    explorer::Workspace &m_workspace;
    Clock::time_point m_opened{};
    Clock::time_point m_usable{};
    std::optional<Clock::time_point> m_first;
    Clock::time_point m_last{};
};

} // namespace app
