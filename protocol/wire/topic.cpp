// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wire/topic.h"

#include "protocol/core/utf8.h"

#include <cstddef>
#include <cstring>

namespace mqtt {

namespace {

constexpr std::size_t kLongestTopic = 65'535;
constexpr std::string_view kSharePrefix = "$share/";

constexpr std::uint64_t kOnes = 0x0101010101010101u;
constexpr std::uint64_t kHighBits = 0x8080808080808080u;

/// Eight bytes of ASCII without U+0000, '+' and '#', the case that matters: '+' (0x2B) and '#' (0x23) differ
/// in bit 3 only. Never true wrongly; a borrow can make it false wrongly only behind a byte that fails.
bool isPlain(std::uint64_t block)
{
    const std::uint64_t wildcard = (block & 0xF7F7F7F7F7F7F7F7u) ^ 0x2323232323232323u;
    return ((block | (block - kOnes) | (wildcard - kOnes)) & kHighBits) == 0;
}

std::uint64_t load8(const char *bytes)
{
    std::uint64_t block;
    std::memcpy(&block, bytes, sizeof block);
    return block;
}

bool isPlainName(std::string_view name)
{
    const char *at = name.data();
    std::size_t left = name.size();
    if (left < 8) {
        std::uint64_t block = 0x6161616161616161u;
        if (left)
            std::memcpy(&block, at, left);
        return isPlain(block);
    }
    for (; left > 8; at += 8, left -= 8) {
        if (!isPlain(load8(at)))
            return false;
    }
    return isPlain(load8(name.data() + name.size() - 8)); // the last block may overlap the one before
}

TopicFault checkLevels(std::string_view filter)
{
    // Jumps from wildcard to wildcard; each must fill its level.
    for (std::size_t at = filter.find_first_of("+#"); at != std::string_view::npos;
         at = filter.find_first_of("+#", at + 1)) {
        const bool startsLevel = at == 0 || filter[at - 1] == '/';
        const bool last = at + 1 == filter.size();
        if (filter[at] == '#') {
            if (!startsLevel || !last)
                return TopicFault::MisplacedHash; // [MQTT-4.7.1-1]
        } else if (!startsLevel || (!last && filter[at + 1] != '/')) {
            return TopicFault::MisplacedPlus; // [MQTT-4.7.1-2]
        }
    }
    return TopicFault::None;
}

} // namespace

TopicFault checkTopicName(std::string_view name)
{
    if (name.empty())
        return TopicFault::Empty; // [MQTT-4.7.3-1]
    if (name.size() > kLongestTopic)
        return TopicFault::TooLong; // [MQTT-4.7.3-3]
    if (isPlainName(name))
        return TopicFault::None;
    if (!isValidUtf8(name))
        return TopicFault::InvalidUtf8;
    if (name.find_first_of("+#") != std::string_view::npos)
        return TopicFault::Wildcard; // [MQTT-3.3.2-2]
    return TopicFault::None;
}

TopicFault checkTopicFilter(std::string_view filter, bool allowShared)
{
    if (filter.empty())
        return TopicFault::Empty;
    if (filter.size() > kLongestTopic)
        return TopicFault::TooLong;
    if (!isValidUtf8(filter))
        return TopicFault::InvalidUtf8;
    if (!allowShared || !isSharedFilter(filter))
        return checkLevels(filter);

    const std::string_view behind = filter.substr(kSharePrefix.size());
    const std::size_t nameEnd = behind.find('/');
    const std::string_view shareName = behind.substr(0, nameEnd);
    if (shareName.empty() || shareName.find_first_of("+#") != std::string_view::npos)
        return TopicFault::ShareNameInvalid; // [MQTT-4.8.2-1], [MQTT-4.8.2-2]
    if (nameEnd == std::string_view::npos || nameEnd + 1 == behind.size())
        return TopicFault::ShareFilterEmpty;
    return checkLevels(behind.substr(nameEnd + 1));
}

bool topicMatches(std::string_view filter, std::string_view name)
{
    filter = withoutShare(filter);
    if (filter.empty() || name.empty())
        return false;
    if (name[0] == '$' && (filter[0] == '+' || filter[0] == '#'))
        return false; // [MQTT-4.7.2-1]

    std::size_t f = 0;
    std::size_t n = 0;
    while (f < filter.size()) {
        if (filter[f] == '#')
            return true;
        if (filter[f] == '+') {
            n = name.find('/', n);
            if (n == std::string_view::npos)
                n = name.size();
            ++f;
        } else if (n < name.size() && filter[f] == name[n]) {
            ++f;
            ++n;
        } else {
            // "sport/#" also matches "sport": the parent level.
            return n == name.size() && filter.substr(f) == "/#";
        }
    }
    return n == name.size();
}

bool isSharedFilter(std::string_view filter) { return filter.substr(0, kSharePrefix.size()) == kSharePrefix; }

std::string_view withoutShare(std::string_view filter)
{
    if (!isSharedFilter(filter))
        return filter;
    const std::size_t nameEnd = filter.find('/', kSharePrefix.size());
    return nameEnd == std::string_view::npos ? filter : filter.substr(nameEnd + 1);
}

} // namespace mqtt
