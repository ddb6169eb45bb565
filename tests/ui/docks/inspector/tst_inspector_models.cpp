// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/docks/inspector/inspector_samples.h"
#include "ui/docks/inspector/diff_model.h"
#include "ui/docks/inspector/property_facts.h"
#include "ui/docks/inspector/text_chunks.h"
#include "ui/docks/inspector/value_tree_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace ui;

class TestInspectorModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsADocumentAsRows();
    void replacesValuesOfTheSameShapeInPlace();
    void bringsLargeFamiliesInPieces();
    void offersChartsWhereANumberIs();
    void comparesMessagesByWhatTheyAre();
    void listsDifferences();
    void saysWhatEachPropertyMeans();
    void breaksLongLinesBetweenCharacters();
};

namespace {

QString print(const QAbstractItemModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QString out;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        out += QString(depth * 2, u' ') + index.data().toString() + u'=' +
               index.siblingAtColumn(1).data().toString() + u'\n';
        out += print(model, index, depth + 1);
    }
    return out;
}

MessageDiff diffOf(const QByteArray &before, const QByteArray &after)
{
    const std::atomic<bool> cancelled = false;
    return diffMessages(explorer::PayloadFormats(), {.payload = before}, {.payload = after}, cancelled);
}

} // namespace

void TestInspectorModels::showsADocumentAsRows()
{
    ValueTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setDocument(decoded(R"({"t":21.40,"list":[1,{"deep":null}],"none":{},"t":"\u202e"})"));
    QCOMPARE(print(model), QStringLiteral("t=21.40\n"
                                          "list=2 element(s)\n"
                                          "  0=1\n"
                                          "  1=1 member(s)\n"
                                          "    deep=null\n"
                                          "none=empty object\n"
                                          "t=⟦U+202E⟧\n"));
    model.setDocument(decoded("21.4"));
    QCOMPARE(print(model), QStringLiteral("Value=21.4\n"));
    model.setDocument({});
    QCOMPARE(model.rowCount(), 0);
    model.setDocument(decoded("{\"broken\":"));
    QCOMPARE(model.rowCount(), 0);
}

void TestInspectorModels::replacesValuesOfTheSameShapeInPlace()
{
    ValueTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setDocument(decoded(R"({"a":1,"b":{"c":2}})"));
    const QPersistentModelIndex deep = model.index(0, ValueTreeModel::Value, model.index(1, 0));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setDocument(decoded(R"({"a":1,"b":{"c":3}})"));
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(deep.data().toString(), QStringLiteral("3"));
    QVERIFY(deep.data(ValueTreeModel::ChangedRole).toBool());
    QVERIFY(!model.index(0, 1).data(ValueTreeModel::ChangedRole).toBool());
    model.setDocument(decoded(R"({"a":1,"b":{"d":3}})"));
    QCOMPARE(reset.count(), 1);
}

void TestInspectorModels::bringsLargeFamiliesInPieces()
{
    QByteArray many = "[";
    for (int i = 0; i < 5000; ++i)
        many += "1,";
    many.back() = ']';
    ValueTreeModel model;
    model.setDocument(decoded("{\"x\":" + many + "}"));
    const QModelIndex array = model.index(0, 0);
    constexpr int kPiece = ValueTreeModel::kPiece;
    QCOMPARE(model.rowCount(array), kPiece + 1);
    const auto last = [&] { return model.index(model.rowCount(array) - 1, ValueTreeModel::Value, array); };
    QVERIFY(model.isMoreRow(last()) && last().data(ValueTreeModel::MoreRole).toBool());
    QCOMPARE(last().parent(), array);
    QCOMPARE(model.nodeOf(last()), -1);
    QCOMPARE(last().data().toString(), QStringLiteral("3,000 more: click or press Enter for the next 2,000"));
    QVERIFY(!last().data(ValueTreeModel::PathRole).isValid() && !last().data(ValueTreeModel::ChartableRole).toBool());

    const QPersistentModelIndex more(last());
    model.showMore(last());
    QCOMPARE(model.rowCount(array), 2 * kPiece + 1);
    QCOMPARE(more.row(), 2 * kPiece); // it stays behind those that came
    QCOMPARE(last().data().toString(), QStringLiteral("1,000 more: click or press Enter for the next 1,000"));
    model.showMore(last());
    QCOMPARE(model.rowCount(array), 5000);
    QVERIFY(!model.isMoreRow(last()) && !more.isValid());
    QCOMPARE(last().data(ValueTreeModel::PathRole).toByteArray(), QByteArray("$.x[4999]"));
}

void TestInspectorModels::offersChartsWhereANumberIs()
{
    ValueTreeModel model;
    model.setDocument(
        decoded(R"({"n":1,"b":true,"u":"21.4 °C","on":"ON","s":"words","z":null,"o":{"x":2}})"));
    QStringList chartable;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, 0).data(ValueTreeModel::ChartableRole).toBool())
            chartable += QString::fromUtf8(model.index(row, 0).data(ValueTreeModel::PathRole).toByteArray());
    }
    QCOMPARE(chartable, (QStringList{QStringLiteral("$.n"), QStringLiteral("$.b"), QStringLiteral("$.u"),
                                     QStringLiteral("$.on")}));
}

void TestInspectorModels::comparesMessagesByWhatTheyAre()
{
    const MessageDiff structure = diffOf(R"({"t":21.4,"x":1})", R"({"t":22.0,"y":2})");
    QCOMPARE(int(structure.means), int(MessageDiff::Means::Structure));
    QCOMPARE(structure.rows.size(), std::size_t(3));
    QCOMPARE(structure.rows[0].place, QStringLiteral("$.t"));
    QCOMPARE(structure.rows[0].delta, QStringLiteral("+0.6"));
    QCOMPARE(int(diffOf("one\ntwo\n", "one\n2\n").means), int(MessageDiff::Means::Lines));
    QCOMPARE(diffOf("one\ntwo\n", "one\n2\n").rows.size(), std::size_t(2));
    const MessageDiff bytes = diffOf(QByteArray("\0\1\2\3", 4), QByteArray("\0\1\xFF\3", 4));
    QCOMPARE(int(bytes.means), int(MessageDiff::Means::Bytes));
    QCOMPARE(bytes.rows[0].before, QStringLiteral("02"));
    QCOMPARE(bytes.rows[0].after, QStringLiteral("ff"));
    QVERIFY(diffOf("{}", "{ }").equal());
}

void TestInspectorModels::listsDifferences()
{
    DiffModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setDiff(diffOf(R"({"a":1,"gone":2})", R"({"a":5,"new":3})"));
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells += model.index(row, column).data().toString();
        rows += cells.join(u'|');
    }
    QCOMPARE(rows, (QStringList{QStringLiteral("changed|$.a|1|5|+4"), QStringLiteral("added|$.new||3|"),
                                QStringLiteral("removed|$.gone|2||")}));
}

void TestInspectorModels::saysWhatEachPropertyMeans()
{
    using mqtt::PropertyId;
    InspectedMessage sample = message("a/b", "12345");
    sample.properties = {mqtt::Property::ofNumber(PropertyId::PayloadFormatIndicator, 1),
                         mqtt::Property::ofNumber(PropertyId::MessageExpiryInterval, 60),
                         mqtt::Property::ofText(PropertyId::ContentType, "application/json"),
                         mqtt::Property::ofText(PropertyId::ResponseTopic, "reply/here"),
                         mqtt::Property::ofText(PropertyId::CorrelationData, std::string("\x01ok", 3)),
                         mqtt::Property::ofNumber(PropertyId::SubscriptionIdentifier, 5),
                         mqtt::Property::user("site", "<b>3</b>")};
    QStringList lines;
    for (const Fact &fact : factsOf(sample, sample.wallNs + 20'000'000'000))
        lines += fact.name + QStringLiteral(": ") + fact.value;
    for (const char *line :
         {"Topic: a/b", "Age: 20 s", "QoS: 1 (at least once)", "Retain flag: yes", "DUP flag: no",
          "Packet identifier: 12", "Payload format: 1: UTF-8 text", "Content type: application/json",
          "Response topic: reply/here", "Correlation data: ⟦U+0001⟧ok (01 6f 6b)",
          "Subscription identifier: 5", "User property site: <b>3</b>"})
        QVERIFY2(lines.contains(QString::fromUtf8(line)), line);
    QVERIFY(lines.filter(QStringLiteral("expires in 40 s")).size() == 1);
    const auto late = factsOf(sample, sample.wallNs + 90'000'000'000);
    QVERIFY(std::ranges::any_of(
        late, [](const Fact &fact) { return fact.value.contains(QStringLiteral("expired 30 s ago")); }));
    QVERIFY(factsOf({}, 0).empty());

    sample.payload = "\xFF";
    sample.filters = {"a/#", "#"};
    sample.properties[4].value = std::string(100, 'x');
    lines.clear();
    for (const Fact &fact : factsOf(sample, sample.wallNs)) {
        lines += fact.name + QStringLiteral(": ") + fact.value;
        if (fact.name == QStringLiteral("Correlation data"))
            QCOMPARE(fact.copied.size(), 299); // all of it
    }
    QVERIFY(lines.contains(QStringLiteral("Payload format: 1: UTF-8 text, which the payload is not")));
    QVERIFY(lines.contains(QStringLiteral("Matching subscriptions: a/#  #")));
    QVERIFY(lines.filter(QStringLiteral("… 100 byte")).size() == 1);
}

void TestInspectorModels::breaksLongLinesBetweenCharacters()
{
    const std::string text = std::string(2047, 'x').append("é") + std::string(3000, 'y') + "\r\nz\t\x01\n\nend";
    TextChunks chunks(text);
    QString all;
    while (!chunks.atEnd()) {
        if (!all.isEmpty())
            all += u'\n';
        all += chunks.next(1500);
    }
    const QStringList lines = all.split(u'\n');
    QCOMPARE(lines.size(), 6);
    QCOMPARE(lines[0], QString(2047, u'x'));
    QVERIFY(lines[1].startsWith(u'é'));
    QCOMPARE(lines[1].size() + lines[2].size(), 3001);
    QCOMPARE(lines[3], QStringLiteral("z\t⟦U+0001⟧"));
    QCOMPARE(lines[4], QString());
    QCOMPARE(lines[5], QStringLiteral("end"));
}

QTEST_MAIN(TestInspectorModels)
#include "tst_inspector_models.moc"
