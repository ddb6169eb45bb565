// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/wire/codec.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace fuzz {

/// A whole packet in a heap block of exactly its size, so that AddressSanitizer sees a read past its end.
class ExactFrame
{
public:
    /// The Remaining Length is the body's, whatever it is.
    ExactFrame(std::uint8_t firstByte, mqtt::ByteView body);
    /// Whole packets as they came out of encode(): takes the first one, whose size is size().
    explicit ExactFrame(mqtt::ByteView packets);

    /// The body of a packet written with its Remaining Length, right or wrong.
    static mqtt::ByteView bodyOf(mqtt::ByteView packet);

    bool isWhole() const { return m_bytes != nullptr; }
    std::size_t size() const { return m_size; }
    mqtt::Frame frame() const { return {{m_bytes.get(), m_size}, m_headerSize}; }

private:
    std::unique_ptr<std::uint8_t[]> m_bytes;
    std::size_t m_size = 0;
    std::uint8_t m_headerSize = 2;
};

} // namespace fuzz
