// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace mqtt {

enum class TopicFault : std::uint8_t
{
    None,
    Empty,
    TooLong,          ///< over 65,535 bytes
    InvalidUtf8,      ///< ill-formed, surrogate or U+0000
    Wildcard,         ///< '+' or '#' in a topic name
    MisplacedPlus,    ///< '+' does not fill its level
    MisplacedHash,    ///< '#' does not fill the last level
    ShareNameInvalid, ///< $share/ without a name, or a wildcard in it
    ShareFilterEmpty, ///< $share/name without a filter behind it
};

/// Topic Names and Topic Filters as text. Linear, no allocation, no recursion; any thread.
/// Spec MQTT 5.0 §4.7, §4.8.2
TopicFault checkTopicName(std::string_view name);
/// `allowShared`: 5.0 gives "$share/" its meaning; before it is an ordinary level.
TopicFault checkTopicFilter(std::string_view filter, bool allowShared = true);

/// True when the filter matches the name. A leading '$' is not matched by a wildcard [MQTT-4.7.2-1].
/// Both must have passed the checks above; "$share/name/" is stripped first.
bool topicMatches(std::string_view filter, std::string_view name);

bool isSharedFilter(std::string_view filter);
/// "$share/group/a/+" → "a/+"; any other filter unchanged.
std::string_view withoutShare(std::string_view filter);

} // namespace mqtt
