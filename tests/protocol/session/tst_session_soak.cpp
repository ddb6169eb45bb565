// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_server.h"
#include "session_rig.h"

#include <QTest>

#include <random>

using namespace mqtt;
using namespace mqtt::test;

namespace {

/// Client and model server with a line between them that is cut at random, losing whatever was under way.
struct Line
{
    Line(ProtocolVersion version, std::uint32_t seed)
        : rig(optionsFor(version, false))
        , server(version)
        , random(seed)
    {
        rig.open();
        collect();
    }

    std::uint32_t below(std::uint32_t n) { return std::uint32_t(random() % n); }

    /// What the client did in the last call.
    void collect()
    {
        for (auto &bytes : split(rig.effects.send))
            toServer.push_back(std::move(bytes));
        if (rig.effects.deliver != nullptr) {
            const ByteView payload = rig.effects.deliver->payload;
            ++delivered[std::string(payload.begin(), payload.end())];
        }
        for (const Effect &effect : rig.effects.list) {
            if (const auto *done = std::get_if<PublishDone>(&effect)) {
                ++confirmed[done->token];
                lost += done->lost ? 1 : 0;
            } else if (std::holds_alternative<SessionEnded>(effect)) {
                ++ends;
            }
        }
        rig.effects.clear();
    }

    void carryToServer()
    {
        if (toServer.empty())
            return;
        server.received(toServer.front());
        toServer.pop_front();
    }

    void carryToClient()
    {
        if (server.outgoing.empty())
            return;
        rig.give(server.outgoing.front());
        server.outgoing.pop_front();
        collect();
    }

    /// Some of what was under way may still arrive; the rest is gone.
    void cut()
    {
        for (std::uint32_t n = below(4); n > 0; --n)
            carryToServer();
        toServer.clear();
        server.connectionLost();
        ++cuts;
        rig.cut();
        collect();
        rig.open();
        collect();
    }

    Rig rig;
    ModelServer server;
    std::minstd_rand random;
    std::deque<std::vector<std::uint8_t>> toServer;
    std::map<std::string, int> delivered;
    std::map<RequestToken, int> confirmed;
    int lost = 0;
    int ends = 0;
    int cuts = 0;
};

} // namespace

class TestSessionSoak : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// At QoS 1 everything arrives, at QoS 2 exactly once, both ways, over hundreds of cuts.
    void losesAndDoublesNothingOverALineThatIsCut_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<uint>("seed");
        for (const int version : {4, 5})
            for (const uint seed : {1u, 2u, 3u, 20'240'607u, 77'777u})
                QTest::addRow("version %d seed %u", version, seed) << version << seed;
    }
    void losesAndDoublesNothingOverALineThatIsCut()
    {
        QFETCH(int, version);
        QFETCH(uint, seed);
        Line line(ProtocolVersion(version), seed);
        std::map<std::string, Qos> ours;
        std::map<std::string, Qos> theirs;

        for (int step = 0; step < 40'000; ++step) {
            line.rig.pass(std::chrono::milliseconds(line.below(20)));
            switch (line.below(16)) {
            case 0:
            case 1: {
                const Qos qos = line.below(2) == 0 ? Qos::AtLeastOnce : Qos::ExactlyOnce;
                const RequestToken token = ours.size() + 1;
                const std::string payload = "c" + std::to_string(token);
                line.rig.publish("from/client", qos, token, QByteArray::fromStdString(payload));
                if (line.rig.answer)
                    ours[payload] = qos;
                line.collect();
                break;
            }
            case 2: {
                const Qos qos = line.below(2) == 0 ? Qos::AtLeastOnce : Qos::ExactlyOnce;
                const std::string payload = "s" + std::to_string(theirs.size());
                theirs[payload] = qos;
                line.server.publish(qos, payload);
                break;
            }
            case 3:
                if (line.below(20) == 0)
                    line.cut();
                break;
            case 4:
                line.rig.fire(TimerKind(line.below(2) == 0 ? 1 : 2)); // early or late: never wrong
                line.collect();
                break;
            default:
                line.below(2) == 0 ? line.carryToServer() : line.carryToClient();
            }
        }
        // The line holds now: everything comes to its end.
        line.cut();
        while (!line.toServer.empty() || !line.server.outgoing.empty()) {
            line.carryToServer();
            line.carryToClient();
        }

        QVERIFY(line.cuts > 50); // the fault was there
        QVERIFY(ours.size() > 1000 && theirs.size() > 1000);
        QCOMPARE(line.ends, 0);
        QCOMPARE(line.lost, 0);
        QCOMPARE(line.server.clientErrors, 0);
        QCOMPARE(line.rig.session.unfinishedPublishes(), std::size_t(0));
        QCOMPARE(line.confirmed.size(), ours.size());
        for (const auto &[token, times] : line.confirmed)
            QCOMPARE(times, 1);
        for (const auto &[payload, qos] : ours) {
            const int times = line.server.taken[payload];
            QVERIFY2(qos == Qos::ExactlyOnce ? times == 1 : times >= 1, payload.c_str());
        }
        for (const auto &[payload, qos] : theirs) {
            const int times = line.delivered[payload];
            QVERIFY2(qos == Qos::ExactlyOnce ? times == 1 : times >= 1, payload.c_str());
        }
    }

    /// Random packets, bytes, timers and cuts in any order: always a defined end, never a crash.
    void survivesAServerThatSaysAnything_data()
    {
        QTest::addColumn<int>("version");
        for (const int version : {3, 4, 5})
            QTest::addRow("version %d", version) << version;
    }
    void survivesAServerThatSaysAnything()
    {
        QFETCH(int, version);
        int ends = 0;
        for (std::uint32_t seed = 1; seed <= 3000; ++seed) {
            std::minstd_rand random(seed);
            const auto below = [&random](std::uint32_t n) { return std::uint32_t(random() % n); };
            Rig rig(optionsFor(ProtocolVersion(version), below(2) == 0));
            rig.open();
            if (below(4) != 0)
                rig.give(Connack{});
            for (int step = 0; step < 30; ++step) {
                rig.pass(std::chrono::milliseconds(below(30'000)));
                switch (below(12)) {
                case 0:
                    rig.publish("a", Qos(below(3)), std::uint64_t(step));
                    break;
                case 1:
                    (void)rig.session.subscribe({{"a"}}, {}, 1, rig.now, rig.effects);
                    break;
                case 2:
                    rig.fire(TimerKind(below(3)));
                    break;
                case 3:
                    rig.session.setReadingPaused(below(2) == 0, rig.now, rig.effects);
                    break;
                case 4:
                    if (below(4) == 0) {
                        rig.cut();
                        rig.open();
                        rig.give(Connack{});
                    }
                    break;
                default: { // mostly well-formed acknowledgements, sometimes noise
                    std::vector<std::uint8_t> bytes{std::uint8_t((3 + below(5)) << 4), 2, 0,
                                                    std::uint8_t(below(6))};
                    if (bytes[0] == 0x60)
                        bytes[0] = 0x62;
                    if (below(3) == 0) {
                        bytes.assign(2 + below(12), 0);
                        for (auto &byte : bytes)
                            byte = std::uint8_t(below(256));
                        bytes[1] = std::uint8_t(bytes.size() - 2);
                    }
                    rig.give(std::move(bytes));
                }
                }
                const bool ended = rig.ended();
                ends += ended ? 1 : 0;
                QVERIFY(!(ended && rig.session.isConnected()));
                split(rig.effects.send); // whole packets only
                rig.effects.clear();
            }
        }
        QVERIFY(ends > 1000);
    }
};

QTEST_APPLESS_MAIN(TestSessionSoak)
#include "tst_session_soak.moc"
