// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/avro_schema.h"
#include "model/payload/setup_cache.h"

namespace explorer {

/// "avro": a value in Avro's binary encoding, read by the schema that is the setup; with or without the
/// marker and fingerprint of the single-object encoding in front (a wrong one is a Fault). An object
/// container file brings its own schema: it is
/// {"metadata": {…}, "objects": […]}, of which blocks with a codec that cannot be unpacked are bytes with a
/// Fault.
///
/// Errors    Syntax, of the setup with line and column, of the payload with the byte.    Spec  Avro 1.11
class AvroDecoder : public PayloadDecoder
{
public:
    const char *id() const override { return "avro"; }
    bool takesContentType(std::string_view contentType) const override;
    int probe(const DecodeRequest &request) const override;
    tl::expected<ValueTree, DecodeProblem> decode(const DecodeRequest &request,
                                                  const DecodeBudget &budget) const override;
    Setup setup() const override { return Setup::Optional; }

private:
    mutable SetupCache<AvroSchema> m_schemas;
};

} // namespace explorer
