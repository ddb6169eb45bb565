// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/publish_sources.h"

#include "ui/text/plain_text.h"
#include "ui/text/reason_text.h"
#include "ui/text/request_error_text.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace cli {

void PublishProgress::sending()
{
    if (m_sentAny)
        return;
    m_sentAny = true;
    m_stats.first = mqtt::SteadyClock::now();
}

void PublishProgress::done(const mqtt::PublishDone &done)
{
    if (done.lost) {
        fail(QStringLiteral(
            "A message was not acknowledged before the connection ended; it may or may not have arrived."));
        return;
    }
    if (mqtt::isFailure(done.reasonCode)) {
        QString text = QStringLiteral("The broker did not take the message: %1 (%2).")
                           .arg(ui::reasonText(done.reasonCode, mqtt::PacketType::Puback, version),
                                ui::reasonNumber(done.reasonCode));
        if (!done.reasonString.empty())
            text += QStringLiteral(" It says: “%1”.").arg(ui::visibleText(done.reasonString, 200));
        fail(text);
        return;
    }
    ++m_stats.messages;
    // At QoS 0 there is no answer to wait for, and a clock a message is dear: sourceEnded() takes the time.
    if (done.qos != mqtt::Qos::AtMostOnce)
        m_stats.last = mqtt::SteadyClock::now();
}

void PublishProgress::refused(mqtt::RequestError error) { fail(ui::requestErrorText(error)); }

void PublishProgress::sourceEnded()
{
    m_stats.last = mqtt::SteadyClock::now();
    ++m_endedSources;
    m_changed();
}

void PublishProgress::fail(const QString &message)
{
    if (m_failed.load())
        return;
    m_failure = message;
    m_failed.store(true);
    m_changed();
}

MessageSource::MessageSource(const PublishOptions &options, std::vector<QByteArray> payloads,
                             std::uint64_t rounds, std::shared_ptr<PublishProgress> progress)
    : m_topic(options.topic)
    , m_qos(options.qos)
    , m_retain(options.retain)
    , m_payloads(std::move(payloads))
    , m_rounds(rounds)
    , m_progress(std::move(progress))
{}

MessageSource::~MessageSource() { m_progress->sourceEnded(); }

bool MessageSource::next(mqtt::Message &message)
{
    if (m_rounds == 0 || m_payloads.empty() || m_progress->hasFailed())
        return false;
    m_progress->sending();
    message.topic = m_topic;
    message.payload = m_payloads[m_index];
    message.qos = m_qos;
    message.retain = m_retain;
    if (++m_index == m_payloads.size()) {
        m_index = 0;
        --m_rounds;
    }
    return true;
}

LineReader::LineReader(std::function<void(std::vector<QByteArray>)> arrived)
    : m_arrived(std::move(arrived))
{
    if (::pipe2(m_stop, O_CLOEXEC) != 0)
        m_stop[0] = m_stop[1] = -1; // then only the end of input ends the thread
    m_thread = std::thread([this] { run(); });
}

LineReader::~LineReader()
{
    if (m_stop[1] >= 0)
        ::close(m_stop[1]);
    m_thread.join();
    if (m_stop[0] >= 0)
        ::close(m_stop[0]);
}

void LineReader::run()
{
    std::array<char, 65'536> chunk;
    QByteArray unfinished;
    for (;;) {
        std::array<pollfd, 2> waits{{{STDIN_FILENO, POLLIN, 0}, {m_stop[0], POLLIN, 0}}};
        if (::poll(waits.data(), waits.size(), -1) < 0) {
            if (errno == EINTR)
                continue;
            break;
        }
        if (waits[1].revents != 0)
            return;
        const ssize_t count = ::read(STDIN_FILENO, chunk.data(), chunk.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        unfinished.append(chunk.data(), qsizetype(count));
        std::vector<QByteArray> lines;
        qsizetype start = 0;
        for (qsizetype end = 0; (end = unfinished.indexOf('\n', start)) >= 0; start = end + 1)
            lines.push_back(unfinished.mid(start, end - start));
        unfinished.remove(0, start);
        if (!lines.empty())
            m_arrived(std::move(lines));
    }
    if (!unfinished.isEmpty())
        m_arrived({unfinished});
    m_arrived({});
}

} // namespace cli
