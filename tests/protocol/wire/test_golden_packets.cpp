// SPDX-License-Identifier: GPL-3.0-or-later
//
// tests/data/packets/*.hex: packets as commented hex, with their meaning, checked both ways.
//   version: 5                the protocol version
//   receiver: client          client, server or any
//   packet: {"type": …}       what it means, in the conformance vectors' form
//   30 05   # …               bytes; '#' starts a comment
#include "vectors.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace mqtt;
using namespace mqtt::test;

namespace {

Vector readGolden(const QString &path)
{
    Vector golden;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return golden;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        const QByteArray value = line.mid(line.indexOf(':') + 1).trimmed();
        if (line.startsWith("version:"))
            golden.version = ProtocolVersion(value.toInt());
        else if (line.startsWith("receiver:"))
            golden.role = value == "client" ? Role::Client : value == "server" ? Role::Server : Role::Any;
        else if (line.startsWith("packet:"))
            golden.packet = parseLine(value);
        else
            golden.bytes += QByteArray::fromHex(line.left(line.indexOf('#')));
    }
    return golden;
}

} // namespace

class TestGoldenPackets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAndWrites_data();
    void readsAndWrites();
};

void TestGoldenPackets::readsAndWrites_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(TEST_DATA_DIR "/packets"));
    const QFileInfoList files = folder.entryInfoList({QStringLiteral("*.hex")}, QDir::Files, QDir::Name);
    QVERIFY(files.size() >= 15); // one for each packet type
    for (const QFileInfo &file : files)
        QTest::newRow(qPrintable(file.completeBaseName())) << file.filePath();
}

void TestGoldenPackets::readsAndWrites()
{
    QFETCH(QString, path);
    const Vector golden = readGolden(path);
    const auto frame = frameOf(golden.bytes);
    QVERIFY(frame);
    QCOMPARE(frame->bytes.size(), std::size_t(golden.bytes.size()));

    Packet packet;
    QVERIFY(decode(*frame, golden.version, golden.role, packet));
    QCOMPARE(toJson(packet, golden.version), golden.packet);

    PacketStorage storage;
    Packet built;
    QVERIFY(fromJson(golden.packet, golden.version, storage, built));
    QCOMPARE(encoded(built, golden.version).toHex(' '), golden.bytes.toHex(' '));
}

QTEST_APPLESS_MAIN(TestGoldenPackets)
#include "test_golden_packets.moc"
