// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/avro_schema.h"

namespace explorer {

/// A schema in the form that tells whether two read the same bytes: what "Parsing Canonical Form" leaves of
/// it. Cost: linear. No recursion.    Spec  Avro 1.11 "Transforming into Parsing Canonical Form"
std::string canonicalAvroSchema(const AvroSchema &schema);

/// The CRC-64-AVRO of the canonical form, which stands in front of single objects.
std::uint64_t avroFingerprint(const AvroSchema &schema);

} // namespace explorer
