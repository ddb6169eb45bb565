// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wire/topic.h"

#include <QElapsedTimer>
#include <QTest>

#include <string>

using namespace mqtt;
using namespace std::string_view_literals;

class TestTopic : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksTopicNames();
    void checksTopicFilters();
    void readsSharedSubscriptions();
    void matchesAsTheSpecificationSays_data();
    void matchesAsTheSpecificationSays();
    void findsAWildcardAtEveryPlace();
    void isLinearInSlashes();
};

void TestTopic::checksTopicNames()
{
    QCOMPARE(checkTopicName("sport/tennis"), TopicFault::None);
    QCOMPARE(checkTopicName("/"), TopicFault::None);
    QCOMPARE(checkTopicName("ACCOUNTS PAYABLE"), TopicFault::None);
    QCOMPARE(checkTopicName("\xEF\xBB\xBF\x01"), TopicFault::None);
    QCOMPARE(checkTopicName(""), TopicFault::Empty);
    QCOMPARE(checkTopicName("a/+"), TopicFault::Wildcard);
    QCOMPARE(checkTopicName("\xC3\xA9#"), TopicFault::Wildcard);
    QCOMPARE(checkTopicName("a\0b"sv), TopicFault::InvalidUtf8);
    QCOMPARE(checkTopicName("\xED\xA0\x80"), TopicFault::InvalidUtf8);
    QCOMPARE(checkTopicName(std::string(65'535, 'a')), TopicFault::None);
    QCOMPARE(checkTopicName(std::string(65'536, 'a')), TopicFault::TooLong);
}

void TestTopic::checksTopicFilters()
{
    for (const char *filter :
         {"sport/tennis/#", "#", "+", "+/tennis/#", "sport/+/player1", "/+", "+/+", "/", "$SYS/#"})
        QCOMPARE(checkTopicFilter(filter), TopicFault::None);
    QCOMPARE(checkTopicFilter(""), TopicFault::Empty);
    QCOMPARE(checkTopicFilter("sport/tennis#"), TopicFault::MisplacedHash);
    QCOMPARE(checkTopicFilter("sport/tennis/#/ranking"), TopicFault::MisplacedHash);
    QCOMPARE(checkTopicFilter("##"), TopicFault::MisplacedHash);
    QCOMPARE(checkTopicFilter("sport+"), TopicFault::MisplacedPlus);
    QCOMPARE(checkTopicFilter("++"), TopicFault::MisplacedPlus);
    QCOMPARE(checkTopicFilter("+a/b"), TopicFault::MisplacedPlus);
    QCOMPARE(checkTopicFilter("a/\xFF"), TopicFault::InvalidUtf8);
    QCOMPARE(checkTopicFilter(std::string(65'536, 'a')), TopicFault::TooLong);
}

void TestTopic::readsSharedSubscriptions()
{
    QCOMPARE(checkTopicFilter("$share/consumer1/sport/tennis/+"), TopicFault::None);
    QCOMPARE(checkTopicFilter("$share/g//finance"), TopicFault::None);
    QCOMPARE(checkTopicFilter("$share"), TopicFault::None); // an ordinary level
    QCOMPARE(checkTopicFilter("$share/"), TopicFault::ShareNameInvalid);
    QCOMPARE(checkTopicFilter("$share//a"), TopicFault::ShareNameInvalid);
    QCOMPARE(checkTopicFilter("$share/g+/a"), TopicFault::ShareNameInvalid);
    QCOMPARE(checkTopicFilter("$share/#/a"), TopicFault::ShareNameInvalid);
    QCOMPARE(checkTopicFilter("$share/g"), TopicFault::ShareFilterEmpty);
    QCOMPARE(checkTopicFilter("$share/g/"), TopicFault::ShareFilterEmpty);
    QCOMPARE(checkTopicFilter("$share/g/a#"), TopicFault::MisplacedHash);
    QCOMPARE(checkTopicFilter("$share/+/a", false), TopicFault::None); // before 5.0 it means nothing
    QVERIFY(isSharedFilter("$share/g/a") && !isSharedFilter("$shared/g/a"));
    QVERIFY(withoutShare("$share/group/a/+") == "a/+");
    QVERIFY(withoutShare("a/$share/b") == "a/$share/b");
}

void TestTopic::matchesAsTheSpecificationSays_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("matches");
    const struct
    {
        const char *filter;
        const char *name;
        bool matches;
    } rows[] = {
        // §4.7.1.2
        {"sport/tennis/player1/#", "sport/tennis/player1", true},
        {"sport/tennis/player1/#", "sport/tennis/player1/ranking", true},
        {"sport/tennis/player1/#", "sport/tennis/player1/score/wimbledon", true},
        {"sport/tennis/player1/#", "sport/tennis/player10", false},
        {"sport/#", "sport", true},
        {"#", "sport", true},
        {"#", "/", true},
        // §4.7.1.3
        {"sport/tennis/+", "sport/tennis/player1", true},
        {"sport/tennis/+", "sport/tennis/player2", true},
        {"sport/tennis/+", "sport/tennis/player1/ranking", false},
        {"sport/+", "sport", false},
        {"sport/+", "sport/", true},
        {"+/+", "/finance", true},
        {"/+", "/finance", true},
        {"+", "/finance", false},
        // §4.7.2
        {"#", "$SYS/monitor", false},
        {"+/monitor/Clients", "$SYS/monitor/Clients", false},
        {"+", "$SYS", false},
        {"$SYS/#", "$SYS/", true},
        {"$SYS/#", "$SYS", true},
        {"$SYS/monitor/+", "$SYS/monitor/Clients", true},
        {"a/+", "a/$b", true},
        // §4.7.3
        {"ACCOUNTS", "Accounts", false},
        {"/A", "A", false},
        {"a/b", "a/b/", false},
        {"a/b/", "a/b", false},
        {"+/a/#", "x/a", true},
        {"+/+/#", "x", false},
        {"a//b", "a//b", true},
        {"a/+/b", "a//b", true},
        {"\xC3\xA9/+", "e\xCC\x81/x", false}, // [MQTT-4.7.3-4]
        {"$share/g/sport/+", "sport/x", true},
        {"$share/g/#", "$SYS/x", false},
    };
    for (const auto &row : rows)
        QTest::addRow("%s %s", row.filter, row.name)
            << QByteArray(row.filter) << QByteArray(row.name) << row.matches;
}

void TestTopic::matchesAsTheSpecificationSays()
{
    QFETCH(QByteArray, filter);
    QFETCH(QByteArray, name);
    QFETCH(bool, matches);
    QCOMPARE(topicMatches(filter.constData(), name.constData()), matches);
}

void TestTopic::findsAWildcardAtEveryPlace()
{
    for (std::size_t size = 1; size < 40; ++size) {
        for (std::size_t at = 0; at < size; ++at) {
            for (const char wildcard : {'+', '#'}) {
                std::string name(size, '*'); // a neighbour of '+', whose bits are close
                QCOMPARE(checkTopicName(name), TopicFault::None);
                name[at] = wildcard;
                QCOMPARE(checkTopicName(name), TopicFault::Wildcard);
            }
        }
    }
}

void TestTopic::isLinearInSlashes()
{
    const std::string slashes(65'535, '/');
    std::string pluses = "+";
    while (pluses.size() + 2 <= 65'535)
        pluses += "/+";
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(checkTopicName(slashes), TopicFault::None);
        QCOMPARE(checkTopicFilter(pluses), TopicFault::None);
        QVERIFY(!topicMatches(pluses, slashes)); // half as many levels
        QVERIFY(topicMatches("#", slashes));
        QVERIFY(topicMatches(slashes, slashes));
    }
    QVERIFY2(timer.elapsed() < 1000, "a quadratic walk takes minutes");
}

QTEST_APPLESS_MAIN(TestTopic)
#include "test_topic.moc"
