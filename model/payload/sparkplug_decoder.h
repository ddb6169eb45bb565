// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"

namespace explorer {

/// "sparkplug": the Protobuf payload of Sparkplug B, known by its topic.
///
/// The tree is the message with its fields by name; what has a datatype is a value of that type, and a property set an
/// object of its own keys. DecodeRequest::metricNames adds to data what only its birth said: names for aliases, and types.
/// Errors    Syntax where the wire breaks. A value that does not fit its datatype is shown as it was sent, with a Fault.
/// Spec      Sparkplug 3.0.0 §6.4
class SparkplugDecoder : public PayloadDecoder
{
public:
    const char *id() const override { return "sparkplug"; }
    int probe(const DecodeRequest &request) const override;
    tl::expected<ValueTree, DecodeProblem> decode(const DecodeRequest &request,
                                                  const DecodeBudget &budget) const override;
};

} // namespace explorer
