// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingest/topic_interner.h"

#include <QTest>

#include <random>
#include <string>
#include <unordered_map>

using namespace explorer;

class TestTopicInterner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithAMapOverManyRandomNames()
    {
        constexpr unsigned kSeed = 7;
        qInfo("seed %u", kSeed);
        std::mt19937 random(kSeed);
        TopicInterner interner;
        std::unordered_map<std::string, TopicId> reference;
        for (int i = 0; i < 1'000'000; ++i) {
            std::string name = "site/" + std::to_string(random() % 97) + "/";
            name += std::to_string(random() % 1'500);
            name.append(random() % 12, char('a' + random() % 26));
            const auto [known, isNew] = reference.emplace(name, TopicId(reference.size()));
            const TopicInterner::Result result = interner.intern(name);
            QCOMPARE(result.isNew, isNew);
            QCOMPARE(result.id, known->second);
        }
        QCOMPARE(interner.size(), reference.size());
        for (const auto &[name, id] : reference) {
            QCOMPARE(interner.find(name), id);
            QCOMPARE(std::string(interner.name(id)), name);
        }
        QCOMPARE(interner.find("never seen"), kNoTopic);
    }

    void takesAnyBytesAsAName()
    {
        using namespace std::string_view_literals;
        TopicInterner interner;
        QCOMPARE(interner.find(std::string_view()), kNoTopic); // no address either
        const std::string longName(65'535, '/');
        const std::string_view names[] = {""sv,         "/"sv,         "//"sv,       "a\0b"sv,      "a\0c"sv,
                                          "\xff\xfe"sv, "__proto__"sv, "12345678"sv, "123456789"sv, longName};
        for (std::size_t i = 0; i < std::size(names); ++i)
            QCOMPARE(interner.intern(names[i]).id, TopicId(i));
        for (std::size_t i = 0; i < std::size(names); ++i) {
            QCOMPARE(interner.intern(names[i]).isNew, false);
            QCOMPARE(interner.name(TopicId(i)), names[i]);
        }
    }

    void refusesNewNamesAtTheLimitAndKnowsTheOldOnes()
    {
        TopicInterner interner;
        interner.setLimit(2);
        interner.intern("a");
        interner.intern("b");
        QCOMPARE(interner.intern("c").id, kNoTopic);
        QCOMPARE(interner.intern("a").id, 0U);
        QCOMPARE(interner.size(), 2U);
    }

    void refusesNamesThatTakeTooMuchTogether()
    {
        TopicInterner interner;
        interner.setByteLimit(10);
        QCOMPARE(interner.intern("123456").id, 0U);
        QCOMPARE(interner.intern("abcdef").id, kNoTopic);
        QCOMPARE(interner.intern("abcd").id, 1U);
        QCOMPARE(interner.intern("x").id, kNoTopic);
        QCOMPARE(interner.intern("123456").id, 0U);
    }
};

QTEST_GUILESS_MAIN(TestTopicInterner)
#include "test_topic_interner.moc"
