// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/protobuf_walk.h"

#include "model/payload/moment_text.h"
#include "model/payload/number_spelling.h"
#include "model/payload/value_tree_builder.h"

#include <algorithm>
#include <limits>

namespace explorer::protobuf {

namespace {

using Kind = ValueNode::Kind;
using Note = ValueNote::Kind;

constexpr std::int32_t kNoSchema = -1;

struct Frame
{
    WireReader reader = {};
    std::int32_t message = kNoSchema; ///< its place in the schema
    std::uint32_t openField = 0;      ///< repeated, whose array or map is open
    std::size_t openEnd = 0;
};

struct Scalar
{
    Kind kind;
    std::string text;
};

Scalar number(std::string text) { return {Kind::Number, std::move(text)}; }

Scalar scalarOf(FieldType type, std::uint64_t bits)
{
    switch (type) {
    case FieldType::Double:
        return number(doubleSpelling(bits));
    case FieldType::Float:
        return number(floatSpelling(bits));
    case FieldType::Int32:
    case FieldType::SFixed32:
    case FieldType::Enum:
        return number(spelling(std::int32_t(bits)));
    case FieldType::Int64:
    case FieldType::SFixed64:
        return number(spelling(std::int64_t(bits)));
    case FieldType::UInt32:
    case FieldType::Fixed32:
        return number(spelling(std::uint32_t(bits)));
    case FieldType::UInt64:
    case FieldType::Fixed64:
        return number(spelling(bits));
    case FieldType::SInt32:
        return number(spelling(std::int32_t(fromZigzag(std::uint32_t(bits)))));
    case FieldType::SInt64:
        return number(spelling(fromZigzag(bits)));
    case FieldType::Bool:
        return bits ? Scalar{Kind::True, "true"} : Scalar{Kind::False, "false"};
    case FieldType::String:
    case FieldType::Bytes:
    case FieldType::Message:
    case FieldType::Group:
        break;
    }
    return {Kind::Null, "null"};
}

bool isMessage(WireReader reader)
{
    WireField field;
    while (reader.next(field))
        continue;
    return !reader.fault();
}

bool isReadable(std::string_view text)
{
    const auto isControl = [](char c) { return (std::uint8_t(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F; };
    return std::ranges::none_of(text, isControl) && isUtf8(text);
}

class Walk
{
public:
    Walk(std::span<const std::uint8_t> payload, const Schema *schema, const DecodeBudget &budget)
        : m_payload(payload)
        , m_schema(schema)
        , m_depth(budget.depth)
        , m_builder(budget)
    {}

    tl::expected<ValueTree, DecodeProblem> run()
    {
        bool isGood = m_builder.open(Kind::Object, {}, 0);
        m_frames.push_back({.reader = WireReader(m_payload), .message = m_schema ? 0 : kNoSchema});
        if (m_schema)
            noteMessage(0, m_frames.back().reader);
        while (isGood && !m_frames.empty()) {
            Frame &frame = m_frames.back();
            WireField field;
            if (frame.reader.next(field))
                isGood = take(frame, field);
            else if (frame.reader.fault())
                isGood = broken(frame.reader);
            else
                leave(frame);
        }
        return m_builder.finish(m_payload.size());
    }

private:
    bool broken(const WireReader &reader)
    {
        return m_builder.fail(DecodeProblem::Kind::Syntax, reader.fault()->offset, reader.fault()->expected);
    }

    void closeRepeated(Frame &frame)
    {
        if (frame.openField != 0)
            m_builder.close(frame.openEnd);
        frame.openField = 0;
    }

    void leave(Frame &frame)
    {
        closeRepeated(frame);
        m_builder.close(frame.reader.end());
        m_frames.pop_back();
    }

    bool enter(std::string key, std::int32_t message, const WireField &field)
    {
        if (!m_builder.open(Kind::Object, std::move(key), field.valueBegin))
            return false;
        const WireReader reader = inside(m_payload, field);
        if (message >= 0)
            noteMessage(message, reader);
        m_frames.push_back({.reader = reader, .message = message});
        return true;
    }

    bool take(Frame &frame, const WireField &field)
    {
        const SchemaMessage *message = frame.message >= 0 ? &m_schema->messages[std::size_t(frame.message)] : nullptr;
        const SchemaField *known = message ? message->field(field.number) : nullptr;
        const WireType natural = known ? wireTypeOf(known->type) : field.type;
        const bool isPacked = known && known->isRepeated && natural != WireType::Length && field.type == WireType::Length;
        if (!known || (field.type != natural && !isPacked)) {
            closeRepeated(frame);
            return guess(field, known != nullptr, message && !known);
        }
        if (!known->isRepeated) {
            closeRepeated(frame);
            return value(known->name, *known, field);
        }
        if (frame.openField != field.number) {
            closeRepeated(frame);
            if (!m_builder.open(known->isMap ? Kind::Object : Kind::Array, known->name, field.begin))
                return false;
            frame.openField = field.number;
        }
        frame.openEnd = field.end;
        if (known->isMap)
            return entry(*known, field);
        return isPacked ? packed(*known, field) : value({}, *known, field);
    }

    bool value(std::string key, const SchemaField &known, const WireField &field)
    {
        switch (known.type) {
        case FieldType::Message:
            if (known.message >= 0)
                return enter(std::move(key), known.message, field);
            return bytes(std::move(key), known, field);
        case FieldType::String: {
            const std::string_view text = textOf(m_payload, field);
            if (!isUtf8(text)) {
                if (!bytes(std::move(key), known, field))
                    return false;
                m_builder.note(Note::Fault, "not UTF-8");
                return true;
            }
            if (m_builder.add(Kind::String, std::move(key), std::string(text), field.valueBegin, field.end) < 0)
                return false;
            break;
        }
        case FieldType::Bytes:
        case FieldType::Group: // the reader refuses groups
            return bytes(std::move(key), known, field);
        case FieldType::Double:
        case FieldType::Float:
        case FieldType::Int32:
        case FieldType::Int64:
        case FieldType::UInt32:
        case FieldType::UInt64:
        case FieldType::SInt32:
        case FieldType::SInt64:
        case FieldType::Fixed32:
        case FieldType::Fixed64:
        case FieldType::SFixed32:
        case FieldType::SFixed64:
        case FieldType::Bool:
        case FieldType::Enum:
            return scalar(std::move(key), known, field.value, field.valueBegin, field.end);
        }
        m_builder.note(Note::Type, known.typeText);
        return true;
    }

    bool scalar(std::string key, const SchemaField &known, std::uint64_t bits, std::size_t begin, std::size_t end)
    {
        Scalar scalar = scalarOf(known.type, bits);
        if (m_builder.add(scalar.kind, std::move(key), std::move(scalar.text), begin, end) < 0)
            return false;
        m_builder.note(Note::Type, known.typeText);
        if (known.enumeration >= 0) {
            if (const std::string *name = m_schema->enums[std::size_t(known.enumeration)].nameOf(std::int32_t(bits)))
                m_builder.note(Note::Meaning, *name);
        }
        return true;
    }

    bool bytes(std::string key, const SchemaField &known, const WireField &field)
    {
        if (m_builder.add(Kind::Binary, std::move(key), hexText(m_payload.subspan(field.valueBegin, field.end - field.valueBegin)),
                          field.valueBegin, field.end) < 0)
            return false;
        m_builder.note(Note::Type, known.typeText);
        return true;
    }

    bool packed(const SchemaField &known, const WireField &field)
    {
        WireReader reader = inside(m_payload, field);
        const WireType type = wireTypeOf(known.type);
        while (true) {
            const std::size_t begin = reader.at();
            std::uint64_t bits = 0;
            std::uint32_t word = 0;
            const bool isThere = type == WireType::Varint    ? reader.varint(bits)
                                 : type == WireType::Fixed64 ? reader.fixed64(bits)
                                                             : reader.fixed32(word);
            if (!isThere)
                return !reader.fault() || broken(reader);
            if (!scalar({}, known, type == WireType::Fixed32 ? word : bits, begin, reader.at()))
                return false;
        }
    }

    /// A member of a map: a message of a key and a value.
    bool entry(const SchemaField &map, const WireField &field)
    {
        const SchemaMessage &type = m_schema->messages[std::size_t(map.message)];
        const SchemaField *keyType = type.field(1);
        const SchemaField *valueType = type.field(2);
        WireReader reader = inside(m_payload, field);
        WireField key;
        WireField value;
        WireField part;
        bool isPlain = keyType && valueType;
        while (isPlain && reader.next(part)) {
            if (part.number == 1 && part.type == wireTypeOf(keyType->type) && key.number == 0)
                key = part;
            else if (part.number == 2 && part.type == wireTypeOf(valueType->type) && value.number == 0)
                value = part;
            else
                isPlain = false;
        }
        if (!isPlain || reader.fault())
            return enter({}, map.message, field);
        const std::string_view text = textOf(m_payload, key);
        if (keyType->type == FieldType::String && !isUtf8(text))
            return enter({}, map.message, field);
        std::string name = keyType->type == FieldType::String ? std::string(text) : scalarOf(keyType->type, key.value).text;
        if (value.number == 0) { // what is not there is the type's zero
            value.valueBegin = field.end;
            value.end = field.end;
        }
        return this->value(std::move(name), *valueType, value);
    }

    /// A field that the schema does not have, or does not have like this.
    bool guess(const WireField &field, bool isOtherType, bool isUnknown)
    {
        const auto note = [&](const char *form) {
            std::string text = isUnknown ? "not in the schema, " : "";
            m_builder.note(Note::Type, text.append(form));
            if (isOtherType)
                m_builder.note(Note::Fault, "sent with another wire type than the field has");
        };
        std::string key = spelling(field.number);
        if (field.type == WireType::Length)
            return guessLength(std::move(key), field, note);
        if (m_builder.add(Kind::Number, std::move(key), spelling(field.value), field.valueBegin, field.end) < 0)
            return false;
        if (field.type == WireType::Varint) {
            note("varint");
            if (field.value > std::uint64_t(std::numeric_limits<std::int64_t>::max()))
                m_builder.note(Note::Meaning, "signed " + spelling(std::int64_t(field.value)));
        } else if (field.type == WireType::Fixed32) {
            note("fixed32");
            m_builder.note(Note::Meaning, "float " + floatSpelling(field.value));
        } else {
            note("fixed64");
            m_builder.note(Note::Meaning, "double " + doubleSpelling(field.value));
        }
        return true;
    }

    template <class NoteForm>
    bool guessLength(std::string key, const WireField &field, NoteForm note)
    {
        const std::string_view text = textOf(m_payload, field);
        if (isReadable(text)) {
            if (m_builder.add(Kind::String, std::move(key), std::string(text), field.valueBegin, field.end) < 0)
                return false;
            note(text.empty() ? "no bytes" : "text, it seems");
            return true;
        }
        if (m_builder.depth() + 1 < m_depth && isMessage(inside(m_payload, field))) {
            if (!enter(std::move(key), kNoSchema, field))
                return false;
            note("a message, it seems");
            return true;
        }
        if (m_builder.add(Kind::Binary, std::move(key), hexText(m_payload.subspan(field.valueBegin, field.end - field.valueBegin)),
                          field.valueBegin, field.end) < 0)
            return false;
        note("bytes");
        return true;
    }

    void noteMessage(std::int32_t place, const WireReader &reader)
    {
        const SchemaMessage &message = m_schema->messages[std::size_t(place)];
        m_builder.note(Note::Type, message.name);
        if (message.meaning != SchemaMessage::Meaning::None)
            noteTime(message.meaning, reader);
    }

    /// Both are {1: seconds, 2: nanos}.
    void noteTime(SchemaMessage::Meaning meaning, WireReader reader)
    {
        std::int64_t seconds = 0;
        std::int32_t nanos = 0;
        WireField field;
        while (reader.next(field)) {
            if (field.type == WireType::Varint && field.number == 1)
                seconds = std::int64_t(field.value);
            else if (field.type == WireType::Varint && field.number == 2)
                nanos = std::int32_t(field.value);
        }
        std::string text;
        if (meaning == SchemaMessage::Meaning::Timestamp) {
            text = nanos < 0 ? std::string() : momentText(seconds, std::uint32_t(nanos));
        } else if (nanos > -1'000'000'000 && nanos < 1'000'000'000 && !(seconds > 0 && nanos < 0) && !(seconds < 0 && nanos > 0)) {
            std::string fraction = spelling(1'000'000'000 + std::int64_t(std::abs(nanos))).substr(1);
            fraction.erase(fraction.find_last_not_of('0') + 1);
            text = (seconds < 0 || nanos < 0 ? "-" : "") + spelling(seconds < 0 ? ~std::uint64_t(seconds) + 1 : std::uint64_t(seconds));
            if (!fraction.empty())
                text.append(".").append(fraction);
            text.append(" s");
        }
        if (text.empty())
            m_builder.note(Note::Fault, "outside the range of its type");
        else
            m_builder.note(Note::Meaning, std::move(text));
    }

    std::span<const std::uint8_t> m_payload;
    const Schema *m_schema;
    int m_depth;
    ValueTreeBuilder m_builder;
    std::vector<Frame> m_frames;
};

} // namespace

tl::expected<ValueTree, DecodeProblem> walk(std::span<const std::uint8_t> payload, const Schema *schema, const DecodeBudget &budget)
{
    return Walk(payload, schema, budget).run();
}

} // namespace explorer::protobuf
