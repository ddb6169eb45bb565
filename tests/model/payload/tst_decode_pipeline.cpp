// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/decode_pipeline.h"
#include "tests/model/payload/tree_print.h"
#include "tests/model/payload/wrapped_bytes.h"

#include <QTest>

using namespace explorer;

class TestDecodePipeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contentTypeGoesBeforeRuleBeforeProbe();
    void choiceGoesBeforeEverything();
    void contentTypeKeepsWhatTheRuleTakesOff();
    void takesSignedWrappingsOffUnasked();
    void takesNestedWrappingsOff();
    void leavesWrappingsAloneWhenToldWhatIsInside();
    void tellsTheProblemOfATransform();
    void tellsTheProblemOfTheDecoder();
    void tellsUnknownIds();
    void emptyInsideIsNotThePayload();
    void stopsAtTooManyWrappings();
    void sharesOneBudget();
    void firstMatchingRuleCounts();

private:
    std::string read(const QByteArray &payload, const char *contentType = "", const DecodePlan *chosen = nullptr,
                     const DecodeRule *rule = nullptr, const DecodeBudget &budget = {});
    PayloadFormats m_formats;
    DecodeOutcome m_outcome;
};

/// "who: transforms > decoder" and the value or problem.
std::string TestDecodePipeline::read(const QByteArray &payload, const char *contentType, const DecodePlan *chosen,
                                     const DecodeRule *rule, const DecodeBudget &budget)
{
    m_outcome = decodeThrough(m_formats, {.payload = bytesOf(payload), .contentType = contentType}, chosen, rule,
                              budget);
    static constexpr const char *kWhy[] = {"chosen", "type", "rule", "probe"};
    std::string out = kWhy[int(m_outcome.why)];
    out += ':';
    for (const std::string &id : m_outcome.plan.transforms)
        out += ' ' + id;
    out += " > " + m_outcome.plan.decoder + '\n';
    if (m_outcome.isProblemOfTransform)
        out += "transform ";
    return out + (m_outcome.problem ? print(*m_outcome.problem) : print(m_outcome.tree));
}

void TestDecodePipeline::contentTypeGoesBeforeRuleBeforeProbe()
{
    const DecodeRule rule{.filter = "#", .plan = {.decoder = "binary"}};
    QCOMPARE(read("{}"), std::string("probe: > json\n$ object [0,2) x0\n"));
    QCOMPARE(read("{}", "", nullptr, &rule), std::string("rule: > binary\n$ binary [0,2) 7b7d\n"));
    QCOMPARE(read("{}", "text/plain", nullptr, &rule), std::string("type: > text\n$ string [0,2) \"{}\"\n"));
    QCOMPARE(read("{}", "Application/JSON ; charset=utf-8", nullptr, &rule),
             std::string("type: > json\n$ object [0,2) x0\n"));
    QCOMPARE(read("{}", "application/x-nobody-knows", nullptr, &rule),
             std::string("rule: > binary\n$ binary [0,2) 7b7d\n"));
}

void TestDecodePipeline::choiceGoesBeforeEverything()
{
    const DecodeRule rule{.filter = "#", .plan = {.decoder = "json"}};
    const DecodePlan chosen{.decoder = "text"};
    QCOMPARE(read("{}", "application/json", &chosen, &rule), std::string("chosen: > text\n$ string [0,2) \"{}\"\n"));
    const DecodePlan automatic;
    QCOMPARE(read("{}", "", &automatic, &rule), std::string("chosen: > json\n$ object [0,2) x0\n"));
}

void TestDecodePipeline::contentTypeKeepsWhatTheRuleTakesOff()
{
    const DecodeRule rule{.filter = "#", .plan = {.transforms = {"hex"}, .decoder = "json"}};
    QCOMPARE(read("7b7d", "application/json", nullptr, &rule), std::string("type: hex > json\n$ object [0,2) x0\n"));
    const DecodeRule open{.filter = "#", .plan = {.transforms = {"hex"}}};
    QCOMPARE(read("7b7d", "application/json", nullptr, &open), std::string("type: hex > json\n$ object [0,2) x0\n"));
    const DecodeRule other{.filter = "#", .plan = {.transforms = {"hex"}, .decoder = "binary"}};
    QCOMPARE(read("{}", "application/json", nullptr, &other), std::string("type: > json\n$ object [0,2) x0\n"));
}

void TestDecodePipeline::takesSignedWrappingsOffUnasked()
{
    QCOMPARE(read(wrapped::gzip("{}")), std::string("probe: gzip > json\n$ object [0,2) x0\n"));
    QCOMPARE(read(wrapped::gzip("{}"), "application/json"), std::string("type: gzip > json\n$ object [0,2) x0\n"));
    QCOMPARE(read(wrapped::gzip(wrapped::gzip("42"))),
             std::string("probe: gzip gzip > json\n$ number [0,2) 42\n"));
    QVERIFY(m_outcome.isUnwrapped());
}

void TestDecodePipeline::takesNestedWrappingsOff()
{
    const DecodePlan chosen{.transforms = {"base64", "gzip"}};
    QCOMPARE(read(wrapped::gzip("{\"a\":1}").toBase64(), "", &chosen),
             std::string("chosen: base64 gzip > json\n$ object [0,7) x1\n$.a number [5,6) 1\n"));
    QVERIFY(std::ranges::equal(m_outcome.unwrapped, std::string_view("{\"a\":1}")));
}

void TestDecodePipeline::leavesWrappingsAloneWhenToldWhatIsInside()
{
    const DecodePlan binary{.decoder = "binary"};
    QVERIFY(read(wrapped::gzip("{}"), "", &binary).starts_with("chosen: > binary\n$ binary [0,22) 1f8b08"));
    const DecodePlan once{.transforms = {"gzip"}};
    QVERIFY(read(wrapped::gzip(wrapped::gzip("42")), "", &once).starts_with("chosen: gzip > binary\n"));
}

void TestDecodePipeline::tellsTheProblemOfATransform()
{
    const QByteArray cut = wrapped::gzip("{\"a\":1}").left(15);
    QCOMPARE(read(cut), std::string("probe: gzip > \ntransform problem: syntax at 15 (0:0), expected more data\n"));
    QVERIFY(!m_outcome.isUnwrapped());
    const DecodePlan chosen{.transforms = {"hex", "gzip"}, .decoder = "json"};
    QCOMPARE(read(cut.toHex(), "", &chosen),
             std::string("chosen: hex gzip > json\ntransform problem: syntax at 15 (0:0), expected more data\n"));
    QVERIFY(m_outcome.isUnwrapped()); // what gzip was given
    QVERIFY(std::ranges::equal(m_outcome.unwrapped, bytesOf(cut)));
}

void TestDecodePipeline::tellsTheProblemOfTheDecoder()
{
    QCOMPARE(read(wrapped::gzip("{\"a\":}")),
             std::string("probe: gzip > json\nproblem: syntax at 5 (1:6), expected a value\n"));
    QVERIFY(std::ranges::equal(m_outcome.unwrapped, std::string_view("{\"a\":}")));
}

void TestDecodePipeline::tellsUnknownIds()
{
    const DecodePlan transform{.transforms = {"hex", "brotli"}};
    QCOMPARE(read("00", "", &transform),
             std::string("chosen: hex brotli > \ntransform problem of the setup: unknown at 0 (0:0)\n"));
    const DecodePlan decoder{.decoder = "morse"};
    QCOMPARE(read("00", "", &decoder), std::string("chosen: > morse\nproblem of the setup: unknown at 0 (0:0)\n"));
}

void TestDecodePipeline::emptyInsideIsNotThePayload()
{
    read(wrapped::gzip(""));
    QVERIFY(!m_outcome.problem);
    QVERIFY(m_outcome.isUnwrapped());
    QVERIFY(m_outcome.unwrapped.empty());
}

void TestDecodePipeline::stopsAtTooManyWrappings()
{
    QByteArray payload("42");
    for (std::size_t i = 0; i < kMostTransforms + 1; ++i)
        payload = wrapped::gzip(payload);
    read(payload);
    QCOMPARE(m_outcome.plan.transforms.size(), kMostTransforms);
    QCOMPARE(m_outcome.plan.decoder, std::string("binary")); // the ninth is left as it is
    QVERIFY(!m_outcome.problem);
    const DecodePlan chosen{.transforms = std::vector<std::string>(kMostTransforms + 1, "gzip")};
    read(payload, "", &chosen);
    QVERIFY(m_outcome.problem);
    QCOMPARE(int(m_outcome.problem->kind), int(DecodeProblem::Kind::TooDeep));
    QVERIFY(m_outcome.isProblemOfTransform);
}

void TestDecodePipeline::sharesOneBudget()
{
    const std::atomic<bool> cancelled = true;
    DecodeBudget budget;
    budget.cancelled = &cancelled;
    QCOMPARE(read(wrapped::gzip("{}"), "", nullptr, nullptr, budget),
             std::string("probe: gzip > \ntransform problem: cancelled at 22 (0:0)\n"));
    budget = {};
    budget.bytes = 3;
    QVERIFY(read(wrapped::gzip("[1,2]"), "", nullptr, nullptr, budget)
                .starts_with("probe: gzip > \ntransform problem: too large at "));
}

void TestDecodePipeline::firstMatchingRuleCounts()
{
    const std::vector<DecodeRule> rules{{.filter = "a/+", .plan = {.decoder = "text"}},
                                        {.filter = "#", .plan = {.decoder = "binary"}}};
    QCOMPARE(ruleFor(rules, "a/b"), &rules[0]);
    QCOMPARE(ruleFor(rules, "c"), &rules[1]);
    QCOMPARE(ruleFor(std::span(rules).first(1), "c"), nullptr);
}

QTEST_GUILESS_MAIN(TestDecodePipeline)
#include "tst_decode_pipeline.moc"
