// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/sparkplug_walk.h"

#include "model/payload/number_spelling.h"
#include "model/payload/sparkplug_fields.h"
#include "model/payload/sparkplug_notes.h"
#include "model/payload/value_tree_builder.h"

namespace explorer::sparkplug {

namespace {

using protobuf::WireField;
using protobuf::WireReader;
using protobuf::WireType;
using Kind = ValueNode::Kind;
using Note = ValueNote::Kind;
using What = FieldRow::What;

constexpr std::uint64_t kLargestSequence = 255;

/// A message whose fields are being read.
struct Frame
{
    WireReader reader = {};
    Message message = Message::Payload;
    bool isArray = false;        ///< its only, repeated field stands in it without a name
    std::uint32_t datatype = Unknown; ///< of its value
    std::uint32_t openField = 0; ///< repeated, whose array is open
    std::size_t openEnd = 0;
    WireReader keys = {};  ///< of a property set, running ahead of the values
    std::size_t place = 0; ///< of the next value of a property set or row
};

/// A value with its type that has nothing else in its message.
struct Leaf
{
    std::uint32_t datatype = Unknown;
    bool isNull = false;
    Slot slot = Slot::None;
    WireField value;
};

class Walk
{
public:
    Walk(std::span<const std::uint8_t> payload, const MetricNames *names, const DecodeBudget &budget)
        : m_payload(payload)
        , m_builder(budget)
        , m_notes(m_builder, names)
    {}

    tl::expected<ValueTree, DecodeProblem> run()
    {
        bool isGood = m_builder.open(Kind::Object, {}, 0);
        m_frames.push_back({.reader = WireReader(m_payload)});
        while (isGood && !m_frames.empty()) {
            Frame &frame = m_frames.back();
            WireField field;
            if (frame.reader.next(field))
                isGood = take(frame, field);
            else if (frame.reader.fault())
                isGood = m_builder.fail(DecodeProblem::Kind::Syntax, frame.reader.fault()->offset, frame.reader.fault()->expected);
            else
                leave(frame);
        }
        return m_builder.finish(m_payload.size());
    }

private:
    void closeArray(Frame &frame)
    {
        if (frame.openField != 0)
            m_builder.close(frame.openEnd);
        frame.openField = 0;
    }

    void leave(Frame &frame)
    {
        closeArray(frame);
        m_builder.close(frame.reader.end());
        m_frames.pop_back();
    }

    bool enter(Kind kind, std::string key, Message message, const WireField &field, std::uint32_t datatype = Unknown)
    {
        if (!m_builder.open(kind, std::move(key), field.valueBegin))
            return false;
        Frame frame{.reader = inside(m_payload, field), .message = message, .isArray = kind == Kind::Array, .datatype = datatype};
        if (message == Message::PropertySet) {
            frame.keys = frame.reader;
            compareKeys(frame.reader);
        } else if (message == Message::DataSet) {
            readTypes(frame.reader);
        }
        m_frames.push_back(frame);
        return true;
    }

    bool take(Frame &frame, const WireField &field)
    {
        const FieldRow *row = fieldOf(frame.message, field.number);
        const bool isPacked = row && row->isRepeated && field.type == WireType::Length && row->wireType() == WireType::Varint;
        if (!row || (field.type != row->wireType() && !isPacked)) {
            closeArray(frame);
            return unknown(field, row != nullptr);
        }
        if (frame.message == Message::PropertySet)
            return field.number == 1 || property(frame, field);
        std::string key;
        if (row->isRepeated && !frame.isArray) {
            if (frame.openField != field.number) {
                closeArray(frame);
                if (!m_builder.open(Kind::Array, row->name, field.begin))
                    return false;
                frame.openField = field.number;
            }
            frame.openEnd = field.end;
        } else {
            closeArray(frame);
            key = frame.isArray ? "" : row->name;
        }
        return isPacked ? packed(field) : known(frame, *row, std::move(key), field);
    }

    bool known(Frame &frame, const FieldRow &row, std::string key, const WireField &field)
    {
        switch (row.what) {
        case What::Bool:
            return m_builder.add(field.value ? Kind::True : Kind::False, std::move(key), field.value ? "true" : "false",
                                 field.valueBegin, field.end) >= 0;
        case What::Whole:
            if (m_builder.add(Kind::Number, std::move(key), spelling(field.value), field.valueBegin, field.end) < 0)
                return false;
            if (frame.message == Message::Metric)
                m_notes.alias(field.value);
            else if (frame.message == Message::Payload && field.value > kLargestSequence)
                m_builder.note(Note::Fault, "sequence numbers run from 0 to 255");
            return true;
        case What::Moment:
            if (m_builder.add(Kind::Number, std::move(key), spelling(field.value), field.valueBegin, field.end) < 0)
                return false;
            m_notes.moment(field.value);
            return true;
        case What::Type:
            return type(std::move(key), field.value, field.valueBegin, field.end);
        case What::Text:
            return scalar(std::move(key), Unknown, Slot::String, field);
        case What::Bytes:
            return scalar(std::move(key), Unknown, Slot::Bytes, field);
        case What::Part:
            return part(frame, row, std::move(key), field);
        case What::Value:
            return value(std::move(key), frame.datatype, row.slot, field);
        }
        return false;
    }

    bool part(Frame &frame, const FieldRow &row, std::string key, const WireField &field)
    {
        switch (row.part) {
        case Message::Metric:
            return metric(field);
        case Message::Row:
            return enter(Kind::Array, std::move(key), Message::Row, field);
        case Message::DataSetValue: {
            const std::size_t column = frame.place++;
            const std::uint32_t datatype = column < m_types.size() ? m_types[column] : std::uint32_t(Unknown);
            Leaf leaf;
            if (!readLeaf(Message::DataSetValue, field, leaf))
                return enter(Kind::Object, std::move(key), Message::DataSetValue, field, datatype);
            leaf.datatype = datatype;
            return leafValue(std::move(key), leaf, field);
        }
        case Message::Parameter: {
            Leaf leaf;
            readLeaf(Message::Parameter, field, leaf); // for the type: it may come behind the value
            return enter(Kind::Object, std::move(key), Message::Parameter, field, leaf.datatype);
        }
        case Message::Payload:
        case Message::MetaData:
        case Message::PropertySet:
        case Message::PropertyValue:
        case Message::PropertySetList:
        case Message::DataSet:
        case Message::Template:
            break;
        }
        return enter(Kind::Object, std::move(key), row.part, field);
    }

    bool metric(const WireField &field)
    {
        Metric metric;
        WireReader reader = inside(m_payload, field);
        readMetric(m_payload, reader, metric); // a fault in it is found again where it stands
        const MetricNames *names = m_notes.names();
        const MetricNames::Entry *born = !names            ? nullptr
                                         : metric.hasName  ? names->byName(metric.name)
                                         : metric.hasAlias ? names->byAlias(metric.alias)
                                                           : nullptr;
        const std::uint32_t datatype = metric.datatype == Unknown && born ? born->datatype : metric.datatype;
        if (!enter(Kind::Object, {}, Message::Metric, field, datatype))
            return false;
        if (metric.hasName)
            m_notes.name(metric.name);
        else if (born)
            m_notes.bornName(*born);
        return true;
    }

    bool property(Frame &frame, const WireField &field)
    {
        WireField keyField;
        std::string key;
        bool hasKey = false;
        while (!hasKey && frame.keys.next(keyField))
            hasKey = keyField.number == 1 && keyField.type == WireType::Length;
        if (hasKey && protobuf::isUtf8(textOf(m_payload, keyField)))
            key = textOf(m_payload, keyField);
        else
            key = "value " + spelling(frame.place + 1);
        ++frame.place;
        Leaf leaf;
        return readLeaf(Message::PropertyValue, field, leaf)
                   ? leafValue(std::move(key), leaf, field)
                   : enter(Kind::Object, std::move(key), Message::PropertyValue, field, leaf.datatype);
    }

    /// False when there is more in it than one value and its type, or it is broken.
    bool readLeaf(Message message, const WireField &part, Leaf &leaf) const
    {
        WireReader reader = inside(m_payload, part);
        WireField field;
        bool isPlain = true;
        while (reader.next(field)) {
            const FieldRow *row = fieldOf(message, field.number);
            if (!row || field.type != row->wireType()) {
                isPlain = false;
            } else if (row->what == What::Type) {
                leaf.datatype = std::uint32_t(field.value);
            } else if (row->what == What::Bool) {
                leaf.isNull = field.value;
            } else if (row->what == What::Value) {
                isPlain = isPlain && leaf.slot == Slot::None;
                leaf.slot = row->slot;
                leaf.value = field;
            }
        }
        return isPlain && !reader.fault() && !(leaf.isNull && leaf.slot != Slot::None);
    }

    bool leafValue(std::string key, const Leaf &leaf, const WireField &part)
    {
        if (leaf.slot != Slot::None)
            return value(std::move(key), leaf.datatype, leaf.slot, leaf.value);
        if (m_builder.add(Kind::Null, std::move(key), "null", part.valueBegin, part.end) < 0)
            return false;
        m_notes.type(leaf.datatype);
        return true;
    }

    bool value(std::string key, std::uint32_t datatype, Slot slot, const WireField &field)
    {
        switch (slot) {
        case Slot::DataSet:
            return entered(enter(Kind::Object, std::move(key), Message::DataSet, field), datatype, DataSet);
        case Slot::Template:
            return entered(enter(Kind::Object, std::move(key), Message::Template, field), datatype, Template);
        case Slot::PropertySet:
            return entered(enter(Kind::Object, std::move(key), Message::PropertySet, field), datatype, PropertySet);
        case Slot::PropertySetList:
            return entered(enter(Kind::Array, std::move(key), Message::PropertySetList, field), datatype, PropertySetList);
        case Slot::Extension:
            if (!scalar(std::move(key), Unknown, Slot::Bytes, field))
                return false;
            m_builder.note(Note::Type, "extension");
            return true;
        case Slot::Bytes:
            if (ArrayReader::isArray(datatype))
                return array(std::move(key), datatype, field);
            break;
        case Slot::None:
        case Slot::Int:
        case Slot::Long:
        case Slot::Float:
        case Slot::Double:
        case Slot::Boolean:
        case Slot::String:
            break;
        }
        return scalar(std::move(key), datatype, slot, field);
    }

    bool entered(bool isGood, std::uint32_t datatype, std::uint32_t sent)
    {
        if (!isGood)
            return false;
        m_notes.type(datatype);
        if (datatype != Unknown && datatype != sent)
            m_builder.note(Note::Fault, "sent as another type than its datatype says");
        return true;
    }

    bool scalar(std::string key, std::uint32_t datatype, Slot slot, const WireField &field)
    {
        Scalar leaf = scalarOf(datatype, slot, field, m_payload);
        return add(std::move(key), datatype, std::move(leaf), field.valueBegin, field.end, field.value);
    }

    bool add(std::string key, std::uint32_t datatype, Scalar leaf, std::size_t begin, std::size_t end, std::uint64_t bits)
    {
        if (m_builder.add(leaf.kind, std::move(key), std::move(leaf.text), begin, end) < 0)
            return false;
        m_notes.type(datatype);
        if (datatype == DateTime && leaf.kind == Kind::Number)
            m_notes.moment(bits);
        if (leaf.fault)
            m_builder.note(Note::Fault, leaf.fault);
        return true;
    }

    bool array(std::string key, std::uint32_t datatype, const WireField &field)
    {
        if (!m_builder.open(Kind::Array, std::move(key), field.valueBegin))
            return false;
        const std::int32_t node = m_builder.current();
        m_notes.type(datatype);
        ArrayReader reader(datatype, m_payload, field);
        Scalar element;
        std::size_t begin = 0;
        std::size_t end = 0;
        while (reader.next(element, begin, end)) {
            if (m_builder.add(element.kind, {}, std::move(element.text), begin, end) < 0)
                return false;
            if (reader.elementType() == DateTime)
                m_notes.moment(bitsOf(begin, end));
            if (element.fault)
                m_builder.note(Note::Fault, element.fault);
        }
        if (reader.fault())
            m_builder.noteAt(node, Note::Fault, reader.fault());
        m_builder.close(field.end);
        return true;
    }

    /// Types of columns, packed: the only numbers that repeat.
    bool packed(const WireField &field)
    {
        WireReader reader = inside(m_payload, field);
        std::uint64_t value = 0;
        for (std::size_t begin = reader.at(); reader.varint(value); begin = reader.at()) {
            if (!type({}, value, begin, reader.at()))
                return false;
        }
        return !reader.fault() ||
               m_builder.fail(DecodeProblem::Kind::Syntax, reader.fault()->offset, reader.fault()->expected);
    }

    bool type(std::string key, std::uint64_t datatype, std::size_t begin, std::size_t end)
    {
        if (m_builder.add(Kind::Number, std::move(key), spelling(datatype), begin, end) < 0)
            return false;
        if (const char *name = datatype < kDataTypeEnd ? dataTypeName(std::uint32_t(datatype)) : nullptr)
            m_builder.note(Note::Meaning, name);
        else
            m_builder.note(Note::Fault, "no datatype of Sparkplug B");
        return true;
    }

    bool unknown(const WireField &field, bool isOtherWireType)
    {
        std::string key = m_builder.isObject() ? "field " + spelling(field.number) : std::string();
        const bool isBytes = field.type == WireType::Length;
        const bool isGood = isBytes ? scalar(std::move(key), Unknown, Slot::Bytes, field)
                                    : m_builder.add(Kind::Number, std::move(key), spelling(field.value), field.valueBegin, field.end) >= 0;
        if (!isGood)
            return false;
        if (isOtherWireType)
            m_builder.note(Note::Fault, "sent with another wire type than the field has");
        else
            m_builder.note(Note::Type, "unknown field");
        return true;
    }

    void compareKeys(WireReader reader)
    {
        std::size_t keys = 0;
        std::size_t values = 0;
        WireField field;
        while (reader.next(field)) {
            keys += field.number == 1 && field.type == WireType::Length;
            values += field.number == 2 && field.type == WireType::Length;
        }
        if (keys != values)
            m_builder.note(Note::Fault, spelling(keys) + " keys for " + spelling(values) + " values");
    }

    void readTypes(WireReader reader)
    {
        m_types.clear();
        WireField field;
        while (reader.next(field)) {
            if (field.number != 3)
                continue;
            if (field.type == WireType::Varint)
                m_types.push_back(std::uint32_t(field.value));
            WireReader elements = field.type == WireType::Length ? inside(m_payload, field) : WireReader();
            for (std::uint64_t value = 0; elements.varint(value);)
                m_types.push_back(std::uint32_t(value));
        }
    }

    std::uint64_t bitsOf(std::size_t begin, std::size_t end) const
    {
        std::uint64_t bits = 0;
        WireReader(m_payload, begin, end).fixed64(bits);
        return bits;
    }

    std::span<const std::uint8_t> m_payload;
    ValueTreeBuilder m_builder;
    Notes m_notes;
    std::vector<Frame> m_frames;
    std::vector<std::uint32_t> m_types; ///< of the columns of the data set that is being read
};

} // namespace

tl::expected<ValueTree, DecodeProblem> walk(std::span<const std::uint8_t> payload, const MetricNames *names, const DecodeBudget &budget)
{
    return Walk(payload, names, budget).run();
}

} // namespace explorer::sparkplug
