// SPDX-License-Identifier: GPL-3.0-or-later
//
// What must hold for any bytes whatever: no crash, no acceptance of a part, and what is accepted survives
// being written and read again.
#include "vectors.h"

#include "protocol/core/byte_writer.h"
#include "protocol/core/field_trace.h"

#include <QTest>

#include <random>

using namespace mqtt;
using namespace mqtt::test;

namespace {

/// The same body under the right Remaining Length.
QByteArray withBody(char first, const QByteArray &body)
{
    std::vector<std::uint8_t> header;
    ByteWriter(header).variableByteInteger(std::uint32_t(body.size()));
    QByteArray packet(1, first);
    packet.append(reinterpret_cast<const char *>(header.data()), qsizetype(header.size()));
    return packet + body;
}

/// Decodes; when accepted, encodes and decodes again, and the meaning must be the same. "" when all is well.
QByteArray survives(const QByteArray &bytes, ProtocolVersion version, Role role, std::size_t &accepted)
{
    // An exact copy on the heap, so that a sanitizer sees a read past its end.
    const auto whole = frameOf(bytes);
    if (!whole)
        return {};
    const std::vector<std::uint8_t> exact(whole->bytes.begin(), whole->bytes.end());
    Packet packet;
    if (const auto decoded = decode(Frame{exact, whole->headerSize}, version, role, packet); !decoded) {
        const bool clean = decoded.error().kind != WireErrorKind::Incomplete &&
                           decoded.error().offset <= exact.size() && decoded.error().fault != WireFault::None;
        return clean ? QByteArray() : "unclean error: " + bytes.toHex();
    }
    ++accepted;
    const QByteArray again = encoded(packet, version);
    if (again.isEmpty())
        return "accepted, not encoded: " + bytes.toHex();
    Packet second;
    if (!decode(*frameOf(again), version, role, second) || toJson(second, version) != toJson(packet, version))
        return "changed by encoding: " + bytes.toHex();
    return {};
}

std::vector<Vector> allVectors()
{
    auto vectors = readVectors("valid.jsonl");
    for (const char *file : {"alternates.jsonl", "props-matrix.jsonl"}) {
        const auto more = readVectors(file);
        vectors.insert(vectors.end(), more.begin(), more.end());
    }
    return vectors;
}

} // namespace

class TestWireMutations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverAcceptsAPartOfAPacket();
    void readsACutBodyCleanly();
    void readsWrongLengthFieldsCleanly();
    void survivesFlippedBits();
    void survivesRandomBytes();
};

void TestWireMutations::neverAcceptsAPartOfAPacket()
{
    const auto vectors = readVectors("valid.jsonl");
    QCOMPARE(vectors.size(), std::size_t(2001));
    for (const Vector &vector : vectors) {
        for (qsizetype size = 0; size < vector.bytes.size(); ++size)
            QVERIFY2(verdictOn(vector.bytes.left(size), vector.version, vector.role) == "incomplete",
                     vector.id.constData());
    }
}

void TestWireMutations::readsACutBodyCleanly()
{
    std::size_t accepted = 0;
    for (const Vector &vector : allVectors()) {
        const auto frame = frameOf(vector.bytes);
        QVERIFY(frame);
        const QByteArray body = vector.bytes.mid(frame->headerSize);
        for (qsizetype size = 0; size < body.size(); ++size) {
            const QByteArray wrong =
                survives(withBody(vector.bytes[0], body.left(size)), vector.version, vector.role, accepted);
            QVERIFY2(wrong.isEmpty(), wrong.constData());
        }
    }
    QVERIFY(accepted > 0); // a PUBLISH with less payload, a SUBACK with fewer codes
}

void TestWireMutations::readsWrongLengthFieldsCleanly()
{
    std::size_t accepted = 0;
    for (const Vector &vector : allVectors()) {
        const auto frame = frameOf(vector.bytes);
        QVERIFY(frame);
        FieldTrace trace;
        Packet packet;
        (void)decode(*frame, vector.version, vector.role, packet, &trace);
        for (const Field &field : trace.fields()) {
            const bool prefixed = field.kind == FieldKind::Text || field.kind == FieldKind::Binary;
            const bool variable = field.kind == FieldKind::VariableByteInteger;
            const int length = int(field.length) - 2;
            for (const int value : {0, 1, length - 1, length + 1, 0xFFFF}) {
                QByteArray bytes = vector.bytes;
                const qsizetype at = qsizetype(field.offset);
                if (prefixed && value >= 0) {
                    bytes[at] = char(value >> 8);
                    bytes[at + 1] = char(value);
                } else if (variable) {
                    const int now = std::uint8_t(bytes[at]);
                    bytes[at] = char(value == length - 1 ? now - 1 : value == length + 1 ? now + 1 : value);
                } else {
                    continue;
                }
                const QByteArray wrong = survives(bytes, vector.version, vector.role, accepted);
                QVERIFY2(wrong.isEmpty(), wrong.constData());
            }
        }
    }
}

void TestWireMutations::survivesFlippedBits()
{
    std::size_t accepted = 0;
    const auto vectors = allVectors();
    for (const unsigned seed : {1u, 20u, 300u}) {
        std::mt19937 random(seed);
        for (const Vector &vector : vectors) {
            for (int round = 0; round < 12; ++round) {
                QByteArray bytes = vector.bytes;
                for (unsigned flips = 1 + random() % 3; flips > 0; --flips) {
                    const auto bit = random() % std::size_t(bytes.size() * 8);
                    bytes[qsizetype(bit / 8)] = char(bytes[qsizetype(bit / 8)] ^ (1 << bit % 8));
                }
                const QByteArray wrong = survives(bytes, vector.version, vector.role, accepted);
                QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("seed %1 ").arg(seed) + wrong));
            }
        }
    }
    QVERIFY(accepted > 1000);
}

void TestWireMutations::survivesRandomBytes()
{
    std::size_t accepted = 0;
    std::mt19937 random(4711);
    for (int round = 0; round < 200'000; ++round) {
        QByteArray body(qsizetype(random() % 24), '\0');
        for (char &byte : body)
            byte = char(random() % 4 ? random() % 8 : random()); // small numbers are lengths and identifiers
        const QByteArray packet = withBody(char(random()), body);
        for (const auto version : {ProtocolVersion::V31, ProtocolVersion::V311, ProtocolVersion::V5}) {
            const QByteArray wrong = survives(packet, version, Role(random() % 3), accepted);
            QVERIFY2(wrong.isEmpty(), wrong.constData());
        }
    }
    QVERIFY(accepted > 100);
}

QTEST_APPLESS_MAIN(TestWireMutations)
#include "test_wire_mutations.moc"
