// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace explorer {

/// One type of an Avro schema; types refer to each other by their place in AvroSchema::types, also in
/// circles.
struct AvroType
{
    enum class Kind : std::uint8_t
    {
        Null,
        Boolean,
        Int,
        Long,
        Float,
        Double,
        Bytes,
        String,
        Record,
        Enum,
        Array,
        Map,
        Union,
        Fixed
    };
    enum class Logical : std::uint8_t
    {
        None,
        Decimal,
        Uuid,
        Date,
        TimeMillis,
        TimeMicros,
        TimestampMillis,
        TimestampMicros,
        TimestampNanos,
        LocalTimestampMillis, ///< in no time zone
        LocalTimestampMicros,
        LocalTimestampNanos,
        Duration
    };
    Kind kind = Kind::Null;
    Logical logical = Logical::None;
    std::uint32_t precision = 0; ///< of a decimal
    std::uint32_t scale = 0;
    std::uint32_t size = 0;          ///< of a fixed
    std::string name;                ///< in full, or the word for the kind
    std::vector<std::string> names;  ///< of the fields or the symbols
    std::vector<std::int32_t> types; ///< of the fields, the branches, or the one of the elements
    std::size_t nonNullBranches = 0; ///< of a union
};

struct AvroSchema
{
    std::vector<AvroType> types;
    std::int32_t root = 0;
};

/// Reads a schema in JSON. A name may be used before it is defined. What the schema says beside the types
/// (doc, default, aliases, order, unknown logical types) is left out.
///
/// Errors    of the setup, with line and column.    Cost  linear but for names. No recursion.
/// Spec      Avro 1.11 "Schema Declaration", "Logical Types"
tl::expected<AvroSchema, DecodeProblem> compileAvroSchema(std::string_view json);

} // namespace explorer
