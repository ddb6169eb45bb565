// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wire/frame_assembler.h"
#include "protocol/wire/large_publish.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cstring>

using namespace mqtt;

namespace {

constexpr std::size_t kCap = 2 * 1024 * 1024;
constexpr std::size_t kMostMemory = LargePublish::kHead + 2 * FrameAssembler::kBaseCapacity;

/// A byte of a payload that repeats only after a while.
std::uint8_t byteAt(std::size_t i) { return std::uint8_t(i * 2'654'435'761u >> 13); }

/// Everything before the payload.
QByteArray beginning(std::size_t payload, const QByteArray &variableHeader, char first = '\x30')
{
    QByteArray bytes(1, first);
    std::size_t left = payload + std::size_t(variableHeader.size());
    do {
        bytes += char((left & 0x7F) | (left > 0x7F ? 0x80 : 0));
        left >>= 7;
    } while (left != 0);
    return bytes + variableHeader;
}

const QByteArray kTopic("\0\x03"
                        "a/b",
                        5);

/// Gives a PUBLISH to an assembler in pieces and takes what comes out.
struct Reader
{
    explicit Reader(ProtocolVersion version = ProtocolVersion::V311)
    {
        assembler.setMemoryCap(kCap, version);
    }

    void give(const char *bytes, std::size_t count)
    {
        while (count > 0) {
            const auto room = assembler.writable();
            const std::size_t part = std::min(count, room.size());
            std::memcpy(room.data(), bytes, part);
            assembler.commit(part);
            bytes += part;
            count -= part;
            take();
        }
    }
    void give(const QByteArray &bytes) { give(bytes.constData(), std::size_t(bytes.size())); }

    void givePayload(std::size_t size, std::size_t piece)
    {
        std::vector<char> bytes(piece);
        for (std::size_t at = 0; at < size;) {
            const std::size_t count = std::min(piece, size - at);
            for (std::size_t i = 0; i < count; ++i)
                bytes[i] = char(byteAt(at + i));
            hash.addData(QByteArrayView(bytes.data(), qsizetype(count)));
            give(bytes.data(), count);
            at += count;
        }
    }

    void take()
    {
        most = std::max(most, assembler.capacity());
        for (;;) {
            const auto frame = assembler.next();
            if (!frame) {
                fault = frame.error().fault;
                return;
            }
            if (!*frame)
                return;
            Publish publish;
            const auto decoded = decodePublish(**frame, version, Role::Client, publish);
            if (!decoded) {
                fault = decoded.error().fault;
                return;
            }
            ++messages;
            topic = publish.topic;
            id = publish.packetId;
            payload = QByteArray(reinterpret_cast<const char *>(publish.payload.data()),
                                 qsizetype(publish.payload.size()));
            cut = publish.cut ? std::optional<CutPayload>(*publish.cut) : std::nullopt;
            frameSize = (*frame)->size();
        }
    }

    FrameAssembler assembler;
    ProtocolVersion version = ProtocolVersion::V311;
    QCryptographicHash hash{QCryptographicHash::Sha256};
    std::size_t most = 0;
    int messages = 0;
    std::string topic;
    PacketId id = 0;
    QByteArray payload;
    std::optional<CutPayload> cut;
    std::size_t frameSize = 0;
    WireFault fault = WireFault::None;
};

bool sameSum(const CutPayload &cut, const QCryptographicHash &hash)
{
    const QByteArray sum = hash.result();
    return std::equal(sum.begin(), sum.end(), cut.sha256.begin(), cut.sha256.end(),
                      [](char a, std::uint8_t b) { return std::uint8_t(a) == b; });
}

} // namespace

class TestLargePublish : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsHeadLengthAndSum_data()
    {
        QTest::addColumn<qulonglong>("size");
        QTest::addColumn<qulonglong>("piece");
        QTest::newRow("just above the cap") << qulonglong(kCap) << qulonglong(64 * 1024);
        QTest::newRow("in odd pieces") << qulonglong(10'000'019) << qulonglong(4'099);
        QTest::newRow("byte by byte") << qulonglong(8'000'000) << qulonglong(1);
        QTest::newRow("the largest there is") << qulonglong(268'435'455 - 5) << qulonglong(100'000);
    }

    void keepsHeadLengthAndSum()
    {
        QFETCH(qulonglong, size);
        QFETCH(qulonglong, piece);
        Reader reader;
        reader.give(beginning(size, kTopic));
        reader.givePayload(size, piece);
        QCOMPARE(reader.fault, WireFault::None);
        QCOMPARE(reader.messages, 1);
        QCOMPARE(reader.topic, std::string("a/b"));
        QVERIFY(reader.cut.has_value());
        QCOMPARE(reader.cut->payloadSize, std::uint64_t(size));
        QCOMPARE(reader.frameSize, std::size_t(reader.cut->packetSize));
        QVERIFY(sameSum(*reader.cut, reader.hash));
        QCOMPARE(std::size_t(reader.payload.size()),
                 LargePublish::kHead - std::size_t(beginning(size, kTopic).size()));
        for (qsizetype i = 0; i < reader.payload.size(); i += 997)
            QCOMPARE(std::uint8_t(reader.payload[i]), byteAt(std::size_t(i)));
        QVERIFY(reader.most + LargePublish::kHead <= kMostMemory);
        QCOMPARE(reader.assembler.pendingBytes(), std::size_t(0));
        reader.give(beginning(1, kTopic) + 'x'); // and the stream goes on
        QCOMPARE(reader.messages, 2);
        QVERIFY(!reader.cut);
        QCOMPARE(reader.payload, QByteArray("x"));
    }

    void takesTheSameTimePerByteWhateverTheSize()
    {
        const auto nanosecondsPerByte = [](std::size_t size) {
            Reader reader;
            reader.give(beginning(size, kTopic));
            QElapsedTimer elapsed;
            elapsed.start();
            reader.givePayload(size, 1);
            return double(elapsed.nsecsElapsed()) / double(size);
        };
        const double small = nanosecondsPerByte(4'000'000);
        const double large = nanosecondsPerByte(32'000'000);
        qInfo("%.1f and %.1f ns a byte", small, large);
        QVERIFY(large < 4 * small); // quadratic would be 8 times
    }

    void whatFitsIsGatheredAsEver()
    {
        const std::size_t size = kCap - std::size_t(beginning(kCap, kTopic).size());
        Reader reader;
        reader.give(beginning(size, kTopic));
        reader.givePayload(size, 50'000);
        QCOMPARE(reader.messages, 1);
        QVERIFY(!reader.cut);
        QCOMPARE(std::size_t(reader.payload.size()), size);
    }

    void findsThePayloadBehindIdentifierAndProperties()
    {
        Reader reader(ProtocolVersion::V5);
        reader.version = ProtocolVersion::V5;
        const QByteArray text = "\x03" + QByteArray("\x27\x10", 2) + QByteArray(10'000, 'c'); // Content Type
        const QByteArray properties = QByteArray("\x93\x4E", 2) + text;
        reader.give(beginning(5'000'000, kTopic + QByteArray("\0\x07", 2) + properties, '\x34'));
        reader.givePayload(5'000'000, 77'777);
        QCOMPARE(reader.fault, WireFault::None);
        QCOMPARE(reader.messages, 1);
        QCOMPARE(reader.id, PacketId(7));
        QCOMPARE(reader.cut->payloadSize, std::uint64_t(5'000'000));
        QVERIFY(sameSum(*reader.cut, reader.hash));
    }

    void propertiesThatDoNotFitAreRefused()
    {
        Reader reader(ProtocolVersion::V5);
        reader.version = ProtocolVersion::V5;
        QByteArray variable = kTopic + QByteArray("\x80\x80\x80\x01", 4); // 2 MiB of properties
        reader.give(beginning(5'000'000, variable));
        reader.givePayload(2'000'000, 100'000);
        QCOMPARE(reader.fault, WireFault::PacketTooLarge);
        QCOMPARE(reader.messages, 0);
    }

    void aRefusedOneCountsAllThatCame()
    {
        Reader reader(ProtocolVersion::V5);
        reader.version = ProtocolVersion::V5;
        const QByteArray start = beginning(5'000'000, kTopic + QByteArray("\x80\x80\x80\x01", 4));
        reader.give(start);
        reader.givePayload(1'200'000, 100'000);
        QCOMPARE(reader.fault, WireFault::PacketTooLarge);
        QCOMPARE(reader.assembler.pendingBytes(), std::size_t(start.size()) + 1'200'000);
    }

    void onlyAPublishMayBeLarge()
    {
        Reader reader;
        reader.give(beginning(5'000'000, "\0\x01", '\x90'));
        QCOMPARE(reader.fault, WireFault::PacketTooLarge);
    }

    void maximumPacketSizeStillHolds()
    {
        Reader reader;
        reader.assembler.setMaximumPacketSize(3'000'000);
        reader.give(beginning(3'000'000, kTopic));
        QCOMPARE(reader.fault, WireFault::PacketTooLarge);
    }

    void aCutCountsAllThatCame()
    {
        Reader reader;
        reader.give(beginning(5'000'000, kTopic));
        reader.givePayload(3'000'000, 10'000);
        QCOMPARE(reader.assembler.pendingBytes(),
                 3'000'000 + std::size_t(beginning(5'000'000, kTopic).size()));
        reader.assembler.reset();
        QCOMPARE(reader.assembler.pendingBytes(), std::size_t(0));
        reader.give(beginning(1, kTopic) + 'x');
        QCOMPARE(reader.messages, 1);
    }
};

QTEST_APPLESS_MAIN(TestLargePublish)
#include "test_large_publish.moc"
