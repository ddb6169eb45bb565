// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mosquitto_broker.h"
#include "tests/support/probe.h"

#include <QTest>

using mqtt::ConnectionState;
using mqtt::ProtocolVersion;
using mqtt::Qos;
using support::Probe;

namespace {

void addVersions()
{
    QTest::addColumn<ProtocolVersion>("version");
    QTest::newRow("3.1.1") << ProtocolVersion::V311;
    QTest::newRow("5.0") << ProtocolVersion::V5;
}

mqtt::ConnectionOptions subscriber(const support::MosquittoBroker &broker, ProtocolVersion version,
                                   const std::string &filter, Qos qos = Qos::ExactlyOnce)
{
    auto options = Probe::optionsFor(broker.endpoint(), version, "subscriber");
    options.subscriptions = {{.filter = filter, .maximumQos = qos}};
    return options;
}

} // namespace

Q_DECLARE_METATYPE(mqtt::ProtocolVersion)

/// Against a real mosquitto, in both versions.
class TestRealBroker : public QObject
{
    Q_OBJECT

private:
    support::MosquittoBroker m_broker;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_broker.start(), qPrintable(m_broker.errorText())); }

    void everyQosArrivesExactly_data() { addVersions(); }
    void everyQosArrivesExactly()
    {
        QFETCH(ProtocolVersion, version);
        Probe receiver(subscriber(m_broker, version, "exact/#"));
        QVERIFY(receiver.connectNow());
        Probe sender(Probe::optionsFor(m_broker.endpoint(), version, "sender"));
        QVERIFY(sender.connectNow());
        QByteArray everyByte;
        for (int byte = 0; byte < 256; ++byte)
            everyByte += char(byte);
        for (const Qos qos : {Qos::AtMostOnce, Qos::AtLeastOnce, Qos::ExactlyOnce}) {
            const auto done = sender.publish({.topic = "exact/" + std::to_string(int(qos)),
                                              .payload = everyByte,
                                              .qos = qos,
                                              .properties = {}});
            QVERIFY(done.has_value());
            QCOMPARE(done->reasonCode, mqtt::ReasonCode::Success);
            QVERIFY(!done->lost);
            QVERIFY(qos == Qos::AtMostOnce || done->roundTrip.count() > 0);
        }
        QVERIFY(receiver.waitFor([&] { return receiver.sink->count() == 3; }));
        const auto messages = receiver.sink->messages();
        for (int i = 0; i < 3; ++i) {
            const auto &message = messages[std::size_t(i)];
            QCOMPARE(message.topic, "exact/" + std::to_string(i));
            QCOMPARE(int(message.qos), i);
            QCOMPARE(message.payload, everyByte);
            QVERIFY(!message.retain);
        }
    }

    void retainedMessagesWaitForSubscribersAndCanBeCleared_data() { addVersions(); }
    void retainedMessagesWaitForSubscribersAndCanBeCleared()
    {
        QFETCH(ProtocolVersion, version);
        Probe sender(Probe::optionsFor(m_broker.endpoint(), version, "sender"));
        QVERIFY(sender.connectNow());
        QVERIFY(sender.publish(
            {.topic = "kept/a", .payload = "1", .qos = Qos::AtLeastOnce, .retain = true, .properties = {}}));
        {
            Probe receiver(subscriber(m_broker, version, "kept/#"));
            QVERIFY(receiver.connectNow());
            QVERIFY(receiver.waitFor([&] { return receiver.sink->count() == 1; }));
            QVERIFY(receiver.sink->messages()[0].retain);
        }
        QVERIFY(sender.publish(
            {.topic = "kept/a", .payload = "", .qos = Qos::AtLeastOnce, .retain = true, .properties = {}}));
        Probe receiver(subscriber(m_broker, version, "kept/#"));
        QVERIFY(receiver.connectNow());
        QTest::qWait(100);
        QCOMPARE(receiver.sink->count(), std::size_t(0));
    }

    void theLastWillIsSaidAfterAnAbruptEndOnly_data() { addVersions(); }
    void theLastWillIsSaidAfterAnAbruptEndOnly()
    {
        QFETCH(ProtocolVersion, version);
        Probe receiver(subscriber(m_broker, version, "will"));
        QVERIFY(receiver.connectNow());
        auto options = Probe::optionsFor(m_broker.endpoint(), version, "mortal");
        options.session.will =
            mqtt::Message{.topic = "will", .payload = "gone", .qos = Qos::AtLeastOnce, .properties = {}};
        {
            Probe mortal(options);
            QVERIFY(mortal.connectNow());
            QVERIFY(mortal.closeNow());
        }
        QTest::qWait(100);
        QCOMPARE(receiver.sink->count(), std::size_t(0));
        Probe first(options);
        QVERIFY(first.connectNow());
        Probe second(options); // the same client id takes over: an abrupt end for the first
        QVERIFY(second.connectNow());
        QVERIFY(receiver.waitFor([&] { return receiver.sink->count() == 1; }));
        QCOMPARE(receiver.sink->messages()[0].payload, QByteArray("gone"));
    }

    void wildcardsMatchAsSpecified_data() { addVersions(); }
    void wildcardsMatchAsSpecified()
    {
        QFETCH(ProtocolVersion, version);
        Probe receiver(subscriber(m_broker, version, "w/+/c"));
        QVERIFY(receiver.connectNow());
        Probe sender(Probe::optionsFor(m_broker.endpoint(), version, "sender"));
        QVERIFY(sender.connectNow());
        for (const char *topic : {"w/b/c", "w/b/d", "w//c", "w/b/c/d"})
            QVERIFY(
                sender.publish({.topic = topic, .payload = "x", .qos = Qos::AtLeastOnce, .properties = {}}));
        QVERIFY(receiver.waitFor([&] { return receiver.sink->count() >= 2; }));
        QTest::qWait(100);
        const auto messages = receiver.sink->messages();
        QCOMPARE(messages.size(), std::size_t(2));
        QCOMPARE(messages[0].topic, std::string("w/b/c"));
        QCOMPARE(messages[1].topic, std::string("w//c"));
    }

    void propertiesOfVersion5ComeBackInOrder()
    {
        Probe receiver(subscriber(m_broker, ProtocolVersion::V5, "props"));
        QVERIFY(receiver.connectNow());
        Probe sender(Probe::optionsFor(m_broker.endpoint(), ProtocolVersion::V5, "sender"));
        QVERIFY(sender.connectNow());
        const mqtt::Properties properties{mqtt::Property::user("b", "1"), mqtt::Property::user("a", "2"),
                                          mqtt::Property::user("b", "3")};
        QVERIFY(sender.publish(
            {.topic = "props", .payload = "x", .qos = Qos::AtLeastOnce, .properties = properties}));
        QVERIFY(receiver.waitFor([&] { return receiver.sink->count() == 1; }));
        QVERIFY(receiver.sink->messages()[0].properties == properties);
    }

    void tenMegabytesArriveWhole_data() { addVersions(); }
    void tenMegabytesArriveWhole()
    {
        QFETCH(ProtocolVersion, version);
        Probe receiver(subscriber(m_broker, version, "big"));
        QVERIFY(receiver.connectNow());
        Probe sender(Probe::optionsFor(m_broker.endpoint(), version, "sender"));
        QVERIFY(sender.connectNow());
        QByteArray payload(10'000'000, '\0');
        for (qsizetype i = 0; i < payload.size(); ++i)
            payload[i] = char(i * 31 + i / 251);
        QVERIFY(sender.publish(
            {.topic = "big", .payload = payload, .qos = Qos::ExactlyOnce, .properties = {}}, 20'000));
        QVERIFY(receiver.waitFor([&] { return receiver.sink->count() == 1; }, 20'000));
        QVERIFY(receiver.sink->messages()[0].payload == payload);
    }

    void subscriptionsMadeLaterAreMadeAgainAfterARestart_data() { addVersions(); }
    void subscriptionsMadeLaterAreMadeAgainAfterARestart()
    {
        QFETCH(ProtocolVersion, version);
        auto options = Probe::optionsFor(m_broker.endpoint(), version, "returning");
        options.reconnect = {.firstDelay = std::chrono::milliseconds(50),
                             .ceiling = std::chrono::milliseconds(100)};
        Probe probe(options);
        QVERIFY(probe.connectNow());
        probe.connection->subscribe({{.filter = "later"}});
        QVERIFY(probe.waitFor([&] { return probe.subscribed.size() == 1; }));
        m_broker.kill();
        QVERIFY(probe.waitForPhase(ConnectionState::Phase::Waiting));
        QVERIFY2(m_broker.start(), qPrintable(m_broker.errorText()));
        QVERIFY(probe.waitForPhase(ConnectionState::Phase::Connected));
        QVERIFY(probe.waitFor([&] { return probe.subscribed.size() == 2; }));
        QVERIFY(probe.publish({.topic = "later", .payload = "x", .properties = {}}));
        QVERIFY(probe.waitFor([&] { return probe.sink->count() == 1; }));
    }

    void aWrongPasswordIsSaidSo_data() { addVersions(); }
    void aWrongPasswordIsSaidSo()
    {
        QFETCH(ProtocolVersion, version);
        support::MosquittoBroker broker({.username = "ann", .password = "right"});
        QVERIFY2(broker.start(), qPrintable(broker.errorText()));
        auto options = Probe::optionsFor(broker.endpoint(), version);
        options.session.username = "ann";
        options.session.password = "wrong";
        Probe refused(options);
        const mqtt::Problem problem = refused.failNow();
        QCOMPARE(problem.kind, mqtt::Problem::Kind::ConnectionRejected);
        QCOMPARE(int(problem.reasonCode), version == ProtocolVersion::V5 ? 0x87 : 5);
        options.session.password = "right";
        Probe accepted(options);
        QVERIFY(accepted.connectNow());
    }
};

QTEST_GUILESS_MAIN(TestRealBroker)
#include "test_real_broker.moc"
