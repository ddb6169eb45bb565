// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli_options.h"
#include "app/cli/publish_sources.h"
#include "app/cli/task.h"

#include <QSemaphore>

#include <atomic>
#include <memory>

namespace cli {

/// `pub`: ends when every message was written (QoS 0) or acknowledged.
class PublishTask : public Task
{
    Q_OBJECT

public:
    explicit PublishTask(const Options &options);
    ~PublishTask() override;

    RunStats stats() const; ///< after finished()

protected:
    void disconnected() override;

private:
    void linesArrived(std::vector<QByteArray> lines);
    void progressed();
    void stopReading();

    PublishOptions m_options;
    std::shared_ptr<PublishProgress> m_progress;
    /// Pieces of standard input under way: reading on waits for one to end.
    QSemaphore m_room;
    std::unique_ptr<LineReader> m_reader;
    int m_sources = 0;
    int m_endedSeen = 0;
    bool m_inputEnded = false;
    std::atomic<bool> m_stopped{false};
    RunStats m_stats;
};

} // namespace cli
