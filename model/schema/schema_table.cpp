// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/schema_table.h"

#include <iterator>

namespace explorer {

WatchedTopic *SchemaTable::find(std::uint32_t connection, TopicId topic)
{
    const auto found = m_index.find(keyOf(connection, topic));
    return found == m_index.end() ? nullptr : &found->second->watched;
}

WatchedTopic *SchemaTable::admit(std::uint32_t connection, TopicId topic, std::int64_t nowNs, bool isWanted)
{
    if (WatchedTopic *known = find(connection, topic))
        return known;
    while (m_entries.size() >= m_mostTopics || m_paths >= m_mostPaths) {
        if (m_entries.empty())
            break;
        if (!isWanted && nowNs - m_entries.back().updatedNs < kStaleNs) {
            ++m_leftOut;
            return nullptr;
        }
        remove(std::prev(m_entries.end()));
        ++m_forgotten;
    }
    m_entries.emplace_front();
    Entry &entry = m_entries.front();
    entry.watched.connection = connection;
    entry.watched.topic = topic;
    entry.updatedNs = nowNs;
    m_index.emplace(keyOf(connection, topic), m_entries.begin());
    return &entry.watched;
}

void SchemaTable::updated(WatchedTopic &watched, std::int64_t nowNs)
{
    const Place place = m_index.at(keyOf(watched.connection, watched.topic));
    place->updatedNs = nowNs;
    const std::size_t paths = watched.schema.paths().size();
    m_paths += paths - place->paths;
    place->paths = paths;
    m_entries.splice(m_entries.begin(), m_entries, place);
    while (m_paths > m_mostPaths && m_entries.size() > 1) {
        remove(std::prev(m_entries.end()));
        ++m_forgotten;
    }
}

void SchemaTable::forget(std::uint32_t connection, TopicId topic)
{
    if (const auto found = m_index.find(keyOf(connection, topic)); found != m_index.end())
        remove(found->second);
}

void SchemaTable::forgetConnection(std::uint32_t connection)
{
    for (Place place = m_entries.begin(); place != m_entries.end();) {
        const Place next = std::next(place);
        if (place->watched.connection == connection)
            remove(place);
        place = next;
    }
}

void SchemaTable::remove(Place place)
{
    m_paths -= place->paths;
    m_index.erase(keyOf(place->watched.connection, place->watched.topic));
    m_entries.erase(place);
}

} // namespace explorer
