// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/test_second_broker_server.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/probe.h"

#include <QTest>

#include <algorithm>
#include <map>

using mqtt::Property;
using mqtt::PropertyId;
using mqtt::ProtocolVersion;
using mqtt::Qos;
using support::Probe;
using Phase = mqtt::ConnectionState::Phase;

/// The same client with another broker than mosquitto: ejabberd, in both versions.
class TestSecondBroker : public QObject
{
    Q_OBJECT

private:
    support::EjabberdBroker m_broker;

    mqtt::ConnectionOptions optionsFor(ProtocolVersion version, const std::string &clientId,
                                       const mqtt::Endpoint *through = nullptr) const
    {
        auto options = Probe::optionsFor(through ? *through : m_broker.endpoint(), version, clientId);
        options.session.username = "somebody";
        options.session.password = "secret";
        return options;
    }

    static void addVersions()
    {
        QTest::addColumn<ProtocolVersion>("version");
        QTest::newRow("3.1.1") << ProtocolVersion::V311;
        QTest::newRow("5.0") << ProtocolVersion::V5;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!support::EjabberdBroker::isInstalled())
            QSKIP("no second broker: the package ejabberd is not installed (app/install-packages tests)");
        QVERIFY2(m_broker.start(), qPrintable(m_broker.errorText()));
    }
    void cleanup() { QCOMPARE(support::takeUnfiredFaults(), QStringList()); }

    void messagesOfEachQosGoRound_data() { addVersions(); }
    void messagesOfEachQosGoRound()
    {
        QFETCH(ProtocolVersion, version);
        auto options = optionsFor(version, "round");
        options.subscriptions = {{.filter = "round/#", .maximumQos = Qos::ExactlyOnce}};
        Probe probe(options);
        QVERIFY2(probe.connectNow(10'000), "not connected or not subscribed");
        QCOMPARE(probe.subscribed.at(0).reasonCodes,
                 std::vector<mqtt::ReasonCode>{mqtt::ReasonCode::GrantedQos2});
        QByteArray payload(100'000, '\0');
        for (qsizetype i = 0; i < payload.size(); ++i)
            payload[i] = char(i * 7);
        for (const int qos : {0, 1, 2}) {
            const auto done = probe.publish(
                {.topic = "round/\xC3\xA9", .payload = payload, .qos = Qos(qos), .properties = {}});
            QVERIFY(done);
            QVERIFY(!mqtt::isFailure(done->reasonCode));
        }
        QVERIFY(probe.waitFor([&] { return probe.sink->count() == 3; }));
        for (const support::Received &message : probe.sink->messages()) {
            QCOMPARE(message.topic, std::string("round/\xC3\xA9"));
            QVERIFY(message.payload == payload);
        }
        QVERIFY(probe.closeNow());
    }

    void aThousandMessagesKeepTheirOrder_data() { addVersions(); }
    void aThousandMessagesKeepTheirOrder()
    {
        constexpr int kMessages = 1'000;
        QFETCH(ProtocolVersion, version);
        auto options = optionsFor(version, "order");
        options.subscriptions = {{.filter = "order", .maximumQos = Qos::AtLeastOnce}};
        Probe probe(options);
        QVERIFY(probe.connectNow(10'000));
        for (int i = 0; i < kMessages; ++i)
            probe.connection->publish({.topic = "order",
                                       .payload = QByteArray::number(i),
                                       .qos = Qos::AtLeastOnce,
                                       .properties = {}});
        QVERIFY(probe.waitFor([&] { return probe.sink->count() == std::size_t(kMessages); }, 20'000));
        const auto messages = probe.sink->messages();
        for (int i = 0; i < kMessages; ++i)
            QCOMPARE(messages[std::size_t(i)].payload.toInt(), i);
    }

    void aRetainedMessageWaits_data() { addVersions(); }
    void aRetainedMessageWaits()
    {
        QFETCH(ProtocolVersion, version);
        const std::string topic = version == ProtocolVersion::V5 ? "kept/5" : "kept/4";
        Probe sender(optionsFor(version, "keeper"));
        QVERIFY(sender.connectNow(10'000));
        QVERIFY(sender.publish({.topic = topic,
                                .payload = "still here",
                                .qos = Qos::AtLeastOnce,
                                .retain = true,
                                .properties = {}}));
        auto options = optionsFor(version, "late");
        options.subscriptions = {{.filter = topic}};
        Probe late(options);
        QVERIFY(late.connectNow(10'000));
        QVERIFY(late.waitFor([&] { return late.sink->count() == 1; }));
        QVERIFY(late.sink->messages()[0].retain);
        QCOMPARE(late.sink->messages()[0].payload, QByteArray("still here"));
    }

    void propertiesGoThrough()
    {
        auto options = optionsFor(ProtocolVersion::V5, "properties");
        options.subscriptions = {{.filter = "properties"}};
        Probe probe(options);
        QVERIFY(probe.connectNow(10'000));
        const mqtt::Properties sent{Property::ofNumber(PropertyId::PayloadFormatIndicator, 1),
                                    Property::ofText(PropertyId::ContentType, "text/plain"),
                                    Property::ofText(PropertyId::ResponseTopic, "answer"),
                                    Property::ofText(PropertyId::CorrelationData, std::string("\0\xFF", 2)),
                                    Property::user("key", "first"),
                                    Property::user("key", "second")};
        probe.connection->publish({.topic = "properties", .payload = "text", .properties = sent});
        QVERIFY(probe.waitFor([&] { return probe.sink->count() == 1; }));
        const mqtt::Properties received = probe.sink->messages()[0].properties;
        for (const Property &property : sent)
            QVERIFY(std::find(received.begin(), received.end(), property) != received.end());
    }

    void aWillIsPublished_data() { addVersions(); }
    void aWillIsPublished()
    {
        QFETCH(ProtocolVersion, version);
        auto options = optionsFor(version, "heir");
        options.subscriptions = {{.filter = "will", .maximumQos = Qos::AtLeastOnce}};
        Probe heir(options);
        QVERIFY(heir.connectNow(10'000));
        support::FaultProxy proxy(m_broker.endpoint());
        const mqtt::Endpoint through = proxy.endpoint();
        auto mortal = optionsFor(version, "mortal", &through);
        mortal.session.will = mqtt::Message{.topic = "will", .payload = "gone", .properties = {}};
        Probe probe(mortal);
        QVERIFY(probe.connectNow(10'000));
        proxy.cutNow();
        QVERIFY(heir.waitFor([&] { return heir.sink->count() == 1; }));
        QCOMPARE(heir.sink->messages()[0].payload, QByteArray("gone"));
    }

    void aSessionSurvivesCuts_data() { addVersions(); }
    void aSessionSurvivesCuts()
    {
        constexpr int kMessages = 300;
        QFETCH(ProtocolVersion, version);
        support::FaultProxy proxy(m_broker.endpoint());
        const mqtt::Endpoint through = proxy.endpoint();
        const std::string id = version == ProtocolVersion::V5 ? "cut/5" : "cut/4";
        auto options = optionsFor(version, "survivor" + id.substr(4), &through);
        options.session.cleanStart = false;
        if (version == ProtocolVersion::V5)
            options.session.connectProperties = {Property::ofNumber(PropertyId::SessionExpiryInterval, 60)};
        options.reconnect = {.firstDelay = std::chrono::milliseconds(20),
                             .ceiling = std::chrono::milliseconds(50)};
        options.subscriptions = {{.filter = id, .maximumQos = Qos::ExactlyOnce}};
        Probe probe(options);
        QVERIFY(probe.connectNow(10'000));
        for (const std::int64_t byte : {1'500, 2'500, 900})
            proxy.add(
                {.kind = support::Fault::Kind::Reset, .from = support::From::Server, .byteInStream = byte});
        int next = 0;
        int answered = 0;
        connect(probe.connection.get(), &mqtt::Connection::published, this,
                [&](const mqtt::PublishDone &done) { answered += done.lost ? 0 : 1; });
        connect(probe.connection.get(), &mqtt::Connection::publishRefused, this, [&] { --next; });
        QVERIFY2(probe.waitFor(
                     [&] {
                         const bool connected = probe.connection->state().phase == Phase::Connected;
                         if (connected && next < kMessages && next - answered < 20)
                             probe.connection->publish({.topic = id,
                                                        .payload = QByteArray::number(next++),
                                                        .qos = Qos::ExactlyOnce,
                                                        .properties = {}});
                         return answered == kMessages;
                     },
                     40'000),
                 qPrintable(QStringLiteral("%1 of %2 answered").arg(answered).arg(next)));
        std::map<QByteArray, int> times;
        QVERIFY(probe.waitFor([&] {
            times.clear();
            for (const auto &message : probe.sink->messages())
                ++times[message.payload];
            return times.size() >= std::size_t(kMessages);
        }));
        QCOMPARE(proxy.firedInAll(), 3);
        const auto sessions = probe.sink->sessionsPresent();
        QVERIFY(std::all_of(sessions.begin() + 1, sessions.end(), [](bool present) { return present; }));
    }

    void aTakeoverIsNamed()
    {
        Probe first(optionsFor(ProtocolVersion::V5, "twin"));
        QVERIFY(first.connectNow(10'000));
        Probe second(optionsFor(ProtocolVersion::V5, "twin"));
        QVERIFY(second.connectNow(10'000));
        QVERIFY(first.waitForPhase(Phase::Failed));
        QCOMPARE(first.connection->state().problem.kind, mqtt::Problem::Kind::ServerDisconnect);
        QCOMPARE(first.connection->state().problem.reasonCode, mqtt::ReasonCode::SessionTakenOver);
    }

    void whoHasNoPasswordIsRefused_data() { addVersions(); }
    void whoHasNoPasswordIsRefused()
    {
        QFETCH(ProtocolVersion, version);
        Probe probe(Probe::optionsFor(m_broker.endpoint(), version, "nobody"));
        const mqtt::Problem problem = probe.failNow(10'000);
        QCOMPARE(problem.kind, mqtt::Problem::Kind::ConnectionRejected);
        QCOMPARE(int(problem.reasonCode), version == ProtocolVersion::V5 ? 0x87 : 5);
        QVERIFY(!problem.retryCanHelp() || version == ProtocolVersion::V311);
    }
};

QTEST_GUILESS_MAIN(TestSecondBroker)
#include "test_second_broker.moc"
