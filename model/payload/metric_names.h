// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace explorer {

/// What a Sparkplug birth said of its metrics: names and types that data messages leave out. Never changes once made:
/// shared with jobs on the thread pool.
class MetricNames
{
public:
    struct Entry
    {
        std::string name;
        std::uint64_t alias = 0;
        bool hasAlias = false;
        std::uint32_t datatype = 0;

        friend bool operator==(const Entry &, const Entry &) = default;
    };

    MetricNames() = default;
    /// Of entries with the same alias, or name, the first counts.
    explicit MetricNames(std::vector<Entry> entries);

    const Entry *byAlias(std::uint64_t alias) const; ///< nullptr when none has it. Cost: logarithmic
    const Entry *byName(std::string_view name) const;
    const std::vector<Entry> &entries() const { return m_entries; }

private:
    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_byAlias; ///< places in m_entries, of those with an alias, sorted by it
    std::vector<std::uint32_t> m_byName;
};

} // namespace explorer
