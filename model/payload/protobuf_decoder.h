// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"
#include "model/payload/protobuf_schema.h"

namespace explorer {

/// "protobuf": a message of Protocol Buffers, by the user's schema (see protobuf::compileSchema for what the setup says) or
/// without one: field numbers, wire types and a guess at what a field is.
///
/// Never chosen by probing: there is hardly a short payload that could not be one.
/// Errors    Syntax where the wire breaks; of the setup in the compiler's words. A field that the schema does not have is
///           shown by its number; one that was sent with another wire type has a Fault.
class ProtobufDecoder : public PayloadDecoder
{
public:
    const char *id() const override { return "protobuf"; }
    bool takesContentType(std::string_view contentType) const override;
    int probe(const DecodeRequest &) const override { return 0; }
    tl::expected<ValueTree, DecodeProblem> decode(const DecodeRequest &request,
                                                  const DecodeBudget &budget) const override;
    Setup setup() const override { return Setup::Optional; }

private:
    mutable protobuf::SchemaCache m_schemas; // locks itself
};

} // namespace explorer
