// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/schema_table.h"

#include <QTest>

using namespace explorer;

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

void learnPaths(SchemaTable &table, WatchedTopic &topic, int paths, std::int64_t nowNs)
{
    ValueTree tree;
    tree.nodes.resize(std::size_t(paths) + 1);
    tree.nodes[0].kind = ValueNode::Kind::Object;
    tree.nodes[0].firstChild = 1;
    tree.nodes[0].childCount = paths;
    for (int i = 1; i <= paths; ++i) {
        ValueNode &child = tree.nodes[std::size_t(i)];
        child.parent = 0;
        child.nextSibling = i < paths ? i + 1 : -1;
        child.key = std::to_string(i);
    }
    topic.schema.take(tree, 0, 0);
    table.updated(topic, nowNs);
}

} // namespace

class TestSchemaTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void topicsThatAreStillUpdatedAreNotPushedOut()
    {
        SchemaTable table(2);
        QVERIFY(table.admit(1, 10, 0, false));
        QVERIFY(table.admit(1, 11, 1, false));
        QVERIFY(!table.admit(1, 12, 2, false));
        QCOMPARE(table.leftOut(), std::uint64_t(1));
        QVERIFY(table.admit(1, 10, 3, false)); // known
        table.updated(*table.find(1, 10), 50 * kSecond);
        QVERIFY(table.admit(1, 12, 62 * kSecond, false));
        QVERIFY(!table.find(1, 11)); // the one updated longest ago
        QVERIFY(table.find(1, 10));
        QCOMPARE(table.forgotten(), std::uint64_t(1));
    }

    void theWantedOneFindsRoom()
    {
        SchemaTable table(1);
        QVERIFY(table.admit(1, 10, 0, false));
        QVERIFY(table.admit(2, 10, 0, true));
        QVERIFY(!table.find(1, 10));
        QVERIFY(table.find(2, 10));
    }

    void placesOfAllTogetherAreBounded()
    {
        SchemaTable table(100, 50);
        for (TopicId topic = 0; topic < 4; ++topic)
            learnPaths(table, *table.admit(1, topic, topic, false), 15, topic);
        QCOMPARE(table.size(), std::size_t(3));
        QCOMPARE(table.pathCount(), std::size_t(48));
        QVERIFY(!table.find(1, 0));
        table.forget(1, 3);
        QCOMPARE(table.pathCount(), std::size_t(32));
        table.forgetConnection(1);
        QCOMPARE(table.size(), std::size_t(0));
        QCOMPARE(table.pathCount(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(TestSchemaTable)
#include "test_schema_table.moc"
