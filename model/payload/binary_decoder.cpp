// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/binary_decoder.h"

#include "model/payload/value_tree_builder.h"

namespace explorer {

int BinaryDecoder::probe(const DecodeRequest &) const
{
    return 10; // above "certainly not", below anything that recognises something
}

tl::expected<ValueTree, DecodeProblem> BinaryDecoder::decode(const DecodeRequest &request,
                                                             const DecodeBudget &) const
{
    const std::span payload = request.payload;
    ValueNode node;
    node.kind = ValueNode::Kind::Binary;
    node.text = hexText(payload, kShownBytes);
    node.sourceEnd = std::uint32_t(payload.size());
    ValueTree tree;
    tree.nodes.push_back(std::move(node));
    return tree;
}

} // namespace explorer
