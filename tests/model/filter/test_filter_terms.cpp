// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/filter_expression.h"
#include "model/filter/filter_units.h"
#include "model/filter/term_tester.h"
#include "protocol/wire/topic.h"

#include <QElapsedTimer>
#include <QTest>

#include <random>

using namespace explorer;

namespace {

std::string randomText(std::mt19937 &random, const std::vector<std::string> &pieces, unsigned most)
{
    std::string text;
    for (unsigned left = 1 + random() % most; left > 0; --left)
        text += pieces[random() % pieces.size()];
    return text;
}

QString folded(const QString &text, bool asciiOnly)
{
    QString out = text;
    for (QChar &c : out) {
        if (c >= u'A' && c <= u'Z')
            c = c.toLower();
    }
    return asciiOnly ? out : text.toCaseFolded();
}

/// One message as a store keeps it.
class OneMessage final : public TopicFacts
{
public:
    explicit OneMessage(QByteArray payload, std::uint8_t flags = 0)
        : m_payload(std::move(payload))
    {
        m_record.payloadSize = std::uint32_t(m_payload.size());
        m_record.flags = flags;
        m_view.record = &m_record;
        m_view.payload = {reinterpret_cast<const std::uint8_t *>(m_payload.constData()), std::size_t(m_payload.size())};
    }
    const MessageView &newest() override { return m_view; }
    RetainedState retained() override { return retainedState; }
    double rate() override { return perSecond; }
    double ageSeconds() override { return age; }

    double perSecond = 0;
    double age = 0;
    RetainedState retainedState = RetainedState::Untold;
    void forget() { m_view = {}; }

private:
    QByteArray m_payload;
    MessageRecord m_record;
    MessageView m_view;
};

bool holdsFor(const char *filter, OneMessage &message)
{
    const FilterExpression expression = FilterExpression::parse(QString::fromUtf8(filter)).value();
    TermTester tester;
    return expression.holds([&](std::size_t term) { return tester.holds(expression.terms()[term], message); });
}

/// What is deeper than `deepest` levels is one level with slashes in it, as in a tree.
bool nameMatches(const LevelAutomaton &automaton, std::string_view name, int deepest = 1'000)
{
    LevelAutomaton::State state = LevelAutomaton::kStart;
    bool first = true;
    int depth = 0;
    for (std::size_t begin = 0; begin != std::string::npos; first = false) {
        const std::size_t slash = ++depth < deepest ? name.find('/', begin) : std::string::npos;
        const std::string_view level = name.substr(begin, slash - begin);
        if (!automaton.isWithinLevels())
            state = automaton.advance(state, first, level);
        else if (automaton.isIn(level))
            state = 1;
        begin = slash == std::string::npos ? slash : slash + 1;
    }
    return automaton.matches(state);
}

} // namespace

class TestFilterTerms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unitsAreWhatTheySay()
    {
        QCOMPARE(sizeFrom(u"1.5MiB"), 1.5 * 1'048'576);
        QCOMPARE(sizeFrom(u"2gb"), 2e9);
        QCOMPARE(durationFrom(u"1.5H"), 5'400.0);
        QCOMPARE(rateFrom(u"36/h"), 0.01);
        QCOMPARE(numberFrom(u"-2.5e1"), -25.0);
        for (const QStringView text : {u"", u"KB", u"1 KB", u"1XB", u"1KBs", u"--1", u"0x10", u"inf", u"nan", u"1,5"}) {
            QVERIFY2(!sizeFrom(text), qPrintable(text.toString()));
            QVERIFY2(!numberFrom(text), qPrintable(text.toString()));
        }
    }

    void textIsFoundLikeTheSimpleWayFindsIt()
    {
        std::mt19937 random(3);
        const std::vector<std::string> pieces = {"a", "b", "A", "ab", "aab", "B", "ä", "Ä", "ß", "/", "\xFF", "1"};
        int found = 0;
        for (int i = 0; i < 30'000; ++i) {
            const QString needle = QString::fromStdString(randomText(random, pieces, 4));
            const std::string bytes = randomText(random, pieces, 12);
            const QString text = QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
            const bool exact = TextPattern::hasCapitals(needle, false);
            if (needle.contains(QChar::ReplacementCharacter))
                continue; // in the bytes it stands for what is no UTF-8
            const bool ascii = isAscii(needle.toStdString());
            const bool expected = exact ? text.contains(needle) : folded(text, ascii).contains(folded(needle, ascii));
            const TextPattern pattern(TextPattern::Mode::Contains, needle);
            QCOMPARE(pattern.contains(bytes), expected);
            const bool equal = exact ? text == needle : folded(text, ascii) == folded(needle, ascii);
            QCOMPARE(TextPattern(TextPattern::Mode::Equals, needle).match(bytes) == TextPattern::Answer::Yes, equal);
            // A name is searched level by level, with the same result.
            QVERIFY2(nameMatches(LevelAutomaton::forText(needle), bytes) == expected,
                     (needle.toStdString() + " in " + bytes).c_str());
            QCOMPARE(nameMatches(LevelAutomaton::forText(needle), bytes, 1 + int(random() % 3)), expected);
            found += expected;
        }
        QVERIFY(found > 3'000);
    }

    void longNeedlesAreFoundToo()
    {
        const std::string needle(700, 'x');
        const TextPattern pattern(TextPattern::Mode::Contains, QString::fromStdString(needle));
        std::string text(5'000, 'y');
        QVERIFY(!pattern.contains(text));
        text.replace(4'300, 700, needle);
        QVERIFY(pattern.contains(text));
        text[4'400] = 'z';
        QVERIFY(!pattern.contains(text));
    }

    void wildcardsMatchAsTheProtocolSays()
    {
        std::mt19937 random(11);
        int matched = 0;
        for (int i = 0; i < 20'000; ++i) {
            const std::string text = randomText(random, {"a", "/", "b", "+", "#", "$"}, 6);
            const std::string name = randomText(random, {"a", "/", "b", "$"}, 7);
            const QString filter = QString::fromStdString(text);
            if (!LevelAutomaton::isWildcard(filter))
                continue;
            const bool matches = nameMatches(LevelAutomaton::forWildcard(filter), name);
            QVERIFY2(matches == mqtt::topicMatches(text, name), (text + " on " + name).c_str());
            QCOMPARE(nameMatches(LevelAutomaton::forWildcard(filter), name, 1 + int(random() % 3)), matches);
            matched += matches;
        }
        QVERIFY(matched > 500);
        QVERIFY(nameMatches(LevelAutomaton::forWildcard("$share/group/a/+"), "a/b"));
    }

    void capitalsAreMinded()
    {
        const auto finds = [](TextPattern::Mode mode, const char *text, std::string_view bytes) {
            return TextPattern(mode, QString::fromUtf8(text)).match(bytes) == TextPattern::Answer::Yes;
        };
        using Mode = TextPattern::Mode;
        QVERIFY(finds(Mode::Contains, "temp", "inTEMPerature"));
        QVERIFY(!finds(Mode::Contains, "Temp", "inTEMPerature"));
        QVERIFY(finds(Mode::Contains, "ärger", "viel ÄRGER"));
        QVERIFY(finds(Mode::Equals, "on", "ON") && !finds(Mode::Equals, "On", "ON"));
        QVERIFY(finds(Mode::Regex, "^on\\S", "ONE") && !finds(Mode::Regex, "^On", "ONE"));
        QVERIFY(finds(Mode::Regex, "\xC3\xA4+", "\xC3\x84"));
        QVERIFY(finds(Mode::Regex, "a.b", "a\xFF"
                                           "b"));
    }

    void patternsThatBacktrackAreGivenUpOn()
    {
        const TextPattern pattern(TextPattern::Mode::Regex, QStringLiteral("^(a+)+$"));
        QVERIFY(pattern.regexError().isEmpty());
        QCOMPARE(pattern.match("aaaa"), TextPattern::Answer::Yes);
        const std::string trap = std::string(60, 'a').append("b");
        QCOMPARE(pattern.match(trap), TextPattern::Answer::GaveUp);
        // Who asks for more gets no more.
        const TextPattern greedy(TextPattern::Mode::Regex, QStringLiteral("(*LIMIT_MATCH=4000000000)^(a+)+$"));
        QVERIFY(greedy.regexError().isEmpty());
        QCOMPARE(greedy.match(trap), TextPattern::Answer::GaveUp);

        TermTester tester;
        const NamePatternTerm term{pattern};
        QVERIFY(tester.nameHolds(term, "aaa") && !tester.hasGivenUp());
        for (std::uint64_t i = 0; i < TermTester::kMostGivenUp; ++i)
            QVERIFY(!tester.nameHolds(term, trap));
        QVERIFY(tester.hasGivenUp());
        QVERIFY(!tester.nameHolds(term, "aaa")); // it is not tried any more
        QVERIFY(!tester.nameHolds({pattern, true}, "b"));
    }

    void asksTheNewestMessage()
    {
        OneMessage plain("21.5", 1);
        plain.retainedState = RetainedState::Newest;
        plain.age = 12;
        plain.perSecond = 0.4;
        QVERIFY(holdsFor("payload:1.5 payload=21.5 payload>21 -payload>22 payload!=\"21\"", plain));
        QVERIFY(holdsFor("qos:1 qos>0 retained:yes size=4 size<1KB", plain));
        QVERIFY(holdsFor("age>10s age<1min rate>10/min -rate>1/s", plain));
        QVERIFY(!holdsFor("retained:no", plain) && !holdsFor("qos!=1", plain));

        OneMessage json(R"({"t": 20.5, "s": "ON", "big": "21.4 °C", "deep": [{"x": null}], "yes": true, "o": {}})");
        QVERIFY(holdsFor("json.t>20 json.t=20.5 json.t:0.5 json.t=\"20.5\"", json));
        QVERIFY(holdsFor("json.s=on json.s=\"ON\" -json.s=On json.s!=off json.s>0", json));
        QVERIFY(holdsFor("json.big>21 json.big:/^21.*c$/ json.yes=true json.yes=1", json));
        QVERIFY(holdsFor("json.deep[0].x json.deep[0].x=null json.deep json.o", json));
        QVERIFY(!holdsFor("json.none", json) && !holdsFor("json.none!=1", json) && holdsFor("-json.none=1", json));
        QVERIFY(!holdsFor("json.o:x or json.deep=1 or json.t>99 or json.s:/^off/", json));
        QVERIFY(!holdsFor("payload=\"20.5\"", json));

        OneMessage binary(QByteArray("\x00\xFF\x01 on \x00", 8));
        QVERIFY(holdsFor("payload:on -json.a -payload=on size=8", binary));
        OneMessage empty("");
        QVERIFY(holdsFor("payload=\"\" size=0 -payload:a -payload>0", empty));
        OneMessage spaced(" on\n");
        QVERIFY(holdsFor("payload=on", spaced));
    }

    void whatIsRetainedIsYesNoOrUnknown()
    {
        using State = RetainedState;
        const auto answers = [](State state) {
            OneMessage message("1");
            message.retainedState = state;
            QString all;
            for (const char *filter : {"retained:yes", "retained:no", "retained:unknown", "retained!=yes", "-retained:unknown"})
                all += holdsFor(filter, message) ? u'1' : u'0';
            return all;
        };
        for (const State state : {State::Newest, State::Older})
            QCOMPARE(answers(state), QStringLiteral("10001"));
        for (const State state : {State::None, State::Cleared, State::Expired})
            QCOMPARE(answers(state), QStringLiteral("01011"));
        for (const State state : {State::Untold, State::Stale, State::OlderMayExpire})
            QCOMPARE(answers(state), QStringLiteral("00110"));
        QCOMPARE(answers(State::NoTopic), QStringLiteral("00001"));
    }

    void aMessageThatIsGoneAnswersNo()
    {
        OneMessage gone("on");
        gone.age = 1;
        gone.forget();
        for (const char *filter : {"payload:o", "payload!=x", "json.a", "json.a!=1", "qos:0", "retained:no", "size<9",
                                   "age>0", "payload<9"})
            QVERIFY2(!holdsFor(filter, gone), filter);
    }

    void largePayloadsAreSearchedAsFarAsPromised()
    {
        QByteArray large(qsizetype(TermTester::kLongestText), 'x');
        large[100] = 'y';
        OneMessage within(large);
        OneMessage beyond(large + "zebra");
        TermTester tester;
        const auto holds = [&](const char *filter, OneMessage &message) {
            const FilterExpression expression = FilterExpression::parse(QString::fromUtf8(filter)).value();
            return expression.holds([&](std::size_t term) { return tester.holds(expression.terms()[term], message); });
        };
        QVERIFY(holds("payload:xyx", within));
        QVERIFY(!tester.isCut());
        QVERIFY(holds("payload:xyx", beyond) && !holds("payload:zebra", beyond));
        QVERIFY(tester.isCut());
    }
};

QTEST_GUILESS_MAIN(TestFilterTerms)
#include "test_filter_terms.moc"
