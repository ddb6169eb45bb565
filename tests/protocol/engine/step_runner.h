// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/protocol/engine/client.h"
#include "tests/protocol/engine/scenario.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace driver {

/// Carries a scenario's steps out, one after the other, and says how the program ends:
///
///     0   every step is done, or the code of an exit step
///     1   an event is not the one a step waits for, or 30 s went by; why stands on standard error
///
/// A step that sends waits for a connection first, and ends when its packets are on the wire, wait for their
/// turn, or were refused.
class StepRunner : public QObject
{
    Q_OBJECT

public:
    StepRunner(std::vector<Step> steps, Client &client, EventLog &log, std::function<void(int)> exit);

    void start() { advance(); }

private:
    enum class Progress : std::uint8_t
    {
        Waits,
        Done,
        Over
    };

    void advance();
    void queueAdvance();
    Progress fail(const QString &why);

    Progress carryOut(const WaitStep &step);
    Progress carryOut(const PublishStep &step);
    Progress carryOut(const SubscribeStep &step);
    Progress carryOut(const UnsubscribeStep &step);
    Progress carryOut(const RespondStep &step);
    Progress carryOut(const DisconnectStep &step);
    Progress carryOut(const SleepStep &step);
    Progress carryOut(const ExpectFailStep &step);
    Progress carryOut(const RunStep &step);
    Progress carryOut(const ExitStep &step);
    Progress finish(int code);
    Progress afterFence(bool expectRefused);

    std::vector<Step> m_steps;
    Client &m_client;
    EventLog &m_log;
    std::function<void(int)> m_exit;
    QTimer m_patience;
    QTimer m_nap;
    std::size_t m_index = 0;
    bool m_queued = false;
    bool m_over = false;
    int m_failuresSeen = 0;

    // -- the step's
    bool m_begun = false;
    int m_count = 0; ///< events seen, messages published
    std::vector<mqtt::RequestToken> m_tokens;
    std::optional<mqtt::RequestToken> m_fence;
};

} // namespace driver
