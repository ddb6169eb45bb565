// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/decode_pipeline.h"
#include "model/payload/value_tree_builder.h"

#include <charconv>
#include <memory>

namespace ui {

/// Bytes as numbers, as many as its description says: "trial".
class TrialDecoder : public explorer::PayloadDecoder
{
public:
    const char *id() const override { return "trial"; }
    int probe(const explorer::DecodeRequest &) const override { return 0; }
    Setup setup() const override { return Setup::Required; }
    tl::expected<explorer::ValueTree, explorer::DecodeProblem> decode(const explorer::DecodeRequest &request,
                                                                      const explorer::DecodeBudget &budget) const override
    {
        using Kind = explorer::ValueNode::Kind;
        std::size_t count = 0;
        const char *end = request.setup.data() + request.setup.size();
        const auto read = std::from_chars(request.setup.data(), end, count);
        if (read.ec != std::errc() || read.ptr != end)
            return tl::unexpected(explorer::DecodeProblem{.offset = std::size_t(read.ptr - request.setup.data()),
                                                          .line = 1,
                                                          .column = 1 + int(read.ptr - request.setup.data()),
                                                          .expected = "a digit",
                                                          .isOfSetup = true});
        explorer::ValueTreeBuilder builder(budget);
        builder.open(Kind::Array, {}, 0);
        for (std::size_t i = 0; i < std::min(count, request.payload.size()); ++i) {
            builder.add(Kind::Number, {}, std::to_string(int(request.payload[i])), i, i + 1);
            builder.note(explorer::ValueNote::Kind::Type, "u8");
        }
        return builder.finish(request.payload.size());
    }
};

/// Payloads behind a '!': "bang".
class TrialTransform : public explorer::PayloadTransform
{
public:
    const char *id() const override { return "bang"; }
    bool recognises(std::span<const std::uint8_t> payload) const override { return !payload.empty() && payload[0] == '!'; }
    tl::expected<explorer::PayloadBytes, explorer::DecodeProblem> unwrap(std::span<const std::uint8_t> payload,
                                                                         const explorer::DecodeBudget &) const override
    {
        if (!recognises(payload))
            return tl::unexpected(explorer::DecodeProblem{.expected = "a digit"});
        return explorer::PayloadBytes(payload.begin() + 1, payload.end());
    }
};

inline std::shared_ptr<explorer::PayloadFormats> trialFormats()
{
    auto formats = std::make_shared<explorer::PayloadFormats>();
    formats->decoders.add(std::make_unique<TrialDecoder>());
    formats->transforms.add(std::make_unique<TrialTransform>());
    return formats;
}

} // namespace ui
