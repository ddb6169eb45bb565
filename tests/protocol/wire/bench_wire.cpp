// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_wire: packets per second through the wire layer on one core, one JSON object a line.
#include "protocol/wire/codec.h"
#include "protocol/wire/frame_assembler.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

using namespace mqtt;

namespace {

constexpr std::size_t kPackets = 4'000'000;

template <typename Run>
void report(const char *bench, ProtocolVersion version, const Run &run)
{
    double best = 0;
    for (int round = 0; round < 3; ++round) {
        const auto start = std::chrono::steady_clock::now();
        const std::size_t packets = run();
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        best = std::max(best, double(packets) / taken.count());
    }
    std::printf("{\"bench\":\"%s\",\"version\":%d,\"per_second\":%.0f}\n", bench, int(version), best);
    std::fflush(stdout);
}

Publish smallPublish()
{
    static const std::string payload = "21.4";
    Publish packet;
    packet.topic = "line/temp/00042";
    packet.payload = {reinterpret_cast<const std::uint8_t *>(payload.data()), payload.size()};
    return packet;
}

/// The whole receive path: any split of the stream into frames, frames into packets.
std::size_t receive(const std::vector<std::uint8_t> &stream, ProtocolVersion version)
{
    FrameAssembler assembler;
    Publish packet;
    std::size_t packets = 0;
    for (std::size_t at = 0; at < stream.size();) {
        const auto room = assembler.writable();
        const std::size_t count = std::min(room.size(), stream.size() - at);
        std::memcpy(room.data(), stream.data() + at, count);
        assembler.commit(count);
        at += count;
        for (;;) {
            const auto frame = assembler.next();
            if (!frame)
                std::abort();
            if (!*frame)
                break;
            if (!decodePublish(**frame, version, Role::Client, packet))
                std::abort();
            ++packets;
        }
    }
    if (packets != kPackets)
        std::abort();
    return packets;
}

std::size_t send(const Publish &packet, ProtocolVersion version, std::vector<std::uint8_t> &out)
{
    out.clear();
    for (std::size_t i = 0; i < kPackets; ++i) {
        if (out.size() > 256 * 1024)
            out.clear();
        if (!encodePublish(packet, version, out))
            std::abort();
    }
    return kPackets;
}

} // namespace

int main()
{
    for (const ProtocolVersion version : {ProtocolVersion::V311, ProtocolVersion::V5}) {
        std::vector<std::uint8_t> stream;
        for (std::size_t i = 0; i < kPackets; ++i) {
            if (!encodePublish(smallPublish(), version, stream))
                return 1;
        }
        std::vector<std::uint8_t> out;
        report("decode_publish", version, [&] { return receive(stream, version); });
        report("encode_publish", version, [&] { return send(smallPublish(), version, out); });
    }
    return 0;
}
