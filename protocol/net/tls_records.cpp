// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/tls_records.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace mqtt {

namespace {

constexpr std::uint8_t kHandshakeRecord = 22;
constexpr std::uint8_t kCertificateRequest = 13;
constexpr std::size_t kRecordHead = 5;
constexpr std::size_t kMessageHead = 4;

/// The handshake messages before anything else comes, out of their records.
std::vector<std::uint8_t> handshakeIn(ByteView bytes)
{
    std::vector<std::uint8_t> messages;
    while (bytes.size() >= kRecordHead && bytes[0] == kHandshakeRecord) {
        const std::size_t length = std::size_t(bytes[3]) << 8 | bytes[4];
        bytes = bytes.subspan(kRecordHead);
        const ByteView content = bytes.first(std::min(length, bytes.size()));
        messages.insert(messages.end(), content.begin(), content.end());
        bytes = bytes.subspan(content.size());
    }
    return messages;
}

} // namespace

bool looksLikeTls(ByteView bytes)
{
    return bytes.size() >= 2 && bytes[0] >= 0x14 && bytes[0] <= 0x18 && bytes[1] == 0x03;
}

bool asksForCertificate(ByteView bytes)
{
    const std::vector<std::uint8_t> messages = handshakeIn(bytes);
    for (ByteView rest = messages; rest.size() >= kMessageHead;) {
        if (rest[0] == kCertificateRequest)
            return true;
        const std::size_t length = std::size_t(rest[1]) << 16 | std::size_t(rest[2]) << 8 | rest[3];
        if (rest.size() - kMessageHead < length)
            return false;
        rest = rest.subspan(kMessageHead + length);
    }
    return false;
}

} // namespace mqtt
