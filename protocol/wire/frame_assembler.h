// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/wire/codec.h"
#include "protocol/wire/large_publish.h"

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

namespace mqtt {

/// Turns an arbitrary split of the byte stream into whole MQTT frames.
///
/// The owner reads straight into writable() and then tells commit() how many bytes came; next() yields
/// frames until it returns nullopt ("need more"). Frames borrow the assembler's buffer and are valid
/// until the next writable().
///
/// A PUBLISH larger than the memory cap is not gathered: its frame has the beginning of it
/// (LargePublish::kHead) and the facts of the rest.
///
/// Errors    RemainingLength when a fourth length byte still continues; PacketTooLarge as soon as the fixed
///           header announces more than maximumPacketSize(), or more than the memory cap for anything but a
///           PUBLISH. After an error every next() repeats it.
/// Cost      linear in bytes, whatever packet sizes and splits: only the tail of an unfinished packet is ever
///           moved. The buffer grows with bytes that have really come, never with an announced length, and
///           shrinks back to its base size after a large packet.
/// Thread    the connection's.          Spec  MQTT 5.0 §2.1.4, 3.1.1 §2.2.3
class FrameAssembler
{
public:
    static constexpr std::size_t kBaseCapacity = 256 * 1024;
    static constexpr std::uint32_t kLargestPacket = 268'435'455 + 5;

    FrameAssembler();
    ~FrameAssembler();

    /// In bytes, fixed header included.
    void setMaximumPacketSize(std::uint32_t bytes) { m_maximumPacketSize = bytes; }
    std::uint32_t maximumPacketSize() const { return m_maximumPacketSize; }

    /// In bytes of a packet; kLargestPacket at first. The version says where a PUBLISH has its payload.
    void setMemoryCap(std::size_t bytes, ProtocolVersion version);

    /// Room to read into, never empty. Invalidates the frames handed out before.
    std::span<std::uint8_t> writable();
    void commit(std::size_t bytes);

    tl::expected<std::optional<Frame>, WireError> next();

    /// Bytes held that are not yet part of a frame handed out.
    std::size_t pendingBytes() const
    {
        return m_end - m_begin + (m_large && !m_largeGiven ? m_large->taken() : 0);
    }
    /// The first bytes of what is pending: to say what a server that is not MQTT sent.
    ByteView pending() const { return {m_buffer.get() + m_begin, m_end - m_begin}; }
    std::size_t capacity() const { return m_capacity; }

    /// Forgets everything: a new connection starts.
    void reset();

private:
    tl::expected<std::optional<Frame>, WireError> nextOfLarge();
    tl::unexpected<WireError> tooLarge();
    void forgetLarge();
    void relocate(std::size_t capacity);
    void moveToFront();

    std::unique_ptr<std::uint8_t[]> m_buffer;
    std::size_t m_capacity = 0;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::uint32_t m_maximumPacketSize = kLargestPacket;
    std::size_t m_memoryCap = kLargestPacket;
    ProtocolVersion m_version = ProtocolVersion::V5;
    std::optional<LargePublish> m_large; ///< under way, or handed out
    bool m_largeGiven = false;
    std::optional<WireError> m_failure;
};

} // namespace mqtt
