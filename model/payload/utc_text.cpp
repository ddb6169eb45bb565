// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/utc_text.h"

#include "model/payload/moment_text.h"

namespace explorer {

std::string utcText(std::int64_t seconds, std::string_view fraction)
{
    constexpr std::int64_t kDay = 86'400;
    const std::int64_t second = (seconds % kDay + kDay) % kDay;
    const std::int64_t day = seconds / kDay - (seconds % kDay < 0);
    std::string out = dateText(day);
    if (out.empty())
        return out;
    (out += ' ') += timeOfDayText(second * 1'000'000'000);
    if (!fraction.empty())
        (out += '.') += fraction;
    return out += " UTC";
}

} // namespace explorer
