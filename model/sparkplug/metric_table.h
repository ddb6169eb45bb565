// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/metric_names.h"
#include "model/payload/sparkplug_metric.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace explorer::sparkplug {

/// What all metric tables of a connection may hold together, and what they do.
struct MetricQuota
{
    std::size_t most = 1'000'000;
    std::size_t mostNameBytes = 64u << 20;
    std::size_t used = 0;
    std::size_t usedNameBytes = 0;
    std::uint64_t refused = 0; ///< times that a metric was not taken in
};

/// One metric as it was last heard of.
struct KnownMetric
{
    std::string name; ///< bytes off the wire
    std::uint64_t alias = 0;
    bool hasAlias = false;
    std::uint32_t datatype = 0;
    std::string value; ///< at most kLongestValue bytes
    bool hasValue = false;
    bool isCut = false; ///< `value` is only the beginning
    bool isNull = false;
    bool isTransient = false;
    std::uint64_t timestampMs = 0; ///< as the sender says; 0: it does not
    std::int64_t arrivalNs = 0;    ///< wall clock
    std::uint64_t updates = 0;
    std::uint64_t historical = 0; ///< values told afterwards: counted, not shown, they are not the present one
    std::uint64_t birth = 0;      ///< number of the birth that named it last; 0: none did
};

/// The metrics of a node or device, in the order in which they came up. None is ever removed: one that a later birth
/// leaves out keeps its place with an older `birth`.
///
/// Cost      finding is logarithmic.   Thread: any, one at a time.
class MetricTable
{
public:
    static constexpr std::size_t kMostMetrics = 20'000;

    using Place = std::uint32_t;

    std::size_t size() const { return m_metrics.size(); }
    const KnownMetric &at(std::size_t place) const { return m_metrics[place]; }

    /// A birth begins: aliases are given anew.
    void beginBirth(std::uint64_t birth);
    /// One metric of the birth. False when there is no room for it.
    bool addBorn(const Metric &metric, std::span<const std::uint8_t> payload, std::int64_t wallNs, MetricQuota &quota);
    void endBirth(std::int64_t wallNs);

    std::optional<Place> byAlias(std::uint64_t alias) const;
    std::optional<Place> byName(std::string_view name) const;
    /// A metric that no birth has named. Nothing when there is no room for it.
    std::optional<Place> addUnborn(std::string_view name, MetricQuota &quota);
    void update(Place place, const Metric &metric, std::span<const std::uint8_t> payload, std::int64_t wallNs);

    /// What the birth said that was the last at that time, for decoders; nullptr when none is known. Births that say the
    /// same are one; of others kKeptNames are remembered.
    std::shared_ptr<const MetricNames> namesAt(std::int64_t wallNs) const;
    static constexpr std::size_t kKeptNames = 4;

private:
    std::deque<KnownMetric> m_metrics; // names are borrowed by m_byName
    std::map<std::string_view, Place> m_byName;
    std::vector<std::pair<std::uint64_t, Place>> m_byAlias; ///< sorted
    std::vector<Place> m_born;
    struct Names
    {
        std::int64_t sinceNs = 0;
        std::shared_ptr<const MetricNames> names;
    };
    std::vector<Names> m_names; ///< the oldest first
    std::uint64_t m_birth = 0;
};

} // namespace explorer::sparkplug
