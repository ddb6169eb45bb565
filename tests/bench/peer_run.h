// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

/// One job of a peer's library: as many messages as asked for, counted and timed like mqttscope-cli's --stats.
struct PeerRun
{
    using Clock = std::chrono::steady_clock;
    static constexpr int kWindow = 100;
    static constexpr std::uint64_t kMostWaiting = 10'000; ///< the libraries' queues grow without bound otherwise
    static constexpr const char *kTopic = "bench/topic/of/forty/bytes/temperature/1";

    bool publishes = false;
    int port = 0;
    int qos = 0;
    std::uint64_t count = 0;
    std::size_t payloadSize = 0;
    std::atomic<std::uint64_t> messages{0};
    std::atomic<bool> connected{false};
    std::atomic<bool> failed{false};
    Clock::time_point first{};
    Clock::time_point last{};

    bool read(int argc, char **argv)
    {
        const std::string_view what = argc > 1 ? argv[1] : "";
        if ((what != "sub" || argc != 5) && (what != "pub" || argc != 6)) {
            std::fprintf(stderr, "usage: %s sub PORT QOS COUNT | pub PORT QOS COUNT PAYLOAD_SIZE\n", argv[0]);
            return false;
        }
        publishes = what == "pub";
        port = std::atoi(argv[2]);
        qos = std::atoi(argv[3]);
        count = std::strtoull(argv[4], nullptr, 10);
        payloadSize = publishes ? std::strtoull(argv[5], nullptr, 10) : 0;
        return true;
    }

    /// True with the last one. What comes behind it does not count.
    bool counted()
    {
        if (messages >= count)
            return false;
        last = Clock::now();
        if (messages == 0)
            first = last;
        return ++messages == count;
    }

    void printStats() const
    {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) * 1e-6; };
        const double elapsed = std::chrono::duration<double>(last - first).count();
        std::printf("{\"messages\":%llu,\"seconds_first_to_last\":%.6f,\"msgs_per_s\":%.1f,\"user_s\":%.6f,\"sys_s\":%.6f,"
                    "\"maxrss_kb\":%ld}\n",
                    static_cast<unsigned long long>(messages.load()), elapsed, elapsed > 0 ? double(messages.load()) / elapsed : 0,
                    seconds(usage.ru_utime), seconds(usage.ru_stime), usage.ru_maxrss);
    }
};
