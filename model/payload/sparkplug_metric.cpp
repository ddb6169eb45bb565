// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/sparkplug_metric.h"

#include "model/payload/number_spelling.h"
#include "model/payload/value_tree_builder.h"

#include <iterator>

namespace explorer::sparkplug {

namespace {

using protobuf::WireField;
using protobuf::WireReader;
using protobuf::WireType;
using Kind = ValueNode::Kind;

constexpr const char *kNames[] = {
    "Unknown",     "Int8",        "Int16",       "Int32",       "Int64",           "UInt8",      "UInt16",      "UInt32",      "UInt64",
    "Float",       "Double",      "Boolean",     "String",      "DateTime",        "Text",       "UUID",        "DataSet",     "Bytes",
    "File",        "Template",    "PropertySet", "PropertySetList", "Int8Array",   "Int16Array", "Int32Array",  "Int64Array",  "UInt8Array",
    "UInt16Array", "UInt32Array", "UInt64Array", "FloatArray",  "DoubleArray",     "BooleanArray", "StringArray", "DateTimeArray"};
static_assert(std::size(kNames) == kDataTypeEnd);

constexpr const char *kOtherType = "sent as another type than its datatype says";
constexpr const char *kOutOfRange = "outside the range of its datatype";

/// The bits of a whole number of `bits` bits.
Scalar wholeNumber(std::uint64_t value, int bits, bool isSigned)
{
    const std::uint64_t mask = bits == 64 ? ~std::uint64_t(0) : (std::uint64_t(1) << bits) - 1;
    const std::uint64_t low = value & mask;
    if (!isSigned)
        return {Kind::Number, spelling(value), value == low ? nullptr : kOutOfRange};
    const std::uint64_t extended = low & (mask ^ (mask >> 1)) ? low | ~mask : low;
    // Writers send the bits alone, or extended to the 32 or 64 bits of the field.
    const bool isWhole = value == low || value == extended || value == (extended & 0xFFFF'FFFF);
    if (!isWhole)
        return {Kind::Number, spelling(std::int64_t(value)), kOutOfRange};
    return {Kind::Number, spelling(std::int64_t(extended)), nullptr};
}

Scalar integer(std::uint32_t datatype, std::uint64_t value)
{
    switch (datatype) {
    case Int8:
        return wholeNumber(value, 8, true);
    case Int16:
        return wholeNumber(value, 16, true);
    case Int32:
        return wholeNumber(value, 32, true);
    case Int64:
        return wholeNumber(value, 64, true);
    case UInt8:
        return wholeNumber(value, 8, false);
    case UInt16:
        return wholeNumber(value, 16, false);
    case UInt32:
        return wholeNumber(value, 32, false);
    case UInt64:
    case DateTime:
    case Unknown:
        return {Kind::Number, spelling(value), nullptr};
    default: // foreign bytes: any type may be claimed
        return {Kind::Number, spelling(value), kOtherType};
    }
}

Scalar text(std::string_view bytes, const char *fault)
{
    if (!protobuf::isUtf8(bytes))
        return {Kind::Binary, hexText({reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size()}), "not UTF-8"};
    return {Kind::String, std::string(bytes), fault};
}

bool isAny(std::uint32_t datatype, std::initializer_list<std::uint32_t> types)
{
    for (const std::uint32_t type : types) {
        if (type == datatype)
            return true;
    }
    return datatype == Unknown;
}

} // namespace

const char *dataTypeName(std::uint32_t datatype) { return datatype < kDataTypeEnd ? kNames[datatype] : nullptr; }

WireType wireTypeOf(Slot slot)
{
    switch (slot) {
    case Slot::None:
    case Slot::Int:
    case Slot::Long:
    case Slot::Boolean:
        return WireType::Varint;
    case Slot::Float:
        return WireType::Fixed32;
    case Slot::Double:
        return WireType::Fixed64;
    case Slot::String:
    case Slot::Bytes:
    case Slot::DataSet:
    case Slot::Template:
    case Slot::PropertySet:
    case Slot::PropertySetList:
    case Slot::Extension:
        break;
    }
    return WireType::Length;
}

Scalar scalarOf(std::uint32_t datatype, Slot slot, const WireField &field, std::span<const std::uint8_t> payload)
{
    switch (slot) {
    case Slot::Int:
    case Slot::Long:
        return integer(datatype, field.value);
    case Slot::Float:
        return {Kind::Number, floatSpelling(field.value), isAny(datatype, {Float}) ? nullptr : kOtherType};
    case Slot::Double:
        return {Kind::Number, doubleSpelling(field.value), isAny(datatype, {Double}) ? nullptr : kOtherType};
    case Slot::Boolean:
        return {field.value ? Kind::True : Kind::False, field.value ? "true" : "false",
                isAny(datatype, {Boolean}) ? nullptr : kOtherType};
    case Slot::String:
        return text(protobuf::textOf(payload, field), isAny(datatype, {String, Text, Uuid}) ? nullptr : kOtherType);
    case Slot::Bytes:
        return {Kind::Binary, hexText(payload.subspan(field.valueBegin, field.end - field.valueBegin)),
                isAny(datatype, {Bytes, File}) || ArrayReader::isArray(datatype) ? nullptr : kOtherType};
    case Slot::None:
    case Slot::DataSet:
    case Slot::Template:
    case Slot::PropertySet:
    case Slot::PropertySetList:
    case Slot::Extension:
        break;
    }
    return {};
}

bool readMetric(std::span<const std::uint8_t> payload, WireReader &reader, Metric &metric)
{
    static constexpr Slot kSlots[] = {Slot::Int,    Slot::Long,  Slot::Float,   Slot::Double,   Slot::Boolean,
                                      Slot::String, Slot::Bytes, Slot::DataSet, Slot::Template, Slot::Extension};
    WireField field;
    while (reader.next(field)) {
        const bool isVarint = field.type == WireType::Varint;
        if (field.number == 1 && field.type == WireType::Length) {
            metric.name = protobuf::textOf(payload, field);
            metric.hasName = true;
        } else if (field.number == 2 && isVarint) {
            metric.alias = field.value;
            metric.hasAlias = true;
        } else if (field.number == 3 && isVarint) {
            metric.timestamp = field.value;
            metric.hasTimestamp = true;
        } else if (field.number == 4 && isVarint) {
            metric.datatype = std::uint32_t(field.value);
        } else if (field.number == 5 && isVarint) {
            metric.isHistorical = field.value;
        } else if (field.number == 6 && isVarint) {
            metric.isTransient = field.value;
        } else if (field.number == 7 && isVarint) {
            metric.isNull = field.value;
        } else if (field.number >= 10 && field.number <= 19 && field.type == wireTypeOf(kSlots[field.number - 10])) {
            metric.slot = kSlots[field.number - 10];
            metric.value = field;
        }
    }
    return !reader.fault();
}

std::optional<Head> readHead(std::span<const std::uint8_t> payload)
{
    Head head;
    WireReader reader(payload);
    WireField field;
    while (reader.next(field)) {
        if (field.number == 1 && field.type == WireType::Varint) {
            head.timestamp = field.value;
            head.hasTimestamp = true;
        } else if (field.number == 3 && field.type == WireType::Varint) {
            head.sequence = field.value;
            head.hasSequence = true;
        } else if (field.number == 2 && field.type == WireType::Length) {
            ++head.metrics;
        }
    }
    return reader.fault() ? std::nullopt : std::optional(head);
}

bool nextMetric(WireReader &payloadReader, WireField &metric)
{
    while (payloadReader.next(metric)) {
        if (metric.number == 2 && metric.type == WireType::Length)
            return true;
    }
    return false;
}

ArrayReader::ArrayReader(std::uint32_t datatype, std::span<const std::uint8_t> payload, const WireField &field)
    : m_payload(payload)
    , m_at(field.valueBegin)
    , m_end(field.end)
{
    if (datatype >= Int8Array && datatype <= StringArray)
        m_element = datatype - Int8Array + Int8;
    else if (datatype == DateTimeArray)
        m_element = DateTime;
    if (m_element != Boolean)
        return;
    std::uint32_t bits = 0;
    WireReader count(payload, m_at, m_end);
    if (!count.fixed32(bits)) {
        m_fault = m_at == m_end ? nullptr : "shorter than its count of four bytes";
        m_at = m_end;
        return;
    }
    m_at += 4;
    m_bits = bits;
}

bool ArrayReader::nextBit(Scalar &element, std::size_t &begin, std::size_t &end)
{
    if (m_at == m_end || m_bits == 0) {
        if (m_bits > 0)
            m_fault = "fewer bits than its count says";
        else if (m_end - m_at > std::size_t(m_bit > 0))
            m_fault = "more bytes than its count says";
        return false;
    }
    const bool isSet = m_payload[m_at] & (0x80 >> m_bit);
    element = {isSet ? Kind::True : Kind::False, isSet ? "true" : "false", nullptr};
    begin = m_at;
    end = m_at; // eight of them share a byte, and places in a tree do not overlap
    --m_bits;
    if (++m_bit == 8) {
        end = ++m_at;
        m_bit = 0;
    }
    return true;
}

bool ArrayReader::nextText(Scalar &element, std::size_t &begin, std::size_t &end)
{
    if (m_at == m_end)
        return false;
    const std::string_view rest(reinterpret_cast<const char *>(m_payload.data()) + m_at, m_end - m_at);
    const std::size_t zero = rest.find('\0');
    if (zero == std::string_view::npos)
        m_fault = "its last text does not end with a zero byte";
    element = text(rest.substr(0, zero), nullptr);
    begin = m_at;
    m_at = zero == std::string_view::npos ? m_end : m_at + zero + 1;
    end = m_at;
    return true;
}

bool ArrayReader::next(Scalar &element, std::size_t &begin, std::size_t &end)
{
    std::size_t size = 0;
    switch (m_element) {
    case Boolean:
        return nextBit(element, begin, end);
    case String:
        return nextText(element, begin, end);
    case Int8:
    case UInt8:
        size = 1;
        break;
    case Int16:
    case UInt16:
        size = 2;
        break;
    case Int32:
    case UInt32:
    case Float:
        size = 4;
        break;
    default:
        size = 8;
    }
    if (m_at == m_end)
        return false;
    if (m_end - m_at < size) {
        m_fault = "bytes left over";
        return false;
    }
    std::uint64_t bits = 0;
    for (std::size_t i = size; i > 0; --i)
        bits = bits << 8 | m_payload[m_at + i - 1];
    begin = m_at;
    end = m_at += size;
    if (m_element == Float)
        element = {Kind::Number, floatSpelling(bits), nullptr};
    else if (m_element == Double)
        element = {Kind::Number, doubleSpelling(bits), nullptr};
    else
        element = integer(m_element, bits);
    return true;
}

} // namespace explorer::sparkplug
