// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectors.h"

#include "protocol/wire/frame_assembler.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cstring>

using namespace mqtt;
using namespace mqtt::test;

namespace {

void feed(FrameAssembler &assembler, const QByteArray &bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const auto room = assembler.writable();
        const qsizetype count = std::min(bytes.size() - at, qsizetype(room.size()));
        std::memcpy(room.data(), bytes.constData() + at, std::size_t(count));
        assembler.commit(std::size_t(count));
        at += count;
    }
}

QByteArray copyOf(ByteView bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size())};
}

/// Takes every whole frame; false when the assembler refused.
bool drain(FrameAssembler &assembler, QByteArrayList &frames)
{
    for (;;) {
        const auto frame = assembler.next();
        if (!frame)
            return false;
        if (!*frame)
            return true;
        frames.append(copyOf((*frame)->bytes));
    }
}

QByteArray publishOfSize(std::uint32_t body)
{
    QByteArray packet(1, '\x30');
    std::uint32_t left = body;
    do {
        packet.append(char((left & 0x7F) | (left > 0x7F ? 0x80 : 0)));
        left >>= 7;
    } while (left);
    packet.append(QByteArray(qsizetype(body), '\0'));
    return packet;
}

QByteArrayList someFrames()
{
    QByteArrayList frames;
    const auto vectors = readVectors("valid.jsonl");
    for (std::size_t i = 0; i < vectors.size(); i += 37)
        frames.append(vectors[i].bytes);
    frames.append(publishOfSize(128));
    frames.append(publishOfSize(16'384));
    return frames;
}

} // namespace

class TestFrameAssembler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void yieldsTheSameFramesForEverySplitPoint();
    void yieldsTheSameFramesByteByByte();
    void readsPacketsWithoutDrainingInBetween();
    void refusesAFifthLengthByte();
    void refusesTooLargeAPacketAsSoonAsItIsAnnounced();
    void growsOnlyWithBytesThatCame();
    void isLinearForABigPacketByteByByte();
    void isLinearForSmallPacketsInOneRead();
    void shrinksBackAfterALargePacket();
    void needsNoLargerBufferForHalfOfOne();
    void startsAnewAfterReset();
};

void TestFrameAssembler::yieldsTheSameFramesForEverySplitPoint()
{
    const QByteArrayList expected = someFrames().mid(0, 20);
    const QByteArray stream = expected.join();
    for (qsizetype split = 0; split <= stream.size(); ++split) {
        FrameAssembler assembler;
        QByteArrayList frames;
        feed(assembler, stream.left(split));
        QVERIFY(drain(assembler, frames));
        feed(assembler, stream.mid(split));
        QVERIFY(drain(assembler, frames));
        QVERIFY2(frames == expected, qPrintable(QString::number(split)));
        QCOMPARE(assembler.pendingBytes(), std::size_t(0));
    }
}

void TestFrameAssembler::yieldsTheSameFramesByteByByte()
{
    const QByteArrayList expected = someFrames();
    FrameAssembler assembler;
    QByteArrayList frames;
    for (const char byte : expected.join()) {
        feed(assembler, QByteArray(1, byte));
        QVERIFY(drain(assembler, frames));
    }
    QVERIFY(frames == expected);
}

void TestFrameAssembler::readsPacketsWithoutDrainingInBetween()
{
    QByteArrayList expected;
    for (int i = 0; i < 300; ++i)
        expected.append(publishOfSize(std::uint32_t(i * 37)));
    FrameAssembler assembler;
    QByteArrayList frames;
    for (const QByteArray &packet : expected) {
        feed(assembler, packet);
        if (const auto frame = assembler.next(); frame && *frame && frames.size() < 200) // at most one a read
            frames.append(copyOf((*frame)->bytes));
        else
            QVERIFY(frames.size() >= 200);
    }
    QVERIFY(frames == expected.mid(0, 200));
}

void TestFrameAssembler::refusesAFifthLengthByte()
{
    FrameAssembler assembler;
    feed(assembler, QByteArray::fromHex("30ffffff"));
    QVERIFY(assembler.next() && !*assembler.next());
    feed(assembler, QByteArray::fromHex("80"));
    for (int i = 0; i < 2; ++i) { // every next() repeats it
        const auto frame = assembler.next();
        QVERIFY(!frame);
        QCOMPARE(frame.error().fault, WireFault::RemainingLength);
        QCOMPARE(frame.error().kind, WireErrorKind::Malformed);
    }
}

void TestFrameAssembler::refusesTooLargeAPacketAsSoonAsItIsAnnounced()
{
    FrameAssembler assembler;
    assembler.setMaximumPacketSize(100);
    QByteArrayList frames;
    feed(assembler, publishOfSize(98));
    QVERIFY(drain(assembler, frames));
    QCOMPARE(frames.size(), 1);
    feed(assembler, QByteArray::fromHex("3063"));
    const auto frame = assembler.next();
    QVERIFY(!frame);
    QCOMPARE(frame.error().fault, WireFault::PacketTooLarge);
    QCOMPARE(frame.error().reasonCode, ReasonCode::PacketTooLarge);
}

void TestFrameAssembler::growsOnlyWithBytesThatCame()
{
    FrameAssembler assembler;
    feed(assembler, QByteArray::fromHex("30ffffff7f") + QByteArray(100, 'x')); // 256 MiB announced
    QVERIFY(assembler.next() && !*assembler.next());
    QVERIFY(!assembler.writable().empty());
    QCOMPARE(assembler.capacity(), FrameAssembler::kBaseCapacity);
    std::size_t arrived = 105;
    for (int i = 0; i < 2'000; ++i) { // 20 MB in reads of 10,000 bytes
        feed(assembler, QByteArray(10'000, 'x'));
        arrived += 10'000;
        QVERIFY(assembler.next() && !*assembler.next());
        QVERIFY(assembler.capacity() <= std::max(FrameAssembler::kBaseCapacity, 2 * arrived + 64 * 1024));
    }
    QCOMPARE(assembler.pendingBytes(), arrived);
}

void TestFrameAssembler::isLinearForABigPacketByteByByte()
{
    const QByteArray packet = publishOfSize(8'000'000);
    FrameAssembler assembler;
    QElapsedTimer timer;
    timer.start();
    bool whole = false;
    for (const char byte : packet) {
        const auto room = assembler.writable();
        room[0] = std::uint8_t(byte);
        assembler.commit(1);
        const auto frame = assembler.next();
        whole = frame && *frame;
    }
    QVERIFY(whole);
    QVERIFY2(timer.elapsed() < 5'000, "a quadratic assembler takes hours");
}

void TestFrameAssembler::isLinearForSmallPacketsInOneRead()
{
    QByteArray stream;
    const QByteArray packet = publishOfSize(18);
    constexpr int kPackets = 64 * 1024 * 1024 / 20;
    stream.reserve(kPackets * 20);
    for (int i = 0; i < kPackets; ++i)
        stream.append(packet);

    FrameAssembler assembler;
    feed(assembler, stream);
    QElapsedTimer timer;
    timer.start();
    int frames = 0;
    for (auto frame = assembler.next(); frame && *frame; frame = assembler.next())
        ++frames;
    QCOMPARE(frames, kPackets);
    QVERIFY2(timer.elapsed() < 3'000, "a quadratic assembler takes hours");
    assembler.writable();
    QCOMPARE(assembler.capacity(), FrameAssembler::kBaseCapacity);
}

void TestFrameAssembler::shrinksBackAfterALargePacket()
{
    FrameAssembler assembler;
    QByteArrayList frames;
    feed(assembler, publishOfSize(5'000'000) + QByteArray::fromHex("30050001"));
    QVERIFY(assembler.capacity() >= 5'000'000);
    QVERIFY(drain(assembler, frames));
    feed(assembler, QByteArray::fromHex("612122"));
    QVERIFY(drain(assembler, frames));
    QCOMPARE(assembler.capacity(), FrameAssembler::kBaseCapacity);
    QCOMPARE(frames.size(), 2);
    QCOMPARE(frames[1].toHex(), QByteArray("30050001612122"));
}

/// Found by fuzz_frames: a tail of just under half the buffer, behind frames of just under the other half.
void TestFrameAssembler::needsNoLargerBufferForHalfOfOne()
{
    FrameAssembler assembler;
    QByteArrayList frames;
    feed(assembler, publishOfSize(110'000) + publishOfSize(200'000).left(126'000)); // fits in one read
    QVERIFY(drain(assembler, frames));
    QCOMPARE(assembler.pendingBytes(), std::size_t(126'000));
    for (int i = 0; i < 3; ++i) {
        QVERIFY(assembler.writable().size() >= 32 * 1024);
        QCOMPARE(assembler.capacity(), FrameAssembler::kBaseCapacity);
    }
    feed(assembler, publishOfSize(200'000).mid(126'000));
    QVERIFY(drain(assembler, frames));
    QVERIFY(frames == (QByteArrayList{publishOfSize(110'000), publishOfSize(200'000)}));
}

void TestFrameAssembler::startsAnewAfterReset()
{
    FrameAssembler assembler;
    feed(assembler, QByteArray::fromHex("30ffffffff"));
    QVERIFY(!assembler.next());
    assembler.reset();
    QCOMPARE(assembler.pendingBytes(), std::size_t(0));
    feed(assembler, QByteArray::fromHex("d000"));
    const auto frame = assembler.next();
    QVERIFY(frame && *frame);
    QCOMPARE((*frame)->type(), PacketType::Pingresp);
}

QTEST_APPLESS_MAIN(TestFrameAssembler)
#include "test_frame_assembler.moc"
