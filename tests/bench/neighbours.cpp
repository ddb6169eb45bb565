// SPDX-License-Identifier: GPL-3.0-or-later
//
// Twenty connections in one program, one of them flooded: what becomes of the others.
//
//   neighbours FLOOD_PORT QUIET_PORT SECONDS
//
// The first connection subscribes to everything on FLOOD_PORT, where somebody sends as fast as it takes. Nineteen others on
// QUIET_PORT each publish 20 messages a second to themselves at QoS 1. Measured is, for these, the time from publish() until the
// message is in the history that the window shows; and how late a timer of 5 ms fires. One JSON object at the end.
#include "model/diagnostics/loop_gap_meter.h"
#include "model/session/workspace.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace explorer;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kQuiet = 19;
constexpr auto kEvery = std::chrono::milliseconds(50);

ConnectionProfile profileFor(int port, const std::string &filter)
{
    ConnectionProfile profile = ConnectionProfile::makeNew();
    profile.endpoint.host = QStringLiteral("127.0.0.1");
    profile.endpoint.port = std::uint16_t(port);
    profile.subscriptions = {{filter, mqtt::Qos::AtLeastOnce}};
    return profile;
}

bool isConnected(const ExplorerSession &session)
{
    return session.connection().state().phase == mqtt::ConnectionState::Phase::Connected;
}

/// One of the quiet ones.
struct Neighbour
{
    ExplorerSession *session = nullptr;
    std::string topic;
    std::uint64_t sent = 0;
    Sequence read = 0;

    void publish()
    {
        const auto now = Clock::now().time_since_epoch().count();
        session->connection().publish({topic, QByteArray::number(qlonglong(now)), mqtt::Qos::AtLeastOnce, false, {}});
        ++sent;
    }
    /// Milliseconds of those that arrived since the last look.
    void look(std::vector<double> &delays)
    {
        const auto now = Clock::now().time_since_epoch().count();
        for (; read < session->store().end(); ++read) {
            const MessageView message = session->store().at(read);
            const QByteArray text(reinterpret_cast<const char *>(message.payload.data()), qsizetype(message.payload.size()));
            delays.push_back(double(now - text.toLongLong()) * 1e-6);
        }
    }
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc != 4) {
        std::fprintf(stderr, "usage: neighbours FLOOD_PORT QUIET_PORT SECONDS\n");
        return 2;
    }
    Workspace workspace;
    std::vector<Neighbour> neighbours;
    for (int i = 0; i < kQuiet; ++i) {
        const std::string topic = "quiet/" + std::to_string(i);
        neighbours.push_back({.session = workspace.open(profileFor(std::atoi(argv[2]), topic), {}), .topic = topic});
    }
    const ExplorerSession *flooded = workspace.open(profileFor(std::atoi(argv[1]), "#"), {});

    std::vector<double> delays;
    QObject::connect(&workspace, &Workspace::frame, [&] {
        for (Neighbour &neighbour : neighbours)
            neighbour.look(delays);
    });
    while (!isConnected(*flooded) || !std::ranges::all_of(neighbours, [](auto &n) { return isConnected(*n.session); }))
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 10);

    LoopGapMeter probe;
    probe.start();
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, [&] {
        for (Neighbour &neighbour : neighbours)
            neighbour.publish();
    });
    timer.start(kEvery);
    const std::uint64_t before = flooded->counters().shown;
    const auto start = Clock::now();
    while (Clock::now() - start < std::chrono::seconds(std::atoi(argv[3])))
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 10);
    timer.stop();
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    const double flood = double(flooded->counters().shown - before) / seconds;
    const auto gaps = probe.take();
    const auto last = Clock::now();
    while (Clock::now() - last < std::chrono::milliseconds(500))
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 10);

    std::uint64_t sent = 0;
    for (const Neighbour &neighbour : neighbours)
        sent += neighbour.sent;
    std::ranges::sort(delays);
    if (delays.empty())
        return 1;
    std::printf("{\"flood_per_s\": %.0f, \"sent\": %llu, \"arrived\": %zu, \"delay_ms_median\": %.2f, \"delay_ms_p99\": %.2f, "
                "\"delay_ms_max\": %.2f, \"gap_p99_ms\": %.2f, \"gap_max_ms\": %.2f}\n",
                flood, static_cast<unsigned long long>(sent), delays.size(), delays[delays.size() / 2],
                delays[delays.size() * 99 / 100], delays.back(), gaps.p99Ms, gaps.maxMs);
}
