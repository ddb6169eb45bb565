// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/json_parser.h"
#include "model/series/value_path.h"
#include "tests/model/payload/tree_print.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <atomic>

using namespace explorer;

class TestJsonParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsAndRefusesAsRfc8259Says_data();
    void acceptsAndRefusesAsRfc8259Says();
    void keepsKeyOrderRepeatsAndNumberSpelling();
    void showsLoneSurrogatesAsReplacementCharacters();
    void spellsPathsAsValuePathDoes();
    void stopsAtDepthWithoutUsingTheStack();
    void readsTenMegabytesOnOneLineWithinBudget();
    void stopsWhenCancelled();
    void stopsAtItsNodeAndByteAndTimeBudgets();
    void survivesRandomMutations();
};

namespace {

std::string parsed(std::string_view text, const DecodeBudget &budget = {})
{
    return print(JsonParser(text, budget).parse());
}

} // namespace

void TestJsonParser::acceptsAndRefusesAsRfc8259Says_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("verdict"); // "ok", or the printed problem
    const auto row = [](const char *name, const QByteArray &text, const char *verdict) {
        QTest::newRow(name) << text << QByteArray(verdict);
    };
    row("object", "{\"a\":[1,2,{\"b\":null}]}", "ok");
    row("string document", "\"x\"", "ok");
    row("number document", " -0.5E+10 ", "ok");
    row("true document", "true", "ok");
    row("byte order mark", "\xEF\xBB\xBF{}", "ok");
    row("empty key", "{\"\":0}", "ok");
    row("escaped everything", R"("\"\\\/\b\f\n\r\tÿ")", "ok");
    row("pair", R"("😀")", "ok");
    row("DEL is allowed", "\"\x7F\"", "ok");
    row("empty", "", "problem: syntax at 0 (1:1), expected a value");
    row("only space", " \n ", "problem: syntax at 3 (2:2), expected a value");
    row("trailing comma", "[1,]", "problem: syntax at 3 (1:4), expected a value");
    row("trailing comma in object", "{\"a\":1,}",
        "problem: syntax at 7 (1:8), expected a key in double quotes");
    row("missing comma", "{\n  \"a\": 1,\n  \"b\" 2}", "problem: syntax at 18 (3:7), expected ':'");
    row("missing comma between members", "{\"a\":1 \"b\":2}",
        "problem: syntax at 7 (1:8), expected ',' or '}'");
    row("wrong bracket", "[1}", "problem: syntax at 2 (1:3), expected ',' or ']'");
    row("leading zero", "[01]", "problem: syntax at 2 (1:3), expected no digit after a leading zero");
    row("plus sign", "+1", "problem: syntax at 0 (1:1), expected a value");
    row("no fraction", "1.", "problem: syntax at 2 (1:3), expected a digit");
    row("no exponent", "1e", "problem: syntax at 2 (1:3), expected a digit");
    row("only minus", "-", "problem: syntax at 1 (1:2), expected a digit");
    row("NaN", "NaN", "problem: syntax at 0 (1:1), expected a value");
    row("word", "[nul]", "problem: syntax at 1 (1:2), expected a value");
    row("single quotes", "{'a':1}", "problem: syntax at 1 (1:2), expected a key in double quotes or '}'");
    row("tab in string", "\"a\tb\"", "problem: syntax at 2 (1:3), expected an escaped control character");
    row("open string", "\"abc", "problem: syntax at 4 (1:5), expected '\"' to end the string");
    row("bad escape", R"("\x41")",
        R"(problem: syntax at 2 (1:3), expected one of the escapes \" \\ \/ \b \f \n \r \t \u)");
    row("short unicode escape", R"("\u12G4")",
        "problem: syntax at 5 (1:6), expected four hexadecimal digits");
    row("two documents", "{} {}", "problem: syntax at 3 (1:4), expected the end of the document");
    row("column in characters", "[\"äöü\" 1]", "problem: syntax at 10 (1:8), expected ',' or ']'");
    row("bad UTF-8 in string", "[\"\xC3\x28\"]", "problem: encoding at 2 (1:3)");
    row("bad UTF-8 after the document", "{}\xFF", "problem: encoding at 2 (1:3)");
    row("overlong", "\"\xC0\xAF\"", "problem: encoding at 1 (1:2)");
    row("encoded surrogate", "\"\xED\xA0\x80\"", "problem: encoding at 1 (1:2)");
    row("error before the bad byte", "[1 2] \xFF", "problem: syntax at 3 (1:4), expected ',' or ']'");
    row("NUL", QByteArray("[1]\0", 4), "problem: syntax at 3 (1:4), expected the end of the document");
}

void TestJsonParser::acceptsAndRefusesAsRfc8259Says()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, verdict);
    const auto result = JsonParser(std::string_view(text.constData(), std::size_t(text.size())), {}).parse();
    const QByteArray actual = result ? QByteArray("ok") : QByteArray::fromStdString(print(result)).trimmed();
    QCOMPARE(actual, verdict);
}

void TestJsonParser::keepsKeyOrderRepeatsAndNumberSpelling()
{
    QCOMPARE(parsed(R"({"zeta":1.10,"alpha":18446744073709551615,"dup":1e3,"dup":-0})"),
             std::string("$ object [0,61) x4\n"
                         "$.zeta number [8,12) 1.10\n"
                         "$.alpha number [21,41) 18446744073709551615\n"
                         "$.dup number [48,51) 1e3\n"
                         "$.dup number [58,60) -0\n"));
}

void TestJsonParser::showsLoneSurrogatesAsReplacementCharacters()
{
    const auto lone = JsonParser(R"(["\ud800","\udc00","\ud800A","\ud83d\ude00"])", {}).parse();
    QVERIFY(lone);
    QCOMPARE(lone->nodes[1].text, std::string("\xEF\xBF\xBD"));
    QCOMPARE(lone->nodes[2].text, std::string("\xEF\xBF\xBD"));
    QCOMPARE(lone->nodes[3].text, std::string("\xEF\xBF\xBD"
                                              "A"));
    QCOMPARE(lone->nodes[4].text, std::string("\xF0\x9F\x98\x80"));
}

void TestJsonParser::spellsPathsAsValuePathDoes()
{
    const auto tree =
        JsonParser(
            R"({"a":{"b-1":[0,[7]]},"odd key":1,"quo\"te":2,"back\\slash":3,"":4,"dot.ted":5,"é":6,"nul\u0001":7,"0":8,"]":9})",
            {})
            .parse();
    QVERIFY(tree);
    for (std::size_t node = 0; node < tree->nodes.size(); ++node) {
        const std::string path = tree->pathOf(std::int32_t(node));
        const auto read = ValuePath::parse(path);
        QVERIFY2(read, path.c_str());
        QCOMPARE(read->toString(), path);
    }
    QCOMPARE(tree->pathOf(5), std::string("$.a.b-1[1][0]"));
    QCOMPARE(tree->pathOf(6), std::string("$[\"odd key\"]"));
}

void TestJsonParser::stopsAtDepthWithoutUsingTheStack()
{
    const std::string deep(100'000, '[');
    QCOMPARE(parsed(deep), std::string("problem: too deep at 64 (1:65)\n"));
    const std::string good = std::string(64, '[') + std::string(64, ']');
    QVERIFY(JsonParser(good, {}).parse());
    DecodeBudget wide;
    wide.depth = 200'000;
    wide.time = std::chrono::seconds(30);
    QVERIFY(JsonParser(deep + std::string(100'000, ']'), wide).parse());
}

void TestJsonParser::readsTenMegabytesOnOneLineWithinBudget()
{
    std::string text = "[";
    while (text.size() < 10'000'000)
        text +=
            R"({"name":"sensor","value":21.375,"text":"a string of usual length, as devices send them"},)";
    text.back() = ']';
    DecodeBudget budget;
    budget.time = std::chrono::seconds(20); // the machine may be slow; the figure is printed
    QElapsedTimer timer;
    timer.start();
    const auto tree = JsonParser(text, budget).parse();
    qInfo("10 MB, one line: %lld ms", timer.elapsed());
    QVERIFY(tree);
    QCOMPARE(tree->nodes[0].sourceEnd, std::uint32_t(text.size()));
}

void TestJsonParser::stopsWhenCancelled()
{
    std::atomic<bool> cancelled = true;
    DecodeBudget budget;
    budget.cancelled = &cancelled;
    QVERIFY(parsed("[1,2,3]", budget).starts_with("problem: cancelled"));
}

void TestJsonParser::stopsAtItsNodeAndByteAndTimeBudgets()
{
    std::string many = "[";
    for (int i = 0; i < 20'000; ++i)
        many += "1,";
    many.back() = ']';
    DecodeBudget budget;
    budget.nodes = 1000;
    QVERIFY(parsed(many, budget).starts_with("problem: too large"));
    budget = {};
    budget.bytes = 1000;
    QVERIFY(parsed(many, budget).starts_with("problem: too large"));
    budget = {};
    budget.time = std::chrono::milliseconds(-1);
    QVERIFY(parsed(many, budget).starts_with("problem: too slow"));
}

void TestJsonParser::survivesRandomMutations()
{
    const QByteArray seed = R"({"a":[1,-2.5e3,"x\u00e9\n",{"b":null,"c":[true,false,[]]}],"d":{"e":"ü"}})";
    QRandomGenerator random(20240607); // printed by being written here
    const QByteArray alphabet = "{}[]\",:\\u0e-1. \n\xC3\xFF";
    int accepted = 0;
    for (int round = 0; round < 50'000; ++round) {
        QByteArray text = seed;
        const int edits = 1 + int(random.bounded(4));
        for (int i = 0; i < edits && !text.isEmpty(); ++i) {
            const int at = int(random.bounded(text.size()));
            switch (random.bounded(3)) {
            case 0:
                text[at] = alphabet[int(random.bounded(alphabet.size()))];
                break;
            case 1:
                text.remove(at, 1 + int(random.bounded(4)));
                break;
            default:
                text.insert(at, alphabet[int(random.bounded(alphabet.size()))]);
            }
        }
        const auto result =
            JsonParser(std::string_view(text.constData(), std::size_t(text.size())), {}).parse();
        if (result) {
            ++accepted;
            QCOMPARE(result->nodes[0].sourceEnd <= std::uint32_t(text.size()), true);
        } else {
            QVERIFY(result.error().offset <= std::size_t(text.size()));
            QVERIFY(result.error().line >= 1 && result.error().column >= 1);
        }
    }
    QVERIFY(accepted > 0 && accepted < 50'000);
}

QTEST_GUILESS_MAIN(TestJsonParser)
#include "tst_json_parser.moc"
