// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sparkplug/metric_table.h"

#include "model/sparkplug/metric_value_text.h"

#include <algorithm>

namespace explorer::sparkplug {

void MetricTable::beginBirth(std::uint64_t birth)
{
    m_birth = birth;
    m_born.clear();
    m_byAlias.clear();
}

bool MetricTable::addBorn(const Metric &metric, std::span<const std::uint8_t> payload, std::int64_t wallNs, MetricQuota &quota)
{
    std::optional<Place> place = byName(metric.name);
    if (!place)
        place = addUnborn(metric.name, quota);
    if (!place)
        return false;
    KnownMetric &known = m_metrics[*place];
    known.alias = metric.alias;
    known.hasAlias = metric.hasAlias;
    known.datatype = metric.datatype;
    if (known.birth != m_birth)
        m_born.push_back(*place);
    known.birth = m_birth;
    update(*place, metric, payload, wallNs);
    return true;
}

void MetricTable::endBirth(std::int64_t wallNs)
{
    std::vector<MetricNames::Entry> entries;
    entries.reserve(m_born.size());
    for (const Place place : m_born) {
        const KnownMetric &known = m_metrics[place];
        entries.push_back({known.name, known.alias, known.hasAlias, known.datatype});
        if (known.hasAlias)
            m_byAlias.emplace_back(known.alias, place);
    }
    std::ranges::stable_sort(m_byAlias, {}, &std::pair<std::uint64_t, Place>::first);
    if (!m_names.empty() && m_names.back().names->entries() == entries)
        return;
    if (m_names.size() == kKeptNames)
        m_names.erase(m_names.begin());
    m_names.push_back({wallNs, std::make_shared<const MetricNames>(std::move(entries))});
}

std::shared_ptr<const MetricNames> MetricTable::namesAt(std::int64_t wallNs) const
{
    for (auto names = m_names.rbegin(); names != m_names.rend(); ++names) {
        if (names->sinceNs <= wallNs)
            return names->names;
    }
    return {};
}

std::optional<MetricTable::Place> MetricTable::byAlias(std::uint64_t alias) const
{
    const auto found = std::ranges::lower_bound(m_byAlias, alias, {}, &std::pair<std::uint64_t, Place>::first);
    return found == m_byAlias.end() || found->first != alias ? std::nullopt : std::optional(found->second);
}

std::optional<MetricTable::Place> MetricTable::byName(std::string_view name) const
{
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? std::nullopt : std::optional(found->second);
}

std::optional<MetricTable::Place> MetricTable::addUnborn(std::string_view name, MetricQuota &quota)
{
    if (m_metrics.size() >= kMostMetrics || quota.used >= quota.most || name.size() > quota.mostNameBytes - quota.usedNameBytes) {
        ++quota.refused;
        return std::nullopt;
    }
    ++quota.used;
    quota.usedNameBytes += name.size();
    const Place place = Place(m_metrics.size());
    KnownMetric &known = m_metrics.emplace_back();
    known.name = name;
    m_byName.emplace(known.name, place);
    return place;
}

void MetricTable::update(Place place, const Metric &metric, std::span<const std::uint8_t> payload, std::int64_t wallNs)
{
    KnownMetric &known = m_metrics[place];
    ++known.updates;
    if (metric.isHistorical) {
        ++known.historical;
        return;
    }
    if (metric.datatype != Unknown)
        known.datatype = metric.datatype;
    known.timestampMs = metric.timestamp;
    known.arrivalNs = wallNs;
    known.isTransient = metric.isTransient;
    known.hasValue = true;
    known.isNull = metric.isNull || metric.slot == Slot::None;
    ValueText text = known.isNull ? ValueText{} : valueText(metric, known.datatype, payload);
    known.value = std::move(text.text);
    known.isCut = text.isCut;
}

} // namespace explorer::sparkplug
