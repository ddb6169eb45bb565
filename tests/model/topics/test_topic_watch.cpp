// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a tree knows of its topics beside their counters: their heartbeat, and what the broker retains.
#include "model/topics/topic_tree_model.h"
#include "model/topics/topic_words.h"
#include "tests/model/topics/tree_rig.h"

#include <QTest>

#include <random>

using namespace explorer;

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::uint8_t kRap = MessageRecord::AsPublished | MessageRecord::RetainedSent;

/// A tree fed as a session feeds it, in virtual time.
struct Stream
{
    TopicTreeModel model;
    TreeRig rig{model};

    void publish(const char *topic, std::uint8_t flags = 0, const char *payload = "1") { rig.publish(topic, payload, flags); }
    /// One message, shown at once; `after` seconds behind the one before.
    void beat(const char *topic, double after, std::uint8_t flags = 0)
    {
        rig.nowNs += std::int64_t(after * 1e9);
        publish(topic, flags);
        rig.settle();
    }
    void beats(const char *topic, int count, double period)
    {
        for (int i = 0; i < count; ++i)
            beat(topic, period);
    }
    void connect() { rig.tree.noteConnected(rig.store.end(), rig.nowNs); }
    double silent(const char *topic, double after) const
    {
        return rig.tree.silentPeriods(rig.tree.find(topic), rig.nowNs + std::int64_t(after * 1e9));
    }
    double period(const char *topic) const { return double(rig.tree.shownHeartbeat(rig.tree.find(topic)).period); }
};

/// The state of topic "t" after these messages, each a word: r retained, l live, c cleared (RETAIN without payload), e live
/// and empty, | a new connection, u a subscription that ended.
RetainedState after(const char *words, std::uint8_t delivery)
{
    Stream stream;
    stream.rig.delivery = delivery;
    stream.publish("t0"); // so that no sequence number is 0
    stream.rig.settle();
    for (const char *word = words; *word; ++word) {
        switch (*word) {
        case 'r':
            stream.publish("t", MessageRecord::Retain);
            break;
        case 'l':
            stream.publish("t");
            break;
        case 'c':
            stream.publish("t", MessageRecord::Retain, "");
            break;
        case 'e':
            stream.publish("t", 0, "");
            break;
        case '|':
            stream.rig.settle();
            stream.connect();
            break;
        case 'u':
            stream.rig.settle();
            stream.rig.tree.noteUnsubscribed(stream.rig.store.end());
            stream.rig.delivery &= std::uint8_t(~MessageRecord::RetainedSent); // as DeliveryFacts::forgetSent()
            break;
        }
    }
    stream.rig.settle();
    return RetainedState(stream.model.indexOf(0, stream.rig.tree.find("t")).data(TopicTreeModel::RetainedStateRole).toInt());
}

} // namespace

class TestTopicWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHeartbeatIsLearnedFromEightMessages()
    {
        Stream stream;
        stream.beats("t", 7, 10);
        QCOMPARE(stream.period("t"), 0.0);
        QCOMPARE(stream.silent("t", 10'000), 0.0);
        stream.beats("t", 1, 10);
        QVERIFY(std::abs(stream.period("t") - 10) < 0.01);
        QCOMPARE(stream.silent("t", 49), 0.0);
        QVERIFY(std::abs(stream.silent("t", 51) - 5.1) < 0.01);
        QVERIFY(std::abs(stream.silent("t", 100) - 10) < 0.01);
        stream.beat("t", 100);
        QCOMPARE(stream.silent("t", 1), 0.0);
    }

    void shortPeriodsAreNotJudgedByTheMillisecond()
    {
        Stream stream;
        stream.beats("t", 100, 0.02);
        QCOMPARE(stream.silent("t", 1.9), 0.0);
        QVERIFY(std::abs(stream.silent("t", 2.1) - 105) < 2);
    }

    void whatVariesGetsItsTime()
    {
        Stream stream;
        std::mt19937 random(3);
        std::uniform_real_distribution<double> interval(0.6, 1.4);
        for (int i = 0; i < 200; ++i)
            stream.beat("t", interval(random));
        QVERIFY(std::abs(stream.period("t") - 1) < 0.25);
        QCOMPARE(stream.silent("t", 3.5), 0.0);
        QVERIFY(stream.silent("t", 8) > 5);
    }

    void irregularTopicsAreNeverSilent()
    {
        constexpr unsigned kSeed = 5;
        qInfo("seed %u", kSeed);
        std::mt19937 random(kSeed);
        std::exponential_distribution<double> byChance(1.0);
        Stream stream;
        stream.beat("chance", 1);
        for (int i = 0; i < 20'000; ++i) {
            const double pause = byChance(random);
            QCOMPARE(stream.silent("chance", pause), 0.0);
            stream.beat("chance", pause);
        }
        // Three quick ones and a pause; two paces in turn.
        for (int i = 0; i < 400; ++i) {
            stream.beat("bursts", i % 4 == 3 ? 10 : 0.5);
            QCOMPARE(stream.silent("bursts", 1e6), 0.0);
        }
        for (int i = 0; i < 400; ++i) {
            stream.beat("turns", i % 2 ? 59 : 1);
            QCOMPARE(stream.silent("turns", 1e6), 0.0);
        }
    }

    void onePauseDoesNotSpoilWhatWasLearnedAndANewPaceIsFollowed()
    {
        Stream stream;
        stream.beats("t", 50, 1);
        stream.beat("t", 3'600);
        stream.beats("t", 20, 1);
        QVERIFY2(std::abs(stream.period("t") - 1) < 0.1, qPrintable(QString::number(stream.period("t"))));
        stream.beats("t", 60, 60);
        QVERIFY2(std::abs(stream.period("t") - 60) < 3, qPrintable(QString::number(stream.period("t"))));
        QCOMPARE(stream.silent("t", 200), 0.0);
        QVERIFY(stream.silent("t", 400) > 5);
    }

    void aBurstIsOneBeatAndAStreamCountsByItsMean()
    {
        Stream stream;
        for (int i = 0; i < 30; ++i) { // ten at a time, every ten seconds
            stream.rig.nowNs += 10 * kSecond;
            for (int k = 0; k < 10; ++k)
                stream.publish("bursts");
            stream.rig.settle();
        }
        QVERIFY(std::abs(stream.period("bursts") - 10) < 0.1);
        QCOMPARE(stream.silent("bursts", 30), 0.0);
        QVERIFY(stream.silent("bursts", 60) > 5);

        for (int i = 0; i < 300; ++i) { // 1,000/s, sixteen a frame
            for (int k = 0; k < 16; ++k) {
                stream.rig.nowNs += kSecond / 1'000;
                stream.publish("stream");
            }
            stream.rig.settle();
        }
        QVERIFY2(std::abs(stream.period("stream") - 0.001) < 0.0001, qPrintable(QString::number(stream.period("stream"))));
    }

    void whatOurOwnConnectionDoesIsNobodysHeartbeat()
    {
        Stream stream;
        // Retained, and never published anew: it comes with each connection.
        for (int i = 0; i < 50; ++i) {
            stream.connect();
            stream.beat("config", 10, MessageRecord::Retain);
        }
        QCOMPARE(stream.period("config"), 0.0);
        QCOMPARE(stream.silent("config", 1e6), 0.0);

        stream.beats("t", 20, 1);
        stream.rig.tree.setListening(false, stream.rig.nowNs);
        QCOMPARE(stream.silent("t", 1'000), 0.0);
        stream.rig.nowNs += 1'000 * kSecond;
        stream.rig.tree.setListening(true, stream.rig.nowNs);
        stream.connect();
        QCOMPARE(stream.silent("t", 4), 0.0); // as long as it may be silent while we listen
        QVERIFY(std::abs(stream.silent("t", 6) - 1'006) < 1); // it died while we were away
        stream.beat("t", 0.5);
        stream.beats("t", 1, 1);
        QVERIFY(std::abs(stream.period("t") - 1) < 0.01); // the outage was no beat

        stream.rig.tree.noteUnsubscribed(stream.rig.store.end());
        QCOMPARE(stream.silent("t", 1'000), 0.0); // perhaps nobody asks for it any more
        stream.beat("t", 1); // somebody does
        QVERIFY(stream.silent("t", 10) > 5);

        stream.rig.tree.setBehind(true); // what it has sent may wait to be counted
        QCOMPARE(stream.silent("t", 10), 0.0);
        stream.rig.tree.setBehind(false);
    }

    void aPausedViewStandsStill()
    {
        Stream stream;
        stream.beats("t", 20, 1);
        stream.rig.delivery = kRap;
        stream.beat("t", 1, MessageRecord::Retain);
        const NodeId node = stream.rig.tree.find("t");
        stream.rig.tree.freeze();
        const std::int64_t then = stream.rig.nowNs + 10 * kSecond;
        stream.beats("t", 9, 1);
        QVERIFY(std::abs(stream.rig.tree.silentPeriods(node, then) - 10) < 0.5);
        QCOMPARE(stream.rig.tree.shownRetained(node).retained, Retained::Newest);
        stream.rig.tree.thaw();
        QCOMPARE(stream.rig.tree.silentPeriods(node, then), 0.0);
        QCOMPARE(stream.rig.tree.shownRetained(node).retained, Retained::Older);
    }

    void tellsWhatTheBrokerRetains_data()
    {
        using State = RetainedState;
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<RetainedState>("rap");   ///< Retain As Published, the retained ones were sent
        QTest::addColumn<RetainedState>("plain"); ///< 3.1.1, or nobody asked
        const auto row = [](const char *words, State rap, State plain) {
            QTest::newRow(words) << QByteArray(words) << rap << plain;
        };
        row("r", State::Newest, State::Newest);
        row("l", State::None, State::Untold);
        row("rl", State::Older, State::Untold);
        row("rlr", State::Newest, State::Newest); // live and retained, or brought by another subscription
        row("rc", State::Cleared, State::Cleared);
        row("c", State::Cleared, State::Cleared);
        row("rcl", State::Cleared, State::Untold);
        row("rclr", State::Newest, State::Newest);
        row("re", State::Older, State::Untold); // an empty live message clears nothing
        row("lr", State::Newest, State::Newest); // a broker that is late with the retained one
        row("r|", State::Stale, State::Stale);
        row("r|r", State::Newest, State::Newest);
        row("r|l", State::None, State::Untold); // it would have come again with the connection
        row("rl|rl", State::Older, State::Untold);
        row("ru", State::Stale, State::Stale);
        row("rul", State::Untold, State::Untold); // the older one that is held was forgotten
        row("|l", State::None, State::Untold);
    }
    void tellsWhatTheBrokerRetains()
    {
        QFETCH(QByteArray, words);
        QFETCH(RetainedState, rap);
        QFETCH(RetainedState, plain);
        QCOMPARE(after(words, kRap), rap);
        QCOMPARE(after(words, 0), plain);
    }

    void withoutRetainedMessagesAtSubscribingSilenceProvesNothing()
    {
        // Retain Handling 2, or a session that went on.
        QCOMPARE(after("l", MessageRecord::AsPublished), RetainedState::Untold);
        QCOMPARE(after("rl", MessageRecord::AsPublished), RetainedState::Older);
        QCOMPARE(after("r|l", MessageRecord::AsPublished), RetainedState::Untold);
    }

    void whatIsRetainedExpires()
    {
        TopicTreeModel model;
        TreeRig rig(model);
        std::int64_t now = 0;
        model.setClock([&] { return now; });
        rig.delivery = kRap | MessageRecord::Expires;
        rig.properties = {mqtt::Property::ofNumber(mqtt::PropertyId::MessageExpiryInterval, 60)};
        rig.publish("t", "1", MessageRecord::Retain);
        rig.settle();
        const auto state = [&] {
            return RetainedState(model.indexOf(0, rig.tree.find("t")).data(TopicTreeModel::RetainedStateRole).toInt());
        };
        now = rig.nowNs + 59 * kSecond;
        QCOMPARE(state(), RetainedState::Newest);
        now = rig.nowNs + 60 * kSecond;
        QCOMPARE(state(), RetainedState::Expired);
        rig.delivery = kRap;
        rig.properties.clear();
        rig.publish("t");
        rig.settle();
        QCOMPARE(state(), RetainedState::OlderMayExpire);
        QVERIFY(!isRetained(state()));
        rig.publish("t", "1", MessageRecord::Retain);
        rig.settle();
        QCOMPARE(state(), RetainedState::Newest);
    }

    void theModelSaysItInWordsAndLevelsSayNothing()
    {
        Stream stream;
        std::int64_t ahead = 0;
        stream.model.setClock([&] { return stream.rig.nowNs + ahead; });
        stream.rig.delivery = kRap;
        for (int i = 0; i < 10; ++i)
            stream.beat("a/t", 1, i == 0 ? std::uint8_t(MessageRecord::Retain) : std::uint8_t(0));
        const QModelIndex topic = stream.model.indexOf(0, stream.rig.tree.find("a/t"));
        const auto cell = [&](int column, int role) { return topic.siblingAtColumn(column).data(role).toString(); };
        QCOMPARE(cell(TopicTreeModel::Value, Qt::ToolTipRole), TopicWords::retained(RetainedState::Older));
        QCOMPARE(cell(TopicTreeModel::Value, Qt::AccessibleDescriptionRole), TopicWords::retained(RetainedState::Older));
        QCOMPARE(cell(TopicTreeModel::Seen, Qt::DisplayRole), QStringLiteral("0.0 s"));
        QVERIFY(cell(TopicTreeModel::Seen, Qt::ToolTipRole).isEmpty());
        ahead = 9 * kSecond;
        QCOMPARE(cell(TopicTreeModel::Seen, Qt::DisplayRole), QStringLiteral("⚠ 9.0 s"));
        QVERIFY(cell(TopicTreeModel::Seen, Qt::ToolTipRole).startsWith(QStringLiteral("Silent for 9 period")));
        QVERIFY(topic.data(TopicTreeModel::SilentRole).toDouble() > 8.9);

        const QModelIndex level = stream.model.indexOf(0, stream.rig.tree.find("a"));
        QCOMPARE(level.data(TopicTreeModel::RetainedStateRole).toInt(), int(RetainedState::NoTopic));
        QCOMPARE(level.data(TopicTreeModel::SilentRole).toDouble(), 0.0);
        for (const int column : {int(TopicTreeModel::Value), int(TopicTreeModel::Seen)})
            QVERIFY(level.siblingAtColumn(column).data(Qt::ToolTipRole).toString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTopicWatch)
#include "test_topic_watch.moc"
