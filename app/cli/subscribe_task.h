// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli_options.h"
#include "app/cli/run_stats.h"
#include "app/cli/task.h"

#include <memory>

namespace cli {

/// `sub`: prints what arrives until the count, the topic, a failure or the user ends it.
class SubscribeTask : public Task
{
    Q_OBJECT

public:
    explicit SubscribeTask(const Options &options);
    ~SubscribeTask() override;

    RunStats stats() const; ///< after finished()

protected:
    void disconnected() override;

private:
    class Sink;

    void subscribed(const mqtt::SubscribeDone &done);

    mqtt::ProtocolVersion m_version;
    std::shared_ptr<Sink> m_sink;
};

} // namespace cli
