// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/decode_pipeline.h"

#include "protocol/wire/topic.h"

#include <algorithm>

namespace explorer {

namespace {

/// Takes wrappings off one after the other.
class Unwrapping
{
public:
    Unwrapping(const TransformRegistry &transforms, std::span<const std::uint8_t> payload,
               const DecodeBudget &budget, DecodeOutcome &outcome)
        : m_transforms(transforms)
        , m_inside(payload)
        , m_budget(budget)
        , m_outcome(outcome)
    {}

    std::span<const std::uint8_t> inside() const { return m_inside; }

    bool apply(const PayloadTransform &transform)
    {
        m_outcome.plan.transforms.emplace_back(transform.id());
        auto bytes = transform.unwrap(m_inside, m_budget);
        if (!bytes)
            return fail(std::move(bytes.error()));
        m_outcome.unwrapped = std::move(*bytes);
        m_inside = m_outcome.unwrapped;
        return true;
    }

    bool applyNamed(const std::vector<std::string> &ids)
    {
        return std::ranges::all_of(ids, [this](const std::string &id) {
            const PayloadTransform *transform = m_transforms.byId(id);
            if (transform)
                return apply(*transform);
            m_outcome.plan.transforms.push_back(id);
            return fail({.kind = DecodeProblem::Kind::Unknown, .isOfSetup = true});
        });
    }

    bool applyRecognised()
    {
        while (m_outcome.plan.transforms.size() < kMostTransforms) {
            const PayloadTransform *transform = m_transforms.recognise(m_inside);
            if (!transform)
                return true;
            if (!apply(*transform))
                return false;
        }
        return true;
    }

private:
    bool fail(DecodeProblem problem)
    {
        m_outcome.problem = std::move(problem);
        m_outcome.isProblemOfTransform = true;
        return false;
    }

    const TransformRegistry &m_transforms;
    std::span<const std::uint8_t> m_inside;
    const DecodeBudget &m_budget;
    DecodeOutcome &m_outcome;
};

} // namespace

const DecodeRule *ruleFor(std::span<const DecodeRule> rules, std::string_view topic)
{
    const auto found = std::ranges::find_if(
        rules, [&](const DecodeRule &rule) { return mqtt::topicMatches(rule.filter, topic); });
    return found == rules.end() ? nullptr : &*found;
}

std::vector<DecodeRule> withRule(std::vector<DecodeRule> rules, DecodeRule rule, std::string_view topic)
{
    std::erase_if(rules, [&](const DecodeRule &old) { return old.filter == rule.filter; });
    const auto before = std::ranges::find_if(
        rules, [&](const DecodeRule &other) { return mqtt::topicMatches(other.filter, topic); });
    rules.insert(before, std::move(rule));
    return rules;
}

DecodeOutcome decodeThrough(const PayloadFormats &formats, const DecodeRequest &request, const DecodePlan *chosen,
                            const DecodeRule *rule, const DecodeBudget &budget)
{
    DecodeOutcome outcome;
    Unwrapping unwrapping(formats.transforms, request.payload, budget, outcome);
    const PayloadDecoder *typed = chosen ? nullptr : formats.decoders.byContentType(request.contentType);
    const DecodePlan *plan = chosen ? chosen : typed || !rule ? nullptr : &rule->plan;
    outcome.why = chosen  ? DecodeOutcome::Why::Chosen
                  : typed ? DecodeOutcome::Why::ContentType
                  : plan  ? DecodeOutcome::Why::Rule
                          : DecodeOutcome::Why::Probe;
    if (plan) {
        outcome.plan.decoder = plan->decoder;
        outcome.plan.setup = plan->setup;
    } else if (typed && rule && rule->plan.decoder == typed->id()) {
        outcome.plan.setup = rule->plan.setup; // the type says which format, the rule what it means here
    }

    const bool asToldOnly = plan && !(plan->transforms.empty() && plan->decoder.empty());
    if (plan && !unwrapping.applyNamed(plan->transforms))
        return outcome;
    if (!asToldOnly && !unwrapping.applyRecognised())
        return outcome;

    DecodeRequest inside = request;
    inside.payload = unwrapping.inside();
    inside.setup = outcome.plan.setup;
    const PayloadDecoder *decoder = typed;
    if (!decoder && !outcome.plan.decoder.empty()) {
        decoder = formats.decoders.byId(outcome.plan.decoder);
        if (!decoder) { // a profile of a newer version
            outcome.problem = DecodeProblem{.kind = DecodeProblem::Kind::Unknown, .isOfSetup = true};
            return outcome;
        }
    }
    if (!decoder)
        decoder = formats.decoders.choose(inside);
    outcome.plan.decoder = decoder->id();
    auto tree = decoder->decode(inside, budget);
    if (tree)
        outcome.tree = std::move(*tree);
    else
        outcome.problem = std::move(tree.error());
    return outcome;
}

} // namespace explorer
