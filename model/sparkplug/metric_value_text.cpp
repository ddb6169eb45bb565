// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sparkplug/metric_value_text.h"

#include "model/payload/moment_text.h"
#include "model/payload/number_spelling.h"

#include <algorithm>
#include <limits>

namespace explorer::sparkplug {

namespace {

using protobuf::WireField;
using protobuf::WireReader;

std::string moment(std::uint64_t milliseconds)
{
    std::string text;
    if (milliseconds <= std::uint64_t(std::numeric_limits<std::int64_t>::max()))
        text = momentTextOfMs(std::int64_t(milliseconds));
    return text.empty() ? spelling(milliseconds) : text;
}

ValueText beginning(std::string_view text)
{
    std::size_t size = std::min(text.size(), kLongestValue);
    while (size > 0 && size < text.size() && (std::uint8_t(text[size]) & 0xC0) == 0x80)
        --size;
    return {std::string(text.substr(0, size)), size < text.size()};
}

ValueText arrayText(std::uint32_t datatype, const WireField &field, std::span<const std::uint8_t> payload)
{
    ArrayReader reader(datatype, payload, field);
    std::string text(1, '[');
    Scalar element;
    std::size_t begin = 0;
    std::size_t end = 0;
    for (bool isFirst = true; reader.next(element, begin, end); isFirst = false) {
        if (!isFirst)
            text += ", ";
        text += element.text;
        if (text.size() > kLongestValue)
            return beginning(text);
    }
    text += ']';
    return {std::move(text), false};
}

std::string dataSetText(const WireField &field, std::span<const std::uint8_t> payload)
{
    WireReader reader = inside(payload, field);
    WireField part;
    std::size_t rows = 0;
    std::size_t columns = 0;
    while (reader.next(part)) {
        columns += part.number == 2;
        rows += part.number == 4;
    }
    std::string text = spelling(rows);
    text.append(" rows of ").append(spelling(columns)).append(" columns");
    return text;
}

} // namespace

ValueText valueText(const Metric &metric, std::uint32_t datatype, std::span<const std::uint8_t> payload)
{
    const WireField &value = metric.value;
    switch (metric.slot) {
    case Slot::String:
        if (protobuf::isUtf8(textOf(payload, value)))
            return beginning(textOf(payload, value));
        break;
    case Slot::Bytes:
        if (ArrayReader::isArray(datatype))
            return arrayText(datatype, value, payload);
        return {scalarOf(datatype, metric.slot, value, payload).text, value.end - value.valueBegin > 64};
    case Slot::Long:
        if (datatype == DateTime)
            return {moment(value.value), false};
        break;
    case Slot::DataSet:
        return {dataSetText(value, payload), false};
    case Slot::Template:
        return {"a template", false};
    case Slot::Extension:
        return {"an extension", false};
    case Slot::None:
    case Slot::Int:
    case Slot::Float:
    case Slot::Double:
    case Slot::Boolean:
    case Slot::PropertySet:
    case Slot::PropertySetList:
        break;
    }
    return {scalarOf(datatype, metric.slot, value, payload).text, false};
}

} // namespace explorer::sparkplug
