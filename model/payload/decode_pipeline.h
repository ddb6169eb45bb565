// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/decode_rule.h"
#include "model/payload/payload_transform.h"

namespace explorer {

/// All formats there are. Made once, shared by whoever decodes; any thread.
struct PayloadFormats
{
    DecoderRegistry decoders;
    TransformRegistry transforms;
};

/// A payload as far as it could be read.
struct DecodeOutcome
{
    /// Who said how it is to be read.
    enum class Why : std::uint8_t
    {
        Chosen, ///< by the user, for this look
        ContentType,
        Rule,
        Probe
    };
    Why why = Why::Probe;
    DecodePlan plan;        ///< as it was done: with every transform and the decoder by name
    PayloadBytes unwrapped; ///< what the decoder read; empty when no transform was applied
    ValueTree tree;         ///< empty when it failed. Its source ranges lie in what the decoder read
    std::optional<DecodeProblem> problem;
    bool isProblemOfTransform = false; ///< the problem is in what the last of plan.transforms was given
};

/// Most transforms one inside the other; more are left to the user's eye.
constexpr std::size_t kMostTransforms = 8;

/// Reads a payload: by the user's choice (`chosen`, nullptr: none), else by what its content type says, else by
/// `rule` (nullptr: none), else by probing; wrappings with a signature are taken off unasked.
///
/// When a decoder cannot read it the problem says why; the payload itself is the caller's and always there.
/// Cost      the transforms' and the decoder's, within the budget. No recursion. Any thread.
DecodeOutcome decodeThrough(const PayloadFormats &formats, const DecodeRequest &request, const DecodePlan *chosen,
                            const DecodeRule *rule, const DecodeBudget &budget);

} // namespace explorer
