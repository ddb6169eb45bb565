// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/subscribe_task.h"

#include "app/cli/decoded_writer.h"
#include "app/cli/message_writer.h"
#include "ui/text/plain_text.h"
#include "ui/text/reason_text.h"
#include "ui/text/request_error_text.h"

#include <cstring>

namespace cli {

/// Writes on the connection's thread; `ended` is queued to the task's.
class SubscribeTask::Sink : public mqtt::MessageSink
{
public:
    Sink(SubscribeOptions options, std::function<void()> ended)
        : m_options(std::move(options))
        , m_ended(std::move(ended))
        , m_decoded(m_options.rules)
    {}

    void attached(std::function<void()>) override {} // never says "enough"

    void deliver(const mqtt::Publish &message, const mqtt::Arrival &arrival) override
    {
        if (m_done)
            return;
        if (m_stats.messages++ == 0)
            m_stats.first = arrival.steady;
        m_stats.last = arrival.steady;
        switch (m_options.format) {
        case Format::Text:
            writeText(m_out, message);
            break;
        case Format::Json:
            writeJson(m_out, message, arrival);
            break;
        case Format::Decoded:
            m_decoded.write(m_out, message, arrival);
            break;
        case Format::None:
            break;
        }
        m_out.flushIfLarge();
        m_done = m_stats.messages == m_options.count || message.topic == m_options.untilTopic ||
                 m_out.error() != 0;
    }

    bool burstEnded() override
    {
        m_out.flush();
        if ((m_done || m_out.error() != 0) && !m_told) {
            m_done = true;
            m_told = true;
            m_ended();
        }
        return true;
    }

    const RunStats &stats() const { return m_stats; }
    int outputError() const { return m_out.error(); }

private:
    SubscribeOptions m_options;
    std::function<void()> m_ended;
    DecodedWriter m_decoded;
    OutputBuffer m_out;
    RunStats m_stats;
    bool m_done = false;
    bool m_told = false;
};

SubscribeTask::SubscribeTask(const Options &options)
    : m_version(options.connection.session.version)
    , m_sink(std::make_shared<Sink>(
          options.subscribe, [this] { QMetaObject::invokeMethod(this, &Task::stop, Qt::QueuedConnection); }))
{
    setConnection(std::make_unique<mqtt::Connection>(options.connection, m_sink));
    connect(&connection(), &mqtt::Connection::subscribed, this, &SubscribeTask::subscribed);
    connect(&connection(), &mqtt::Connection::subscribeRefused, this,
            [this](mqtt::RequestToken, mqtt::RequestError error) { fail(ui::requestErrorText(error)); });
}

SubscribeTask::~SubscribeTask() = default;

RunStats SubscribeTask::stats() const { return m_sink->stats(); }

void SubscribeTask::disconnected()
{
    dropConnection();
    if (m_sink->outputError() != 0) {
        noteFailure(QStringLiteral("Cannot write to standard output: %1.")
                        .arg(QString::fromLocal8Bit(std::strerror(m_sink->outputError()))));
    }
}

void SubscribeTask::subscribed(const mqtt::SubscribeDone &done)
{
    if (done.lost)
        return; // the connection's end says why
    for (std::size_t i = 0; i < done.reasonCodes.size() && i < done.subscriptions.size(); ++i) {
        const mqtt::ReasonCode code = done.reasonCodes[i];
        if (!mqtt::isFailure(code))
            continue;
        fail(QStringLiteral(
                 "The broker refused the subscription to “%1”: %2 (%3). Check what it allows this user.")
                 .arg(ui::visibleText(done.subscriptions[i].filter),
                      ui::reasonText(code, mqtt::PacketType::Suback, m_version), ui::reasonNumber(code)));
        return;
    }
}

} // namespace cli
