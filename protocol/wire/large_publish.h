// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/wire/codec.h"

#include <QCryptographicHash>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace mqtt {

/// One PUBLISH that is too large to be held in memory, while it goes by: its head is kept, its payload
/// counted and hashed.
///
/// Errors    take() says false when topic and properties alone do not fit into the head.
/// Cost      linear; memory at most kHead.          Thread  the connection's.
class LargePublish
{
public:
    /// Fixed header, topic, properties and the payload's beginning.
    static constexpr std::size_t kHead = 1024 * 1024;

    LargePublish(std::size_t packetSize, std::uint8_t headerSize, ProtocolVersion version);

    /// The next bytes of the packet, none beyond its end.
    bool take(ByteView bytes);
    std::size_t taken() const { return m_taken; }
    std::size_t missing() const { return m_facts.packetSize - m_taken; }

    /// When nothing is missing: the head as a frame that names its facts. Borrowed from here.
    Frame frame();

private:
    bool findPayload();

    std::vector<std::uint8_t> m_head;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    CutPayload m_facts;
    std::size_t m_taken = 0;
    std::size_t m_payloadStart = 0; ///< 0: not known yet
    std::uint8_t m_headerSize;
    ProtocolVersion m_version;
};

} // namespace mqtt
