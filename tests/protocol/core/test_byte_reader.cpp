// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/core/byte_reader.h"
#include "protocol/core/byte_writer.h"

#include <QTest>

#include <vector>

using namespace mqtt;

namespace {

using Bytes = std::vector<std::uint8_t>;

} // namespace

class TestByteReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheWriterWrote();
    void writesVariableByteIntegersInTheFewestBytes_data();
    void writesVariableByteIntegersInTheFewestBytes();
    void refusesOtherVariableByteIntegers_data();
    void refusesOtherVariableByteIntegers();
    void keepsTheFirstError();
    void neverReadsPastANarrowedEnd();
    void tracesFieldsAndGroups();
};

void TestByteReader::readsWhatTheWriterWrote()
{
    Bytes bytes;
    ByteWriter writer(bytes);
    writer.byte(0xAB);
    writer.twoBytes(0x1234);
    writer.fourBytes(0xDEADBEEF);
    writer.text("topic");
    writer.binary(Bytes{0, 255});
    writer.bytes(Bytes{7, 8, 9});

    ByteReader reader(bytes, 0);
    QCOMPARE(reader.byte("byte"), std::uint8_t(0xAB));
    QCOMPARE(reader.twoBytes("two"), std::uint16_t(0x1234));
    QCOMPARE(reader.fourBytes("four"), 0xDEADBEEFu);
    QVERIFY(reader.text("text") == "topic");
    const ByteView binary = reader.binary("binary");
    QVERIFY(Bytes(binary.begin(), binary.end()) == (Bytes{0, 255}));
    QCOMPARE(reader.rest("rest").size(), std::size_t(3));
    QVERIFY(reader.atEnd());
    QVERIFY(!reader.failed());
}

void TestByteReader::writesVariableByteIntegersInTheFewestBytes_data()
{
    // MQTT 5.0 Table 1-1
    QTest::addColumn<quint32>("value");
    QTest::addColumn<QByteArray>("hex");
    const std::pair<quint32, const char *> rows[] = {
        {0, "00"},          {127, "7f"},           {128, "8001"},           {16'383, "ff7f"},
        {16'384, "808001"}, {2'097'151, "ffff7f"}, {2'097'152, "80808001"}, {268'435'455, "ffffff7f"},
    };
    for (const auto &[value, hex] : rows)
        QTest::addRow("%u", value) << value << QByteArray(hex);
}

void TestByteReader::writesVariableByteIntegersInTheFewestBytes()
{
    QFETCH(quint32, value);
    QFETCH(QByteArray, hex);
    Bytes bytes;
    ByteWriter(bytes).variableByteInteger(value);
    const QByteArray written(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()));
    QCOMPARE(written.toHex(), hex);
    QCOMPARE(variableByteIntegerSize(value), bytes.size());
    ByteReader reader(bytes, 0);
    QCOMPARE(reader.variableByteInteger("value"), value);
    QVERIFY(reader.atEnd() && !reader.failed());
}

void TestByteReader::refusesOtherVariableByteIntegers_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<int>("fault");
    QTest::newRow("zero in two bytes") << QByteArray("8000") << int(ReadFault::VariableByteInteger);
    QTest::newRow("127 in three bytes") << QByteArray("ff8000") << int(ReadFault::VariableByteInteger);
    QTest::newRow("a fifth byte") << QByteArray("8080808001") << int(ReadFault::VariableByteInteger);
    QTest::newRow("cut") << QByteArray("80") << int(ReadFault::Truncated);
    QTest::newRow("nothing") << QByteArray() << int(ReadFault::Truncated);
}

void TestByteReader::refusesOtherVariableByteIntegers()
{
    QFETCH(QByteArray, hex);
    QFETCH(int, fault);
    const QByteArray raw = QByteArray::fromHex(hex);
    const Bytes bytes(raw.begin(), raw.end());
    ByteReader reader(bytes, 0);
    QCOMPARE(reader.variableByteInteger("value"), 0u);
    QCOMPARE(int(reader.fault()), fault);
}

void TestByteReader::keepsTheFirstError()
{
    const Bytes bytes{0, 9, 'a', 0xFF};
    ByteReader reader(bytes, 0);
    QVERIFY(reader.text("too long").empty());
    QCOMPARE(int(reader.fault()), int(ReadFault::Truncated));
    QCOMPARE(reader.faultOffset(), std::size_t(4));
    QCOMPARE(reader.byte("none left"), std::uint8_t(0));
    QCOMPARE(reader.fourBytes("none left"), 0u);
    QVERIFY(reader.rest("none left").empty());
    QCOMPARE(reader.faultOffset(), std::size_t(4));
}

void TestByteReader::neverReadsPastANarrowedEnd()
{
    const Bytes bytes{1, 2, 3, 4};
    ByteReader reader(bytes, 0);
    const std::size_t end = reader.narrow(1);
    QCOMPARE(reader.byte("inside"), std::uint8_t(1));
    QVERIFY(reader.atEnd());
    reader.widen(end);
    QCOMPARE(reader.byte("behind"), std::uint8_t(2));
    reader.narrow(1);
    QCOMPARE(reader.twoBytes("across"), std::uint16_t(0));
    QCOMPARE(reader.faultOffset(), std::size_t(3));
}

void TestByteReader::tracesFieldsAndGroups()
{
    const Bytes bytes{9, 0, 2, 'h', 'i', 5};
    FieldTrace trace;
    ByteReader reader(bytes, 0, &trace);
    reader.byte("Flags", FieldKind::Flags);
    {
        FieldGroup group(&trace, "Group", reader.offset());
        reader.text("Text");
    }
    reader.rest("Payload");

    QStringList lines;
    for (const Field &field : trace.fields())
        lines.append(QStringLiteral("%1%2 %3+%4")
                         .arg(QString(field.depth, QLatin1Char('>')), QLatin1String(field.name))
                         .arg(field.offset)
                         .arg(field.length));
    QCOMPARE(lines, (QStringList{"Flags 0+1", "Group 1+4", ">Text 1+4", "Payload 5+1"}));
}

QTEST_APPLESS_MAIN(TestByteReader)
#include "test_byte_reader.moc"
