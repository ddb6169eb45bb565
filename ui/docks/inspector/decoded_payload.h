// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingest/cut_facts.h"
#include "model/payload/image_probe.h"
#include "model/payload/decode_pipeline.h"
#include "model/payload/metric_names.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <string>

namespace ui {

/// Everything the payload views need, made in one go on whatever thread; immutable and shared ever after.
struct DecodedPayload
{
    QByteArray payload;
    std::optional<explorer::CutFacts> cut; ///< `payload` is only the beginning
    QByteArray inner;         ///< what the decoder read: the payload, or what was inside its wrappings
    explorer::DecodePlan plan; ///< the transforms and the decoder that were used
    explorer::DecodeOutcome::Why why = explorer::DecodeOutcome::Why::Probe;
    std::string ruleFilter; ///< of the rule that was followed, when it was one
    bool isProblemOfTransform = false;
    explorer::ValueTree tree; ///< empty when it failed; its source ranges lie in `inner`
    explorer::ValueTreeIndex index;
    std::optional<explorer::DecodeProblem> problem;
    bool isText = false; ///< `inner` is valid UTF-8, but for the last character of a payload that was cut
    std::string pretty; ///< laid out anew, or text of another encoding as UTF-8; empty when it is shown as it is
    std::optional<explorer::ImageFacts> image;

    std::span<const std::uint8_t> bytes() const
    {
        return {reinterpret_cast<const std::uint8_t *>(payload.constData()), std::size_t(payload.size())};
    }
    std::span<const std::uint8_t> innerBytes() const
    {
        return {reinterpret_cast<const std::uint8_t *>(inner.constData()), std::size_t(inner.size())};
    }
    bool isLaidOutAsXml() const { return plan.decoder == "xml"; }
    bool isLaidOutAsJson() const
    {
        return plan.decoder == "json" || (hasDocument() && !pretty.empty() && plan.decoder != "xml");
    }
    bool hasText() const { return isText || !pretty.empty(); } ///< text() is text
    bool isOtherEncoding() const; ///< `inner` is text, but not UTF-8; text() is
    bool isWrapped() const { return !plan.transforms.empty(); }
    /// What the text view shows.
    std::string_view text() const
    {
        return pretty.empty() ? std::string_view(inner.constData(), std::size_t(inner.size())) : pretty;
    }
    std::string prettyOf(std::int32_t node) const; ///< a value of the tree, laid out as JSON
    bool hasDocument() const; ///< an object or array
    bool hasScalar() const;   ///< one short value
};

using DecodedPayloadPtr = std::shared_ptr<const DecodedPayload>;

/// One payload and how it is to be read; owns all of it, for the pool.
struct DecodeJob
{
    QByteArray payload;
    std::optional<explorer::CutFacts> cut = {};
    std::string contentType = {};
    std::string topic = {};
    std::optional<explorer::DecodePlan> chosen = {}; ///< by the user, for this look
    std::optional<explorer::DecodeRule> rule = {};   ///< of the topic
    std::shared_ptr<const explorer::MetricNames> metricNames = {}; ///< what the sender's Sparkplug birth had said
};

struct InspectedMessage;
DecodeJob decodeJob(const InspectedMessage &message);

/// Cost linear; above kInlineBytes call it on the pool.
DecodedPayloadPtr decodePayload(const explorer::PayloadFormats &formats, const DecodeJob &job,
                                const std::atomic<bool> &cancelled);
constexpr qsizetype kInlineBytes = 64 * 1024;

/// What can be shown of a large payload until it is decoded: its text or its bytes. Looks at its beginning only.
DecodedPayloadPtr undecodedPayload(const DecodeJob &job);

} // namespace ui
