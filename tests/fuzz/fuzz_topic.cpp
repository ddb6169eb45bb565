// SPDX-License-Identifier: GPL-3.0-or-later
//
// Input     whether $share/ has its meaning (bit 0), the filter's length, the filter, the name.
// Promises  the checks and topicMatches() agree with plain readings of the specification, level by level.
#include "check.h"
#include "input.h"

#include "protocol/wire/topic.h"

#include <algorithm>
#include <string>
#include <vector>

using namespace mqtt;

namespace {

/// RFC 3629 by its table of byte ranges, without U+0000.
bool plainlyUtf8(std::string_view text)
{
    std::size_t at = 0;
    const auto next = [&](unsigned low, unsigned high) {
        if (at == text.size())
            return false;
        const unsigned byte = std::uint8_t(text[at++]);
        return byte >= low && byte <= high;
    };
    while (at < text.size()) {
        const unsigned lead = std::uint8_t(text[at++]);
        bool fits = lead >= 0x01 && lead <= 0x7F;
        if (lead >= 0xC2 && lead <= 0xDF)
            fits = next(0x80, 0xBF);
        else if (lead >= 0xE0 && lead <= 0xEF)
            fits = next(lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) && next(0x80, 0xBF);
        else if (lead >= 0xF0 && lead <= 0xF4)
            fits = next(lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) && next(0x80, 0xBF) &&
                   next(0x80, 0xBF);
        if (!fits)
            return false;
    }
    return true;
}

std::vector<std::string> levelsOf(std::string_view topic)
{
    std::vector<std::string> levels(1);
    for (const char c : topic) {
        if (c == '/')
            levels.emplace_back();
        else
            levels.back() += c;
    }
    return levels;
}

bool hasWildcard(std::string_view text) { return text.find_first_of("+#") != std::string_view::npos; }

bool plainlyName(std::string_view name)
{
    return !name.empty() && name.size() <= 65'535 && plainlyUtf8(name) && !hasWildcard(name);
}

bool plainlyFilter(std::string_view filter, bool allowShared)
{
    if (filter.empty() || filter.size() > 65'535 || !plainlyUtf8(filter))
        return false;
    std::vector<std::string> levels = levelsOf(filter);
    if (allowShared && levels.size() > 1 && levels[0] == "$share") {
        if (levels[1].empty() || hasWildcard(levels[1]) || levels.size() == 2)
            return false;
        levels.erase(levels.begin(), levels.begin() + 2);
        if (levels.size() == 1 && levels[0].empty())
            return false;
    }
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const bool fits =
            !hasWildcard(levels[i]) || levels[i] == "+" || (levels[i] == "#" && i + 1 == levels.size());
        if (!fits)
            return false;
    }
    return true;
}

bool plainlyMatches(std::string_view filterText, std::string_view nameText)
{
    std::vector<std::string> filter = levelsOf(filterText);
    const std::vector<std::string> name = levelsOf(nameText);
    if (filter.size() > 2 && filter[0] == "$share")
        filter.erase(filter.begin(), filter.begin() + 2);
    if (name[0].starts_with('$') && hasWildcard(filter[0]))
        return false;
    for (std::size_t i = 0; i < filter.size(); ++i) {
        if (filter[i] == "#")
            return true; // also for the parent level itself
        if (i == name.size() || (filter[i] != "+" && filter[i] != name[i]))
            return false;
    }
    return filter.size() == name.size();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const bool allowShared = input.byte() & 1;
    const std::size_t filterSize = input.byte();
    // Blocks of exactly their size: the checks read eight bytes a step.
    const std::vector<char> filterBytes = [&] {
        const std::string_view text = fuzz::textOf(input.bytes(filterSize));
        return std::vector<char>(text.begin(), text.end());
    }();
    const std::vector<char> nameBytes = [&] {
        const std::string_view text = fuzz::textOf(input.rest());
        return std::vector<char>(text.begin(), text.end());
    }();
    const std::string_view filter(filterBytes.data(), filterBytes.size());
    const std::string_view name(nameBytes.data(), nameBytes.size());

    const bool isName = checkTopicName(name) == TopicFault::None;
    const bool isFilter = checkTopicFilter(filter, allowShared) == TopicFault::None;
    FUZZ_CHECK(isName == plainlyName(name));
    FUZZ_CHECK(isFilter == plainlyFilter(filter, allowShared));
    if (isName && (!allowShared || !isSharedFilter(name)))
        FUZZ_CHECK(checkTopicFilter(name, allowShared) == TopicFault::None);
    if (isName && !isSharedFilter(name))
        FUZZ_CHECK(topicMatches(name, name));
    if (isName && isFilter && (allowShared || !isSharedFilter(filter)))
        FUZZ_CHECK(topicMatches(filter, name) == plainlyMatches(filter, name));
    return 0;
}
