// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace explorer {

/// The numbers seen at one place: the least and the greatest, exactly, and what is usual there, once that has shown.
///
/// What is usual is known when the range was stable: at least kEnough numbers came, and the later half of them brought
/// neither a new least nor a new greatest. So a counter or a clock, which always goes beyond, never has a usual range.
/// Single outliers do not count to it (Tukey's far fences: three interquartile ranges beyond the quartiles of the last
/// kSample numbers). Outside is what lies beyond it by more than a tenth of its width, and a hundredth of its size.
class NumberRange
{
public:
    static constexpr std::uint64_t kEnough = 20;
    static constexpr std::size_t kSample = 64;
    static constexpr std::size_t kLongest = 64; ///< spellings beyond it are counted, no more

    enum class Seen : std::uint8_t
    {
        Within,
        Extended, ///< a new least or greatest, but not outside
        Outside
    };
    Seen take(std::string_view spelling);
    /// What was seen is usual from now on.
    void accept();

    std::uint64_t count() const { return m_count; }
    std::uint64_t unranged() const { return m_unranged; } ///< no decimal numbers, or too long to be kept
    const std::string &least() const { return m_least; }  ///< as spelt; empty when count() is 0
    const std::string &greatest() const { return m_greatest; }
    bool isUsualKnown() const { return m_isUsualKnown; }
    double usualLow() const { return m_low; }
    double usualHigh() const { return m_high; }

private:
    void learn();
    void setMargin();

    std::uint64_t m_count = 0;
    std::uint64_t m_unranged = 0;
    std::uint64_t m_sinceExtension = 0;
    std::string m_least;
    std::string m_greatest;
    double m_leastValue = 0;
    double m_greatestValue = 0;
    bool m_isUsualKnown = false;
    double m_low = 0;
    double m_high = 0;
    double m_margin = 0;
    std::vector<double> m_sample; ///< a ring, until the usual is known
};

} // namespace explorer
