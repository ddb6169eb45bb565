// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"

namespace explorer {

using PayloadBytes = std::vector<std::uint8_t>;

/// How far a payload may grow: a bomb is refused before it is unpacked.
struct TransformLimits
{
    std::size_t ratio = 100;           ///< output : input …
    std::size_t freeBytes = 64 * 1024; ///< … beyond this much
    std::size_t most(std::size_t input, const DecodeBudget &budget) const
    {
        return std::min(budget.bytes, std::max(freeBytes, input > budget.bytes / ratio ? budget.bytes : input * ratio));
    }
};

/// One wrapping of payloads: compression or an encoding in text. Without state that shows; any thread.
class PayloadTransform
{
public:
    virtual ~PayloadTransform() = default;
    virtual const char *id() const = 0; ///< "gzip", "base64" …: stable, saved in profiles
    /// True where the payload certainly is wrapped like this: by a signature, never by mere possibility.
    virtual bool recognises(std::span<const std::uint8_t> payload) const = 0;
    /// The bytes inside. Errors: Syntax (offset of the first wrong byte), TooLarge, TooSlow, Cancelled.
    virtual tl::expected<PayloadBytes, DecodeProblem> unwrap(std::span<const std::uint8_t> payload,
                                                             const DecodeBudget &budget) const = 0;
};

/// Every transform there is: one row each.
class TransformRegistry
{
public:
    TransformRegistry();
    const PayloadTransform *byId(std::string_view id) const;
    /// The one whose signature the payload bears; nullptr when none.
    const PayloadTransform *recognise(std::span<const std::uint8_t> payload) const;
    std::span<const std::unique_ptr<PayloadTransform>> all() const { return m_transforms; }
    void add(std::unique_ptr<PayloadTransform> transform) { m_transforms.push_back(std::move(transform)); }

private:
    std::vector<std::unique_ptr<PayloadTransform>> m_transforms;
};

} // namespace explorer
