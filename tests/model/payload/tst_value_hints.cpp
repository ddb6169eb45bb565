// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/json_decoder.h"
#include "model/payload/source_lookup.h"
#include "model/payload/unit_guess.h"

#include <QTest>

using namespace explorer;

namespace {

ValueTree treeOf(std::string_view json)
{
    auto tree = JsonDecoder().decode(
        {.payload = {reinterpret_cast<const std::uint8_t *>(json.data()), json.size()}}, DecodeBudget());
    return tree ? *tree : ValueTree();
}

std::int32_t nodeOf(const ValueTree &tree, std::string_view path)
{
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        if (tree.pathOf(std::int32_t(i)) == path)
            return std::int32_t(i);
    }
    return -1;
}

} // namespace

class TestValueHints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unitsAreGuessedFromNames_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("unit"); ///< of the first member
        const auto row = [](const char *json, const char *unit) {
            QTest::newRow(json) << QByteArray(json) << QString::fromUtf8(unit);
        };
        row(R"({"temperature":21.4})", "°C");
        row(R"({"temperature":72})", ""); // may be Fahrenheit
        row(R"({"temp_c":72})", "°C");
        row(R"({"outsideTempF":72})", "°F");
        row(R"({"phase_c":1})", ""); // a letter that stands for something else
        row(R"({"current_a":1.5})", "A");
        row(R"({"channel_a":1.5})", "");
        row(R"({"batteryPct":80})", "%");
        row(R"({"battery":80})", "%");
        row(R"({"battery":3.7})", ""); // volts, most likely
        row(R"({"humidity":0.4})", ""); // a share
        row(R"({"humidity":40.5})", "%");
        row(R"({"pressure_hpa":300})", "hPa");
        row(R"({"pressure":1013.2})", "hPa");
        row(R"({"pressure":3})", "");
        row(R"({"CO2":600})", "ppm");
        row(R"({"co2":"600"})", ""); // text is no number
        row(R"({"rssi":-60})", "dBm");
        row(R"({"rssi":60})", "");
        row(R"({"wind-kmh":12})", "km/h");
        row(R"({"c":12})", "");
        row(R"({"_c":12})", "");
        row(R"({"value":12,"unit":"bar"})", "bar");
        row(R"({"value":12,"other":3,"unit":"bar"})", "bar");
        row(R"({"level":12,"unit":"bar"})", "bar"); // the only number
        row(R"({"level":12,"other":3,"unit":"bar"})", ""); // whose it is is not told
        row(R"({"ts":12,"unit":"bar"})", ""); // no measurement
        row(R"({"flow":12,"flow_unit":"L/min","x":1})", "L/min");
        row(R"({"flow":12,"unit":""})", "");
        row(R"({"flow":12,"unit":"much too long to be a unit of anything"})", "");
        row(R"([21.4])", "");
    }
    void unitsAreGuessedFromNames()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, unit);
        const ValueTree tree = treeOf(json.toStdString());
        QVERIFY(tree.nodes.size() > 1);
        QCOMPARE(QString::fromStdString(unitOf(tree, 1)), unit);
    }

    void aByteBelongsToTheInnermostValue()
    {
        const std::string json = R"({"a": [10, 20], "b": {"c": "xyz"}})";
        const ValueTree tree = treeOf(json);
        const auto at = [&](std::string_view text, std::size_t more = 0) { return nodeAt(tree, json.find(text) + more); };
        QCOMPARE(at("20"), nodeOf(tree, "$.a[1]"));
        QCOMPARE(at("20", 1), nodeOf(tree, "$.a[1]"));
        QCOMPARE(at(", 20"), nodeOf(tree, "$.a")); // between two values: of the one around them
        QCOMPARE(at("xyz"), nodeOf(tree, "$.b.c"));
        QCOMPARE(nodeAt(tree, 0), 0);
        QCOMPARE(nodeAt(tree, json.size()), -1);
        QCOMPARE(nodeAt({}, 0), -1);
        // Bit fields share a byte: the first.
        ValueTree bits;
        bits.nodes.resize(3);
        for (ValueNode &node : bits.nodes)
            node.sourceEnd = 1;
        bits.nodes[0].firstChild = 1;
        bits.nodes[1].nextSibling = 2;
        QCOMPARE(nodeAt(bits, 0), 1);
    }
};

QTEST_APPLESS_MAIN(TestValueHints)
#include "tst_value_hints.moc"
