// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/core/utf8.h"

#include <cstdint>
#include <cstring>

namespace mqtt {

namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101u;
constexpr std::uint64_t kHighBits = 0x8080808080808080u;

std::uint64_t load8(const unsigned char *bytes)
{
    std::uint64_t block;
    std::memcpy(&block, bytes, sizeof block);
    return block;
}

/// Eight bytes of 0x01…0x7F. Exact, because a borrow can only start at a byte that fails anyway.
bool isPlainAscii(std::uint64_t block) { return ((block | (block - kOnes)) & kHighBits) == 0; }

bool isContinuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

/// Length of the well-formed sequence at `at`, 0 when there is none.  Unicode 15, Table 3-7
std::size_t sequenceLength(const unsigned char *at, const unsigned char *end)
{
    const unsigned char lead = *at;
    const std::size_t left = std::size_t(end - at);
    if (lead < 0x80)
        return lead != 0 ? 1 : 0; // [MQTT-1.5.4-2]
    if (lead < 0xC2)
        return 0; // a continuation byte, or an overlong form
    if (lead < 0xE0)
        return left >= 2 && isContinuation(at[1]) ? 2 : 0;
    if (lead < 0xF0) {
        if (left < 3 || !isContinuation(at[1]) || !isContinuation(at[2]))
            return 0;
        if (lead == 0xE0 && at[1] < 0xA0)
            return 0; // overlong
        if (lead == 0xED && at[1] >= 0xA0)
            return 0; // a surrogate [MQTT-1.5.4-1]
        return 3;
    }
    if (lead < 0xF5) {
        if (left < 4 || !isContinuation(at[1]) || !isContinuation(at[2]) || !isContinuation(at[3]))
            return 0;
        if (lead == 0xF0 && at[1] < 0x90)
            return 0; // overlong
        if (lead == 0xF4 && at[1] >= 0x90)
            return 0; // beyond U+10FFFF
        return 4;
    }
    return 0;
}

} // namespace

std::size_t firstInvalidUtf8(std::string_view text)
{
    const auto *begin = reinterpret_cast<const unsigned char *>(text.data());
    const auto *end = begin + text.size();
    const auto *at = begin;
    while (at != end) {
        if (end - at >= 8 && isPlainAscii(load8(at))) {
            at += 8;
            continue;
        }
        const std::size_t length = sequenceLength(at, end);
        if (length == 0)
            break;
        at += length;
    }
    return std::size_t(at - begin);
}

bool isValidUtf8(std::string_view text) { return firstInvalidUtf8(text) == text.size(); }

} // namespace mqtt
