// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/sparkplug_fields.h"

namespace explorer::sparkplug {

namespace {

using What = FieldRow::What;

constexpr FieldRow value(std::uint32_t number, Slot slot)
{
    return {number, "value", What::Value, false, Message::Payload, slot};
}
constexpr FieldRow part(std::uint32_t number, const char *name, Message message, bool isRepeated)
{
    return {number, name, What::Part, isRepeated, message, Slot::None};
}

constexpr FieldRow kPayload[] = {
    {1, "timestamp", What::Moment},
    part(2, "metrics", Message::Metric, true),
    {3, "seq", What::Whole},
    {4, "uuid", What::Text},
    {5, "body", What::Bytes},
};
constexpr FieldRow kMetric[] = {
    {1, "name", What::Text},
    {2, "alias", What::Whole},
    {3, "timestamp", What::Moment},
    {4, "datatype", What::Type},
    {5, "is_historical", What::Bool},
    {6, "is_transient", What::Bool},
    {7, "is_null", What::Bool},
    part(8, "metadata", Message::MetaData, false),
    part(9, "properties", Message::PropertySet, false),
    value(10, Slot::Int),
    value(11, Slot::Long),
    value(12, Slot::Float),
    value(13, Slot::Double),
    value(14, Slot::Boolean),
    value(15, Slot::String),
    value(16, Slot::Bytes),
    value(17, Slot::DataSet),
    value(18, Slot::Template),
    value(19, Slot::Extension),
};
constexpr FieldRow kMetaData[] = {
    {1, "is_multi_part", What::Bool}, {2, "content_type", What::Text}, {3, "size", What::Whole}, {4, "seq", What::Whole},
    {5, "file_name", What::Text},     {6, "file_type", What::Text},    {7, "md5", What::Text},   {8, "description", What::Text},
};
constexpr FieldRow kPropertySet[] = {
    {1, "keys", What::Text, true},
    part(2, "values", Message::PropertyValue, true),
};
constexpr FieldRow kPropertyValue[] = {
    {1, "type", What::Type},
    {2, "is_null", What::Bool},
    value(3, Slot::Int),
    value(4, Slot::Long),
    value(5, Slot::Float),
    value(6, Slot::Double),
    value(7, Slot::Boolean),
    value(8, Slot::String),
    value(9, Slot::PropertySet),
    value(10, Slot::PropertySetList),
    value(11, Slot::Extension),
};
constexpr FieldRow kPropertySetList[] = {
    part(1, "propertyset", Message::PropertySet, true),
};
constexpr FieldRow kDataSet[] = {
    {1, "num_of_columns", What::Whole},
    {2, "columns", What::Text, true},
    {3, "types", What::Type, true},
    part(4, "rows", Message::Row, true),
};
constexpr FieldRow kRow[] = {
    part(1, "elements", Message::DataSetValue, true),
};
constexpr FieldRow kDataSetValue[] = {
    value(1, Slot::Int),     value(2, Slot::Long),   value(3, Slot::Float),     value(4, Slot::Double),
    value(5, Slot::Boolean), value(6, Slot::String), value(7, Slot::Extension),
};
constexpr FieldRow kTemplate[] = {
    {1, "version", What::Text},
    part(2, "metrics", Message::Metric, true),
    part(3, "parameters", Message::Parameter, true),
    {4, "template_ref", What::Text},
    {5, "is_definition", What::Bool},
};
constexpr FieldRow kParameter[] = {
    {1, "name", What::Text},
    {2, "type", What::Type},
    value(3, Slot::Int),
    value(4, Slot::Long),
    value(5, Slot::Float),
    value(6, Slot::Double),
    value(7, Slot::Boolean),
    value(8, Slot::String),
    value(9, Slot::Extension),
};

} // namespace

protobuf::WireType FieldRow::wireType() const
{
    switch (what) {
    case What::Bool:
    case What::Whole:
    case What::Moment:
    case What::Type:
        return protobuf::WireType::Varint;
    case What::Text:
    case What::Bytes:
    case What::Part:
        return protobuf::WireType::Length;
    case What::Value:
        return wireTypeOf(slot);
    }
    return protobuf::WireType::Length;
}

std::span<const FieldRow> fieldsOf(Message message)
{
    switch (message) {
    case Message::Payload:
        return kPayload;
    case Message::Metric:
        return kMetric;
    case Message::MetaData:
        return kMetaData;
    case Message::PropertySet:
        return kPropertySet;
    case Message::PropertyValue:
        return kPropertyValue;
    case Message::PropertySetList:
        return kPropertySetList;
    case Message::DataSet:
        return kDataSet;
    case Message::Row:
        return kRow;
    case Message::DataSetValue:
        return kDataSetValue;
    case Message::Template:
        return kTemplate;
    case Message::Parameter:
        return kParameter;
    }
    return {};
}

const FieldRow *fieldOf(Message message, std::uint32_t number)
{
    const std::span<const FieldRow> fields = fieldsOf(message);
    return number >= 1 && number <= fields.size() ? &fields[number - 1] : nullptr; // the numbers run from 1
}

} // namespace explorer::sparkplug
