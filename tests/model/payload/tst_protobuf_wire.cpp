// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/protobuf_wire.h"

#include <QTest>

#include <string>
#include <vector>

using namespace explorer::protobuf;

class TestProtobufWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFieldsWithTheirPlaces();
    void refusesWhatIsNoMessage_data();
    void refusesWhatIsNoMessage();
    void readsPackedElements();
    void staysWithinItsPart();
    void turnsZigzagBack();
};

namespace {

std::vector<std::uint8_t> bytes(const char *hex)
{
    const QByteArray raw = QByteArray::fromHex(hex);
    return {raw.begin(), raw.end()};
}

/// "number/type [begin,valueBegin,end) value" a field; then the fault.
std::string read(WireReader reader)
{
    std::string out;
    WireField field;
    while (reader.next(field)) {
        out += std::to_string(field.number) + '/' + std::to_string(int(field.type)) + " [" + std::to_string(field.begin) + ',' +
               std::to_string(field.valueBegin) + ',' + std::to_string(field.end) + ") " + std::to_string(field.value) + '\n';
    }
    if (reader.fault())
        out += "fault at " + std::to_string(reader.fault()->offset) + ": " + reader.fault()->expected + '\n';
    return out;
}

} // namespace

void TestProtobufWire::readsFieldsWithTheirPlaces()
{
    const auto message = bytes("089601" "12026869" "1d0000ac41" "210100000000000000" "f8ffffff0f01");
    QCOMPARE(read(WireReader(message)), std::string("1/0 [0,1,3) 150\n"
                                                    "2/2 [3,5,7) 2\n"
                                                    "3/5 [7,8,12) 1101791232\n"
                                                    "4/1 [12,13,21) 1\n"
                                                    "536870911/0 [21,26,27) 1\n"));
    QCOMPARE(textOf(message, {.valueBegin = 5, .end = 7}), std::string_view("hi"));
    QCOMPARE(read(WireReader(std::span<const std::uint8_t>())), std::string());
}

void TestProtobufWire::refusesWhatIsNoMessage_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("no value") << QByteArray("08") << QByteArray("fault at 1: a varint\n");
    QTest::newRow("half a varint") << QByteArray("0896") << QByteArray("fault at 1: the end of a varint\n");
    QTest::newRow("ten bytes hold 64 bits") << QByteArray("08ffffffffffffffffff01") << QByteArray("1/0 [0,1,11) 18446744073709551615\n");
    QTest::newRow("65 bits") << QByteArray("08ffffffffffffffffff02") << QByteArray("fault at 1: a varint of at most 64 bits\n");
    QTest::newRow("eleven bytes") << QByteArray("08ffffffffffffffffff8001") << QByteArray("fault at 1: a varint of at most 64 bits\n");
    QTest::newRow("field 0") << QByteArray("0001") << QByteArray("fault at 0: a field number from 1 to 536,870,911\n");
    QTest::newRow("field too large") << QByteArray("808080801001") << QByteArray("fault at 0: a field number from 1 to 536,870,911\n");
    QTest::newRow("half a tag") << QByteArray("080188") << QByteArray("1/0 [0,1,2) 1\nfault at 2: the end of a varint\n");
    QTest::newRow("lying length") << QByteArray("12ffffffff0f6869") << QByteArray("fault at 1: a length within what is left\n");
    QTest::newRow("length of 2^64-1") << QByteArray("12ffffffffffffffffff01") << QByteArray("fault at 1: a length within what is left\n");
    QTest::newRow("no length") << QByteArray("12") << QByteArray("fault at 1: a length\n");
    QTest::newRow("short fixed32") << QByteArray("1d000000") << QByteArray("fault at 1: four bytes\n");
    QTest::newRow("short fixed64") << QByteArray("2100000000000000") << QByteArray("fault at 1: eight bytes\n");
    QTest::newRow("missing fixed64") << QByteArray("21") << QByteArray("fault at 1: eight bytes\n");
    QTest::newRow("group") << QByteArray("0b08010c") << QByteArray("fault at 0: a wire type other than that of groups\n");
    QTest::newRow("end of a group") << QByteArray("0c") << QByteArray("fault at 0: a wire type other than that of groups\n");
    QTest::newRow("wire type 7") << QByteArray("0f") << QByteArray("fault at 0: a wire type from 0 to 5\n");
}

void TestProtobufWire::refusesWhatIsNoMessage()
{
    QFETCH(QByteArray, hex);
    QFETCH(QByteArray, expected);
    const auto message = bytes(hex);
    QCOMPARE(QByteArray::fromStdString(read(WireReader(message))), expected);
}

void TestProtobufWire::readsPackedElements()
{
    const auto packed = bytes("01" "9601" "ff");
    WireReader reader(packed);
    std::uint64_t value = 0;
    QVERIFY(reader.varint(value));
    QCOMPARE(value, 1u);
    QVERIFY(reader.varint(value));
    QCOMPARE(value, 150u);
    QVERIFY(!reader.varint(value));
    QVERIFY(reader.fault());
    QVERIFY(!reader.varint(value)); // the fault stays
    QCOMPARE(reader.fault()->offset, 3u);

    const auto numbers = bytes("01000000" "0200000000000000");
    WireReader fixed(numbers);
    std::uint32_t small = 0;
    QVERIFY(fixed.fixed32(small));
    QCOMPARE(small, 1u);
    QVERIFY(fixed.fixed64(value));
    QCOMPARE(value, 2u);
    QVERIFY(!fixed.fixed32(small));
    QVERIFY(!fixed.fault() && fixed.atEnd());
}

void TestProtobufWire::staysWithinItsPart()
{
    const auto message = bytes("0a0308960112");
    WireReader outer(message, 0, 5);
    WireField field;
    QVERIFY(outer.next(field));
    QCOMPARE(read(inside(message, field)), std::string("1/0 [2,3,5) 150\n"));
    QCOMPARE(read(WireReader(message, 2, 4)), std::string("fault at 3: the end of a varint\n"));
}

void TestProtobufWire::turnsZigzagBack()
{
    QCOMPARE(fromZigzag(0), 0);
    QCOMPARE(fromZigzag(1), -1);
    QCOMPARE(fromZigzag(2), 1);
    QCOMPARE(fromZigzag(~std::uint64_t(0)), std::numeric_limits<std::int64_t>::min());
    QCOMPARE(fromZigzag(~std::uint64_t(0) - 1), std::numeric_limits<std::int64_t>::max());
}

QTEST_GUILESS_MAIN(TestProtobufWire)
#include "tst_protobuf_wire.moc"
