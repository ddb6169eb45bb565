// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wire/frame_assembler.h"

#include "protocol/wire/wire_fault_table.h"

#include <algorithm>
#include <cstring>

namespace mqtt {

namespace {

/// A read system call should have at least this much room.
constexpr std::size_t kLeastRoom = 32 * 1024;

std::unique_ptr<std::uint8_t[]> uninitialised(std::size_t bytes)
{
    return std::make_unique_for_overwrite<std::uint8_t[]>(bytes);
}

} // namespace

FrameAssembler::FrameAssembler()
    : m_buffer(uninitialised(kBaseCapacity))
    , m_capacity(kBaseCapacity)
{}

FrameAssembler::~FrameAssembler() = default;

void FrameAssembler::setMemoryCap(std::size_t bytes, ProtocolVersion version)
{
    m_memoryCap = bytes;
    m_version = version;
}

std::span<std::uint8_t> FrameAssembler::writable()
{
    if (m_largeGiven)
        forgetLarge();
    const std::size_t pending = m_end - m_begin;
    if (pending == 0)
        m_begin = m_end = 0;

    const bool cramped = m_capacity - m_end < kLeastRoom;
    if (m_capacity > kBaseCapacity && pending <= kBaseCapacity / 2)
        relocate(kBaseCapacity); // the large packet is gone
    else if (cramped && m_begin > 0 && (m_begin >= pending || pending <= kBaseCapacity / 2))
        moveToFront(); // paid for by the bytes handed out since, or nearly so
    else if (cramped)  // moving would cost more than the bytes handed out since have paid for
        relocate(2 * m_capacity);
    return {m_buffer.get() + m_end, m_capacity - m_end};
}

void FrameAssembler::relocate(std::size_t capacity)
{
    const std::size_t pending = m_end - m_begin;
    auto buffer = uninitialised(capacity);
    std::memcpy(buffer.get(), m_buffer.get() + m_begin, pending);
    m_buffer = std::move(buffer);
    m_capacity = capacity;
    m_begin = 0;
    m_end = pending;
}

void FrameAssembler::moveToFront()
{
    const std::size_t pending = m_end - m_begin;
    std::memmove(m_buffer.get(), m_buffer.get() + m_begin, pending);
    m_begin = 0;
    m_end = pending;
}

void FrameAssembler::commit(std::size_t bytes) { m_end += bytes; }

tl::expected<std::optional<Frame>, WireError> FrameAssembler::next()
{
    if (m_failure)
        return tl::unexpected(*m_failure);
    if (m_largeGiven)
        forgetLarge();
    if (m_large)
        return nextOfLarge();

    const std::uint8_t *at = m_buffer.get() + m_begin;
    const std::size_t pending = m_end - m_begin;
    if (pending < 2)
        return std::optional<Frame>();

    std::size_t length = at[1] & 0x7F;
    std::size_t headerSize = 2;
    while (at[headerSize - 1] & 0x80) {
        if (headerSize == 5) {
            m_failure = makeWireError(WireFault::RemainingLength, ProtocolVersion::V5, 4);
            return tl::unexpected(*m_failure);
        }
        if (headerSize == pending)
            return std::optional<Frame>();
        length |= std::size_t(at[headerSize] & 0x7F) << (7 * (headerSize - 1));
        ++headerSize;
    }

    const std::size_t size = headerSize + length;
    if (size > m_maximumPacketSize)
        return tooLarge();
    if (size > m_memoryCap) {
        if (PacketType(at[0] >> 4) != PacketType::Publish)
            return tooLarge();
        m_large.emplace(size, std::uint8_t(headerSize), m_version);
        return nextOfLarge();
    }
    if (size > pending)
        return std::optional<Frame>();
    m_begin += size;
    return std::optional<Frame>(Frame{{at, size}, std::uint8_t(headerSize)});
}

tl::expected<std::optional<Frame>, WireError> FrameAssembler::nextOfLarge()
{
    const std::size_t pending = m_end - m_begin;
    const std::size_t count = std::min(pending, m_large->missing());
    // Bytes that trickle in are hashed together.
    if (count < m_large->missing() && count < kLeastRoom)
        return std::optional<Frame>();
    const ByteView taken{m_buffer.get() + m_begin, count};
    m_begin += count;
    if (!m_large->take(taken))
        return tooLarge();
    if (m_large->missing() > 0)
        return std::optional<Frame>();
    m_largeGiven = true;
    return std::optional<Frame>(m_large->frame());
}

tl::unexpected<WireError> FrameAssembler::tooLarge()
{
    m_failure = makeWireError(WireFault::PacketTooLarge, ProtocolVersion::V5, 1);
    return tl::unexpected(*m_failure);
}

void FrameAssembler::forgetLarge()
{
    m_large.reset();
    m_largeGiven = false;
}

void FrameAssembler::reset()
{
    forgetLarge();
    if (m_capacity != kBaseCapacity) {
        m_buffer = uninitialised(kBaseCapacity);
        m_capacity = kBaseCapacity;
    }
    m_begin = m_end = 0;
    m_failure.reset();
}

} // namespace mqtt
