// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/filter/syntax_printer.h"

#include <QMetaEnum>
#include <QTest>

#include <random>

using namespace explorer;
using Fault = FilterFault::Kind;

class TestFilterParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("meaning");
        const auto row = [](const char *text, const char *meaning) {
            QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromUtf8(meaning);
        };
        row("", "everything");
        row("  \t ", "everything");

        // words
        row("temp", "name has 'temp'");
        row("Temp", "name has 'Temp' exactly");
        row("site/line", "name has 'site/line'");
        row("ärger", "name has 'ärger'");
        row("a b", "and(name has 'a', name has 'b')");
        row("a  and\tb AND c", "and(name has 'a', name has 'b', name has 'c')");
        row("a or b OR c", "or(name has 'a', name has 'b', name has 'c')");
        row("a b or c d", "or(and(name has 'a', name has 'b'), and(name has 'c', name has 'd'))");
        row("not a b", "and(not(name has 'a'), name has 'b')");
        row("-a -b", "and(not(name has 'a'), not(name has 'b'))");
        row("not not a", "not(not(name has 'a'))");
        row("-(a or b) c", "and(not(or(name has 'a', name has 'b')), name has 'c')");
        row("not(a)", "not(name has 'a')");
        row("((a))", "name has 'a'");
        row("a(b)c", "and(name has 'a', name has 'b', name has 'c')");
        row("a-b", "name has 'a-b'");
        row("Or", "name has 'Or' exactly");
        row("oregon android nothing", "and(name has 'oregon', name has 'android', name has 'nothing')");
        row("\"or\"", "name has 'or'");
        row("\"a b\"", "name has 'a b'");
        row("\"say \\\"hi\\\" \\\\ \\n\"", "name has 'say \"hi\" \\ \\n'");
        row("a\"b", "name has 'a\"b'");

        // wildcards and expressions
        row("+/temp", "wildcard");
        row("a/#", "wildcard");
        row("#", "wildcard");
        row("topic:a/+/b", "wildcard");
        row("\"a/+/b\"", "name has 'a/+/b'");
        row("a+b", "name has 'a+b'");
        row("#/a", "name has '#/a'");
        row("/^a+$/", "name matches '^a+$'");
        row("topic:/A/", "name matches 'A' exactly");
        row("/\\S+/", "name matches '\\S+'");
        row("(/(a|b)c/ or x)", "or(name matches '(a|b)c', name has 'x')");
        row("(x or /a(b)/)", "or(name has 'x', name matches 'a(b)')");
        row("/a/b/", "name matches 'a/b'");
        row("/line", "name has '/line'");
        row("//", "name has '//'");
        row("topic=a/b", "name is 'a/b'");
        row("topic != \"A b\"", "name not is 'A b' exactly");

        // payload
        row("payload:error", "payload has 'error'");
        row("payload: \"two words\"", "payload has 'two words'");
        row("payload:/err(or)?/", "payload matches 'err(or)?'");
        row("PAYLOAD=on", "payload is 'on'");
        row("payload!=\"\"", "payload not is ''");
        row("payload>20", "json $ > 20");
        row("payload = 1e3", "json $ = 1000");
        row("payload=\"20\"", "payload is '20'");

        // values
        row("json.a.b", "json $.a.b exists");
        row("json.a b", "and(json $.a exists, name has 'b')");
        row("json[0].x>-1.5", "json $[0].x > -1.5");
        row("json.t<=20", "json $.t <= 20");
        row("json.t==20", "json $.t = 20");
        row("json.state=\"on\"", "json $.state is 'on'");
        row("json.state != ON", "json $.state not is 'ON' exactly");
        row("json.name:kit", "json $.name has 'kit'");
        row("json.name:/^k/", "json $.name matches '^k'");
        row("json.name=/^k/", "json $.name is '/^k/'");
        row("json[\"a b>c\"]>1", "json $[\"a b>c\"] > 1");
        row("json[\"q\\\"q\"]", "json $[\"q\\\"q\"] exists");
        row("(json.a)", "json $.a exists");

        // measures
        row("qos:1", "qos = 1");
        row("qos>=1", "qos >= 1");
        row("retained:yes", "retained");
        row("retained=FALSE", "retained no");
        row("retained:Unknown", "retained unknown");
        row("retained!=unknown", "not retained unknown");
        row("retained!=true", "not retained");
        row("size>10KB", "size > 10000");
        row("size >= 1.5KiB", "size >= 1536");
        row("size<2m", "size < 2000000");
        row("size:0", "size = 0");
        row("rate>3/s", "rate > 3");
        row("rate>30/min", "rate > 0.5");
        row("rate<2", "rate < 2");
        row("age>5", "age > 5");
        row("age<2min", "age < 120");
        row("age>200ms", "age > 0.2");
        row("age>1d", "age > 86400");
        row("size>1KB or rate>3/s -payload:ok",
            "or(size > 1000, and(rate > 3, not(payload has 'ok')))");

        // what only looks like a field
        row("aa:bb:cc", "name has 'aa:bb:cc'");
        row("4a:bb", "name has '4a:bb'");
        row("\"temp>20\"", "name has 'temp>20'");
        row("json", "name has 'json'");
        row("size", "name has 'size'");
        row("a/size:3", "name has 'a/size:3'");
        row("key_1/x=y", "name has 'key_1/x=y'");
        row("wow!", "name has 'wow!'");
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(QString, meaning);
        const auto syntax = parseFilterSyntax(text);
        QVERIFY2(syntax.has_value(), syntax ? "" : qPrintable(QString::number(int(syntax.error().kind))));
        QCOMPARE(SyntaxPrinter::print(*syntax), meaning);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("offset");
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<bool>("unfinished");
        const auto row = [](const char *text, Fault kind, int offset, int length, const char *subject = "",
                            bool unfinished = false) {
            QTest::addRow("%.60s", text) << QString::fromUtf8(text) << int(kind) << offset << length
                                         << QString::fromUtf8(subject) << unfinished;
        };
        constexpr bool kUnfinished = true;
        row("a or", Fault::TermMissing, 4, 0, "or", kUnfinished);
        row("a AND ", Fault::TermMissing, 6, 0, "AND", kUnfinished);
        row("not", Fault::TermMissing, 3, 0, "not", kUnfinished);
        row("a -", Fault::TermMissing, 3, 0, "-", kUnfinished);
        row("a - b", Fault::TermMissing, 3, 0, "-");
        row("a or or b", Fault::TermMissing, 5, 0, "or");
        row("not and b", Fault::TermMissing, 4, 0, "not");
        row("()", Fault::TermMissing, 1, 0, "(");
        row("(", Fault::TermMissing, 1, 0, "(", kUnfinished);
        row("or a", Fault::TermMissingBefore, 0, 2, "or");
        row("  and", Fault::TermMissingBefore, 2, 3, "and");
        row("a and and b", Fault::TermMissing, 6, 0, "and");
        row("(a b", Fault::StillOpen, 0, 1, "", kUnfinished);
        row("x (a (b)", Fault::StillOpen, 2, 1, "", kUnfinished);
        row("a) b", Fault::NothingToClose, 1, 1);
        row(")", Fault::NothingToClose, 0, 1);
        row("(a))", Fault::NothingToClose, 3, 1);
        row("x \"abc", Fault::QuoteOpen, 2, 1, "", kUnfinished);
        row("\"abc\\\"", Fault::QuoteOpen, 0, 1, "", kUnfinished);
        row("\"\"", Fault::ValueMissing, 0, 2, "\"\"");
        row("payload:\"\"", Fault::ValueMissing, 8, 2, "\"\"");

        row("a temp>20", Fault::UnknownField, 2, 4, "temp");
        row("paylod:x", Fault::UnknownField, 0, 6, "paylod");
        row("temp_1.max>5", Fault::UnknownField, 0, 10, "temp_1.max");
        row("json:x", Fault::UnknownField, 0, 4, "json");
        row("topic>a", Fault::OperatorUnfit, 0, 5, "topic");
        row("x retained>yes", Fault::OperatorUnfit, 2, 8, "retained");

        row("size>", Fault::ValueMissing, 5, 0, "size>", kUnfinished);
        row("(qos: )", Fault::ValueMissing, 6, 0, "qos:");
        row("topic:", Fault::ValueMissing, 6, 0, "topic:", kUnfinished);
        row("json.a>", Fault::ValueMissing, 7, 0, "json.a>", kUnfinished);
        row("size>big", Fault::NotASize, 5, 3, "big", kUnfinished);
        row("size>big x", Fault::NotASize, 5, 3, "big");
        row("size>-1", Fault::NotASize, 5, 2, "-1", kUnfinished);
        row("size>1e999", Fault::NotASize, 5, 5, "1e999", kUnfinished);
        row("age>5x", Fault::NotADuration, 4, 2, "5x", kUnfinished);
        row("rate>3/y", Fault::NotARate, 5, 3, "3/y", kUnfinished);
        row("qos:3", Fault::NotAQos, 4, 1, "3", kUnfinished);
        row("retained:maybe x", Fault::NotYesOrNo, 9, 5, "maybe");
        row("json.a>on x", Fault::NotANumber, 7, 2, "on");
        row("payload>nan", Fault::NotANumber, 8, 3, "nan", kUnfinished);

        row("json.", Fault::BadPath, 5, 0, "json.", kUnfinished);
        row("x json.a..b y", Fault::BadPath, 9, 1, "json.a..b");
        row("json[x]>1", Fault::BadPath, 5, 1, "json[x]");
        row("json.ä[ >1", Fault::BadPath, 7, 0, "json.ä[");
        row("x /a(/ y", Fault::BadRegex, 5, 0, "a(");
        row("/a**+/", Fault::BadRegex, 3, 1, "a**+");
    }
    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(int, kind);
        const auto syntax = parseFilterSyntax(text);
        QVERIFY(!syntax.has_value());
        QCOMPARE(int(syntax.error().kind), kind);
        QTEST(int(syntax.error().offset), "offset");
        QTEST(int(syntax.error().length), "length");
        QTEST(syntax.error().subject, "subject");
        QTEST(syntax.error().unfinished, "unfinished");
    }

    void staysWithinItsBounds()
    {
        const auto kindOf = [](const QString &text) {
            const auto parsed = FilterExpression::parse(text);
            return parsed ? -1 : int(parsed.error().kind);
        };
        const QString longest(FilterExpression::kLongestText, u'x');
        QCOMPARE(kindOf(longest), -1);
        QCOMPARE(kindOf(longest + u'x'), int(Fault::TooLong));

        const QString most = QStringLiteral("a ").repeated(qsizetype(FilterExpression::kMostTerms));
        QCOMPARE(kindOf(most), -1);
        QCOMPARE(kindOf(most + u'b'), int(Fault::TooManyTerms));

        constexpr int kDeepest = FilterExpression::kDeepest;
        QCOMPARE(kindOf(QString(kDeepest, u'(') + u'a' + QString(kDeepest, u')')), -1);
        QCOMPARE(kindOf(QString(kDeepest + 1, u'(') + u'a'), int(Fault::TooDeep));
        QCOMPARE(kindOf(QString(kDeepest, u'-') + u'a'), -1);
        QCOMPARE(kindOf(QString(1'999, u'-') + u'a'), int(Fault::TooDeep));
        QCOMPARE(kindOf(QStringLiteral("not ").repeated(400)), int(Fault::TooDeep));
        QCOMPARE(kindOf(QString(2'000, u'(')), int(Fault::TooDeep));
    }

    void knowsWhatAnExpressionAsksFor()
    {
        const auto parse = [](const char *text) { return *FilterExpression::parse(QString::fromUtf8(text)); };
        QVERIFY(FilterExpression().isEmpty() && parse("  ").isEmpty());
        QVERIFY(parse("a (b or c)").growsDownwards());
        QVERIFY(!parse("a -b").growsDownwards());
        QVERIFY(!parse("a/#").growsDownwards());
        QVERIFY(!parse("/a/").growsDownwards());
        QVERIFY(!parse("a or /a/ or b/#").asksMessages());
        QVERIFY(parse("a or qos:1").asksMessages());
        QVERIFY(!parse("a qos:1 size>3").asksTime());
        QVERIFY(parse("a or not age>3").asksTime() && parse("rate>1").asksTime());

        QStringList marks;
        for (const auto &mark : parse("Site -line (x or not(-y)) \"two words\" payload:p #").marks())
            marks += mark.text + QLatin1String(mark.foldsCase ? "~" : "");
        marks.sort();
        QCOMPARE(marks, (QStringList{"Site", "two words~", "x~", "y~"}));
    }

    void decidesLikeItsSyntax()
    {
        // Every answer its terms may give, against the plain meaning of the tree.
        for (const char *text : {"a", "a b", "a or b", "-a", "a (b or -c) or -(d a)", "payload:a or (b -/c/) or d",
                                 "-(a or -(b c) d)", "(a or json.x) (b or size>3) -c or d"}) {
            const QString source = QString::fromUtf8(text);
            const FilterExpression expression = *FilterExpression::parse(source);
            const FilterSyntax syntax = *parseFilterSyntax(source);
            for (unsigned answers = 0; answers < 1u << syntax.terms.size(); ++answers) {
                std::vector<bool> value;
                for (const auto &node : syntax.nodes) {
                    const auto of = [&](std::size_t child) { return bool(value[child]); };
                    switch (node.kind) {
                    case FilterSyntax::Kind::Term:
                        value.push_back(answers >> node.term & 1);
                        break;
                    case FilterSyntax::Kind::Not:
                        value.push_back(!of(node.children.front()));
                        break;
                    case FilterSyntax::Kind::And:
                        value.push_back(std::ranges::all_of(node.children, of));
                        break;
                    case FilterSyntax::Kind::Or:
                        value.push_back(std::ranges::any_of(node.children, of));
                        break;
                    }
                }
                const bool holds = expression.holds([&](std::size_t term) { return answers >> term & 1; });
                QVERIFY2(holds == value.back(), text);
            }
        }
    }

    void asksCheapTermsFirst()
    {
        const auto first = [](const char *text) {
            const FilterExpression expression = *FilterExpression::parse(QString::fromUtf8(text));
            std::vector<std::size_t> asked;
            (void)expression.holds([&](std::size_t term) {
                asked.push_back(term);
                return false;
            });
            return asked;
        };
        QCOMPARE(first("payload:x site"), (std::vector<std::size_t>{1}));
        QCOMPARE(first("json.a or /x/ or site"), (std::vector<std::size_t>{2, 1, 0}));
        QCOMPARE(first("(payload:x or a) (b or c)"), (std::vector<std::size_t>{2, 3}));
    }

    void takesAnythingThatIsTyped()
    {
        std::mt19937 random(5);
        const QStringList pieces = {"(", ")", "-", " ", "or", "and", "not", "\"", "\\", "/", "a", "Ä", "json", ".",
                                    "[", "]", "payload", "size", ":", ">", "=", "!", "10", "KB", "#", "+", "😀",
                                    "qos", "age", "5s", "topic", "*", "{", QString(QChar(0xD800)), QString(QChar(0))};
        int parsed = 0;
        for (int i = 0; i < 30'000; ++i) {
            QString text;
            for (unsigned left = random() % 14; left > 0; --left)
                text += pieces[qsizetype(random() % unsigned(pieces.size()))];
            const auto syntax = parseFilterSyntax(text);
            if (syntax) {
                ++parsed;
                const auto expression = FilterExpression::parse(text);
                QVERIFY(expression.has_value());
                QVERIFY(expression->isEmpty() || expression->text() == text);
                (void)expression->holds([&](std::size_t) { return random() % 2; });
                continue;
            }
            const FilterFault &fault = syntax.error();
            QVERIFY2(fault.offset >= 0 && fault.length >= 0 && fault.offset + fault.length <= text.size(),
                     qPrintable(text));
            QVERIFY(!fault.unfinished || fault.offset + fault.length == text.size() ||
                    fault.kind == Fault::QuoteOpen || fault.kind == Fault::StillOpen);
        }
        QVERIFY(parsed > 1'000 && parsed < 29'000);
    }
};

QTEST_GUILESS_MAIN(TestFilterParser)
#include "test_filter_parser.moc"
