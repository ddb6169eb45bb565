// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

/// The wire format of Protocol Buffers.  Spec: protobuf.dev, "Encoding".
namespace explorer::protobuf {

enum class WireType : std::uint8_t
{
    Varint = 0,
    Fixed64 = 1,
    Length = 2,
    StartGroup = 3,
    EndGroup = 4,
    Fixed32 = 5
};

constexpr std::uint32_t kLargestFieldNumber = 536'870'911;

/// One field as it stands in a message. Offsets are bytes of the whole payload.
struct WireField
{
    std::uint32_t number = 0;
    WireType type = WireType::Varint;
    std::size_t begin = 0;      ///< of the tag
    std::size_t valueBegin = 0; ///< behind the tag and, of Length, behind the length
    std::size_t end = 0;
    std::uint64_t value = 0; ///< of Varint and the fixed ones; of Length its number of bytes
};

struct WireFault
{
    std::size_t offset = 0;
    const char *expected = ""; ///< in English
};

/// Reads the fields of one message, or the elements of one packed field, between two offsets of a payload.
///
/// Nothing outside them is read, whatever the lengths say, and nothing is allocated. Groups are refused: nobody has
/// written them for a decade and a half.
/// Errors    next() and the others say false at the end and at the first fault, which stays; fault() tells them apart.
/// Cost      linear in the fields; what a length covers is skipped, not read.   Thread: any.
class WireReader
{
public:
    WireReader() = default;
    /// `begin` ≤ `end` ≤ payload.size().
    WireReader(std::span<const std::uint8_t> payload, std::size_t begin, std::size_t end)
        : m_payload(payload.data())
        , m_at(begin)
        , m_end(end)
    {}
    explicit WireReader(std::span<const std::uint8_t> payload)
        : WireReader(payload, 0, payload.size())
    {}

    bool next(WireField &field);
    bool varint(std::uint64_t &value);
    bool fixed32(std::uint32_t &value);
    bool fixed64(std::uint64_t &value);

    bool atEnd() const { return m_at == m_end; }
    std::size_t at() const { return m_at; }
    std::size_t end() const { return m_end; }
    const std::optional<WireFault> &fault() const { return m_fault; }

private:
    bool fail(std::size_t offset, const char *expected);

    const std::uint8_t *m_payload = nullptr;
    std::size_t m_at = 0;
    std::size_t m_end = 0;
    std::optional<WireFault> m_fault;
};

/// The fields inside a field of WireType::Length.
inline WireReader inside(std::span<const std::uint8_t> payload, const WireField &field)
{
    return {payload, field.valueBegin, field.end};
}

inline std::string_view textOf(std::span<const std::uint8_t> payload, const WireField &field)
{
    return {reinterpret_cast<const char *>(payload.data()) + field.valueBegin, field.end - field.valueBegin};
}

/// Whether it can be the value of a `string`: unlike in MQTT, U+0000 is a character.
bool isUtf8(std::string_view text);

constexpr std::int64_t fromZigzag(std::uint64_t value)
{
    return std::int64_t(value >> 1) ^ -std::int64_t(value & 1);
}

} // namespace explorer::protobuf
