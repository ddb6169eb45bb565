// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/decode_pipeline.h"
#include "model/series/value_path.h"

#include <memory>
#include <optional>
#include <string_view>

namespace explorer {

/// The node at a path of a decoded payload; −1 when there is none. Of repeated keys the last counts, as for JSON.parse.
/// Cost: linear in the members of the containers on the way. No recursion.
std::int32_t nodeAtPath(const ValueTree &tree, const ValuePath &path);

/// What a decoded value stands for on a chart: numbers, true and false as 1 and 0, numeric text. Never NaN or infinite.
std::optional<double> numberOf(const ValueNode &node);

/// Numbers out of payloads that are not plain JSON or text: whatever the formats can decode, by content type, rule or
/// probe as in the inspector. NumberExtractor is several times faster and takes JSON.
///
/// Errors    nullopt where the payload cannot be decoded within a few milliseconds, or has no number at the path.
/// Cost      the decoder's: 1–5 µs for small payloads.    Thread    one at a time.
class DecodedNumberExtractor
{
public:
    explicit DecodedNumberExtractor(std::shared_ptr<const PayloadFormats> formats);
    /// `rule` may be nullptr.
    std::optional<double> extract(const DecodeRequest &request, const DecodeRule *rule, const ValuePath &path) const;

    /// True where NumberExtractor alone decides: the payload begins as JSON documents do and no rule says otherwise.
    static bool isForJson(std::span<const std::uint8_t> payload, const DecodeRule *rule);

private:
    std::shared_ptr<const PayloadFormats> m_formats;
    DecodeBudget m_budget;
};

} // namespace explorer
