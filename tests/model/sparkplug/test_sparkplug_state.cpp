// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sparkplug/rebirth_request.h"
#include "model/sparkplug/sparkplug_state.h"
#include "tests/model/sparkplug/payload_builder.h"

#include <QTest>

using namespace explorer;
using namespace explorer::sparkplug;
using namespace sparkplug_test;

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

/// A state with virtual time and its topics.
struct Rig
{
    State state;
    std::map<std::string, std::unique_ptr<State::Source>> sources;
    std::int64_t nowNs = 1'000 * kSecond;

    void take(const std::string &topic, const QByteArray &payload)
    {
        nowNs += kSecond;
        state.take(source(topic), bytesOf(payload), nowNs);
    }
    State::Source &source(const std::string &topic)
    {
        std::unique_ptr<State::Source> &source = sources[topic];
        if (!source)
            source = std::make_unique<State::Source>(topic);
        return *source;
    }
    void birth(int bdSeq = 1, int sequence = 0)
    {
        take("spBv1.0/G/NBIRTH/N",
             payload(sequence, {metric("bdSeq", std::nullopt, UInt64).varint(11, std::uint64_t(bdSeq)),
                         doubleMetric("Temp", 7, 21.5, Double), intMetric("Level", 8, 4294967295, Int32)}));
    }
    std::string events(std::size_t from = 0) const
    {
        static constexpr const char *kFaults[] = {"SequenceGap",    "NoSequence",        "DataBeforeBirth", "UnknownAlias",
                                                  "UnknownMetric",  "DeathOfAnother",    "BirthWithoutDeath", "RebirthStorm",
                                                  "Unreadable",     "NotRead",           "TooMany"};
        static constexpr const char *kKinds[] = {"",           "NodeBorn",         "NodeDied",   "DeviceBorn",
                                                 "DeviceDied", "RebirthRequested", "HostOnline", "HostOffline"};
        std::string out;
        for (std::size_t i = from; i < state.events().size(); ++i) {
            const Event &event = state.events()[i];
            out += event.kind == Event::Kind::Fault ? kFaults[int(event.fault)] : kKinds[int(event.kind)];
            if (event.expected != 0 || event.found != 0)
                out += ' ' + std::to_string(event.expected) + ' ' + std::to_string(event.found);
            if (!event.name.empty())
                out += ' ' + event.name;
            out += '\n';
        }
        return out;
    }
    std::uint64_t faults(Fault fault) const { return state.nodes()[0].faults[std::size_t(fault)]; }
    const KnownMetric *metricOf(const Part &part, std::string_view name) const
    {
        const auto place = part.metrics.byName(name);
        return place ? &part.metrics.at(*place) : nullptr;
    }
};

} // namespace

class TestSparkplugState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTopics()
    {
        const auto device = parseSparkplugTopic("spBv1.0/G/DDATA/N/D");
        QVERIFY(device && device->verb == SparkplugTopic::Verb::DeviceData);
        QCOMPARE(device->group, std::string_view("G"));
        QCOMPARE(device->node, std::string_view("N"));
        QCOMPARE(device->device, std::string_view("D"));
        QVERIFY(parseSparkplugTopic("spBv1.0/STATE/host")->verb == SparkplugTopic::Verb::State);
        for (const char *other : {"spBv1.0/G/NDATA", "spBv1.0/G/NDATA/N/D", "spBv1.0/G/DDATA/N", "spBv1.0/G/DDATA/N/D/E", "spBv1.0//NDATA/N",
                                  "spBv1.0/G/ndata/N", "spAv1.0/G/NDATA/N", "spBv1.0/G/NDATA/", "spBv1.0/", "spBv1.0/G", ""})
            QVERIFY2(!parseSparkplugTopic(other), other);
    }

    void aBirthDefinesMetricsAndDataMoveThem()
    {
        Rig rig;
        rig.birth();
        const Node &node = rig.state.nodes()[0];
        QVERIFY(node.status == Status::Online);
        QCOMPARE(node.metrics.size(), 3u);
        QCOMPARE(rig.metricOf(node, "Temp")->value, std::string("21.5"));
        QCOMPARE(rig.metricOf(node, "Level")->value, std::string("-1")); // two's complement on the wire
        rig.take("spBv1.0/G/NDATA/N", payload(1, {doubleMetric({}, 7, 22), intMetric({}, 8, 4294967294)}));
        QCOMPARE(rig.metricOf(node, "Temp")->value, std::string("22"));
        QCOMPARE(rig.metricOf(node, "Level")->value, std::string("-2")); // its type is the birth's
        QCOMPARE(rig.metricOf(node, "Temp")->updates, 2u);
        QCOMPARE(rig.metricOf(node, "Temp")->arrivalNs, rig.nowNs);
        QCOMPARE(node.faultCount(), 0u);
        QCOMPARE(rig.events(), std::string("NodeBorn\n"));
        const auto names = rig.state.namesFor(*parseSparkplugTopic("spBv1.0/G/NDATA/N"), rig.nowNs);
        QVERIFY(names && names->byAlias(7));
        QCOMPARE(names->byAlias(7)->name, std::string("Temp"));
        QCOMPARE(names->byName("Level")->datatype, std::uint32_t(Int32));
        QVERIFY(!names->byAlias(9) && !names->byName("bdseq"));
        QVERIFY(!rig.state.namesFor(*parseSparkplugTopic("spBv1.0/G/DDATA/N/D"), rig.nowNs));
    }

    void namesAreThoseOfTheTime()
    {
        Rig rig;
        const SparkplugTopic topic = *parseSparkplugTopic("spBv1.0/G/NDATA/N");
        rig.birth(1);
        const std::int64_t firstNs = rig.nowNs;
        rig.birth(1); // says the same
        const auto names = rig.state.namesFor(topic, rig.nowNs);
        QCOMPARE(rig.state.namesFor(topic, firstNs), names);
        QVERIFY(!rig.state.namesFor(topic, firstNs - 1));
        rig.take("spBv1.0/G/NBIRTH/N", payload(0, {doubleMetric("Other", 7, 5, Double)}));
        QCOMPARE(rig.state.namesFor(topic, rig.nowNs)->byAlias(7)->name, std::string("Other"));
        QCOMPARE(rig.state.namesFor(topic, rig.nowNs - 1), names);
    }

    void gapsInTheSequenceAreTold()
    {
        Rig rig;
        rig.birth(1, 254);
        rig.take("spBv1.0/G/NDATA/N", payload(255, {}));
        rig.take("spBv1.0/G/DBIRTH/N/D", payload(0, {doubleMetric("P", 1, 1, Double)})); // 255 is followed by 0
        rig.take("spBv1.0/G/DDATA/N/D", payload(1, {}));
        QCOMPARE(rig.faults(Fault::SequenceGap), 0u);
        rig.take("spBv1.0/G/NDATA/N", payload(5, {}));
        rig.take("spBv1.0/G/NDATA/N", payload(6, {}));
        QCOMPARE(rig.faults(Fault::SequenceGap), 1u);
        rig.take("spBv1.0/G/NDATA/N", payload(-1, {}));
        QCOMPARE(rig.events(), std::string("NodeBorn\nDeviceBorn\nSequenceGap 2 5\nNoSequence\n"));
        rig.state.takeUnread(rig.source("spBv1.0/G/NDATA/N"), rig.nowNs);
        rig.take("spBv1.0/G/NDATA/N", payload(99, {})); // nobody knows what the unread one said
        QCOMPARE(rig.faults(Fault::SequenceGap), 1u);
        QCOMPARE(rig.faults(Fault::NotRead), 1u);
    }

    void dataWithoutABirthAreOneEventAndAsManyFaults()
    {
        Rig rig;
        for (int i = 0; i < 3; ++i)
            rig.take("spBv1.0/G/NDATA/N", payload(i, {doubleMetric({}, 7, 22), doubleMetric("Named", {}, 1)}));
        const Node &node = rig.state.nodes()[0];
        QVERIFY(node.status == Status::NotBorn);
        QCOMPARE(rig.faults(Fault::DataBeforeBirth), 3u);
        QCOMPARE(rig.faults(Fault::UnknownAlias), 3u);
        QCOMPARE(rig.events(), std::string("DataBeforeBirth\n"));
        QCOMPARE(rig.metricOf(node, "Named")->value, std::string("1"));
        QCOMPARE(rig.metricOf(node, "Named")->birth, 0u);
    }

    void whatTheBirthDoesNotDefineIsTold()
    {
        Rig rig;
        rig.birth();
        rig.take("spBv1.0/G/NDATA/N", payload(1, {doubleMetric({}, 99, 22), doubleMetric("New", {}, 3)}));
        QCOMPARE(rig.events(), std::string("NodeBorn\nUnknownAlias 0 99\nUnknownMetric New\n"));
        rig.take("spBv1.0/G/NBIRTH/N", payload(0, {doubleMetric("Temp", 1, 5, Double)}));
        const Node &node = rig.state.nodes()[0];
        QCOMPARE(rig.metricOf(node, "Temp")->birth, node.births);
        QVERIFY(rig.metricOf(node, "Level")->birth != node.births); // it stays, with the birth that had it
        rig.take("spBv1.0/G/NDATA/N", payload(1, {doubleMetric({}, 7, 22)})); // an alias of the birth before
        QCOMPARE(rig.faults(Fault::UnknownAlias), 2u);
    }

    void aDeathMakesAllStale()
    {
        Rig rig;
        rig.birth(4);
        rig.take("spBv1.0/G/DBIRTH/N/D", payload(1, {doubleMetric("P", 1, 1, Double)}));
        const auto death = [](int bdSeq) { return payload(-1, {metric("bdSeq", {}, Int64).varint(11, std::uint64_t(bdSeq))}); };
        rig.take("spBv1.0/G/NDEATH/N", death(3)); // of the connection before: the node lives
        QVERIFY(rig.state.nodes()[0].status == Status::Online);
        rig.take("spBv1.0/G/NDEATH/N", death(4));
        QVERIFY(rig.state.nodes()[0].status == Status::Offline);
        QVERIFY(rig.state.devices()[0].status == Status::Offline);
        rig.take("spBv1.0/G/DDATA/N/D", payload(2, {doubleMetric("P", {}, 2)}));
        QCOMPARE(rig.events(), std::string("NodeBorn\nDeviceBorn\nDeathOfAnother 4 3\nNodeDied\nDataBeforeBirth\n"));
        rig.birth(5);
        QVERIFY(rig.state.nodes()[0].status == Status::Online);
        QVERIFY(rig.state.devices()[0].status == Status::Offline); // until it is born again
        rig.take("spBv1.0/G/DBIRTH/N/D", payload(1, {doubleMetric("P", 1, 1, Double)}));
        rig.take("spBv1.0/G/DDEATH/N/D", payload(2, {}));
        QVERIFY(rig.state.devices()[0].status == Status::Offline);
        QCOMPARE(rig.state.devices()[0].deaths, 1u);
    }

    void aBirthWithoutADeathIsTold()
    {
        Rig rig;
        rig.birth(1);
        rig.birth(1); // as a host asked for
        QCOMPARE(rig.faults(Fault::BirthWithoutDeath), 0u);
        rig.birth(2);
        QCOMPARE(rig.faults(Fault::BirthWithoutDeath), 1u);
    }

    void threeBirthsInAMinuteAreAStorm()
    {
        Rig rig;
        rig.birth();
        rig.nowNs += 31 * kSecond;
        rig.birth();
        rig.nowNs += 31 * kSecond;
        rig.birth(); // 64 s after the first
        QCOMPARE(rig.faults(Fault::RebirthStorm), 0u);
        rig.birth();
        QCOMPARE(rig.faults(Fault::RebirthStorm), 1u);
        rig.birth();
        QCOMPARE(rig.faults(Fault::RebirthStorm), 1u); // the same one
        QVERIFY(rig.state.nodes()[0].isStorming);
        rig.nowNs += 100 * kSecond;
        rig.birth();
        QVERIFY(!rig.state.nodes()[0].isStorming);
    }

    void historyIsCountedNotShown()
    {
        Rig rig;
        rig.birth();
        rig.take("spBv1.0/G/NDATA/N", payload(1, {metric({}, 7).varint(5, 1).fixed64(13, 0)}));
        const KnownMetric *temp = rig.metricOf(rig.state.nodes()[0], "Temp");
        QCOMPARE(temp->value, std::string("21.5"));
        QCOMPARE(temp->historical, 1u);
        rig.take("spBv1.0/G/NDATA/N", payload(2, {metric({}, 7).varint(7, 1)}));
        QVERIFY(temp->isNull && temp->value.empty());
    }

    void commandsShowNoNodeButARequest()
    {
        Rig rig;
        const QByteArray request = rebirthRequest(1'700'000'000'000);
        rig.take("spBv1.0/G/NCMD/N", request);
        QVERIFY(rig.state.nodes().empty());
        QCOMPARE(rig.state.refusedMessages(), 0u);
        rig.birth();
        rig.take(commandTopic("G", "N"), request);
        QCOMPARE(rig.events(), std::string("NodeBorn\nRebirthRequested\n"));
        QCOMPARE(request.toHex(), QByteArray("0880d095ffbc3112210a144e6f646520436f6e74726f6c2f526562697274681880d095ffbc31200b7001"));
    }

    void hostsSayTheirState()
    {
        Rig rig;
        rig.take("spBv1.0/STATE/scada", R"({"online": true, "timestamp": 1700000000000})");
        rig.take("spBv1.0/STATE/scada", R"({"online": true, "timestamp": 1700000000001})");
        rig.take("spBv1.0/STATE/old", "ONLINE");
        rig.take("spBv1.0/STATE/scada", R"({"timestamp": 1, "online": false})");
        rig.take("spBv1.0/STATE/odd", R"([true])");
        QCOMPARE(rig.events(), std::string("HostOnline\nHostOnline\nHostOffline\n"));
        QCOMPARE(rig.state.hosts().size(), 3u);
        QVERIFY(!rig.state.hosts()[0].isOnline && rig.state.hosts()[1].isOnline);
        QCOMPARE(rig.state.hosts()[2].changedNs, 0);
    }

    void whatCannotBeReadIsTold()
    {
        Rig rig;
        rig.birth();
        rig.take("spBv1.0/G/NDATA/N", "{\"no\": 1}");
        rig.take("spBv1.0/G/NDATA/N", Wire().bytes(2, QByteArray::fromHex("0a0554")).varint(3, 1).done()); // a metric that breaks
        QCOMPARE(rig.faults(Fault::Unreadable), 2u);
        QVERIFY(rig.state.nodes()[0].status == Status::Online);
    }

    void longValuesAndArraysAreCut()
    {
        Rig rig;
        QByteArray text;
        for (int i = 0; i < 200; ++i)
            text += "é";
        rig.take("spBv1.0/G/NBIRTH/N", payload(0, {metric("Long", {}, String).bytes(15, text),
                                                   metric("Array", {}, Int16Array).bytes(16, QByteArray::fromHex("0100ffff")),
                                                   metric("Bits", {}, BooleanArray).bytes(16, QByteArray::fromHex("0300000040")),
                                                   metric("When", {}, DateTime).varint(11, 1'700'000'000'123),
                                                   metric("Data", {}, DataSet).bytes(17, Wire().text(2, "a").bytes(4, {}).bytes(4, {}).done())}));
        const Node &node = rig.state.nodes()[0];
        QCOMPARE(rig.metricOf(node, "Long")->value.size(), 256u);
        QVERIFY(rig.metricOf(node, "Long")->isCut);
        QCOMPARE(rig.metricOf(node, "Array")->value, std::string("[1, -1]"));
        QCOMPARE(rig.metricOf(node, "Bits")->value, std::string("[false, true, false]"));
        QCOMPARE(rig.metricOf(node, "When")->value, std::string("2023-11-14T22:13:20.123Z"));
        QCOMPARE(rig.metricOf(node, "Data")->value, std::string("2 rows of 1 columns"));
        QVERIFY(!rig.metricOf(node, "Data")->isCut);
    }

    void boundsHoldAndAreTold()
    {
        Rig rig;
        Wire birth;
        for (std::size_t i = 0; i < MetricTable::kMostMetrics + 5; ++i)
            birth.bytes(2, intMetric(std::to_string(i), i, i, UInt32).done());
        rig.take("spBv1.0/G/NBIRTH/N", birth.varint(3, 0).done());
        QCOMPARE(rig.state.nodes()[0].metrics.size(), MetricTable::kMostMetrics);
        QCOMPARE(rig.state.refusedMetrics(), 5u);
        QCOMPARE(rig.faults(Fault::TooMany), 1u);
        for (std::size_t i = 0; i < State::kMostNodes + 5; ++i)
            rig.take("spBv1.0/G/NDATA/n" + std::to_string(i), payload(0, {}));
        QCOMPARE(rig.state.nodes().size(), State::kMostNodes);
        QCOMPARE(rig.state.refusedMessages(), 6u);
        QCOMPARE(rig.state.events().size(), State::kMostEvents);
        QCOMPARE(rig.state.eventCount(), 2 + State::kMostNodes - 1);
    }
};

QTEST_GUILESS_MAIN(TestSparkplugState)
#include "test_sparkplug_state.moc"
