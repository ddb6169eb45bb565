// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli_options.h"
#include "app/cli/run_stats.h"
#include "protocol/net/message_sink.h"

#include <atomic>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace cli {

/// How publishing goes on; written on the connection's thread, read on it or after it.
class PublishProgress
{
public:
    explicit PublishProgress(std::function<void()> changed)
        : m_changed(std::move(changed))
    {}

    void sending();
    void done(const mqtt::PublishDone &done);
    void refused(mqtt::RequestError error);
    void sourceEnded();

    int endedSources() const { return m_endedSources.load(); }
    bool hasFailed() const { return m_failed.load(); }
    /// Only when the connection's thread is gone, or hasFailed().
    const QString &failure() const { return m_failure; }
    const RunStats &stats() const { return m_stats; }
    mqtt::ProtocolVersion version = mqtt::ProtocolVersion::V5;

private:
    void fail(const QString &message);

    std::function<void()> m_changed;
    RunStats m_stats;
    QString m_failure; ///< published by m_failed
    std::atomic<bool> m_failed{false};
    std::atomic<int> m_endedSources{0};
    bool m_sentAny = false;
};

/// The messages of one `pub`, or of one piece of its standard input; tells the progress when all have ended.
class MessageSource : public mqtt::PublishSource
{
public:
    /// Sends `payloads` one after the other, all of them `rounds` times.
    MessageSource(const PublishOptions &options, std::vector<QByteArray> payloads, std::uint64_t rounds,
                  std::shared_ptr<PublishProgress> progress);
    ~MessageSource() override;

    bool next(mqtt::Message &message) override;
    void done(const mqtt::PublishDone &done) override { m_progress->done(done); }
    void refused(mqtt::RequestError error) override { m_progress->refused(error); }

private:
    std::string m_topic;
    mqtt::Qos m_qos;
    bool m_retain;
    std::vector<QByteArray> m_payloads;
    std::uint64_t m_rounds;
    std::size_t m_index = 0;
    std::shared_ptr<PublishProgress> m_progress;
};

/// Reads lines from standard input on a thread of its own.
///
/// `arrived` gets the whole lines of one read, without their line ends; an empty list is the end. It is
/// called on the reader's thread and may block to slow the reading down; the destructor does not wait for
/// more input.
class LineReader
{
public:
    explicit LineReader(std::function<void(std::vector<QByteArray>)> arrived);
    ~LineReader();

private:
    void run();

    std::function<void(std::vector<QByteArray>)> m_arrived;
    int m_stop[2] = {-1, -1};
    std::thread m_thread;
};

} // namespace cli
