// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/avro_schema.h"
#include "model/payload/value_tree_builder.h"

#include <optional>

namespace explorer {

/// Bytes in Avro's binary encoding, read one after the other, and where they stand in the payload.
///
/// What returns bool (or an optional) says no after the first mistake, which the builder then has as its
/// problem.
class AvroBytes
{
public:
    /// `bytes` are the payload from `begin` on; or, when unpacked from [begin, packedEnd), what was inside:
    /// all of it then has that range.
    AvroBytes(std::span<const std::uint8_t> bytes, std::size_t begin, ValueTreeBuilder &builder,
              std::optional<std::size_t> packedEnd = {});

    std::size_t at() const { return m_at; }
    std::size_t left() const { return m_bytes.size() - m_at; }
    std::size_t beginOf(std::size_t at) const { return m_packedEnd ? m_begin : m_begin + at; }
    std::size_t endOf(std::size_t at) const { return m_packedEnd ? *m_packedEnd : m_begin + at; }

    bool readLong(std::int64_t &value); ///< zig-zag, at most ten bytes
    bool readBytes(std::uint64_t size, std::span<const std::uint8_t> &bytes);
    bool readSized(std::span<const std::uint8_t> &bytes); ///< with a long for the size
    /// The count of a block of an array or map; 0 is the end. Its size, where told, is taken off.
    bool readBlock(std::uint64_t &count);
    bool fail(const char *expected) { return failAt(m_at, expected); }
    bool failAt(std::size_t at, const char *expected);

private:
    std::span<const std::uint8_t> m_bytes;
    std::size_t m_begin;
    std::optional<std::size_t> m_packedEnd;
    std::size_t m_at = 0;
    ValueTreeBuilder &m_builder;
};

/// Adds one value of the schema's root type to the container that is open, or as the document. No recursion.
///
/// Notes     the branch of a union of several types, decimals: Type; dates, times, UUIDs, durations: Meaning.
/// Errors    Syntax: an impossible length, count, symbol or branch, the end of the bytes; those of the
/// budget.
bool addAvroValue(const AvroSchema &schema, AvroBytes &bytes, ValueTreeBuilder &builder,
                  std::string key = {});

} // namespace explorer
