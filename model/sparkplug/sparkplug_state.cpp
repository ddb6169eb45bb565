// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sparkplug/sparkplug_state.h"

#include "model/payload/sparkplug_packed.h"

#include "model/payload/json_decoder.h"
#include "model/sparkplug/rebirth_request.h"

#include <algorithm>

namespace explorer::sparkplug {

namespace {

using protobuf::WireField;
using protobuf::WireReader;
using Verb = SparkplugTopic::Verb;

/// Calls `take` with every metric. False when one of them breaks.
template <class Take>
bool forEachMetric(std::span<const std::uint8_t> payload, Take take)
{
    WireReader reader(payload);
    WireField field;
    while (nextMetric(reader, field)) {
        Metric metric;
        WireReader part = inside(payload, field);
        if (!readMetric(payload, part, metric))
            return false;
        take(metric);
    }
    return true;
}

std::optional<std::uint64_t> bdSeqIn(std::span<const std::uint8_t> payload)
{
    std::optional<std::uint64_t> found;
    forEachMetric(payload, [&](const Metric &metric) {
        if (metric.name == "bdSeq" && (metric.slot == Slot::Int || metric.slot == Slot::Long))
            found = metric.value.value;
    });
    return found;
}

/// Since Sparkplug 3.0 {"online": true, …}, before it a word.
std::optional<bool> isOnline(std::span<const std::uint8_t> payload)
{
    const std::string_view text(reinterpret_cast<const char *>(payload.data()), payload.size());
    if (text == "ONLINE" || text == "OFFLINE")
        return text == "ONLINE";
    const auto tree = JsonDecoder().decode({.payload = payload}, {.bytes = 64u << 10, .nodes = 1'000});
    if (!tree || tree->nodes[0].kind != ValueNode::Kind::Object)
        return std::nullopt;
    for (std::int32_t at = tree->nodes[0].firstChild; at >= 0; at = tree->nodes[std::size_t(at)].nextSibling) {
        const ValueNode &node = tree->nodes[std::size_t(at)];
        if (node.key == "online" && (node.kind == ValueNode::Kind::True || node.kind == ValueNode::Kind::False))
            return node.kind == ValueNode::Kind::True;
    }
    return std::nullopt;
}

} // namespace

State::Source::Source(std::string topic)
    : m_topic(std::move(topic))
    , m_parsed(parseSparkplugTopic(m_topic))
{}

// ── who it is ───────────────────────────────────────────────────────────────────────────────────────

PartId State::nodeFor(const SparkplugTopic &topic)
{
    std::pair key(std::string(topic.group), std::string(topic.node));
    if (const auto found = m_nodeByName.find(key); found != m_nodeByName.end())
        return found->second;
    if (topic.isCommand() || m_nodes.size() >= kMostNodes) // what is sent to a node does not show that there is one
        return kNoPart;
    const PartId id = PartId(m_nodes.size());
    Node &node = m_nodes.emplace_back();
    node.group = topic.group;
    node.name = topic.node;
    m_nodeByName.emplace(std::move(key), id);
    return id;
}

PartId State::deviceFor(PartId node, std::string_view name)
{
    Node &owner = m_nodes[node];
    if (const auto found = owner.deviceByName.find(name); found != owner.deviceByName.end())
        return found->second;
    if (m_devices.size() >= kMostDevices)
        return kNoPart;
    const PartId id = PartId(m_devices.size());
    Device &device = m_devices.emplace_back();
    device.name = name;
    device.node = node;
    device.row = std::uint32_t(owner.devices.size());
    owner.devices.push_back(id);
    owner.deviceByName.emplace(device.name, id);
    return id;
}

/// False when there is no place for it.
bool State::resolve(Source &source)
{
    const SparkplugTopic &topic = *source.m_parsed;
    if (source.m_node == kNoPart)
        source.m_node = nodeFor(topic);
    if (source.m_node == kNoPart)
        return false;
    if (topic.isOfDevice() && !topic.isCommand() && source.m_device == kNoPart)
        source.m_device = deviceFor(source.m_node, topic.device);
    return !topic.isOfDevice() || topic.isCommand() || source.m_device != kNoPart;
}

Part &State::partOf(const Source &source)
{
    if (source.m_device != kNoPart)
        return m_devices[source.m_device];
    return m_nodes[source.m_node];
}

std::shared_ptr<const MetricNames> State::namesFor(const SparkplugTopic &topic, std::int64_t wallNs) const
{
    const auto found = m_nodeByName.find({std::string(topic.group), std::string(topic.node)});
    if (found == m_nodeByName.end() || topic.verb == Verb::State)
        return {};
    const Node &node = m_nodes[found->second];
    if (!topic.isOfDevice())
        return node.metrics.namesAt(wallNs);
    const auto device = node.deviceByName.find(topic.device);
    return device == node.deviceByName.end() ? nullptr : m_devices[device->second].metrics.namesAt(wallNs);
}

// ── what it says ────────────────────────────────────────────────────────────────────────────────────

void State::take(Source &source, std::span<const std::uint8_t> payload, std::int64_t wallNs)
{
    if (!source.m_parsed)
        return;
    ++m_revision;
    const SparkplugTopic &topic = *source.m_parsed;
    tl::expected<PayloadBytes, DecodeProblem> inside;
    if (const auto packed = packedBody(payload)) {
        inside = unpack(payload.subspan(packed->begin, packed->end - packed->begin), DecodeBudget{});
        if (inside)
            payload = *inside;
    }
    if (topic.verb == Verb::State)
        return takeHost(source, payload, wallNs);
    if (!resolve(source)) {
        m_refused += !topic.isCommand();
        return;
    }
    if (topic.isCommand())
        return takeCommand(source, payload, wallNs);
    Part &part = partOf(source);
    ++part.messages;
    part.lastNs = wallNs;
    const std::optional<Head> head = readHead(payload);
    if (!head)
        return fault(source, Fault::Unreadable, wallNs);
    if (topic.verb != Verb::NodeDeath && topic.verb != Verb::NodeBirth)
        checkSequence(source, *head, wallNs);
    if (topic.verb == Verb::NodeBirth)
        nodeBorn(source, *head, bdSeqIn(payload), wallNs);
    if (topic.isBirth())
        takeBirth(source, payload, wallNs);
    else if (topic.isDeath())
        takeDeath(source, payload, wallNs);
    else
        takeData(source, payload, wallNs);
}

void State::takeUnread(Source &source, std::int64_t wallNs)
{
    if (!source.m_parsed || source.m_parsed->verb == Verb::State || source.m_parsed->isCommand())
        return;
    ++m_revision;
    if (!resolve(source)) {
        ++m_refused;
        return;
    }
    Part &part = partOf(source);
    ++part.messages;
    if (wallNs != 0)
        part.lastNs = wallNs;
    m_nodes[source.m_node].expected.reset(); // its number is not known: what follows is no gap
    fault(source, Fault::NotRead, part.lastNs);
}

void State::takeHost(Source &source, std::span<const std::uint8_t> payload, std::int64_t wallNs)
{
    const std::string_view name = source.m_parsed->node;
    const std::optional<bool> online = isOnline(payload);
    auto found = m_hostByName.find(name);
    if (found == m_hostByName.end()) {
        if (m_hosts.size() >= kMostHosts) {
            ++m_refused;
            return;
        }
        m_hosts.push_back({.name = std::string(name)});
        found = m_hostByName.emplace(name, PartId(m_hosts.size() - 1)).first;
    }
    Host &host = m_hosts[found->second];
    if (!online || (host.changedNs != 0 && host.isOnline == *online))
        return;
    host.isOnline = *online;
    host.changedNs = wallNs;
    tell({.kind = host.isOnline ? Event::Kind::HostOnline : Event::Kind::HostOffline, .wallNs = wallNs, .node = found->second});
}

void State::takeCommand(const Source &source, std::span<const std::uint8_t> payload, std::int64_t wallNs)
{
    if (source.m_parsed->verb != Verb::NodeCommand)
        return;
    bool asksForBirth = false;
    forEachMetric(payload, [&](const Metric &metric) {
        asksForBirth |= metric.name == kRebirthMetric && metric.slot == Slot::Boolean && metric.value.value;
    });
    if (asksForBirth)
        tell({.kind = Event::Kind::RebirthRequested, .wallNs = wallNs, .node = source.m_node});
}

void State::checkSequence(const Source &source, const Head &head, std::int64_t wallNs)
{
    Node &node = m_nodes[source.m_node];
    if (!head.hasSequence) {
        fault(source, Fault::NoSequence, wallNs);
        return;
    }
    if (node.expected && *node.expected != head.sequence)
        fault(source, Fault::SequenceGap, wallNs, *node.expected, head.sequence);
    node.expected = std::uint8_t(head.sequence + 1);
}

void State::nodeBorn(const Source &source, const Head &head, std::optional<std::uint64_t> bdSeq, std::int64_t wallNs)
{
    Node &node = m_nodes[source.m_node];
    if (!head.hasSequence)
        fault(source, Fault::NoSequence, wallNs);
    node.expected = head.hasSequence ? std::optional(std::uint8_t(head.sequence + 1)) : std::nullopt;
    // The same bdSeq is a rebirth within one connection, as a host may ask for.
    if (node.status == Status::Online && node.bdSeq && bdSeq && *bdSeq != *node.bdSeq)
        fault(source, Fault::BirthWithoutDeath, wallNs, *node.bdSeq, *bdSeq);
    node.bdSeq = bdSeq;

    std::shift_right(node.lastBirths.begin(), node.lastBirths.end(), 1);
    node.lastBirths.front() = wallNs;
    const bool wasStorming = node.isStorming;
    node.isStorming = node.lastBirths.back() != 0 && wallNs - node.lastBirths.back() <= kStormNs;
    if (node.isStorming && !wasStorming)
        fault(source, Fault::RebirthStorm, wallNs);

    // Its devices are to be born again.
    for (const PartId device : node.devices) {
        if (m_devices[device].status == Status::Online)
            m_devices[device].status = Status::Offline;
    }
}

void State::takeBirth(const Source &source, std::span<const std::uint8_t> payload, std::int64_t wallNs)
{
    Part &part = partOf(source);
    if (source.m_device != kNoPart && m_nodes[source.m_node].status != Status::Online)
        fault(source, Fault::DataBeforeBirth, wallNs);
    part.status = Status::Online;
    part.birthNs = wallNs;
    part.hasComplained = false;
    part.metrics.beginBirth(++part.births);
    bool isFull = false;
    const bool isReadable = forEachMetric(payload, [&](const Metric &metric) {
        isFull |= !part.metrics.addBorn(metric, payload, wallNs, m_quota);
    });
    part.metrics.endBirth(wallNs);
    tell({.kind = source.m_device == kNoPart ? Event::Kind::NodeBorn : Event::Kind::DeviceBorn, .wallNs = wallNs,
          .node = source.m_node, .device = source.m_device});
    if (!isReadable)
        fault(source, Fault::Unreadable, wallNs);
    if (isFull)
        fault(source, Fault::TooMany, wallNs);
}

void State::takeDeath(const Source &source, std::span<const std::uint8_t> payload, std::int64_t wallNs)
{
    Part &part = partOf(source);
    if (source.m_device == kNoPart) {
        Node &node = m_nodes[source.m_node];
        const std::optional<std::uint64_t> bdSeq = bdSeqIn(payload);
        if (node.status == Status::Online && node.bdSeq && bdSeq && *bdSeq != *node.bdSeq)
            return fault(source, Fault::DeathOfAnother, wallNs, *node.bdSeq, *bdSeq);
        node.expected.reset();
        for (const PartId device : node.devices)
            m_devices[device].status = Status::Offline;
    }
    part.status = Status::Offline;
    part.deathNs = wallNs;
    part.hasComplained = false;
    ++part.deaths;
    tell({.kind = source.m_device == kNoPart ? Event::Kind::NodeDied : Event::Kind::DeviceDied, .wallNs = wallNs,
          .node = source.m_node, .device = source.m_device});
}

void State::takeData(const Source &source, std::span<const std::uint8_t> payload, std::int64_t wallNs)
{
    Part &part = partOf(source);
    if (part.status != Status::Online) {
        if (part.hasComplained) // a node that sends on is one event, and as many faults
            ++part.faults[std::size_t(Fault::DataBeforeBirth)];
        else
            fault(source, Fault::DataBeforeBirth, wallNs);
        part.hasComplained = true;
    }
    const bool isReadable = forEachMetric(
        payload, [&](const Metric &metric) { takeMetric(source, part, metric, payload, wallNs); });
    if (!isReadable)
        fault(source, Fault::Unreadable, wallNs);
}

void State::takeMetric(const Source &source, Part &part, const Metric &metric, std::span<const std::uint8_t> payload,
                       std::int64_t wallNs)
{
    std::optional<MetricTable::Place> place =
        metric.hasName ? part.metrics.byName(metric.name) : part.metrics.byAlias(metric.alias);
    if (!place && !metric.hasName) {
        if (part.status == Status::Online)
            fault(source, Fault::UnknownAlias, wallNs, 0, metric.alias);
        else
            ++part.faults[std::size_t(Fault::UnknownAlias)]; // it follows from the missing birth
        return;
    }
    if (!place) {
        place = part.metrics.addUnborn(metric.name, m_quota);
        if (!place)
            return fault(source, Fault::TooMany, wallNs);
        if (part.status == Status::Online)
            fault(source, Fault::UnknownMetric, wallNs, 0, 0, metric.name);
    }
    part.metrics.update(*place, metric, payload, wallNs);
}

// ── what is told ────────────────────────────────────────────────────────────────────────────────────

void State::fault(const Source &source, Fault fault, std::int64_t wallNs, std::uint64_t expected, std::uint64_t found,
                  std::string_view name)
{
    ++partOf(source).faults[std::size_t(fault)];
    tell({.kind = Event::Kind::Fault,
          .fault = fault,
          .wallNs = wallNs,
          .node = source.m_node,
          .device = source.m_device,
          .expected = expected,
          .found = found,
          .name = std::string(name.substr(0, kLongestEventName))});
}

void State::tell(Event event)
{
    ++m_eventCount;
    m_events.push_back(std::move(event));
    if (m_events.size() > kMostEvents)
        m_events.pop_front();
}

} // namespace explorer::sparkplug
