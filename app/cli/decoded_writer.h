// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output_buffer.h"
#include "model/payload/decode_pipeline.h"
#include "protocol/core/time.h"
#include "protocol/wire/packets.h"

#include <tl/expected.hpp>

#include <QString>

namespace cli {

/// "FILTER=READERS[ SETUP]", see --read-as. The error is the message for the user.
tl::expected<explorer::DecodeRule, QString> parseReadAs(const explorer::PayloadFormats &formats, const QString &text);

/// Writes messages as one JSON object a line: time (UTC), topic, "read_as" (transforms and decoder), then "value" as
/// jsonOf() has it, "notes" (path, kind, text) when there are any; or "problem" (kind, offset, expected, and where a line
/// means something, line and column) and the exact bytes as "payload_base64".
///
/// Cost      the decoder's, within its default budget.    Thread    one.
class DecodedWriter
{
public:
    explicit DecodedWriter(std::vector<explorer::DecodeRule> rules);
    void write(OutputBuffer &out, const mqtt::Publish &message, const mqtt::Arrival &arrival) const;

private:
    explorer::PayloadFormats m_formats;
    std::vector<explorer::DecodeRule> m_rules;
};

} // namespace cli
