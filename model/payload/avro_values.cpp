// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/avro_values.h"

#include "model/payload/byte_text.h"
#include "model/payload/moment_text.h"
#include "model/payload/number_text.h"
#include "model/payload/raw_number.h"

#include <utility>

namespace explorer {

AvroBytes::AvroBytes(std::span<const std::uint8_t> bytes, std::size_t begin, ValueTreeBuilder &builder,
                     std::optional<std::size_t> packedEnd)
    : m_bytes(bytes)
    , m_begin(begin)
    , m_packedEnd(packedEnd)
    , m_builder(builder)
{}

bool AvroBytes::failAt(std::size_t at, const char *expected)
{
    return m_builder.fail(DecodeProblem::Kind::Syntax, beginOf(at), expected);
}

bool AvroBytes::readLong(std::int64_t &value)
{
    std::uint64_t bits = 0;
    for (unsigned shift = 0; shift < 70; shift += 7) {
        if (m_at + shift / 7 >= m_bytes.size())
            return failAt(m_bytes.size(), "more bytes");
        const std::uint8_t byte = m_bytes[m_at + shift / 7];
        if (shift == 63 && byte > 1)
            break;
        bits |= std::uint64_t(byte & 0x7F) << shift;
        if (byte < 0x80) {
            m_at += shift / 7 + 1;
            value = std::int64_t(bits >> 1 ^ (0 - (bits & 1)));
            return true;
        }
    }
    return fail("a number of at most 64 bits");
}

bool AvroBytes::readBytes(std::uint64_t size, std::span<const std::uint8_t> &bytes)
{
    if (size > left())
        return fail("as many bytes as the length says");
    bytes = m_bytes.subspan(m_at, std::size_t(size));
    m_at += bytes.size();
    return true;
}

bool AvroBytes::readSized(std::span<const std::uint8_t> &bytes)
{
    const std::size_t begin = m_at;
    std::int64_t size = 0;
    if (!readLong(size))
        return false;
    return size >= 0 ? readBytes(std::uint64_t(size), bytes) : failAt(begin, "a length of 0 or more");
}

bool AvroBytes::readBlock(std::uint64_t &count)
{
    const std::size_t begin = m_at;
    std::int64_t told = 0;
    if (!readLong(told))
        return false;
    count = told < 0 ? 0 - std::uint64_t(told) : std::uint64_t(told);
    if (told >= 0)
        return true;
    std::int64_t size = 0;
    if (!readLong(size))
        return false;
    return (size >= 0 && std::uint64_t(size) <= left()) ||
           failAt(begin, "a block that fits into the payload");
}

namespace {

using Kind = AvroType::Kind;
using Logical = AvroType::Logical;

std::string momentOf(std::int64_t value, std::int64_t perSecond)
{
    std::int64_t seconds = value / perSecond;
    std::int64_t parts = value % perSecond;
    if (parts < 0) {
        parts += perSecond;
        --seconds;
    }
    return momentText(seconds, std::uint32_t(parts * (1'000'000'000 / perSecond)));
}

std::string withoutZone(std::string moment)
{
    if (!moment.empty())
        moment.pop_back();
    return moment;
}

std::string meaningOf(Logical logical, std::int64_t value)
{
    switch (logical) {
    case Logical::Date:
        return dateText(value);
    case Logical::TimeMillis:
        return timeOfDayText(value * 1'000'000);
    case Logical::TimeMicros:
        return value < 86'400'000'000 ? timeOfDayText(value * 1000) : std::string();
    case Logical::TimestampMillis:
        return momentOf(value, 1000);
    case Logical::TimestampMicros:
        return momentOf(value, 1'000'000);
    case Logical::TimestampNanos:
        return momentOf(value, 1'000'000'000);
    case Logical::LocalTimestampMillis:
        return withoutZone(momentOf(value, 1000));
    case Logical::LocalTimestampMicros:
        return withoutZone(momentOf(value, 1'000'000));
    case Logical::LocalTimestampNanos:
        return withoutZone(momentOf(value, 1'000'000'000));
    case Logical::None:
    case Logical::Decimal:
    case Logical::Uuid:
    case Logical::Duration:
        break;
    }
    return {};
}

class AvroWalk
{
public:
    AvroWalk(const AvroSchema &schema, AvroBytes &bytes, ValueTreeBuilder &builder)
        : m_schema(schema)
        , m_bytes(bytes)
        , m_builder(builder)
    {}

    bool run(std::string key)
    {
        m_key = std::move(key);
        if (!value(m_schema.root))
            return false;
        while (!m_open.empty()) {
            if (!next())
                return false;
        }
        return true;
    }

private:
    struct Open
    {
        std::int32_t type;
        std::size_t field = 0;  ///< of a record, the next one
        std::uint64_t left = 0; ///< in the block, of an array or map
    };

    const AvroType &at(std::int32_t type) const { return m_schema.types[std::size_t(type)]; }

    bool close()
    {
        m_builder.close(m_bytes.endOf(m_bytes.at()));
        m_open.pop_back();
        return true;
    }

    bool next()
    {
        Open &open = m_open.back();
        const AvroType &type = at(open.type);
        if (type.kind == Kind::Record) {
            if (open.field == type.types.size())
                return close();
            m_key = type.names[open.field];
            return value(type.types[open.field++]);
        }
        if (open.left == 0) {
            if (!m_bytes.readBlock(open.left))
                return false;
            if (open.left == 0)
                return close();
        }
        --open.left;
        if (type.kind == Kind::Map && !readKey())
            return false;
        return value(type.types[0]);
    }

    bool readKey()
    {
        std::span<const std::uint8_t> key;
        if (!m_bytes.readSized(key))
            return false;
        m_key = isUtf8(textView(key)) ? std::string(textView(key)) : bytesText(key);
        return true;
    }

    bool value(std::int32_t id)
    {
        const std::size_t begin = m_bytes.at();
        std::string branchName;
        while (at(id).kind == Kind::Union) {
            const AvroType &type = at(id);
            std::int64_t branch = 0;
            const std::size_t from = m_bytes.at();
            if (!m_bytes.readLong(branch))
                return false;
            if (branch < 0 || std::uint64_t(branch) >= type.types.size())
                return m_bytes.failAt(from, "the number of a type in the union");
            id = type.types[std::size_t(branch)];
            if (type.nonNullBranches > 1)
                branchName = at(id).name;
        }
        const std::int32_t node = added(id, begin);
        if (node < 0)
            return false;
        if (!branchName.empty())
            m_builder.noteAt(node, ValueNote::Kind::Type, std::move(branchName));
        return true;
    }

    std::int32_t add(ValueNode::Kind kind, std::string text, std::size_t begin)
    {
        return m_builder.add(kind, std::exchange(m_key, {}), std::move(text), m_bytes.beginOf(begin),
                             m_bytes.endOf(m_bytes.at()));
    }

    std::int32_t open(ValueNode::Kind kind, std::int32_t id, std::size_t begin)
    {
        if (!m_builder.open(kind, std::exchange(m_key, {}), m_bytes.beginOf(begin)))
            return -1;
        m_open.push_back({.type = id});
        return m_builder.current();
    }

    std::int32_t added(std::int32_t id, std::size_t begin)
    {
        const AvroType &type = at(id);
        std::span<const std::uint8_t> bytes;
        switch (type.kind) {
        case Kind::Null:
            return add(ValueNode::Kind::Null, "null", begin);
        case Kind::Boolean:
            if (!m_bytes.readBytes(1, bytes))
                return -1;
            if (bytes[0] > 1)
                return m_bytes.failAt(m_bytes.at() - 1, "0 or 1 for a boolean"), -1;
            return add(bytes[0] ? ValueNode::Kind::True : ValueNode::Kind::False, bytes[0] ? "true" : "false",
                       begin);
        case Kind::Int:
        case Kind::Long:
            return integer(type, begin);
        case Kind::Float:
        case Kind::Double: {
            const RawNumber raw{RawNumber::Form::Float, std::uint8_t(type.kind == Kind::Float ? 4 : 8), true};
            return m_bytes.readBytes(raw.size, bytes)
                       ? add(ValueNode::Kind::Number, textOf(raw, bytes.data()), begin)
                       : -1;
        }
        case Kind::Bytes:
            return m_bytes.readSized(bytes) ? binary(type, bytes, begin) : -1;
        case Kind::Fixed:
            return m_bytes.readBytes(type.size, bytes) ? binary(type, bytes, begin) : -1;
        case Kind::String:
            return m_bytes.readSized(bytes) ? string(type, bytes, begin) : -1;
        case Kind::Enum:
            return symbol(type, begin);
        case Kind::Record:
        case Kind::Map:
            return open(ValueNode::Kind::Object, id, begin);
        case Kind::Array:
            return open(ValueNode::Kind::Array, id, begin);
        case Kind::Union:
            break; // value() has chosen its branch
        }
        return -1;
    }

    std::int32_t integer(const AvroType &type, std::size_t begin)
    {
        std::int64_t number = 0;
        const std::size_t from = m_bytes.at();
        if (!m_bytes.readLong(number))
            return -1;
        if (type.kind == Kind::Int && number != std::int32_t(number))
            return m_bytes.failAt(from, "a number of at most 32 bits"), -1;
        const std::int32_t node = add(ValueNode::Kind::Number, std::to_string(number), begin);
        if (std::string meaning = meaningOf(type.logical, number); node >= 0 && !meaning.empty())
            m_builder.noteAt(node, ValueNote::Kind::Meaning, std::move(meaning));
        return node;
    }

    std::int32_t binary(const AvroType &type, std::span<const std::uint8_t> bytes, std::size_t begin)
    {
        if (type.logical == Logical::Decimal && bytes.size() <= kLongestInteger) {
            const std::int32_t node =
                add(ValueNode::Kind::Number, decimalText(bigSignedText(bytes), type.scale), begin);
            if (node >= 0)
                m_builder.noteAt(node, ValueNote::Kind::Type,
                                 std::string("decimal(")
                                     .append(std::to_string(type.precision))
                                     .append(", ")
                                     .append(std::to_string(type.scale))
                                     .append(")"));
            return node;
        }
        const std::int32_t node = add(ValueNode::Kind::Binary, bytesText(bytes), begin);
        if (node < 0)
            return node;
        std::string meaning = longText(bytes);
        if (type.logical == Logical::Uuid)
            meaning = uuidText(bytes.first<16>());
        else if (type.logical == Logical::Duration)
            meaning = durationText(bytes);
        if (!meaning.empty())
            m_builder.noteAt(node, ValueNote::Kind::Meaning, std::move(meaning));
        return node;
    }

    static std::string durationText(std::span<const std::uint8_t> bytes)
    {
        const RawNumber part{RawNumber::Form::Unsigned, 4, true};
        std::string text = textOf(part, &bytes[0]).append(" months ");
        text += textOf(part, &bytes[4]).append(" days ");
        return text += textOf(part, &bytes[8]).append(" ms");
    }

    std::int32_t string(const AvroType &type, std::span<const std::uint8_t> bytes, std::size_t begin)
    {
        const bool isText = isUtf8(textView(bytes));
        const std::int32_t node = isText ? add(ValueNode::Kind::String, std::string(textView(bytes)), begin)
                                         : add(ValueNode::Kind::Binary, bytesText(bytes), begin);
        if (node >= 0 && !isText)
            m_builder.noteAt(node, ValueNote::Kind::Fault, "text that is not UTF-8");
        else if (node >= 0 && type.logical == Logical::Uuid)
            m_builder.noteAt(node, ValueNote::Kind::Meaning, "UUID");
        return node;
    }

    std::int32_t symbol(const AvroType &type, std::size_t begin)
    {
        std::int64_t number = 0;
        const std::size_t from = m_bytes.at();
        if (!m_bytes.readLong(number))
            return -1;
        if (number < 0 || std::uint64_t(number) >= type.names.size())
            return m_bytes.failAt(from, "the number of a symbol"), -1;
        const std::int32_t node = add(ValueNode::Kind::String, type.names[std::size_t(number)], begin);
        if (node >= 0)
            m_builder.noteAt(node, ValueNote::Kind::Type,
                             std::string("enum ").append(std::to_string(number)));
        return node;
    }

    const AvroSchema &m_schema;
    AvroBytes &m_bytes;
    ValueTreeBuilder &m_builder;
    std::vector<Open> m_open;
    std::string m_key;
};

} // namespace

bool addAvroValue(const AvroSchema &schema, AvroBytes &bytes, ValueTreeBuilder &builder, std::string key)
{
    return AvroWalk(schema, bytes, builder).run(std::move(key));
}

} // namespace explorer
