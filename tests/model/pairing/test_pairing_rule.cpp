// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/pairing/pairing_rule.h"

#include <QTest>

using namespace explorer;

namespace {

/// "group: answer, answer" by the first of the default rules that matches; "-" when none does.
QString answersOf(const char *topic)
{
    const auto rules = parsePairingRules(kDefaultPairingRules);
    for (const PairingRule &rule : *rules) {
        PairingRule::Match match;
        if (!rule.match(topic, match))
            continue;
        QStringList answers;
        for (const std::string &answer : match.answers)
            answers += QString::fromStdString(answer);
        return QString::fromStdString(match.group) + QStringLiteral(": ") + answers.join(QStringLiteral(", "));
    }
    return QStringLiteral("-");
}

} // namespace

Q_DECLARE_METATYPE(explorer::PairingRule::Fault::Kind)

class TestPairingRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theConventionsOfTheFieldAreKnown_data()
    {
        QTest::addColumn<QByteArray>("topic");
        QTest::addColumn<QString>("answers");
        const auto row = [](const char *topic, const char *answers) {
            QTest::addRow("%s", topic) << QByteArray(topic) << QString::fromLatin1(answers);
        };
        row("home/lamp/set", "home/lamp/set: home/lamp");
        row("home/lamp/get", "home/lamp/get: home/lamp");
        row("cmnd/plug/POWER", "cmnd/plug/POWER: stat/plug/POWER, stat/plug/RESULT");
        row("cmnd/hall/plug/POWER", "cmnd/hall/plug/POWER: stat/hall/plug/POWER, stat/hall/plug/RESULT");
        row("plug/cmnd/POWER", "plug/cmnd/POWER: plug/stat/POWER, plug/stat/RESULT");
        row("zigbee2mqtt/bridge/request/device/rename",
            "zigbee2mqtt/bridge/request/device/rename: zigbee2mqtt/bridge/response/device/rename");
        row("v1/devices/me/rpc/request/17", "v1/devices/me/rpc/request/+: v1/devices/me/rpc/response/17");
        row("plc/request", "plc/request: plc/response");
        row("a//set", "a//set: a/");
        row("set", "-");
        row("home/lamp", "-");
        row("cmnd", "-");
        row("home/settings", "-");
        row("", "-");
    }
    void theConventionsOfTheFieldAreKnown()
    {
        QFETCH(QByteArray, topic);
        QFETCH(QString, answers);
        QCOMPARE(answersOf(topic.constData()), answers);
    }

    void aRuleFindsWhatFitsAmongManyPlaces()
    {
        const auto rule = PairingRule::parse("#A/x/#B/y/+C -> #B/of/#A/is/+C");
        QVERIFY(rule);
        PairingRule::Match match;
        QVERIFY(rule->match("1/x/2/y/3/y/4", match));
        QCOMPARE(match.answers.front(), std::string("2/y/3/of/1/is/4"));
        QVERIFY(rule->match("x/y/4", match));
        QCOMPARE(match.answers.front(), std::string("of/is/4"));
        QVERIFY(!rule->match("1/x/2/y", match));
    }

    void aHostileTopicIsDecidedSoon()
    {
        const auto rule = PairingRule::parse("#A/a/#B/a/#C/a/#D/b -> x/#A");
        QVERIFY(rule);
        std::string topic = "a";
        for (int i = 0; i < 30'000; ++i)
            topic.append("/a");
        PairingRule::Match match;
        QVERIFY(!rule->match(topic, match)); // deeper than anybody asks
        topic.resize(2 * 120 - 1);
        QVERIFY(!rule->match(topic, match));
        topic.append("/b");
        QVERIFY(rule->match(topic, match));
    }

    void whatIsWrongIsSaidWithItsPlace_data()
    {
        using Kind = PairingRule::Fault::Kind;
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("offset");
        const auto row = [](const char *text, Kind kind, int line, int offset) {
            QTest::addRow("%s", text) << QByteArray(text) << kind << line << offset;
        };
        row("#X/set", Kind::NoArrow, 1, 6);
        row("-> #X", Kind::Empty, 1, 0);
        row("#X/set -> ", Kind::Empty, 1, 10);
        row("#X/set -> #X,", Kind::Empty, 1, 13);
        row("#/set -> a", Kind::NoName, 1, 0);
        row("a/+ -> a", Kind::NoName, 1, 2);
        row("#X/+X -> a", Kind::NameRepeated, 1, 0);
        row("#X/set -> #Y", Kind::NameUnknown, 1, 9);
        row("#X/set -> #X/set", Kind::SameTopic, 1, 9);
        row("#X/set -> #X [", Kind::FieldOpen, 1, 13);
        row("#X/set -> #X []", Kind::FieldOpen, 1, 13);
        row("#X/set -> a, b, c, d", Kind::TooLong, 1, 18);
        row("// mine\n\n#X/set -> #X\nbroken", Kind::NoArrow, 4, 6);
    }
    void whatIsWrongIsSaidWithItsPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(PairingRule::Fault::Kind, kind);
        QFETCH(int, line);
        QFETCH(int, offset);
        const auto rules = parsePairingRules(text.toStdString());
        QVERIFY(!rules);
        QCOMPARE(rules.error().kind, kind);
        QCOMPARE(rules.error().line, line);
        QCOMPARE(int(rules.error().offset), offset);
    }
};

QTEST_GUILESS_MAIN(TestPairingRule)
#include "test_pairing_rule.moc"
