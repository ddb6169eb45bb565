// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/publish_task.h"

namespace cli {

namespace {

constexpr int kPiecesUnderWay = 16;

} // namespace

PublishTask::PublishTask(const Options &options)
    : m_options(options.publish)
    , m_progress(std::make_shared<PublishProgress>([this] {
        QMetaObject::invokeMethod(
            this, [this] { progressed(); }, Qt::QueuedConnection);
    }))
    , m_room(kPiecesUnderWay)
{
    m_progress->version = options.connection.session.version;
    setConnection(std::make_unique<mqtt::Connection>(options.connection, nullptr));
    if (m_options.input == PublishOptions::Input::Lines) {
        m_reader = std::make_unique<LineReader>([this](std::vector<QByteArray> lines) {
            if (!m_stopped)
                m_room.acquire();
            QMetaObject::invokeMethod(
                this, [this, lines = std::move(lines)]() mutable { linesArrived(std::move(lines)); },
                Qt::QueuedConnection);
        });
        return;
    }
    m_inputEnded = true;
    ++m_sources;
    connection().publishFrom(std::make_unique<MessageSource>(
        m_options, std::vector<QByteArray>{m_options.payload}, m_options.repeat, m_progress));
}

PublishTask::~PublishTask()
{
    stopReading();
    dropConnection(); // its thread calls the progress, which calls us
}

void PublishTask::stopReading()
{
    m_stopped = true;
    m_room.release(kPiecesUnderWay); // the reader may be waiting
    m_reader.reset();
}

RunStats PublishTask::stats() const { return m_stats; }

void PublishTask::linesArrived(std::vector<QByteArray> lines)
{
    if (m_stopped)
        return;
    if (lines.empty()) {
        m_inputEnded = true;
        progressed();
        return;
    }
    ++m_sources;
    connection().publishFrom(std::make_unique<MessageSource>(m_options, std::move(lines), 1, m_progress));
}

void PublishTask::progressed()
{
    const int ended = m_progress->endedSources();
    m_room.release(ended - m_endedSeen);
    m_endedSeen = ended;
    if (m_progress->hasFailed())
        fail(m_progress->failure());
    else if (m_inputEnded && ended == m_sources)
        stop();
}

void PublishTask::disconnected()
{
    const mqtt::Instant gone = mqtt::SteadyClock::now();
    const bool complete = m_inputEnded && m_progress->endedSources() == m_sources;
    stopReading();
    dropConnection();
    if (m_progress->hasFailed())
        noteFailure(m_progress->failure());
    m_stats = m_progress->stats();
    // QoS 0 is over when the last byte has left, which is when the connection has ended in good order.
    if (m_options.qos == mqtt::Qos::AtMostOnce && complete)
        m_stats.last = gone;
}

} // namespace cli
