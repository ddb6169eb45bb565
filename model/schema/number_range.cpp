// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/number_range.h"

#include "model/schema/exact_number.h"

#include <algorithm>
#include <cmath>

namespace explorer {

NumberRange::Seen NumberRange::take(std::string_view spelling)
{
    const std::optional<double> value = spelling.size() <= kLongest ? nearestDouble(spelling) : std::nullopt;
    if (!value) {
        ++m_unranged;
        return Seen::Within;
    }
    const auto isBeyond = [&](double bound, const std::string &text, bool below) {
        if (*value != bound)
            return below ? *value < bound : *value > bound;
        const auto order = compareNumbers(spelling, text);
        return order && (below ? *order < 0 : *order > 0);
    };
    ++m_count;
    ++m_sinceExtension;
    bool isExtended = false;
    if (m_count == 1 || isBeyond(m_leastValue, m_least, true)) {
        m_least = spelling;
        m_leastValue = *value;
        isExtended = true;
    }
    if (m_count == 1 || isBeyond(m_greatestValue, m_greatest, false)) {
        m_greatest = spelling;
        m_greatestValue = *value;
        isExtended = true;
    }
    if (isExtended)
        m_sinceExtension = 0;
    if (m_isUsualKnown) {
        if (*value < m_low - m_margin || *value > m_high + m_margin)
            return Seen::Outside;
    } else {
        if (m_sample.size() < kSample)
            m_sample.push_back(*value);
        else
            m_sample[m_count % kSample] = *value;
        if (m_count >= kEnough && m_count % kEnough == 0 && m_sinceExtension >= m_count / 2)
            learn();
    }
    return isExtended ? Seen::Extended : Seen::Within;
}

void NumberRange::learn()
{
    if (!std::isfinite(m_leastValue) || !std::isfinite(m_greatestValue))
        return;
    std::vector<double> sorted = std::move(m_sample);
    m_sample = {};
    std::ranges::sort(sorted);
    const double lower = sorted[sorted.size() / 4];
    const double upper = sorted[sorted.size() * 3 / 4];
    const double spread = upper - lower;
    m_low = m_leastValue;
    m_high = m_greatestValue;
    // Where most are the same, every other one would be an outlier.
    if (spread > 0) {
        m_low = std::max(m_low, lower - 3 * spread);
        m_high = std::min(m_high, upper + 3 * spread);
    }
    m_isUsualKnown = true;
    setMargin();
}

void NumberRange::setMargin()
{
    m_margin = std::max((m_high - m_low) / 10, std::max(std::abs(m_low), std::abs(m_high)) / 100);
}

void NumberRange::accept()
{
    if (!m_isUsualKnown || !std::isfinite(m_leastValue) || !std::isfinite(m_greatestValue))
        return;
    m_low = std::min(m_low, m_leastValue);
    m_high = std::max(m_high, m_greatestValue);
    setMargin();
}

} // namespace explorer
