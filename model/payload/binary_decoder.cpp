// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/binary_decoder.h"

#include <algorithm>

namespace explorer {

int BinaryDecoder::probe(std::span<const std::uint8_t>, std::string_view) const
{
    return 10; // above "certainly not", below anything that recognises something
}

tl::expected<ValueTree, DecodeProblem> BinaryDecoder::decode(std::span<const std::uint8_t> payload,
                                                             const DecodeBudget &) const
{
    static constexpr char kDigits[] = "0123456789abcdef";
    ValueNode node;
    node.kind = ValueNode::Kind::Binary;
    for (const std::uint8_t byte : payload.first(std::min(payload.size(), kShownBytes))) {
        node.text += kDigits[byte >> 4];
        node.text += kDigits[byte & 15];
    }
    node.sourceEnd = std::uint32_t(payload.size());
    ValueTree tree;
    tree.nodes.push_back(std::move(node));
    return tree;
}

} // namespace explorer
