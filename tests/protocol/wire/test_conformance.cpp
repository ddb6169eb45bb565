// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectors.h"

#include <QTest>

using namespace mqtt;
using namespace mqtt::test;

class TestConformance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesAndEncodesEveryValidPacket();
    void decodesTheAlternateForms();
    void refusesEveryPropertyWhereItMustNotBe();

private:
    static void decodesTo(const Vector &vector)
    {
        const auto frame = frameOf(vector.bytes);
        QVERIFY2(frame, vector.id.constData());
        Packet packet;
        QVERIFY2(decode(*frame, vector.version, vector.role, packet), vector.id.constData());
        QVERIFY2(toJson(packet, vector.version) == vector.packet, vector.id.constData());
    }
    static QByteArray encodeModel(const Vector &vector)
    {
        PacketStorage storage;
        Packet packet;
        return fromJson(vector.packet, vector.version, storage, packet) ? encoded(packet, vector.version)
                                                                        : QByteArray();
    }
};

void TestConformance::decodesAndEncodesEveryValidPacket()
{
    const auto vectors = readVectors("valid.jsonl");
    QCOMPARE(vectors.size(), std::size_t(2001));
    for (const Vector &vector : vectors) {
        decodesTo(vector);
        if (encodeModel(vector) != vector.bytes)
            QFAIL(vector.id.constData());
    }
}

void TestConformance::decodesTheAlternateForms()
{
    const auto vectors = readVectors("alternates.jsonl");
    QCOMPARE(vectors.size(), std::size_t(24));
    for (const Vector &vector : vectors) {
        decodesTo(vector);
        // What is written is no longer, and means the same.
        const QByteArray shortest = encodeModel(vector);
        QVERIFY2(!shortest.isEmpty() && shortest.size() <= vector.bytes.size(), vector.id.constData());
        Vector again = vector;
        again.bytes = shortest;
        decodesTo(again);
    }
}

void TestConformance::refusesEveryPropertyWhereItMustNotBe()
{
    const auto vectors = readVectors("props-matrix.jsonl");
    QCOMPARE(vectors.size(), std::size_t(314));
    for (const Vector &vector : vectors) {
        const QString verdict = verdictOn(vector.bytes, vector.version, vector.role);
        QVERIFY2(verdict == vector.expect, vector.id.constData());
    }
}

QTEST_APPLESS_MAIN(TestConformance)
#include "test_conformance.moc"
