// SPDX-License-Identifier: GPL-3.0-or-later
//
// Input     a version and receiver selector, then one packet; its Remaining Length is put right.
// Promises  no read past the packet; an error lies within it; a trace changes nothing and stays within it;
// what
//           decode() accepts encode() can write, in bytes that decode() reads as the same packet; a reused
//           packet forgets what was in it.
#include "check.h"
#include "exact_frame.h"
#include "input.h"
#include "packet_equal.h"

#include "protocol/core/field_trace.h"

using namespace mqtt;

namespace {

void checkError(const WireError &error, std::size_t packetSize)
{
    FUZZ_CHECK(error.kind != WireErrorKind::Incomplete);
    FUZZ_CHECK(error.fault != WireFault::None);
    FUZZ_CHECK(error.offset <= packetSize);
    FUZZ_CHECK(error.section != nullptr && *error.section != '\0');
}

void checkTrace(const FieldTrace &trace, std::size_t packetSize)
{
    for (const Field &field : trace.fields())
        FUZZ_CHECK(field.offset <= packetSize && field.length <= packetSize - field.offset);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static Packet reused;

    fuzz::Input input(data, size);
    const std::uint8_t selector = input.byte();
    const ProtocolVersion version = fuzz::versionFrom(selector);
    const Role role = fuzz::roleFrom(selector);
    const ByteView packetBytes = input.rest();
    if (packetBytes.empty())
        return 0;
    const fuzz::ExactFrame exact(packetBytes[0], fuzz::ExactFrame::bodyOf(packetBytes));

    Packet packet;
    const auto decoded = decode(exact.frame(), version, role, packet);
    FieldTrace trace;
    const auto again = decode(exact.frame(), version, role, reused, &trace);
    checkTrace(trace, exact.size());
    FUZZ_CHECK(decoded.has_value() == again.has_value());
    if (!decoded) {
        checkError(decoded.error(), exact.size());
        FUZZ_CHECK(decoded.error() == again.error());
        return 0;
    }
    FUZZ_CHECK(fuzz::equal(packet, reused));

    std::vector<std::uint8_t> encoded;
    FUZZ_CHECK(encode(packet, version, encoded).has_value());
    FUZZ_CHECK(encoded.size() <= exact.size()); // the shortest form
    const fuzz::ExactFrame written{ByteView(encoded)};
    FUZZ_CHECK(written.isWhole() && written.size() == encoded.size());
    Packet second;
    FUZZ_CHECK(decode(written.frame(), version, role, second).has_value());
    FUZZ_CHECK(fuzz::equal(packet, second));
    return 0;
}
