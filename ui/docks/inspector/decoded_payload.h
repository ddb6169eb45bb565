// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingest/cut_facts.h"
#include "model/payload/image_probe.h"
#include "model/payload/payload_decoder.h"

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
    std::string decoderId;    ///< the decoder that was used
    explorer::ValueTree tree; ///< empty when it failed
    explorer::ValueTreeIndex index;
    std::optional<explorer::DecodeProblem> problem;
    bool isText = false; ///< valid UTF-8, but for the last character of a payload that was cut
    std::string pretty;  ///< laid out anew; empty when the payload is shown as it is
    std::optional<explorer::ImageFacts> image;

    std::span<const std::uint8_t> bytes() const
    {
        return {reinterpret_cast<const std::uint8_t *>(payload.constData()), std::size_t(payload.size())};
    }
    /// What the text view shows.
    std::string_view text() const
    {
        return pretty.empty() ? std::string_view(payload.constData(), std::size_t(payload.size())) : pretty;
    }
    bool hasDocument() const; ///< an object or array
    bool hasScalar() const;   ///< one short value
};

using DecodedPayloadPtr = std::shared_ptr<const DecodedPayload>;

/// `decoderId` empty: the best match. Cost linear; above kInlineBytes call it on the pool.
DecodedPayloadPtr decodePayload(const QByteArray &payload, const std::string &contentType,
                                const std::string &decoderId, const std::atomic<bool> &cancelled,
                                const std::optional<explorer::CutFacts> &cut = {});
constexpr qsizetype kInlineBytes = 64 * 1024;

} // namespace ui
