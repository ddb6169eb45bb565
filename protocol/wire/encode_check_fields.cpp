// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/core/utf8.h"
#include "protocol/wire/encode_check.h"
#include "protocol/wire/property_table.h"
#include "protocol/wire/topic.h"

namespace mqtt::detail {

namespace {

constexpr std::size_t kLongestField = 65'535;

EncodeError encodeErrorOf(TopicFault fault)
{
    switch (fault) {
    case TopicFault::TooLong:
        return EncodeError::TextTooLong;
    case TopicFault::InvalidUtf8:
        return EncodeError::InvalidUtf8;
    default:
        return EncodeError::InvalidTopic;
    }
}

EncodeCheck checkValue(const PropertyRow &row, const PropertyView &property)
{
    switch (row.type) {
    case PropertyType::Byte:
    case PropertyType::TwoByteInteger:
    case PropertyType::FourByteInteger:
    case PropertyType::VariableByteInteger:
        if (property.number < row.least || property.number > row.most)
            return tl::unexpected(EncodeError::InvalidProperty);
        return {};
    case PropertyType::Text:
        if (row.id == PropertyId::ResponseTopic)
            return checkTopicNameField(property.value, false);
        return checkText(property.value);
    case PropertyType::Binary:
        return checkBinary(property.value.size());
    case PropertyType::TextPair:
        return checkText(property.name).and_then([&] { return checkText(property.value); });
    }
    return {};
}

} // namespace

EncodeCheck checkText(std::string_view text)
{
    if (text.size() > kLongestField)
        return tl::unexpected(EncodeError::TextTooLong);
    if (!isValidUtf8(text))
        return tl::unexpected(EncodeError::InvalidUtf8);
    return {};
}

EncodeCheck checkBinary(std::size_t size)
{
    if (size > kLongestField)
        return tl::unexpected(EncodeError::TextTooLong);
    return {};
}

EncodeCheck checkTopicNameField(std::string_view topic, bool mayBeEmpty)
{
    const TopicFault fault = checkTopicName(topic);
    if (fault == TopicFault::None || (fault == TopicFault::Empty && mayBeEmpty))
        return {};
    return tl::unexpected(encodeErrorOf(fault));
}

EncodeCheck checkTopicFilterField(std::string_view filter, ProtocolVersion version)
{
    const TopicFault fault = checkTopicFilter(filter, version == ProtocolVersion::V5);
    if (fault == TopicFault::None)
        return {};
    return tl::unexpected(encodeErrorOf(fault));
}

EncodeCheck checkProperties(const PropertyViews &properties, PacketSet owner, ProtocolVersion version)
{
    if (properties.empty())
        return {};
    if (version != ProtocolVersion::V5)
        return tl::unexpected(EncodeError::InvalidProperty);
    std::uint64_t seen = 0;
    for (const PropertyView &property : properties) {
        const PropertyRow *row = propertyRow(property.id);
        if (!row || (row->packets & owner) == 0)
            return tl::unexpected(EncodeError::InvalidProperty);
        const std::uint64_t bit = std::uint64_t(1) << unsigned(property.id);
        if ((seen & bit) && (row->repeatable & owner) == 0)
            return tl::unexpected(EncodeError::InvalidProperty);
        seen |= bit;
        if (auto checked = checkValue(*row, property); !checked)
            return checked;
    }
    return {};
}

} // namespace mqtt::detail
