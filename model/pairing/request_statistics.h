// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace explorer {

/// How the requests on one topic were answered.
class RequestStatistics
{
public:
    explicit RequestStatistics(std::string topic) : m_topic(std::move(topic)) {}

    static constexpr std::size_t kRecent = 256; ///< latencies that median and 95th percentile are of

    const std::string &topic() const { return m_topic; } ///< with "+" where it numbers the request
    std::uint64_t requests = 0;
    std::uint64_t answered = 0; ///< in time
    std::uint64_t late = 0;
    std::uint64_t unanswered = 0; ///< by now
    std::uint64_t furtherAnswers = 0;

    void addLatency(std::int64_t ns);
    struct Latencies
    {
        std::size_t count = 0; ///< recent ones that median and p95 are of; 0: no answer yet, and no figures
        std::int64_t medianNs = 0;
        std::int64_t p95Ns = 0;
        std::int64_t maxNs = 0; ///< of all
    };
    /// Of an even number the lower middle one. Cost: linear in kRecent.
    Latencies latencies() const;

private:
    std::string m_topic;
    std::vector<std::int64_t> m_recent; ///< a ring when full
    std::size_t m_next = 0;
    std::int64_t m_maxNs = 0;
};

} // namespace explorer
