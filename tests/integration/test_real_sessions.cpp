// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_proxy.h"
#include "tests/support/mosquitto_broker.h"
#include "tests/support/probe.h"

#include <QTest>

#include <map>

using mqtt::ProtocolVersion;
using mqtt::Qos;
using support::Probe;

Q_DECLARE_METATYPE(mqtt::ProtocolVersion)

namespace {

constexpr int kMessages = 2'000;

/// A session that the broker keeps over a cut.
mqtt::ConnectionOptions lasting(const mqtt::Endpoint &endpoint, ProtocolVersion version,
                                const std::string &clientId)
{
    auto options = Probe::optionsFor(endpoint, version, clientId);
    options.session.cleanStart = false;
    if (version == ProtocolVersion::V5)
        options.session.connectProperties = {
            mqtt::Property::ofNumber(mqtt::PropertyId::SessionExpiryInterval, 60)};
    options.reconnect = {.firstDelay = std::chrono::milliseconds(20),
                         .ceiling = std::chrono::milliseconds(50)};
    return options;
}

std::map<QByteArray, int> timesReceived(const Probe &probe)
{
    std::map<QByteArray, int> times;
    for (const auto &message : probe.sink->messages())
        ++times[message.payload];
    return times;
}

} // namespace

/// QoS 1 and 2 over connections that are cut: nothing lost, and at QoS 2 nothing twice.
class TestRealSessions : public QObject
{
    Q_OBJECT

private:
    support::MosquittoBroker m_broker;
    int m_run = 0;

    void addCases()
    {
        QTest::addColumn<ProtocolVersion>("version");
        QTest::addColumn<int>("qos");
        QTest::newRow("3.1.1 QoS 1") << ProtocolVersion::V311 << 1;
        QTest::newRow("3.1.1 QoS 2") << ProtocolVersion::V311 << 2;
        QTest::newRow("5.0 QoS 1") << ProtocolVersion::V5 << 1;
        QTest::newRow("5.0 QoS 2") << ProtocolVersion::V5 << 2;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_broker.start(), qPrintable(m_broker.errorText())); }
    void cleanup() { QCOMPARE(support::takeUnfiredFaults(), QStringList()); }

    void receivingSurvivesCuts_data() { addCases(); }
    void receivingSurvivesCuts()
    {
        QFETCH(ProtocolVersion, version);
        QFETCH(int, qos);
        const std::string suffix = std::to_string(++m_run);
        support::FaultProxy proxy(m_broker.endpoint());
        auto options = lasting(proxy.endpoint(), version, "receiver" + suffix);
        options.subscriptions = {{.filter = "r/" + suffix, .maximumQos = Qos(qos)}};
        Probe receiver(options);
        QVERIFY(receiver.connectNow());
        Probe sender(Probe::optionsFor(m_broker.endpoint(), version, "sender"));
        QVERIFY(sender.connectNow());
        const int cut = proxy.add({.byteInStream = 7'001}); // within a packet, most likely
        for (int i = 0; i < kMessages; ++i)
            sender.connection->publish({.topic = "r/" + suffix,
                                        .payload = QByteArray::number(i),
                                        .qos = Qos(qos),
                                        .properties = {}});
        QVERIFY(receiver.waitFor([&] { return timesReceived(receiver).size() == std::size_t(kMessages); },
                                 30'000));
        QCOMPARE(proxy.fired(cut), 1);
        QCOMPARE(receiver.sink->sessionsPresent().back(), true);
        if (qos == 2) {
            QTest::qWait(100);
            QCOMPARE(receiver.sink->count(), std::size_t(kMessages));
        }
    }

    void sendingSurvivesCuts_data() { addCases(); }
    void sendingSurvivesCuts()
    {
        QFETCH(ProtocolVersion, version);
        QFETCH(int, qos);
        const std::string suffix = std::to_string(++m_run);
        auto receiving = Probe::optionsFor(m_broker.endpoint(), version, "receiver");
        receiving.subscriptions = {{.filter = "s/" + suffix, .maximumQos = Qos(qos)}};
        Probe receiver(receiving);
        QVERIFY(receiver.connectNow());
        support::FaultProxy proxy(m_broker.endpoint());
        Probe sender(lasting(proxy.endpoint(), version, "sender" + suffix));
        QVERIFY(sender.connectNow());
        const int cut = proxy.add({.byteInStream = 1'501}); // of acknowledgements
        std::map<mqtt::RequestToken, int> sent;
        std::vector<int> toSend;
        for (int i = 0; i < kMessages; ++i)
            toSend.push_back(i);
        // What comes while the connection is cut is not accepted, and ours to ask again.
        connect(sender.connection.get(), &mqtt::Connection::publishRefused, this,
                [&](mqtt::RequestToken token, mqtt::RequestError) { toSend.push_back(sent.at(token)); });
        QVERIFY(sender.waitFor(
            [&] {
                if (sender.connection->state().phase != mqtt::ConnectionState::Phase::Connected)
                    return false;
                for (const int i : std::exchange(toSend, {})) {
                    const auto token = sender.connection->publish({.topic = "s/" + suffix,
                                                                   .payload = QByteArray::number(i),
                                                                   .qos = Qos(qos),
                                                                   .properties = {}});
                    sent[token] = i;
                }
                return sender.published.size() == std::size_t(kMessages);
            },
            30'000));
        QCOMPARE(proxy.fired(cut), 1);
        QVERIFY(receiver.waitFor([&] { return timesReceived(receiver).size() == std::size_t(kMessages); },
                                 30'000));
        if (qos == 2) {
            QTest::qWait(100);
            QCOMPARE(receiver.sink->count(), std::size_t(kMessages));
        }
    }

    void messagesWaitWhileWeAreAway()
    {
        auto options = lasting(m_broker.endpoint(), ProtocolVersion::V5, "away");
        options.subscriptions = {{.filter = "away", .maximumQos = Qos::AtLeastOnce}};
        Probe receiver(options);
        QVERIFY(receiver.connectNow());
        QVERIFY(receiver.closeNow());
        Probe sender(Probe::optionsFor(m_broker.endpoint(), ProtocolVersion::V5, "sender"));
        QVERIFY(sender.connectNow());
        QVERIFY(sender.publish(
            {.topic = "away", .payload = "waited", .qos = Qos::AtLeastOnce, .properties = {}}));
        receiver.connection->open();
        QVERIFY(receiver.waitFor([&] { return receiver.sink->count() == 1; }));
        QCOMPARE(receiver.subscribed.size(), std::size_t(1)); // the session had them
    }
};

QTEST_GUILESS_MAIN(TestRealSessions)
#include "test_real_sessions.moc"
