// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/sparkplug_metric.h"

#include <span>

/// The messages of Sparkplug B as data: one row a field.  Spec: Sparkplug 3.0.0 §6.4.1.
namespace explorer::sparkplug {

enum class Message : std::uint8_t
{
    Payload,
    Metric,
    MetaData,
    PropertySet,
    PropertyValue,
    PropertySetList,
    DataSet,
    Row,
    DataSetValue,
    Template,
    Parameter
};

struct FieldRow
{
    enum class What : std::uint8_t
    {
        Bool,
        Whole,
        Moment, ///< milliseconds since the epoch
        Type,   ///< a DataType
        Text,
        Bytes,
        Part, ///< another message: `part`
        Value ///< one of the alternatives: `slot`
    };
    std::uint32_t number;
    const char *name;
    What what;
    bool isRepeated = false;
    Message part = Message::Payload;
    Slot slot = Slot::None;

    protobuf::WireType wireType() const;
};

/// In order of their numbers.
std::span<const FieldRow> fieldsOf(Message message);
/// nullptr when the message has no such field.
const FieldRow *fieldOf(Message message, std::uint32_t number);

} // namespace explorer::sparkplug
