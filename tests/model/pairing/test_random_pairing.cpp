// SPDX-License-Identifier: GPL-3.0-or-later
#include "naive_pairing.h"
#include "pairing_rig.h"

#include <QTest>

#include <random>

using namespace explorer;

namespace {

/// Traffic in which everything that pairing looks at comes in every order.
class RandomTraffic
{
public:
    explicit RandomTraffic(unsigned seed) : m_random(seed) {}

    NaivePairing::Message next()
    {
        NaivePairing::Message message;
        const std::string device = "d" + std::to_string(below(2));
        switch (below(9)) {
        case 0:
            message.topic = "cmnd/" + device + (below(2) ? "/POWER" : "/STATE");
            break;
        case 1:
            message.topic = "stat/" + device + (below(2) ? "/POWER" : "/STATE");
            break;
        case 2:
            message.topic = "stat/" + device + "/RESULT";
            break;
        case 3:
            message.topic = "home/" + device + (below(2) ? "/set" : "/get");
            break;
        case 4:
            message.topic = "home/" + device;
            break;
        case 5:
            message.topic = "z/bridge/request/permit";
            message.number = number();
            break;
        case 6:
            message.topic = "z/bridge/response/permit";
            message.number = number();
            break;
        case 7: // by response topic
            message.topic = "call/" + device;
            message.responseTopic = below(4) == 0 ? "home/d0" : "reply/" + device;
            if (below(4) != 0)
                message.correlation = "c" + std::to_string(below(4));
            break;
        default:
            message.topic = "reply/" + device;
            if (below(4) != 0)
                message.correlation = "c" + std::to_string(below(4));
            break;
        }
        message.isStored = below(20) == 0;
        return message;
    }
    double pause()
    {
        switch (below(12)) {
        case 0:
            return 5 + below(8);
        case 1:
            return below(3) == 0 ? 55 + below(10) : 1;
        default:
            return below(1'000) / 1'000.0;
        }
    }
    int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(m_random); }

private:
    std::string number()
    {
        const int which = below(4);
        return which == 0 ? std::string() : std::to_string(which);
    }
    std::mt19937 m_random;
};

std::string print(const NaivePairing::Request &request)
{
    return std::to_string(request.id) + " state " + std::to_string(int(request.state)) + " answers " +
           std::to_string(request.answers) + " first " + std::to_string(request.answer) + " last " +
           std::to_string(request.lastAnswer) + " after " + std::to_string(request.answers > 0 ? request.answerNs - request.ns : 0);
}

std::string print(const RequestPair &pair)
{
    return std::to_string(pair.id) + " state " + std::to_string(int(pair.state)) + " answers " + std::to_string(pair.answers) +
           " first " + std::to_string(pair.answer) + " last " + std::to_string(pair.lastAnswer) + " after " +
           std::to_string(pair.hasAnswer() ? pair.latencyNs() : 0);
}

} // namespace

class TestRandomPairing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesWhatLookingAtEveryRequestWouldDo_data()
    {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<int>("most");
        for (unsigned seed = 1; seed <= 40; ++seed)
            QTest::addRow("seed %u", seed) << seed << (seed % 2 ? 1'000 : 12);
    }
    void doesWhatLookingAtEveryRequestWouldDo()
    {
        QFETCH(unsigned, seed);
        QFETCH(int, most);
        RandomTraffic traffic(seed);
        PairingRig rig(PairingLimits{.pairs = std::size_t(most)});
        NaivePairing naive{std::size_t(most)};
        int answered = 0;
        for (int step = 0; step < 800; ++step) {
            rig.now += traffic.pause();
            if (traffic.below(10) == 0) {
                rig.advance();
                naive.advance(rig.ns());
            }
            NaivePairing::Message message = traffic.next();
            message.sequence = rig.next;
            message.ns = rig.ns();
            naive.take(message);
            PairingRig::Also also{.isStored = message.isStored};
            if (!message.responseTopic.empty())
                also.responseTopic = message.responseTopic;
            if (!message.correlation.empty())
                also.correlation = message.correlation;
            const std::string payload =
                message.number.empty() ? R"({"value":true})" : R"({"value":true,"transaction":)" + message.number + "}";
            rig.message(message.topic, payload, also);

            QCOMPARE(rig.pairing.endId() - rig.pairing.firstId(), naive.requests.size());
            for (const NaivePairing::Request &request : naive.requests) {
                const RequestPair *pair = rig.pairing.find(request.id);
                QVERIFY(pair);
                QVERIFY2(print(*pair) == print(request),
                         qPrintable(QString::fromStdString("step " + std::to_string(step) + " on " + message.topic + ": " + print(*pair) +
                                                           ", but should be " + print(request))));
                answered += request.answers > 0;
            }
            QCOMPARE(rig.pairing.counters().strayAnswers, naive.strayAnswers);
            QCOMPARE(rig.pairing.counters().forgotten, naive.forgotten);
        }
        QVERIFY(answered > 500); // or nothing was tried
    }

    void tablesAreEmptyWhenEveryPairIsForgotten()
    {
        RandomTraffic traffic(7);
        PairingRig rig(PairingLimits{.pairs = 20});
        for (int step = 0; step < 2'000; ++step) {
            rig.now += traffic.pause();
            const NaivePairing::Message message = traffic.next();
            PairingRig::Also also;
            if (!message.responseTopic.empty())
                also.responseTopic = message.responseTopic;
            if (!message.correlation.empty())
                also.correlation = message.correlation;
            rig.message(message.topic, {}, also);
        }
        for (int i = 0; i < 20; ++i)
            rig.message("last/set");
        // Nothing but the twenty: their topic, and the one of their answers.
        QCOMPARE(rig.pairing.names().size(), std::size_t(2));
        QCOMPARE(rig.pairing.names().textBytes(), std::string("last/setlast").size());
        MessageRecord record;
        for (const auto &[name, id] : rig.ids) {
            record.topic = id;
            PairingRule::Match match;
            const bool isRequest = std::ranges::any_of(rig.pairing.rules(), [&](const PairingRule &rule) { return rule.matches(name); });
            QCOMPARE(rig.pairing.concerns(record), isRequest);
        }
    }
};

QTEST_GUILESS_MAIN(TestRandomPairing)
#include "test_random_pairing.moc"
