// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/decoded_payload.h"

#include "model/payload/json_format.h"
#include "protocol/core/utf8.h"

namespace ui {

namespace {
constexpr std::size_t kLongestScalar = 200;
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

DecodedPayloadPtr decodePayload(const QByteArray &payload, const std::string &contentType,
                                const std::string &decoderId, const std::atomic<bool> &cancelled)
{
    const explorer::DecoderRegistry registry;
    auto decoded = std::make_shared<DecodedPayload>();
    decoded->payload = payload;
    const std::string_view raw(payload.constData(), std::size_t(payload.size()));
    decoded->isText = mqtt::isValidUtf8(raw);
    decoded->image = explorer::probeImage(decoded->bytes());

    const explorer::PayloadDecoder *decoder = registry.byId(decoderId);
    if (!decoder)
        decoder = registry.choose(decoded->bytes(), contentType);
    decoded->decoderId = decoder->id();
    explorer::DecodeBudget budget;
    budget.cancelled = &cancelled;
    auto result = decoder->decode(decoded->bytes(), budget);
    if (!result) {
        decoded->problem = std::move(result.error());
        return decoded;
    }
    decoded->tree = std::move(*result);
    decoded->index = explorer::ValueTreeIndex(decoded->tree);
    if (decoded->hasDocument())
        decoded->pretty = explorer::prettyJson(raw);
    return decoded;
}

} // namespace ui
