// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/json_decoder.h"
#include "model/schema/topic_schema.h"

#include <QTest>

using namespace explorer;

namespace {

using Kind = SchemaDeviation::Kind;
using Lines = std::vector<std::string>;

/// A schema fed with JSON texts, a second apart.
struct Fed
{
    TopicSchema schema;
    Sequence next = 0;

    Sequence take(const std::string &json)
    {
        const auto tree = JsonDecoder().decode(
            {.payload = {reinterpret_cast<const std::uint8_t *>(json.data()), json.size()}}, {});
        if (tree)
            schema.take(*tree, next, std::int64_t(next) * 1'000'000'000);
        else
            schema.takeUnreadable(next, std::int64_t(next) * 1'000'000'000);
        return next++;
    }
    void learn(const std::string &json)
    {
        while (schema.isLearning())
            take(json);
    }
    /// "new $.a at 20 x1 (5)"
    Lines deviations() const
    {
        static constexpr const char *kKinds[] = {"vanished", "new", "type", "range", "unreadable"};
        Lines lines;
        for (const SchemaDeviation &deviation : schema.deviations()) {
            std::string line = kKinds[std::size_t(deviation.kind)];
            if (deviation.kind != Kind::Unreadable) {
                line += ' ';
                line += schema.paths()[std::size_t(deviation.path)].path;
            }
            line += " at ";
            line += std::to_string(deviation.first);
            line += " x";
            line += std::to_string(deviation.count);
            if (!deviation.value.empty()) {
                line += " (";
                line += deviation.value;
                line += ')';
            }
            lines.push_back(line);
        }
        return lines;
    }
    Lines paths() const
    {
        Lines lines;
        for (const SchemaPath &path : schema.paths())
            lines.push_back(path.path);
        return lines;
    }
    const SchemaPath &at(const char *path) const
    {
        return *std::ranges::find(schema.paths(), path, &SchemaPath::path);
    }
};

} // namespace

class TestTopicSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesAreLearnedWithTypesAndPresence()
    {
        Fed fed;
        fed.take(R"({"t":21.5,"state":"on","list":[{"id":1},{"id":"x","odd key":null}]})");
        fed.take(R"({"t":22,"list":[]})");
        QCOMPARE(fed.paths(), (Lines{"$", "$.t", "$.state", "$.list", "$.list[*]", "$.list[*].id", "$.list[*][\"odd key\"]"}));
        QCOMPARE(fed.at("$.t").types, SchemaType::Number);
        QCOMPARE(fed.at("$.list[*].id").types, SchemaTypes(SchemaType::Number | SchemaType::String));
        QCOMPARE(fed.at("$.state").messages, std::uint64_t(1));
        QCOMPARE(fed.at("$.list[*]").messages, std::uint64_t(1));
        QCOMPARE(fed.at("$.t").range.least(), std::string("21.5"));
        QCOMPARE(fed.at("$.state").last, Sequence(0));
        QVERIFY(fed.schema.isLearning());
    }

    void nothingDeviatesWhileItLearns()
    {
        Fed fed;
        fed.take(R"({"a":1})");
        fed.take(R"(["b"])");
        fed.take("3");
        for (int i = 0; i < 16; ++i)
            fed.take("not json");
        QVERIFY(fed.schema.isLearning());
        QCOMPARE(fed.deviations(), Lines());
    }

    void aFieldThatVanishesIsToldWithItsFirstMessage()
    {
        Fed fed;
        fed.learn(R"({"a":1,"b":{"c":1,"d":2}})");
        fed.take(R"({"a":1,"b":{"c":1,"d":2}})");
        const Sequence first = fed.take(R"({"a":1})");
        fed.take(R"({"a":1})");
        QCOMPARE(fed.deviations(), (Lines{"vanished $.b at " + std::to_string(first) + " x2"})); // not what is in it
        fed.take(R"({"a":1,"b":{"c":1}})");
        QCOMPARE(fed.deviations().back(), std::string("vanished $.b.d at 23 x1"));
    }

    void whatWasNotAlwaysThereMayBeMissing()
    {
        Fed fed;
        for (int i = 0; i < 20; ++i)
            fed.take(i % 2 ? R"({"a":1,"opt":{"x":1}})" : R"({"a":1})");
        fed.take(R"({"a":1})");
        QCOMPARE(fed.deviations(), Lines());
        fed.take(R"({"a":1,"opt":{}})"); // but x was always in it
        QCOMPARE(fed.deviations(), (Lines{"vanished $.opt.x at 21 x1"}));
    }

    void onlyTheTopmostOfWhatIsNewIsTold()
    {
        Fed fed;
        fed.learn(R"({"a":1})");
        fed.take(R"({"a":1,"n":{"x":[1,2],"y":"z"}})");
        fed.take(R"({"a":1,"n":{"x":["s"],"w":"z"}})");
        QCOMPARE(fed.deviations(), (Lines{"new $.n at 20 x2"}));
    }

    void aTypeThatWasNeverThereIsTold()
    {
        Fed fed;
        for (int i = 0; i < 20; ++i)
            fed.take(i % 5 ? R"({"n":1,"maybe":"x"})" : R"({"n":1.5e3,"maybe":null})");
        fed.take(R"({"n":7,"maybe":null})");
        QCOMPARE(fed.deviations(), Lines());
        fed.take(R"({"n":"7","maybe":true})");
        fed.take(R"({"n":null,"maybe":"x"})");
        QCOMPARE(fed.deviations(), (Lines{"type $.n at 21 x2 (7)", "type $.maybe at 21 x1 (true)"}));
        QCOMPARE(fed.schema.deviations()[0].types, SchemaTypes(SchemaType::String | SchemaType::Null));
    }

    void whatComesWithANewTypeIsNotToldAgain()
    {
        Fed fed;
        fed.learn(R"({"v":1})");
        fed.take(R"({"v":{"value":1,"unit":"C"}})");
        QCOMPARE(fed.deviations(), (Lines{"type $.v at 20 x1"}));
        fed.schema.acceptAll();
        fed.take(R"({"v":{"value":1,"unit":"C"}})");
        fed.take(R"({"v":1})");
        QCOMPARE(fed.deviations(), Lines());
        fed.take(R"({"v":{"value":"1","unit":"C"}})");
        QCOMPARE(fed.deviations(), (Lines{"type $.v.value at 23 x1 (1)"}));
    }

    void aNumberOutsideItsRangeIsToldOnceAndCounted()
    {
        Fed fed;
        for (int i = 0; i < 20; ++i)
            fed.take("{\"t\":[" + std::to_string(18 + i % 5) + "]}");
        fed.take(R"({"t":[20,85,86]})");
        fed.take(R"({"t":[85]})");
        QCOMPARE(fed.deviations(), (Lines{"range $.t[*] at 20 x2 (85)"}));
        fed.schema.acceptAll();
        fed.take(R"({"t":[85]})");
        QCOMPARE(fed.deviations(), Lines());
    }

    void aPayloadThatIsNoneOfTheFormatIsTold()
    {
        Fed fed;
        fed.learn(R"({"a":1})");
        fed.take("broken {");
        fed.take("broken {");
        QCOMPARE(fed.deviations(), (Lines{"unreadable at 20 x2"}));
        fed.schema.acceptAll();
        fed.take("broken {");
        QCOMPARE(fed.deviations(), Lines());
        QCOMPARE(fed.schema.unreadable(), std::uint64_t(3));
    }

    void acceptedIsNormal()
    {
        Fed fed;
        fed.learn(R"({"a":1,"b":2})");
        fed.take(R"({"a":1,"c":{"d":1}})");
        QCOMPARE(fed.deviations(), (Lines{"new $.c at 20 x1", "vanished $.b at 20 x1"}));
        fed.schema.accept(fed.schema.deviations()[0].id);
        QCOMPARE(fed.deviations(), (Lines{"vanished $.b at 20 x1"}));
        fed.take(R"({"a":1,"c":{"d":"text","e":1}})");
        QCOMPARE(fed.deviations(),
                 (Lines{"vanished $.b at 20 x2", "type $.c.d at 21 x1 (text)", "new $.c.e at 21 x1 (1)"}));
        fed.schema.acceptAll();
        fed.take(R"({"a":1,"c":{"d":"text","e":1}})");
        QCOMPARE(fed.deviations(), Lines());
        QCOMPARE(fed.at("$.b").deviations, std::uint8_t(0));
    }

    void repeatedKeysCountOnce()
    {
        Fed fed;
        fed.take(R"({"a":1,"a":"x"})");
        QCOMPARE(fed.at("$.a").messages, std::uint64_t(1));
        QCOMPARE(fed.at("$.a").types, SchemaTypes(SchemaType::Number | SchemaType::String));
    }

    void everyTableIsBounded()
    {
        Fed fed;
        std::string wide = "{";
        for (int i = 0; i < 300; ++i)
            wide += "\"k" + std::to_string(i) + "\":1,";
        wide.back() = '}';
        fed.learn(wide);
        QCOMPARE(fed.schema.paths().size(), TopicSchema::kMostPaths);
        QCOMPARE(fed.schema.pathsLeftOut(), std::uint64_t(45 * 20));
        fed.take("{}");
        QCOMPARE(fed.schema.deviations().size(), TopicSchema::kMostDeviations);
        QCOMPARE(fed.schema.deviationsLeftOut(), std::uint64_t(255 - 64));

        Fed deep;
        deep.take(std::string(40, '[').append("1").append(std::string(40, ']')));
        QCOMPARE(deep.schema.paths().size(), std::size_t(TopicSchema::kDeepest) + 1);
        QVERIFY(deep.schema.pathsLeftOut() > 0);

        Fed longKeys;
        longKeys.take("{\"" + std::string(600, 'k') + "\":1}");
        QCOMPARE(longKeys.schema.paths().size(), std::size_t(1));
        QCOMPARE(longKeys.schema.pathsLeftOut(), std::uint64_t(1));
    }

    void theLastChangeIsKnown()
    {
        Fed fed;
        fed.learn(R"({"a":1,"b":1})");
        const Sequence gone = fed.take(R"({"a":1})");
        QCOMPARE(fed.at("$.b").changed, gone);
        fed.take(R"({"a":1})");
        QCOMPARE(fed.at("$.b").changed, gone);
        const Sequence back = fed.take(R"({"a":1,"b":1})");
        QCOMPARE(fed.at("$.b").changed, back);
        QCOMPARE(fed.at("$.a").changed, Sequence(0));
    }
};

QTEST_GUILESS_MAIN(TestTopicSchema)
#include "test_topic_schema.moc"
