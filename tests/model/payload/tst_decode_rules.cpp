// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/decode_pipeline.h"

#include <QTest>

using namespace explorer;

namespace {

std::string filtersOf(const std::vector<DecodeRule> &rules)
{
    std::string text;
    for (const DecodeRule &rule : rules)
        text += rule.filter + '=' + rule.plan.decoder + ' ';
    return text;
}

DecodeRule rule(const char *filter, const char *decoder) { return {filter, {{}, decoder, {}}}; }

} // namespace

class TestDecodeRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstThatMatchesHolds()
    {
        const std::vector<DecodeRule> rules{rule("a/+", "json"), rule("#", "text"), rule("a/b", "binary")};
        QCOMPARE(ruleFor(rules, "a/b")->plan.decoder, std::string("json"));
        QCOMPARE(ruleFor(rules, "c")->plan.decoder, std::string("text"));
        QVERIFY(!ruleFor(rules, "$SYS/x")); // no wildcard speaks for those
        QVERIFY(!ruleFor({}, "a"));
    }

    void aNewOneHoldsForItsTopicAndComesLateForOthers()
    {
        std::vector<DecodeRule> rules{rule("x", "text"), rule("a/#", "text")};
        rules = withRule(rules, rule("a/b", "json"), "a/b");
        QCOMPARE(filtersOf(rules), std::string("x=text a/b=json a/#=text "));
        rules = withRule(rules, rule("#", "binary"), "c");
        QCOMPARE(filtersOf(rules), std::string("x=text a/b=json a/#=text #=binary "));
        rules = withRule(rules, rule("a/b", "text"), "a/b"); // in place of the one it had
        QCOMPARE(filtersOf(rules), std::string("x=text a/b=text a/#=text #=binary "));
    }

    void theContentTypeCountsForMoreThanARuleAndTheUsersChoiceForMost()
    {
        const PayloadFormats formats;
        const std::string payload = "[1]";
        DecodeRequest request{.payload = {reinterpret_cast<const std::uint8_t *>(payload.data()), payload.size()}};
        const DecodeRule asText = rule("#", "text");
        const DecodePlan asBinary{{}, "binary", {}};
        QCOMPARE(decodeThrough(formats, request, nullptr, &asText, {}).plan.decoder, std::string("text"));
        request.contentType = "application/json";
        const DecodeOutcome typed = decodeThrough(formats, request, nullptr, &asText, {});
        QCOMPARE(typed.plan.decoder, std::string("json"));
        QVERIFY(typed.why == DecodeOutcome::Why::ContentType);
        QCOMPARE(decodeThrough(formats, request, &asBinary, &asText, {}).plan.decoder, std::string("binary"));
    }
};

QTEST_APPLESS_MAIN(TestDecodeRules)
#include "tst_decode_rules.moc"
