// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/sparkplug_topic.h"
#include "model/sparkplug/sparkplug_parts.h"

#include <deque>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>

namespace explorer::sparkplug {

/// The Sparkplug B side of one connection: who is born, who is dead, what their metrics are, and what is wrong.
///
/// It is given every message of the namespace in order. It sends nothing and asks nobody for the time.
/// Bounds    nodes, devices, metrics and events; what is left out for them is counted and told.
/// Cost      a data message: logarithmic for each of its metrics, no allocation where short values replace short ones.
/// Thread    any, one at a time.          Spec  Sparkplug 3.0.0 §5, §6
class State
{
public:
    static constexpr std::size_t kMostNodes = 10'000;
    static constexpr std::size_t kMostDevices = 100'000;
    static constexpr std::size_t kMostHosts = 1'000;
    static constexpr std::size_t kMostEvents = 1'000;
    static constexpr std::int64_t kStormNs = 60'000'000'000; ///< three births within are a storm

    /// One topic of the namespace with what it stands for. Stays where it is made: it borrows from itself.
    class Source
    {
    public:
        explicit Source(std::string topic);
        Source(const Source &) = delete;
        Source &operator=(const Source &) = delete;

        /// Nothing when the topic is none of Sparkplug's.
        const std::optional<SparkplugTopic> &parsed() const { return m_parsed; }
        PartId node() const { return m_node; } ///< kNoPart before its first message, or beyond the bounds
        PartId device() const { return m_device; }

    private:
        friend class State;
        std::string m_topic;
        std::optional<SparkplugTopic> m_parsed;
        PartId m_node = kNoPart;
        PartId m_device = kNoPart;
    };

    void take(Source &source, std::span<const std::uint8_t> payload, std::int64_t wallNs);
    /// A message that there was, but whose payload is not to be had.
    void takeUnread(Source &source, std::int64_t wallNs);

    const std::deque<Node> &nodes() const { return m_nodes; }
    const std::deque<Device> &devices() const { return m_devices; }
    const std::deque<Host> &hosts() const { return m_hosts; }
    const std::deque<Event> &events() const { return m_events; } ///< the newest last
    std::uint64_t eventCount() const { return m_eventCount; }    ///< with those that have gone from the list
    std::uint64_t refusedMessages() const { return m_refused; }  ///< of nodes, devices or hosts beyond the bounds
    std::uint64_t refusedMetrics() const { return m_quota.refused; }
    std::uint64_t revision() const { return m_revision; } ///< grows with whatever is taken

    /// What the births had said of the sender when such a message came; nullptr when nothing is known.
    std::shared_ptr<const MetricNames> namesFor(const SparkplugTopic &topic, std::int64_t wallNs) const;

private:
    bool resolve(Source &source);
    PartId nodeFor(const SparkplugTopic &topic);
    PartId deviceFor(PartId node, std::string_view name);
    void takeHost(Source &source, std::span<const std::uint8_t> payload, std::int64_t wallNs);
    void takeCommand(const Source &source, std::span<const std::uint8_t> payload, std::int64_t wallNs);
    void checkSequence(const Source &source, const Head &head, std::int64_t wallNs);
    void takeBirth(const Source &source, std::span<const std::uint8_t> payload, std::int64_t wallNs);
    void nodeBorn(const Source &source, const Head &head, std::optional<std::uint64_t> bdSeq, std::int64_t wallNs);
    void takeDeath(const Source &source, std::span<const std::uint8_t> payload, std::int64_t wallNs);
    void takeData(const Source &source, std::span<const std::uint8_t> payload, std::int64_t wallNs);
    void takeMetric(const Source &source, Part &part, const Metric &metric, std::span<const std::uint8_t> payload,
                    std::int64_t wallNs);
    Part &partOf(const Source &source);
    void fault(const Source &source, Fault fault, std::int64_t wallNs, std::uint64_t expected = 0, std::uint64_t found = 0,
               std::string_view name = {});
    void tell(Event event);

    std::deque<Node> m_nodes; // nothing in them is ever moved: views hold places
    std::deque<Device> m_devices;
    std::deque<Host> m_hosts;
    std::deque<Event> m_events;
    std::map<std::pair<std::string, std::string>, PartId> m_nodeByName; ///< group, node
    std::map<std::string, PartId, std::less<>> m_hostByName;
    MetricQuota m_quota;
    std::uint64_t m_eventCount = 0;
    std::uint64_t m_refused = 0;
    std::uint64_t m_revision = 0;
};

} // namespace explorer::sparkplug
