// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"

namespace explorer {

/// "jwt": a JSON Web Token in its compact form (RFC 7519, 7515), also after "Bearer ": an object {header, payload,
/// signature}. What is encrypted (RFC 7516) is {header, key, iv, payload, tag} of bytes.
///
/// The times iat, nbf, exp and auth_time say their date, and whether the machine's clock makes them "expired" or "not
/// yet valid". The signature is never verified and says so; "alg": "none" has a Fault note. Values have as their
/// source the characters of the token that they were read from.
///
/// Errors    Syntax at the first character that does not belong, or at the part that is not JSON.
class JwtDecoder : public PayloadDecoder
{
public:
    const char *id() const override { return "jwt"; }
    bool takesContentType(std::string_view contentType) const override;
    int probe(const DecodeRequest &request) const override;
    tl::expected<ValueTree, DecodeProblem> decode(const DecodeRequest &request,
                                                  const DecodeBudget &budget) const override;
};

} // namespace explorer
