// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/source_lookup.h"

namespace explorer {

std::int32_t nodeAt(const ValueTree &tree, std::size_t offset)
{
    const auto covers = [&](std::int32_t id) {
        const ValueNode &node = tree.nodes[std::size_t(id)];
        return offset >= node.sourceBegin && offset < node.sourceEnd;
    };
    if (tree.empty() || !covers(0))
        return -1;
    std::int32_t found = 0;
    std::int32_t child = tree.nodes[0].firstChild;
    while (child >= 0) {
        if (covers(child)) {
            found = child;
            child = tree.nodes[std::size_t(child)].firstChild;
        } else {
            child = tree.nodes[std::size_t(child)].nextSibling;
        }
    }
    return found;
}

} // namespace explorer
