// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/message_list_model.h"
#include "model/history/message_text.h"

#include "tests/model/history/message_feed.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <random>

using namespace explorer;

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
            while (model.canFetchMore({}))
                model.fetchMore({});
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

    void readsALongChainInPieces()
    {
        MessageStore store;
        IngestBatch batch;
        batch.records.resize(20'000);
        for (MessageRecord &record : batch.records)
            record.topic = 0;
        store.append(batch);
        MessageListModel model;
        model.setTopic(&store, 0);
        QVERIFY(model.rowCount() < 20'000);
        while (model.canFetchMore({}))
            model.fetchMore({});
        QCOMPARE(model.rowCount(), 20'000);
        QCOMPARE(model.sequenceAt(19'999), 0U);
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
        QVERIFY(!model.canFetchMore({}));
        model.setPaused(true);
        for (int i = 0; i < 200'000; ++i)
            feed.add(0, "x");
        QVERIFY(!store.at(0));
        QCOMPARE(model.index(0, MessageListModel::Preview).data().toString(),
                 QStringLiteral("(no longer in memory)"));
        model.setPaused(false);
        while (model.canFetchMore({}))
            model.fetchMore({});
        QCOMPARE(std::uint64_t(model.rowCount()), store.received(0) - store.evicted(0));
        QCOMPARE(model.sequenceAt(0), store.newest(0));
    }
};

QTEST_GUILESS_MAIN(TestMessageListModel)
#include "test_message_list_model.moc"
