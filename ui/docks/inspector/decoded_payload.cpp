// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/decoded_payload.h"

#include "model/payload/json_format.h"
#include "protocol/core/utf8.h"

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

DecodedPayloadPtr decodePayload(const QByteArray &payload, const std::string &contentType,
                                const std::string &decoderId, const std::atomic<bool> &cancelled,
                                const std::optional<explorer::CutFacts> &cut)
{
    const explorer::DecoderRegistry registry;
    const std::shared_ptr<DecodedPayload> decoded(new DecodedPayload, letGo);
    decoded->payload = payload;
    const std::string_view raw(payload.constData(), std::size_t(payload.size()));
    decoded->cut = cut;
    const std::size_t invalid = mqtt::firstInvalidUtf8(raw);
    decoded->isText = invalid >= raw.size() || (cut && invalid + 4 > raw.size());
    decoded->image = explorer::probeImage(decoded->bytes());

    const explorer::PayloadDecoder *decoder = registry.byId(decoderId);
    if (!decoder)
        decoder = registry.choose(decoded->bytes(), contentType);
    decoded->decoderId = decoder->id();
    explorer::DecodeBudget budget;
    budget.cancelled = &cancelled;
    if (payload.size() > kInlineBytes)
        budget.time = kLongestOnPool;
    auto result = decoder->decode(decoded->bytes(), budget);
    if (!result) {
        decoded->problem = std::move(result.error());
        if (cut && isOfTheCut(*decoded->problem, raw.size()))
            decoded->problem->kind = explorer::DecodeProblem::Kind::Cut;
        return decoded;
    }
    decoded->tree = std::move(*result);
    decoded->index = explorer::ValueTreeIndex(decoded->tree);
    if (decoded->hasDocument())
        decoded->pretty = explorer::prettyJson(raw);
    return decoded;
}

} // namespace ui
