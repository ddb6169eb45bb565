// SPDX-License-Identifier: GPL-3.0-or-later
//
// The same jobs as mqttscope-cli's, done with libmosquitto as its manual shows, to compare with.
//
//   peer_libmosquitto sub PORT QOS COUNT
//   peer_libmosquitto pub PORT QOS COUNT PAYLOAD_SIZE
//
// Prints what mqttscope-cli --stats prints.

#include <mosquitto.h>

#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kWindow = 100;

struct Run
{
    int qos = 0;
    std::uint64_t count = 0;
    std::atomic<std::uint64_t> messages{0};
    std::atomic<bool> connected{false};
    Clock::time_point first{};
    Clock::time_point last{};
};

void counted(Run &run)
{
    run.last = Clock::now();
    if (run.messages.fetch_add(1) == 0)
        run.first = run.last;
}

void printStats(const Run &run)
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) * 1e-6; };
    const double elapsed = std::chrono::duration<double>(run.last - run.first).count();
    std::printf("{\"messages\":%llu,\"seconds_first_to_last\":%.6f,\"msgs_per_s\":%.1f,\"user_s\":%.6f,\"sys_s\":%.6f,"
                "\"maxrss_kb\":%ld}\n",
                static_cast<unsigned long long>(run.messages.load()), elapsed,
                elapsed > 0 ? double(run.messages.load()) / elapsed : 0, seconds(usage.ru_utime), seconds(usage.ru_stime),
                usage.ru_maxrss);
}

int subscribe(mosquitto *client)
{
    mosquitto_connect_callback_set(client, [](mosquitto *self, void *data, int) {
        mosquitto_subscribe(self, nullptr, "#", static_cast<Run *>(data)->qos);
    });
    mosquitto_message_callback_set(client, [](mosquitto *self, void *data, const mosquitto_message *) {
        auto &job = *static_cast<Run *>(data);
        counted(job);
        if (job.messages == job.count)
            mosquitto_disconnect(self);
    });
    return mosquitto_loop_forever(client, -1, 1);
}

int publish(mosquitto *client, Run &run, std::size_t size)
{
    const std::string payload(size, 'x');
    mosquitto_connect_callback_set(client, [](mosquitto *, void *data, int) { static_cast<Run *>(data)->connected = true; });
    mosquitto_publish_callback_set(client, [](mosquitto *, void *data, int) { counted(*static_cast<Run *>(data)); });
    if (mosquitto_loop_start(client) != MOSQ_ERR_SUCCESS)
        return 1;
    while (!run.connected)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    for (std::uint64_t sent = 0; sent < run.count; ++sent) {
        while (sent - run.messages > 10'000) // its queue grows without bound otherwise
            std::this_thread::sleep_for(std::chrono::microseconds(200));
        mosquitto_publish(client, nullptr, "bench/topic/of/forty/bytes/temperature/1", int(size), payload.data(), run.qos, false);
    }
    while (run.messages < run.count)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    mosquitto_disconnect(client);
    return mosquitto_loop_stop(client, false);
}

} // namespace

int main(int argc, char **argv)
{
    const std::string what = argc > 1 ? argv[1] : "";
    if ((what != "sub" || argc != 5) && (what != "pub" || argc != 6)) {
        std::fprintf(stderr, "usage: peer_libmosquitto sub PORT QOS COUNT | pub PORT QOS COUNT PAYLOAD_SIZE\n");
        return 2;
    }
    Run run;
    run.qos = std::atoi(argv[3]);
    run.count = std::strtoull(argv[4], nullptr, 10);
    mosquitto_lib_init();
    mosquitto *client = mosquitto_new("peer", true, &run);
    mosquitto_max_inflight_messages_set(client, kWindow);
    if (mosquitto_connect(client, "127.0.0.1", std::atoi(argv[2]), 60) != MOSQ_ERR_SUCCESS)
        return 1;
    const int result = what == "sub" ? subscribe(client) : publish(client, run, std::strtoull(argv[5], nullptr, 10));
    printStats(run);
    mosquitto_destroy(client);
    mosquitto_lib_cleanup();
    return result == MOSQ_ERR_SUCCESS ? 0 : 1;
}
