// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/series/value_finder.h"

#include <QtTest>

using explorer::FoundValue;
using explorer::ValueFinder;
using explorer::ValuePath;

namespace {

/// "kind text", empty when there is none.
QByteArray find(ValueFinder &finder, const QByteArray &payload, const char *path)
{
    const auto found =
        finder.find({reinterpret_cast<const std::uint8_t *>(payload.constData()), std::size_t(payload.size())},
                    ValuePath::parse(path).value());
    if (!found)
        return {};
    const char *const kinds[] = {"object", "array", "string", "number", "boolean", "null"};
    return QByteArray(kinds[int(found->kind)]) + ' ' + QByteArray::fromStdString(found->text);
}

} // namespace

class TestValueFinder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhateverStandsThere_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *payload, const char *path, const char *expected) {
            QTest::newRow(name) << QByteArray(payload) << QByteArray(path) << QByteArray(expected);
        };
        row("string", R"({"s": "on"})", "s", "string on");
        row("escapes", "{\"s\": \"a\\\"\\u00e4\"}", "s", "string a\"\xC3\xA4");
        row("number as spelt", R"({"n": 1.50e3 })", "n", "number 1.50e3");
        row("true", R"({"b": true})", "b", "boolean true");
        row("false", R"([false])", "[0]", "boolean false");
        row("null", R"({"x": null})", "x", "null null");
        row("object", R"({"o": {"a": 1}})", "o", "object ");
        row("array", R"({"o": []})", "o", "array ");
        row("deep", R"({"o": [1, {"a b": "x"}]})", "o[1][\"a b\"]", "string x");
        row("escaped key", R"({"\u0061": 1})", "a", "number 1");
        row("the last of repeated keys", R"({"a": 1, "a": "x"})", "a", "string x");
        row("the last leads nowhere", R"({"a": {"b": 1}, "a": 2})", "a.b", "");
        row("missing", R"({"a": 1})", "b", "");
        row("through a scalar", R"({"a": 1})", "a.b", "");
        row("index beyond", R"([1])", "[1]", "");
        row("whole document", R"({"a": 1})", "$", "");
        row("scalar document", "1", "a", "");
        row("empty", "", "a", "");
        row("byte order mark", "\xEF\xBB\xBF {\"a\": 1}", "a", "number 1");
        row("broken behind it", R"({"a": 1, )", "a", "");
        row("text behind it", R"({"a": 1} x)", "a", "");
        row("no number", R"({"a": 1.})", "a", "");
        row("no null", R"({"a": nulx})", "a", "");
    }
    void findsWhateverStandsThere()
    {
        QFETCH(QByteArray, payload);
        QFETCH(QByteArray, path);
        ValueFinder finder;
        QTEST(find(finder, payload, path.constData()), "expected");
    }

    void refusesEveryTruncationOfADocument()
    {
        ValueFinder finder;
        const QByteArray document = R"({"a": [1, {"b": "x"}], "c": "end"})";
        QCOMPARE(find(finder, document, "a[1].b"), QByteArray("string x"));
        for (qsizetype length = 0; length < document.size(); ++length)
            QCOMPARE(find(finder, document.left(length), "a[1].b"), QByteArray());
        QCOMPARE(find(finder, document, "c"), QByteArray("string end"));
    }

    void largeDocumentsAreReadAndDeepOnesRefused()
    {
        ValueFinder finder;
        const QByteArray large = "{\"pad\": \"" + QByteArray(3'000'000, 'x') + "\", \"a\": \"y\"}";
        QCOMPARE(find(finder, large, "a"), QByteArray("string y"));
        QCOMPARE(find(finder, "{\"a\": 1}", "a"), QByteArray("number 1"));
        const QByteArray deep = "{\"a\": 1, \"d\": " + QByteArray(100'000, '[') + QByteArray(100'000, ']') + '}';
        QCOMPARE(find(finder, deep, "a"), QByteArray());
    }
};

QTEST_APPLESS_MAIN(TestValueFinder)
#include "tst_value_finder.moc"
