// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/protocol/engine/step_runner.h"

#include <QJsonDocument>

#include <algorithm>
#include <cstdio>

namespace driver {

namespace {

constexpr std::chrono::milliseconds kPatience{30'000};
constexpr std::size_t kMostUnfinished = 4'096; ///< the session takes more, but not without end

} // namespace

StepRunner::StepRunner(std::vector<Step> steps, Client &client, EventLog &log, std::function<void(int)> exit)
    : m_steps(std::move(steps))
    , m_client(client)
    , m_log(log)
    , m_exit(std::move(exit))
{
    m_patience.setSingleShot(true);
    m_nap.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { fail(QStringLiteral("nothing for 30 s")); });
    connect(&m_nap, &QTimer::timeout, this, &StepRunner::queueAdvance);
    connect(&m_log, &EventLog::added, this, &StepRunner::queueAdvance);
    m_patience.start(kPatience);
}

void StepRunner::queueAdvance()
{
    if (m_queued)
        return;
    m_queued = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_queued = false;
            advance();
        },
        Qt::QueuedConnection);
}

void StepRunner::advance()
{
    while (!m_over) {
        const Progress progress =
            m_index < m_steps.size()
                ? std::visit([this](const auto &step) { return carryOut(step); }, m_steps[m_index])
                : finish(0);
        if (progress != Progress::Done)
            return;
        ++m_index;
        m_begun = false;
        m_count = 0;
        m_tokens.clear();
        m_fence.reset();
        m_patience.start(kPatience);
    }
}

StepRunner::Progress StepRunner::fail(const QString &why)
{
    std::fprintf(stderr, "step %zu: %s\n", m_index + 1, qPrintable(why));
    m_over = true;
    m_exit(1);
    return Progress::Over;
}

StepRunner::Progress StepRunner::carryOut(const WaitStep &step)
{
    while (m_count < step.count) {
        const auto fields = m_log.take(step.event);
        if (!fields)
            return Progress::Waits;
        if (!matches(*fields, step))
            return fail(QStringLiteral("%1 is not the one waited for: %2")
                            .arg(step.event,
                                 QString::fromUtf8(QJsonDocument(*fields).toJson(QJsonDocument::Compact))));
        ++m_count;
    }
    return Progress::Done;
}

StepRunner::Progress StepRunner::carryOut(const PublishStep &step)
{
    if (m_fence)
        return afterFence(step.expectRefused);
    while (m_count < step.times) {
        if (!m_client.isConnected() || m_client.unfinished() >= kMostUnfinished)
            return Progress::Waits;
        m_tokens.push_back(m_client.publish(step.message));
        ++m_count;
    }
    m_fence = m_client.fence();
    return Progress::Waits;
}

StepRunner::Progress StepRunner::carryOut(const SubscribeStep &step)
{
    if (m_fence)
        return afterFence(step.expectRefused);
    if (!m_client.isConnected())
        return Progress::Waits;
    m_tokens.push_back(m_client.subscribe(step.subscriptions, step.properties));
    m_fence = m_client.fence();
    return Progress::Waits;
}

StepRunner::Progress StepRunner::carryOut(const UnsubscribeStep &step)
{
    if (m_fence)
        return afterFence(step.expectRefused);
    if (!m_client.isConnected())
        return Progress::Waits;
    m_tokens.push_back(m_client.unsubscribe(step.filters, step.properties));
    m_fence = m_client.fence();
    return Progress::Waits;
}

StepRunner::Progress StepRunner::afterFence(bool expectRefused)
{
    if (!m_client.passed(*m_fence))
        return Progress::Waits;
    const bool all = std::all_of(m_tokens.begin(), m_tokens.end(),
                                 [this](mqtt::RequestToken token) { return m_client.wasRefused(token); });
    if (expectRefused && !all)
        return fail(QStringLiteral("was not refused"));
    return Progress::Done;
}

StepRunner::Progress StepRunner::carryOut(const RespondStep &step)
{
    m_client.respondWith(step.answer);
    return Progress::Done;
}

StepRunner::Progress StepRunner::carryOut(const DisconnectStep &)
{
    if (!m_begun) {
        m_begun = true;
        m_client.close();
        m_fence = m_client.fence();
    }
    return m_client.passed(*m_fence) && m_client.isIdle() ? Progress::Done : Progress::Waits;
}

StepRunner::Progress StepRunner::carryOut(const SleepStep &step)
{
    if (!m_begun) {
        m_begun = true;
        m_patience.stop();
        m_nap.start(step.time);
    }
    return m_nap.isActive() ? Progress::Waits : Progress::Done;
}

StepRunner::Progress StepRunner::carryOut(const ExpectFailStep &)
{
    if (m_log.has(QStringLiteral("connected")))
        return fail(QStringLiteral("connected, although that must fail"));
    if (m_client.failures() == m_failuresSeen)
        return Progress::Waits;
    m_failuresSeen = m_client.failures();
    return Progress::Done;
}

StepRunner::Progress StepRunner::carryOut(const RunStep &)
{
    m_patience.stop();
    m_log.stopKeeping();
    return Progress::Waits;
}

StepRunner::Progress StepRunner::carryOut(const ExitStep &step) { return finish(step.code); }

StepRunner::Progress StepRunner::finish(int code)
{
    // What was asked for last, an answer of respond too, goes on the wire first.
    if (!m_fence)
        m_fence = m_client.fence();
    if (!m_client.passed(*m_fence))
        return Progress::Waits;
    m_over = true;
    m_exit(code);
    return Progress::Over;
}

} // namespace driver
