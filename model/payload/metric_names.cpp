// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/metric_names.h"

#include <algorithm>

namespace explorer {

MetricNames::MetricNames(std::vector<Entry> entries)
    : m_entries(std::move(entries))
{
    for (std::uint32_t place = 0; place < m_entries.size(); ++place) {
        m_byName.push_back(place);
        if (m_entries[place].hasAlias)
            m_byAlias.push_back(place);
    }
    std::ranges::stable_sort(m_byAlias, {}, [this](std::uint32_t place) { return m_entries[place].alias; });
    std::ranges::stable_sort(m_byName, {}, [this](std::uint32_t place) { return std::string_view(m_entries[place].name); });
}

const MetricNames::Entry *MetricNames::byAlias(std::uint64_t alias) const
{
    const auto aliasOf = [this](std::uint32_t place) { return m_entries[place].alias; };
    const auto found = std::ranges::lower_bound(m_byAlias, alias, {}, aliasOf);
    return found == m_byAlias.end() || aliasOf(*found) != alias ? nullptr : &m_entries[*found];
}

const MetricNames::Entry *MetricNames::byName(std::string_view name) const
{
    const auto nameOf = [this](std::uint32_t place) { return std::string_view(m_entries[place].name); };
    const auto found = std::ranges::lower_bound(m_byName, name, {}, nameOf);
    return found == m_byName.end() || nameOf(*found) != name ? nullptr : &m_entries[*found];
}

} // namespace explorer
