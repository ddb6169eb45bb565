// SPDX-License-Identifier: GPL-3.0-or-later
//
// Input     how often the stream repeats, the limits, how many read sizes and these, then the stream.
//
// Promises  However the stream is split, it yields the frames and the error of whole delivery, which put
//           together are the stream itself. The buffer stays in proportion to what has come and is not yet a
//           frame, and below the memory cap. Of a PUBLISH above that cap the facts are right.
#include "check.h"
#include "input.h"

#include "protocol/wire/frame_assembler.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cstring>
#include <vector>

using namespace mqtt;

namespace {

constexpr std::size_t kLongestStream = 400 * 1024;
constexpr std::size_t kLeastRoom = 32 * 1024;

struct Limits
{
    std::uint32_t packet = FrameAssembler::kLargestPacket;
    std::size_t memory = FrameAssembler::kLargestPacket;
};

struct Outcome
{
    std::vector<std::uint8_t> frameBytes;
    std::vector<std::size_t> frameSizes;
    std::optional<WireError> error;
    std::size_t pending = 0;
};

/// Of a PUBLISH that went by.
void checkFacts(const Frame &frame)
{
    FUZZ_CHECK(frame.type() == PacketType::Publish && frame.cut->packetSize == frame.bytes.size());
    FUZZ_CHECK(frame.cut->payloadSize <= frame.bytes.size());
    const ByteView payload = frame.bytes.last(std::size_t(frame.cut->payloadSize));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(payload.data(), qsizetype(payload.size())));
    const QByteArray expected = hash.result();
    FUZZ_CHECK(std::equal(expected.begin(), expected.end(), frame.cut->sha256.begin(),
                          frame.cut->sha256.end(),
                          [](char a, std::uint8_t b) { return std::uint8_t(a) == b; }));
    Publish publish;
    Frame whole = frame;
    whole.cut = nullptr;
    if (decodePublish(whole, ProtocolVersion::V5, Role::Client, publish))
        FUZZ_CHECK(publish.payload.size() == payload.size());
}

/// False when the assembler refused.
bool drain(FrameAssembler &assembler, Outcome &outcome)
{
    for (;;) {
        const auto frame = assembler.next();
        if (!frame) {
            FUZZ_CHECK(!outcome.error || *outcome.error == frame.error());
            outcome.error = frame.error();
            return false;
        }
        if (!*frame)
            return true;
        const ByteView bytes = (*frame)->bytes;
        if ((*frame)->cut != nullptr) // below LargePublish::kHead, so that nothing of it is missing
            checkFacts(**frame);
        FUZZ_CHECK((*frame)->headerSize >= 2 && (*frame)->headerSize <= bytes.size());
        FUZZ_CHECK(bytes.size() <= assembler.maximumPacketSize());
        outcome.frameBytes.insert(outcome.frameBytes.end(), bytes.begin(), bytes.end());
        outcome.frameSizes.push_back(bytes.size());
    }
}

void read(FrameAssembler &assembler, ByteView bytes, std::size_t &mostPending)
{
    while (!bytes.empty()) {
        const std::size_t pending = assembler.pendingBytes();
        mostPending = std::max(mostPending, pending);
        const auto room = assembler.writable();
        FUZZ_CHECK(!room.empty());
        FUZZ_CHECK(assembler.pendingBytes() == pending);
        FUZZ_CHECK(assembler.capacity() <=
                   std::max(FrameAssembler::kBaseCapacity, 4 * mostPending + 2 * kLeastRoom));
        FUZZ_CHECK(assembler.capacity() == FrameAssembler::kBaseCapacity ||
                   pending > FrameAssembler::kBaseCapacity / 2);
        const std::size_t count = std::min(room.size(), bytes.size());
        std::memcpy(room.data(), bytes.data(), count);
        assembler.commit(count);
        bytes = bytes.subspan(count);
    }
}

/// `readSizes` empty: everything is read before anything is taken out.
Outcome deliver(ByteView stream, ByteView readSizes, const Limits &limits)
{
    FrameAssembler assembler;
    assembler.setMaximumPacketSize(limits.packet);
    assembler.setMemoryCap(limits.memory, ProtocolVersion::V5);
    Outcome outcome;
    std::size_t mostPending = 0;
    if (readSizes.empty()) {
        read(assembler, stream, mostPending);
        (void)drain(assembler, outcome);
    }
    for (std::size_t at = 0, turn = 0; at < stream.size() && !readSizes.empty(); ++turn) {
        const std::uint8_t code = readSizes[turn % readSizes.size()];
        const std::size_t wanted = (std::size_t(1) << (code & 15)) + (code >> 4);
        const std::size_t count = std::min(std::max(wanted, stream.size() / 512), stream.size() - at);
        read(assembler, stream.subspan(at, count), mostPending);
        at += count;
        if (!drain(assembler, outcome)) {
            (void)drain(assembler, outcome); // says the same once more
            break;
        }
        // What is left is the beginning of a packet, or of a large one too little to be worth hashing.
        FUZZ_CHECK(assembler.pending().size() < std::max(limits.memory, kLeastRoom));
    }
    outcome.pending = assembler.pendingBytes();
    assembler.reset();
    FUZZ_CHECK(assembler.capacity() == FrameAssembler::kBaseCapacity && assembler.pendingBytes() == 0);
    return outcome;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static constexpr std::uint32_t kLimits[] = {FrameAssembler::kLargestPacket, 2, 127, 20'000, 400'000};

    fuzz::Input input(data, size);
    const std::uint8_t repeat = input.byte(); // seldom: long streams are slow
    const unsigned repeats = repeat < 0xF0 ? 1 : 1u << (repeat & 0x0F);
    static constexpr std::size_t kCaps[] = {FrameAssembler::kLargestPacket, 4, 100, 40'000};
    const std::uint8_t choice = input.byte();
    const Limits limits{kLimits[choice % 5], kCaps[choice / 64]};
    const ByteView readSizes = input.bytes(1u + input.byte() % 16);
    const ByteView once = input.rest();
    std::vector<std::uint8_t> stream;
    for (unsigned i = 0; i < repeats && stream.size() + once.size() <= kLongestStream; ++i)
        stream.insert(stream.end(), once.begin(), once.end());

    const Outcome whole = deliver(stream, {}, limits);
    FUZZ_CHECK(whole.frameBytes.size() + whole.pending == stream.size());
    FUZZ_CHECK(std::equal(whole.frameBytes.begin(), whole.frameBytes.end(), stream.begin()));
    if (readSizes.empty())
        return 0;
    const Outcome split = deliver(stream, readSizes, limits);
    FUZZ_CHECK(split.frameSizes == whole.frameSizes);
    FUZZ_CHECK(split.frameBytes == whole.frameBytes);
    FUZZ_CHECK(split.error == whole.error);
    FUZZ_CHECK(split.error || split.pending == whole.pending);
    return 0;
}
