// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/message_list_model.h"
#include "model/history/message_text.h"

#include "tests/model/history/message_feed.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <random>

using namespace explorer;

namespace {

/// Everything it has to do.
void drain(MessageListModel &model)
{
    while (model.advance(std::chrono::steady_clock::now() + std::chrono::milliseconds(1)))
        ;
}

} // namespace

class TestMessageListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheNewestFirstWithTheTimeSinceTheOneBefore()
    {
        MessageStore store;
        MessageFeed feed(store);
        MessageListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        feed.add(0, "first");
        feed.add(1, "other");
        feed.add(0, "{ \"a\": 1 }");
        model.setTopic(&store, 0);
        QCOMPARE(model.rowCount(), 2);
        const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(0, MessageListModel::Preview), QStringLiteral("{\"a\":1}"));
        QCOMPARE(text(0, MessageListModel::Delta), QStringLiteral("+2.00 ms"));
        QCOMPARE(text(1, MessageListModel::Delta), QString());
        QCOMPARE(text(1, MessageListModel::Size), QStringLiteral("5 B"));
        QCOMPARE(model.sequenceAt(0), 2U);
        QCOMPARE(model.rowOf(0), 1);
        QCOMPARE(model.rowOf(1), -1);
    }

    void aMessageThatWasCutShowsItsTrueSize()
    {
        MessageStore store;
        MessageFeed feed(store);
        feed.addCut(0, std::string("\x00\x01\xff", 3), {42'000'000, {}});
        feed.add(0, "whole");
        MessageListModel model;
        model.setTopic(&store, 0);
        QCOMPARE(model.index(1, MessageListModel::Size).data().toString(), sizeText(42'000'000));
        QCOMPARE(model.index(1, 0).data(MessageListModel::SizeRole).toULongLong(), 42'000'000ULL);
        QCOMPARE(model.index(1, MessageListModel::Flags).data().toString(), QStringLiteral("cut"));
        QCOMPARE(model.index(1, MessageListModel::Preview).data().toString(),
                 QStringLiteral("⟨42,000,000 byte(s)⟩ 00 01 FF …"));
        QCOMPARE(model.index(0, MessageListModel::Flags).data().toString(), QString());
    }

    void hostileTextStaysPlainAndVisible()
    {
        MessageStore store;
        MessageFeed feed(store);
        feed.add(0, "<b>x</b>\x1b[31m\xe2\x80\xae");
        MessageListModel model;
        model.setTopic(&store, 0);
        QCOMPARE(model.index(0, MessageListModel::Preview).data().toString(),
                 QStringLiteral("<b>x</b>⟦U+001B⟧[31m⟦U+202E⟧"));
    }

    void pausingHoldsTheListAndCountsWhatIsNewer()
    {
        MessageStore store;
        MessageFeed feed(store);
        feed.add(0, "1");
        MessageListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setTopic(&store, 0);
        model.setPaused(true);
        feed.add(0, "2");
        feed.add(0, "3");
        model.refresh();
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.newerCount(), 2U);
        model.setPaused(false);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.newerCount(), 0U);
    }

    void computesTheDifferenceOfNumbersToTheMessageBefore()
    {
        MessageStore store;
        MessageFeed feed(store);
        for (const char *payload : {"21.4", "words", "21.5", R"({"t":20,"h":{"x":3}})", R"({"t":18.5})", "7"})
            feed.add(0, payload);
        MessageListModel model;
        model.setTopic(&store, 0);
        const auto column = [&](int column) {
            QStringList texts;
            for (int row = 0; row < model.rowCount(); ++row)
                texts += model.index(row, column).data().toString();
            return texts.join(u'|');
        };
        QCOMPARE(column(MessageListModel::Value), QStringLiteral("7|||21.5||21.4"));
        QCOMPARE(column(MessageListModel::ValueDelta), QStringLiteral("|||||"));
        model.setValuePath(ValuePath::parse("$.t").value());
        QCOMPARE(column(MessageListModel::Value), QStringLiteral("|18.5|20|||"));
        QCOMPARE(column(MessageListModel::ValueDelta), QStringLiteral("|-1.5||||"));
        feed.add(0, R"({"t":19})");
        feed.add(0, R"({"t":)" + std::string(300'000, ' ') + "1}");
        model.refresh();
        QCOMPARE(column(MessageListModel::ValueDelta), QStringLiteral("|||-1.5||||"));
        QCOMPARE(model.index(0, MessageListModel::Value).data().toString(), QStringLiteral("too large"));
    }

    void showsOnlyWhatATestLetsThroughAndCountsTheRest()
    {
        MessageStore store;
        MessageFeed feed(store);
        MessageListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        for (int i = 0; i < 10; ++i)
            feed.add(0, std::to_string(i));
        model.setTopic(&store, 0);
        model.setTest([](const MessageView &message) { return message.payload[0] % 2 == 1; });
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.sequenceAt(0), 9U);
        feed.add(0, "10");
        feed.add(0, "20");
        model.refresh();
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(model.progress().inMemory, 12U);
        QVERIFY(model.progress().isDone());
        model.setTest({});
        QCOMPARE(model.rowCount(), 12);
    }

    void findsTheRowOfATime()
    {
        MessageStore store;
        MessageFeed feed(store); // a millisecond apart
        for (int i = 0; i < 1'000; ++i)
            feed.add(0, "x");
        MessageListModel model;
        model.setTopic(&store, 0);
        drain(model);
        const qint64 newest = model.index(0, 0).data(MessageListModel::WallNsRole).toLongLong();
        QCOMPARE(model.rowAtTime(newest), 0);
        QCOMPARE(model.rowAtTime(newest + 5), 0);
        QCOMPARE(model.rowAtTime(newest - 1), 1);
        QCOMPARE(model.rowAtTime(newest - 500'000'000), 500);
        QCOMPARE(model.rowAtTime(0), 999);
        model.setTopic(nullptr, 0);
        QCOMPARE(model.rowAtTime(0), -1);
    }

    void followsRandomArrivalsAndEvictionsLikeAPlainList()
    {
        constexpr unsigned kSeed = 3;
        qInfo("seed %u", kSeed);
        std::mt19937 random(kSeed);
        MessageStore store(2u << 20);
        MessageFeed feed(store);
        MessageListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setTopic(&store, 1);
        for (int step = 0; step < 400; ++step) {
            for (unsigned i = random() % 6; i > 0; --i)
                feed.add(random() % 3, std::string(2'000 + random() % 30'000, 'x'));
            model.refresh();
            drain(model);
            std::vector<Sequence> expected;
            for (MessageView message = store.at(store.newest(1)); message;
                 message = store.at(message.previousOfTopic))
                expected.push_back(message.sequence);
            QCOMPARE(std::size_t(model.rowCount()), expected.size());
            for (std::size_t row = 0; row < expected.size(); ++row)
                QCOMPARE(model.sequenceAt(int(row)), expected[row]);
        }
        QVERIFY(store.evictedMessages() > 0);
    }

    void findsALongHistoryInPiecesTheNewestAtOnce()
    {
        MessageStore store;
        IngestBatch batch;
        batch.records.resize(100'000);
        for (MessageRecord &record : batch.records)
            record.topic = 0;
        store.append(batch);
        MessageListModel model;
        model.setTopic(&store, 0);
        QVERIFY(model.rowCount() > 0);
        QCOMPARE(model.sequenceAt(0), 99'999U);
        int pieces = 0;
        while (model.advance({})) // a deadline that is over: the smallest piece
            ++pieces;
        QVERIFY(model.progress().isDone());
        QCOMPARE(model.rowCount(), 100'000);
        QCOMPARE(model.sequenceAt(99'999), 0U);
        QVERIFY(model.memoryBytes() <= 8 * 100'000);
    }

    void pausesAtRandomAndCountsExactlyWhatWaits()
    {
        constexpr unsigned kSeed = 5;
        qInfo("seed %u", kSeed);
        std::mt19937 random(kSeed);
        MessageStore store(2u << 20);
        MessageFeed feed(store);
        MessageListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setTopic(&store, 1);
        Sequence newestShown = kNoSequence;
        for (int step = 0; step < 600; ++step) {
            for (unsigned i = random() % 9; i > 0; --i)
                feed.add(random() % 2, std::string(random() % 60'000, 'x'));
            if (random() % 5 == 0)
                model.setPaused(!model.isPaused());
            model.refresh();
            if (!model.isPaused() && model.rowCount() > 0)
                newestShown = model.sequenceAt(0);
            std::size_t newer = 0;
            for (MessageView message = store.at(store.newest(1));
                 message && (newestShown == kNoSequence || message.sequence > newestShown);
                 message = store.at(message.previousOfTopic))
                ++newer;
            QCOMPARE(model.newerCount(), newer);
            QCOMPARE(model.rowCount() > 0 ? model.sequenceAt(0) : kNoSequence, newestShown);
        }
        QVERIFY(store.evictedMessages() > 0);
    }

    void findsTheRestAfterAPauseThatOutlivedEveryRow()
    {
        MessageStore store(4u << 20);
        MessageFeed feed(store);
        MessageListModel model;
        model.setTopic(&store, 0);
        feed.add(0, "the only one");
        model.refresh();
        QVERIFY(model.progress().isDone());
        model.setPaused(true);
        for (int i = 0; i < 200'000; ++i)
            feed.add(0, "x");
        QVERIFY(!store.at(0));
        QCOMPARE(model.index(0, MessageListModel::Preview).data().toString(),
                 QStringLiteral("(no longer in memory)"));
        model.setPaused(false);
        drain(model);
        QCOMPARE(std::uint64_t(model.rowCount()), store.received(0) - store.evicted(0));
        QCOMPARE(model.sequenceAt(0), store.newest(0));
    }
};

QTEST_GUILESS_MAIN(TestMessageListModel)
#include "test_message_list_model.moc"
