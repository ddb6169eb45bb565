// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_transform.h"

namespace explorer {

/// "gzip", "zlib" and "deflate": the three wrappings of deflated data (RFC 1952, 1950, 1951).
///
/// gzip takes several members one after the other and zeros after the last (padding of fixed-size records), as the
/// program of that name does; any other byte after the end is a problem. Checksums and lengths are checked.
/// Only gzip is recognised: the two bytes that zlib begins with mean too little.
///
/// Errors    see PayloadTransform; an offset is where the data is noticed to be wrong.
class ZlibTransform : public PayloadTransform
{
public:
    enum class Wrapping : std::uint8_t { Gzip, Zlib, None };
    explicit ZlibTransform(Wrapping wrapping)
        : m_wrapping(wrapping)
    {}

    const char *id() const override;
    bool recognises(std::span<const std::uint8_t> payload) const override;
    tl::expected<PayloadBytes, DecodeProblem> unwrap(std::span<const std::uint8_t> payload,
                                                     const DecodeBudget &budget) const override;

private:
    Wrapping m_wrapping;
};

} // namespace explorer
