// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/message_list_model.h"
#include "model/topics/subtree_topics.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <random>
#include <set>

using namespace explorer;

namespace {

/// A tree and a store that take in the same messages, as a session's do.
class Rig
{
public:
    explicit Rig(std::size_t budget = MessageStore::kDefaultBudget)
        : store(budget)
    {}

    void publish(const std::string &topic, const std::string &payload)
    {
        const auto known = std::ranges::find(names, topic);
        const auto id = TopicId(known - names.begin());
        if (known == names.end()) {
            names.push_back(topic);
            tree.addTopic(id, topic);
        }
        IngestBatch batch;
        MessageRecord record;
        record.topic = id;
        record.wallNs = record.steadyNs = (m_time += 1'000'000);
        record.payloadSize = std::uint32_t(payload.size());
        batch.bytes.assign(payload.begin(), payload.end());
        batch.records.push_back(record);
        const Sequence sequence = store.end();
        store.append(batch);
        tree.countMessage(id, record, sequence);
        tree.settle();
    }

    /// What is in memory below `node`, by looking at everything.
    std::vector<Sequence> newestFirst(const std::string &node) const
    {
        std::vector<Sequence> found;
        for (Sequence sequence = store.end(); sequence-- > 0;) {
            const MessageView message = store.at(sequence);
            if (!message)
                continue;
            const std::string &name = names[message.record->topic];
            if (node.empty() || name == node || name.starts_with(node + '/'))
                found.push_back(sequence);
        }
        return found;
    }

    TopicTree tree;
    MessageStore store;
    std::vector<std::string> names;

private:
    std::int64_t m_time = 1'700'000'000'000'000'000;
};

void drain(MessageListModel &model)
{
    while (model.advance({})) // in the smallest pieces
        ;
}

} // namespace

class TestSubtreeHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsAllTopicsBelowANodeByTheirPartOfTheName()
    {
        Rig rig;
        rig.publish("plant", "0");
        rig.publish("plant/a/t", "1");
        rig.publish("plants/a", "no");
        rig.publish("plant/b", "2");
        MessageListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setScope(rig.store, std::make_unique<SubtreeTopics>(rig.tree, rig.tree.find("plant")));
        drain(model);
        rig.publish("plant/new\xe2\x80\xae", "3"); // a topic that was not there before
        rig.publish("plant/a/t", "4");
        drain(model);
        QStringList rows;
        for (int row = 0; row < model.rowCount(); ++row)
            rows += model.index(row, MessageListModel::Topic).data().toString() + u'=' +
                    model.index(row, MessageListModel::Preview).data().toString() + u' ' +
                    model.index(row, MessageListModel::Delta).data().toString();
        QCOMPARE(rows, (QStringList{QStringLiteral("a/t=4 +4.00 ms"), QStringLiteral("new⟦U+202E⟧=3 "), QStringLiteral("b=2 "),
                                    QStringLiteral("a/t=1 "), QStringLiteral("=0 ")}));
        QCOMPARE(model.progress().received, 5U);
        QCOMPARE(model.progress().evicted(), 0U);
    }

    void agreesWithALookAtEverythingUnderRandomOperations_data()
    {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<bool>("tested");
        for (unsigned seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %u", seed) << seed << (seed % 2 == 0);
    }
    void agreesWithALookAtEverythingUnderRandomOperations()
    {
        QFETCH(unsigned, seed);
        QFETCH(bool, tested);
        std::mt19937 random(seed);
        Rig rig(1u << 20);
        MessageListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        rig.publish("a/0", "x");
        model.setScope(rig.store, std::make_unique<SubtreeTopics>(rig.tree, rig.tree.find("a")));
        const auto isWanted = [&](Sequence sequence) { return !tested || rig.store.at(sequence).payload.size() % 2 == 1; };
        if (tested)
            model.setTest([&](const MessageView &message) { return message.payload.size() % 2 == 1; });
        bool wasPaused = false;
        for (int step = 0; step < 300; ++step) {
            // Few topics speak often; many once, whose only message is set aside when its segment goes.
            for (unsigned i = random() % 40; i > 0; --i) {
                const unsigned topic = random() % 4 == 0 ? random() % 400 : random() % 3;
                rig.publish((random() % 3 == 0 ? "b/" : "a/") + std::to_string(topic), std::string(random() % 9'000, 'x'));
            }
            if (random() % 20 == 0)
                model.setPaused(wasPaused = !wasPaused);
            if (random() % 3 == 0) {
                model.advance({});
                continue;
            }
            drain(model);
            if (wasPaused)
                continue;
            std::vector<Sequence> expected = rig.newestFirst("a");
            QCOMPARE(model.progress().inMemory, expected.size());
            std::erase_if(expected, [&](Sequence sequence) { return !isWanted(sequence); });
            QCOMPARE(std::size_t(model.rowCount()), expected.size());
            for (std::size_t row = 0; row < expected.size(); ++row)
                QCOMPARE(model.sequenceAt(int(row)), expected[row]);
        }
        QVERIFY(rig.store.evictedMessages() > 1'000);
        model.setPaused(false);
        drain(model);
        QCOMPARE(model.progress().evicted(), rig.tree.subtreeMessages(rig.tree.find("a")) - rig.newestFirst("a").size());
    }

    void manyQuietTopicsThatSpeakAgainLeaveTheirOldRows()
    {
        Rig rig(1u << 20);
        for (int i = 0; i < 600; ++i)
            rig.publish("a/" + std::to_string(i), "once");
        for (int i = 0; i < 3'000; ++i) // the rest of memory: those above are set aside
            rig.publish("a/busy", std::string(1'000, 'x'));
        MessageListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setScope(rig.store, std::make_unique<SubtreeTopics>(rig.tree, kRootNode));
        drain(model);
        QVERIFY(rig.store.oldestKept() > 600);
        QCOMPARE(model.sequenceAt(model.rowCount() - 1), 0U);
        for (int i = 0; i < 600; ++i) {
            if (i % 2 == 0)
                rig.publish("a/" + std::to_string(i), "again");
        }
        drain(model);
        const std::vector<Sequence> expected = rig.newestFirst({});
        QCOMPARE(std::size_t(model.rowCount()), expected.size());
        for (std::size_t row = 0; row < expected.size(); ++row)
            QCOMPARE(model.sequenceAt(int(row)), expected[row]);
    }

    void countsWhatWaitsWhilePaused()
    {
        Rig rig;
        rig.publish("a/1", "x");
        MessageListModel model;
        model.setScope(rig.store, std::make_unique<SubtreeTopics>(rig.tree, rig.tree.find("a")));
        drain(model);
        model.setPaused(true);
        rig.publish("a/2", "x");
        rig.publish("b/2", "x");
        rig.publish("a/1", "x");
        drain(model);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.newerCount(), 2U);
        model.setPaused(false);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.newerCount(), 0U);
    }
};

QTEST_GUILESS_MAIN(TestSubtreeHistory)
#include "test_subtree_history.moc"
