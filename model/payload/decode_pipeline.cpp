// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/decode_pipeline.h"

#include "model/payload/epoch_notes.h"
#include "protocol/wire/topic.h"

#include <algorithm>
#include <chrono>

namespace explorer {

namespace {

/// The one budget that all stages of a decode share.
class SharedBudget
{
public:
    explicit SharedBudget(const DecodeBudget &budget)
        : m_budget(budget)
        , m_deadline(std::chrono::steady_clock::now() + budget.time)
    {}

    /// For the next stage: what time is left.
    DecodeBudget rest() const
    {
        DecodeBudget rest = m_budget;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(m_deadline - std::chrono::steady_clock::now());
        rest.time = std::max(left, std::chrono::milliseconds(0));
        return rest;
    }

private:
    DecodeBudget m_budget;
    std::chrono::steady_clock::time_point m_deadline;
};

/// Takes wrappings off one after the other.
class Unwrapping
{
public:
    Unwrapping(const TransformRegistry &transforms, std::span<const std::uint8_t> payload,
               const SharedBudget &budget, DecodeOutcome &outcome)
        : m_transforms(transforms)
        , m_inside(payload)
        , m_budget(budget)
        , m_outcome(outcome)
    {}

    std::span<const std::uint8_t> inside() const { return m_inside; }

    bool apply(const PayloadTransform &transform)
    {
        m_outcome.plan.transforms.emplace_back(transform.id());
        auto bytes = transform.unwrap(m_inside, m_budget.rest());
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
            const bool tooMany = m_outcome.plan.transforms.size() >= kMostTransforms;
            if (transform && !tooMany)
                return apply(*transform);
            m_outcome.plan.transforms.push_back(id);
            using Kind = DecodeProblem::Kind;
            return fail({.kind = transform ? Kind::TooDeep : Kind::Unknown, .isOfSetup = transform == nullptr});
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
    const SharedBudget &m_budget;
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
    const SharedBudget shared(budget);
    Unwrapping unwrapping(formats.transforms, request.payload, shared, outcome);
    const PayloadDecoder *typed = chosen ? nullptr : formats.decoders.byContentType(request.contentType);
    const DecodePlan *plan = chosen ? chosen : typed || !rule ? nullptr : &rule->plan;
    outcome.why = chosen  ? DecodeOutcome::Why::Chosen
                  : typed ? DecodeOutcome::Why::ContentType
                  : plan  ? DecodeOutcome::Why::Rule
                          : DecodeOutcome::Why::Probe;
    // The type says which format, the rule what it means here.
    const bool rulesTyped = typed && rule && (rule->plan.decoder.empty() || rule->plan.decoder == typed->id());
    const DecodePlan *told = plan ? plan : rulesTyped ? &rule->plan : nullptr;
    if (plan)
        outcome.plan.decoder = plan->decoder;
    if (plan || (rulesTyped && !rule->plan.decoder.empty()))
        outcome.plan.setup = told->setup;

    const bool asToldOnly = told && !(told->transforms.empty() && (told->decoder.empty() || typed));
    if (told && !unwrapping.applyNamed(told->transforms))
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
    auto tree = decoder->decode(inside, shared.rest());
    if (!tree) {
        outcome.problem = std::move(tree.error());
        return outcome;
    }
    outcome.tree = std::move(*tree);
    addEpochNotes(outcome.tree);
    return outcome;
}

} // namespace explorer
