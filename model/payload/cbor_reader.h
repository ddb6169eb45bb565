// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/packed_item.h"

namespace explorer {

/// The items of CBOR, each with the tags before it.
///
/// Tags are Type notes ("tag 1"); what they say of the value is its Meaning, or makes it another value:
/// bignums are decimal numbers, embedded CBOR is what is inside, typed arrays are arrays. A simple value
/// without a meaning is the text "simple(n)". Errors    Syntax; TooDeep for a chain of tags; TooLarge for a
/// string of too many chunks. Cost      linear.                Spec  RFC 8949; RFC 8746 (typed arrays)
class CborReader : public PackedReader
{
public:
    CborReader(std::span<const std::uint8_t> payload, const DecodeBudget &budget);
    bool read(std::size_t at, PackedItem &item) override;

private:
    struct Head
    {
        int major = 0;
        int info = 0; ///< below 24 the value itself, 31 "open-ended"
        std::uint64_t value = 0;
        std::size_t end = 0;
    };
    bool readHead(std::size_t at, Head &head);
    bool readTags(std::size_t at, PackedItem &item, Head &head);
    bool readValue(const Head &head, PackedItem &item);
    bool readString(const Head &head, PackedItem &item);
    bool readChunks(const Head &head, PackedItem &item);
    bool readSimple(const Head &head, PackedItem &item);
    void setString(int major, std::span<const std::uint8_t> bytes, PackedItem &item);
    bool entersEmbedded(const Head &string);
    void interpretTags(PackedItem &item);
    std::string fractionText(const PackedItem &item, std::uint64_t tag);

    std::span<const std::uint8_t> m_payload;
    const DecodeBudget &m_budget;
    std::vector<std::uint64_t> m_tags;     ///< of the item, outermost first
    std::span<const std::uint8_t> m_bytes; ///< of the string that was read last
    std::vector<std::uint8_t> m_chunks;    ///< m_bytes, when it came in chunks
    bool m_isEmbeddedBroken = false;
    bool m_isLookingAhead = false;
};

} // namespace explorer
