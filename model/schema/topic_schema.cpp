// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/topic_schema.h"

#include <algorithm>

namespace explorer {

namespace {

/// A field must have been there so often to be missed.
constexpr std::uint64_t kOftenEnough = TopicSchema::kLearning / 2;

/// More nodes than this are not remembered from one message to the next.
constexpr std::size_t kKeptNodes = 256;

} // namespace

SchemaTypes SchemaType::of(ValueNode::Kind kind)
{
    switch (kind) {
    case ValueNode::Kind::Object:
        return Object;
    case ValueNode::Kind::Array:
        return Array;
    case ValueNode::Kind::String:
        return String;
    case ValueNode::Kind::Number:
        return Number;
    case ValueNode::Kind::True:
    case ValueNode::Kind::False:
        return Boolean;
    case ValueNode::Kind::Null:
        return Null;
    case ValueNode::Kind::Binary:
        return Binary;
    }
    return 0;
}

void TopicSchema::take(const ValueTree &tree, Sequence sequence, std::int64_t wallNs)
{
    const Place place{sequence, wallNs};
    ++m_revision;
    if (tree.empty())
        return;
    const bool wasLearning = isLearning();
    ++m_messages;
    m_pathOfNode.assign(tree.nodes.size(), -1);
    for (std::size_t node = 0; node < tree.nodes.size(); ++node) {
        const std::int32_t path = pathOf(tree, std::int32_t(node), place);
        m_pathOfNode[node] = path;
        if (path >= 0)
            see(path, tree.nodes[node], place);
    }
    if (m_pathOfNode.size() > kKeptNodes)
        m_pathOfNode = {};
    findVanished(place);
    if (wasLearning && !isLearning())
        endLearning();
}

void TopicSchema::takeUnreadable(Sequence sequence, std::int64_t wallNs)
{
    ++m_revision;
    ++m_unreadable;
    if (!isLearning() && !m_mayBeUnreadable)
        deviate(SchemaDeviation::Kind::Unreadable, 0, {sequence, wallNs});
    m_mayBeUnreadable |= isLearning();
}

std::int32_t TopicSchema::pathOf(const ValueTree &tree, std::int32_t node, Place place)
{
    const ValueNode &at = tree.nodes[std::size_t(node)];
    if (node == 0)
        return m_paths.empty() ? addPath(-1, at, false, place) : 0;
    const std::int32_t parent = m_pathOfNode[std::size_t(at.parent)];
    if (parent < 0) {
        ++m_pathsLeftOut;
        return -1;
    }
    const bool isElement = tree.nodes[std::size_t(at.parent)].kind == ValueNode::Kind::Array;
    m_key.assign(reinterpret_cast<const char *>(&parent), sizeof parent);
    m_key += isElement ? 'e' : 'k';
    if (!isElement)
        m_key += at.key;
    if (const auto found = m_index.find(m_key); found != m_index.end())
        return found->second;
    const std::int32_t added = addPath(parent, at, isElement, place);
    if (added < 0)
        ++m_pathsLeftOut;
    else
        m_index.emplace(m_key, added);
    return added;
}

std::int32_t TopicSchema::addPath(std::int32_t parent, const ValueNode &node, bool isElement, Place place)
{
    SchemaPath path;
    path.parent = parent;
    path.path = "$";
    if (parent >= 0) {
        const SchemaPath &above = m_paths[std::size_t(parent)];
        if (m_paths.size() >= kMostPaths || above.depth >= kDeepest || above.path.size() + node.key.size() > kLongestPath)
            return -1;
        path.depth = above.depth + 1;
        path.path = above.path;
        path.isElement = isElement;
        if (isElement)
            path.path += "[*]";
        else
            appendKeyStep(path.path, node.key);
    }
    path.first = place.sequence;
    changed(path, place);
    const auto added = std::int32_t(m_paths.size());
    // While this message is the last to learn from, it is one of them.
    const bool isLearned = m_messages <= kLearning;
    path.isUnknown = !isLearned;
    if (isLearned) {
        m_paths.push_back(std::move(path));
    } else {
        const SchemaPath &above = m_paths[std::size_t(parent)];
        // What comes with something that is itself not as it was is not told again.
        const SchemaTypes type = isElement ? SchemaType::Array : SchemaType::Object;
        const bool isTopmost = !above.isUnknown && (above.usualTypes & type) != 0;
        m_paths.push_back(std::move(path));
        if (isTopmost)
            deviate(SchemaDeviation::Kind::New, added, place, node.text);
    }
    return added;
}

void TopicSchema::see(std::int32_t index, const ValueNode &node, Place place)
{
    SchemaPath &path = m_paths[std::size_t(index)];
    const SchemaTypes type = SchemaType::of(node.kind);
    if (path.lastMessage != m_messages) {
        if (path.lastMessage != 0 && path.lastMessage + 1 != m_messages)
            changed(path, place); // it is back
        path.lastMessage = m_messages;
        path.last = place.sequence;
        ++path.messages;
        if (path.deviations >> unsigned(SchemaDeviation::Kind::New) & 1)
            deviate(SchemaDeviation::Kind::New, index, place); // counts once more
    }
    if (type == SchemaType::Object && path.lastObject != m_messages) {
        path.lastObject = m_messages;
        ++path.asObject;
    }
    if ((path.types & type) == 0) {
        path.types |= type;
        changed(path, place);
    }
    const bool isWatched = m_messages > kLearning && !path.isUnknown;
    if (isWatched && (path.usualTypes & type) == 0)
        deviate(SchemaDeviation::Kind::Type, index, place, node.text, type);
    if (type != SchemaType::Number)
        return;
    switch (path.range.take(node.text)) {
    case NumberRange::Seen::Within:
        break;
    case NumberRange::Seen::Extended:
        changed(path, place);
        break;
    case NumberRange::Seen::Outside:
        changed(path, place);
        if (isWatched)
            deviate(SchemaDeviation::Kind::Range, index, place, node.text);
        break;
    }
}

void TopicSchema::findVanished(Place place)
{
    for (std::size_t index = 1; index < m_paths.size(); ++index) {
        SchemaPath &path = m_paths[index];
        if (path.lastMessage == m_messages || path.isElement)
            continue;
        // What it stood in is gone as well: that is told, and is enough.
        if (m_paths[std::size_t(path.parent)].lastObject != m_messages)
            continue;
        if (path.lastMessage + 1 == m_messages)
            changed(path, place);
        if (path.isRequired && m_messages > kLearning)
            deviate(SchemaDeviation::Kind::Vanished, std::int32_t(index), place);
    }
}

void TopicSchema::endLearning()
{
    for (SchemaPath &path : m_paths) {
        path.usualTypes = path.types;
        path.isRequired = path.parent >= 0 && !path.isElement && path.messages >= kOftenEnough &&
                          path.messages == m_paths[std::size_t(path.parent)].asObject;
    }
}

void TopicSchema::deviate(SchemaDeviation::Kind kind, std::int32_t path, Place place, std::string_view value, SchemaTypes types)
{
    const auto same = std::ranges::find_if(
        m_deviations, [&](const SchemaDeviation &one) { return one.kind == kind && one.path == path; });
    if (same != m_deviations.end()) {
        same->types |= types;
        if (same->last != place.sequence) { // several elements of an array count once
            same->last = place.sequence;
            ++same->count;
        }
        return;
    }
    if (m_deviations.size() >= kMostDeviations) {
        ++m_deviationsLeftOut;
        return;
    }
    if (std::size_t(path) < m_paths.size())
        m_paths[std::size_t(path)].deviations |= std::uint8_t(1u << unsigned(kind));
    m_deviations.push_back({.id = m_nextDeviation++,
                            .kind = kind,
                            .path = path,
                            .types = types,
                            .first = place.sequence,
                            .last = place.sequence,
                            .firstWallNs = place.wallNs,
                            .count = 1,
                            .value = std::string(value.substr(0, SchemaDeviation::kLongestValue))});
}

void TopicSchema::accept(std::uint64_t id)
{
    const auto found = std::ranges::find(m_deviations, id, &SchemaDeviation::id);
    if (found == m_deviations.end())
        return;
    apply(*found);
    m_deviations.erase(found);
    ++m_revision;
}

void TopicSchema::acceptAll()
{
    for (const SchemaDeviation &deviation : m_deviations)
        apply(deviation);
    m_deviations.clear();
    m_deviationsLeftOut = 0;
    ++m_revision;
}

void TopicSchema::apply(const SchemaDeviation &deviation)
{
    if (deviation.kind == SchemaDeviation::Kind::Unreadable) {
        m_mayBeUnreadable = true;
        if (m_paths.empty())
            return;
    }
    SchemaPath &path = m_paths[std::size_t(deviation.path)];
    path.deviations &= std::uint8_t(~(1u << unsigned(deviation.kind)));
    switch (deviation.kind) {
    case SchemaDeviation::Kind::Vanished:
        path.isRequired = false;
        break;
    case SchemaDeviation::Kind::New:
        makeKnown(deviation.path);
        break;
    case SchemaDeviation::Kind::Type:
        path.usualTypes |= path.types;
        makeKnown(deviation.path); // what came with the new type
        break;
    case SchemaDeviation::Kind::Range:
        path.range.accept();
        break;
    case SchemaDeviation::Kind::Unreadable:
        break;
    }
}

/// The place and all below it that came after the learning.
void TopicSchema::makeKnown(std::int32_t top)
{
    std::vector<bool> isBelow(m_paths.size());
    isBelow[std::size_t(top)] = true;
    for (std::size_t index = std::size_t(top); index < m_paths.size(); ++index) { // parents come before their children
        SchemaPath &path = m_paths[index];
        if (index != std::size_t(top)) {
            // One that was told by itself is accepted by itself.
            constexpr auto kNew = std::uint8_t(1u << unsigned(SchemaDeviation::Kind::New));
            isBelow[index] = path.parent >= 0 && isBelow[std::size_t(path.parent)] && (path.deviations & kNew) == 0;
        }
        if (!isBelow[index] || !path.isUnknown)
            continue;
        path.isUnknown = false;
        path.usualTypes = path.types;
    }
}

void TopicSchema::changed(SchemaPath &path, Place place) const
{
    path.changed = place.sequence;
    path.changedWallNs = place.wallNs;
}

} // namespace explorer
