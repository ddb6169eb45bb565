// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/decoded_payload.h"

#include "model/payload/json_format.h"
#include "model/payload/text_encoding.h"
#include "model/payload/tree_json.h"
#include "model/payload/xml_format.h"
#include "protocol/core/utf8.h"
#include "ui/docks/inspector/inspected_message.h"

#include <QCoreApplication>
#include <QThreadPool>

namespace ui {

namespace {

constexpr std::size_t kLongestScalar = 200;
constexpr std::size_t kManyNodes = 20'000;
/// On the pool, where it can be cancelled and keeps nobody waiting: a million values on a slow machine.
constexpr std::chrono::milliseconds kLongestOnPool{10'000};
/// A token that the cut went through may be found fault with where it begins.
constexpr std::size_t kLongestToken = 8;

/// What is wrong before the end is wrong in the whole as well; anything else the cut alone may have done.
bool isOfTheCut(const explorer::DecodeProblem &problem, std::size_t size)
{
    using Kind = explorer::DecodeProblem::Kind;
    return (problem.kind != Kind::Syntax && problem.kind != Kind::Encoding) ||
           problem.offset + kLongestToken >= size;
}

/// What the text view shows instead of the bytes; empty: nothing else.
std::string prettyText(const DecodedPayload &payload, const explorer::DecodeBudget &budget)
{
    if (payload.plan.decoder == "text") // in UTF-8 here, where the payload is not
        return payload.tree.notes.empty() ? std::string() : payload.tree.nodes[0].text;
    if (!payload.hasDocument())
        return {};
    if (payload.plan.decoder != "xml")
        return payload.prettyOf(0);
    const auto notes = payload.tree.notesOf(0);
    const auto encoding = notes.empty() ? std::nullopt : explorer::textEncodingNamed(notes.front().text);
    const auto text =
        explorer::utf8Of(payload.innerBytes(), encoding.value_or(explorer::TextEncoding::Utf8), budget);
    return text ? explorer::prettyXml(*text) : std::string();
}

/// A million nodes take a while to free: not on the thread that paints.
void letGo(DecodedPayload *payload)
{
    QThreadPool *pool = payload->tree.nodes.size() > kManyNodes ? QThreadPool::globalInstance() : nullptr;
    if (pool && QCoreApplication::instance())
        pool->start([payload] { delete payload; });
    else
        delete payload;
}

} // namespace

std::string DecodedPayload::prettyOf(std::int32_t node) const
{
    return explorer::prettyJson(plan.decoder == "json" ? std::string(tree.sourceOf(node, innerBytes()))
                                                       : explorer::jsonOf(tree, node));
}

bool DecodedPayload::isOtherEncoding() const
{
    return !pretty.empty() && (plan.decoder == "text" || (plan.decoder == "xml" && !isText));
}

bool DecodedPayload::hasDocument() const
{
    return !tree.empty() && (tree.nodes[0].kind == explorer::ValueNode::Kind::Object ||
                             tree.nodes[0].kind == explorer::ValueNode::Kind::Array);
}

bool DecodedPayload::hasScalar() const
{
    return !tree.empty() && !hasDocument() && tree.nodes[0].kind != explorer::ValueNode::Kind::Binary &&
           tree.nodes[0].text.size() <= kLongestScalar && tree.nodes[0].text.find('\n') == std::string::npos;
}

DecodeJob decodeJob(const InspectedMessage &message)
{
    return {.payload = message.payload,
            .cut = message.cut,
            .contentType = message.contentType(),
            .topic = message.topic,
            .rule = message.rule,
            .metricNames = message.metricNames};
}

DecodedPayloadPtr undecodedPayload(const DecodeJob &job)
{
    const std::shared_ptr<DecodedPayload> payload(new DecodedPayload, letGo);
    payload->payload = job.payload;
    payload->inner = job.payload;
    payload->cut = job.cut;
    const std::string_view begin(job.payload.constData(), std::size_t(std::min(job.payload.size(), kInlineBytes)));
    payload->isText = mqtt::firstInvalidUtf8(begin) + 4 > begin.size() && begin.find('\0') == std::string_view::npos;
    payload->plan.decoder = payload->isText ? "text" : "binary";
    return payload;
}

DecodedPayloadPtr decodePayload(const explorer::PayloadFormats &formats, const DecodeJob &job,
                                const std::atomic<bool> &cancelled)
{
    const std::shared_ptr<DecodedPayload> decoded(new DecodedPayload, letGo);
    decoded->payload = job.payload;
    decoded->cut = job.cut;
    explorer::DecodeBudget budget;
    budget.cancelled = &cancelled;
    if (job.payload.size() > kInlineBytes)
        budget.time = kLongestOnPool;
    explorer::DecodeOutcome outcome = explorer::decodeThrough(
        formats,
        {.payload = decoded->bytes(), .contentType = job.contentType, .topic = job.topic, .metricNames = job.metricNames.get()},
        job.chosen ? &*job.chosen : nullptr, job.rule ? &*job.rule : nullptr, budget);
    decoded->inner = outcome.isUnwrapped()
                         ? QByteArray(reinterpret_cast<const char *>(outcome.unwrapped.data()),
                                      qsizetype(outcome.unwrapped.size()))
                         : job.payload;
    decoded->plan = std::move(outcome.plan);
    decoded->why = outcome.why;
    if (outcome.why == explorer::DecodeOutcome::Why::Rule)
        decoded->ruleFilter = job.rule->filter;
    decoded->isProblemOfTransform = outcome.isProblemOfTransform;
    const std::string_view inner(decoded->inner.constData(), std::size_t(decoded->inner.size()));
    const std::size_t invalid = mqtt::firstInvalidUtf8(inner);
    decoded->isText = invalid >= inner.size() || (job.cut && invalid + 4 > inner.size());
    decoded->image = explorer::probeImage(decoded->innerBytes());
    if (outcome.problem) {
        decoded->problem = std::move(outcome.problem);
        if (job.cut && isOfTheCut(*decoded->problem, inner.size()))
            decoded->problem->kind = explorer::DecodeProblem::Kind::Cut;
        return decoded;
    }
    decoded->tree = std::move(outcome.tree);
    decoded->index = explorer::ValueTreeIndex(decoded->tree);
    decoded->pretty = prettyText(*decoded, budget);
    return decoded;
}

} // namespace ui
