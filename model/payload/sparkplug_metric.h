// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/protobuf_wire.h"
#include "model/payload/value_tree.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What Sparkplug B payloads are made of.  Spec: Sparkplug 3.0.0 §6.4.
namespace explorer::sparkplug {

enum DataType : std::uint32_t
{
    Unknown = 0,
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    Float,
    Double,
    Boolean,
    String,
    DateTime,
    Text,
    Uuid,
    DataSet,
    Bytes,
    File,
    Template,
    PropertySet,
    PropertySetList,
    Int8Array,
    Int16Array,
    Int32Array,
    Int64Array,
    UInt8Array,
    UInt16Array,
    UInt32Array,
    UInt64Array,
    FloatArray,
    DoubleArray,
    BooleanArray,
    StringArray,
    DateTimeArray,
    kDataTypeEnd
};

/// "Int32"; of a number that names no type nullptr.
const char *dataTypeName(std::uint32_t datatype);

/// Which of the alternatives of a value was sent.
enum class Slot : std::uint8_t
{
    None,
    Int,
    Long,
    Float,
    Double,
    Boolean,
    String,
    Bytes,
    DataSet,
    Template,
    PropertySet,
    PropertySetList,
    Extension
};
protobuf::WireType wireTypeOf(Slot slot);

/// A value that is one leaf of a tree, in the terms of its datatype.
struct Scalar
{
    ValueNode::Kind kind = ValueNode::Kind::Null;
    std::string text;
    const char *fault = nullptr; ///< what is wrong with it, in English
};
/// `slot`: Int to Bytes. Signed types are two's complement in the unsigned fields of the wire, sign-extended or not.
Scalar scalarOf(std::uint32_t datatype, Slot slot, const protobuf::WireField &field, std::span<const std::uint8_t> payload);

/// One metric, read without its value's inside. Borrows from the payload.
struct Metric
{
    std::string_view name;
    std::uint64_t alias = 0;
    std::uint64_t timestamp = 0; ///< milliseconds since the epoch
    std::uint32_t datatype = Unknown;
    bool hasName = false;
    bool hasAlias = false;
    bool hasTimestamp = false;
    bool isHistorical = false;
    bool isTransient = false;
    bool isNull = false;
    Slot slot = Slot::None;
    protobuf::WireField value; ///< of `slot`
};
/// False when the wire breaks; reader.fault() has it then. What comes twice counts the last time, as in Protobuf.
bool readMetric(std::span<const std::uint8_t> payload, protobuf::WireReader &reader, Metric &metric);

/// What a payload says outside of its metrics.
struct Head
{
    std::uint64_t timestamp = 0;
    std::uint64_t sequence = 0;
    bool hasTimestamp = false;
    bool hasSequence = false;
    std::size_t metrics = 0; ///< how many
};
/// Nothing when the wire breaks outside of the metrics.
std::optional<Head> readHead(std::span<const std::uint8_t> payload);

/// Moves on to the next metric of a payload. False at the end and where the wire breaks.
bool nextMetric(protobuf::WireReader &payloadReader, protobuf::WireField &metric);

/// The elements of a packed array, one after the other. `fault` is set when the bytes do not come out even.
class ArrayReader
{
public:
    ArrayReader(std::uint32_t datatype, std::span<const std::uint8_t> payload, const protobuf::WireField &field);
    static bool isArray(std::uint32_t datatype) { return datatype >= Int8Array && datatype <= DateTimeArray; }

    /// The element [begin, end) of the payload.
    bool next(Scalar &element, std::size_t &begin, std::size_t &end);
    std::uint32_t elementType() const { return m_element; }
    const char *fault() const { return m_fault; }

private:
    bool nextBit(Scalar &element, std::size_t &begin, std::size_t &end);
    bool nextText(Scalar &element, std::size_t &begin, std::size_t &end);

    std::span<const std::uint8_t> m_payload;
    std::size_t m_at;
    std::size_t m_end;
    std::uint64_t m_bits = 0; ///< of a BooleanArray, that are left
    std::uint32_t m_element = Unknown;
    std::uint8_t m_bit = 0;
    const char *m_fault = nullptr;
};

} // namespace explorer::sparkplug
