// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/packed_item.h"

namespace explorer {

/// The items of MessagePack. An extension is its bytes with the Type note "ext 5"; the timestamp (ext -1) is
/// a number of seconds with the moment as its Meaning.
///
/// Errors    Syntax.    Cost  linear.    Spec  github.com/msgpack/msgpack/blob/master/spec.md
class MsgpackReader : public PackedReader
{
public:
    explicit MsgpackReader(std::span<const std::uint8_t> payload)
        : m_payload(payload)
    {}
    bool read(std::size_t at, PackedItem &item) override;

private:
    bool readNamed(std::uint8_t first, PackedItem &item);
    bool takeNumber(std::size_t size, PackedItem &item, std::uint64_t &value);
    bool readNumber(RawNumber type, PackedItem &item);
    bool readBytes(std::uint64_t size, bool isText, PackedItem &item);
    bool readExtension(std::uint64_t size, PackedItem &item);
    bool readContainer(PackedItem::Kind kind, std::uint64_t count, PackedItem &item);

    std::span<const std::uint8_t> m_payload;
};

} // namespace explorer
