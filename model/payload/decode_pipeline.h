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
    /// Whether `unwrapped` is what was read last (it may be empty for all that), not the payload itself.
    bool isUnwrapped() const { return plan.transforms.size() > (isProblemOfTransform ? 1U : 0U); }
};

/// Most transforms one inside the other. Of signatures more are left to the user's eye, in a plan they are a problem.
constexpr std::size_t kMostTransforms = 8;

/// Reads a payload: by the user's choice (`chosen`, nullptr: none), else by what its content type says, else by
/// `rule` (nullptr: none), else by probing; wrappings with a signature are taken off unasked, unless the user has
/// said what to take off or what is inside.
///
/// A content type names the format only: where the rule reads the same one (or leaves it open), what the rule takes
/// off first and its setup hold as well.
///
/// When a decoder cannot read it the problem says why; the payload itself is the caller's and always there.
/// Numbers that are moments have a note, see addEpochNotes().
/// Cost      the transforms' and the decoder's, all of them within the one budget. No recursion. Any thread.
DecodeOutcome decodeThrough(const PayloadFormats &formats, const DecodeRequest &request, const DecodePlan *chosen,
                            const DecodeRule *rule, const DecodeBudget &budget);

} // namespace explorer
