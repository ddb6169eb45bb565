// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wire/properties.h"

#include <algorithm>

namespace mqtt {

namespace {

template <typename List>
auto findIn(const List &properties, PropertyId id) -> decltype(properties.data())
{
    const auto found = std::find_if(properties.begin(), properties.end(),
                                    [id](const auto &property) { return property.id == id; });
    return found == properties.end() ? nullptr : &*found;
}

} // namespace

PropertyViews viewsOf(const Properties &properties)
{
    PropertyViews views;
    views.reserve(properties.size());
    for (const Property &property : properties)
        views.push_back({property.id, property.number, property.name, property.value});
    return views;
}

Properties ownedCopyOf(const PropertyViews &properties)
{
    Properties copy;
    copy.reserve(properties.size());
    for (const PropertyView &property : properties) {
        copy.push_back(
            {property.id, property.number, std::string(property.name), std::string(property.value)});
    }
    return copy;
}

const PropertyView *find(const PropertyViews &properties, PropertyId id) { return findIn(properties, id); }
const Property *find(const Properties &properties, PropertyId id) { return findIn(properties, id); }

std::uint32_t numberOr(const PropertyViews &properties, PropertyId id, std::uint32_t otherwise)
{
    const PropertyView *property = find(properties, id);
    return property ? property->number : otherwise;
}

std::uint32_t numberOr(const Properties &properties, PropertyId id, std::uint32_t otherwise)
{
    const Property *property = find(properties, id);
    return property ? property->number : otherwise;
}

} // namespace mqtt
