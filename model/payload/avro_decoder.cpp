// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/avro_decoder.h"

#include "model/payload/avro_container.h"
#include "model/payload/avro_fingerprint.h"
#include "model/payload/avro_values.h"
#include "model/payload/raw_number.h"

#include <cstdio>

namespace explorer {

namespace {

constexpr std::size_t kSingleHeader = 10; // C3 01 and the fingerprint

bool isSingleObject(std::span<const std::uint8_t> payload)
{
    return payload.size() >= kSingleHeader && payload[0] == 0xC3 && payload[1] == 0x01;
}

std::string hexWord(std::uint64_t value)
{
    char text[24];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(value));
    return text;
}

/// The document is a value that begins at `from` and fills the payload; before it stands, if anything, a
/// fingerprint.
tl::expected<ValueTree, DecodeProblem> valueTree(const AvroSchema &schema,
                                                 std::span<const std::uint8_t> payload, std::size_t from,
                                                 std::uint64_t fingerprint, const DecodeBudget &budget)
{
    ValueTreeBuilder builder(budget);
    AvroBytes bytes(payload.subspan(from), from, builder);
    if (addAvroValue(schema, bytes, builder) && bytes.left() > 0)
        bytes.fail("the end of the payload, as the schema is done");
    if (from > 0 && !builder.empty()) {
        const std::uint64_t told = bitsOf({RawNumber::Form::Unsigned, 8, true}, &payload[2]);
        builder.noteAt(0, ValueNote::Kind::Type, std::string("single object, schema ").append(hexWord(told)));
        if (told != fingerprint)
            builder.noteAt(0, ValueNote::Kind::Fault,
                           std::string("of another schema than this one, ").append(hexWord(fingerprint)));
    }
    return builder.finish(from + bytes.at());
}

} // namespace

bool AvroDecoder::takesContentType(std::string_view contentType) const
{
    return contentType == "avro/binary" || contentType == "application/avro" ||
           contentType == "application/vnd.apache.avro" || contentType.ends_with("+avro");
}

int AvroDecoder::probe(const DecodeRequest &request) const
{
    return isAvroContainer(request.payload) ? 99 : 0;
}

tl::expected<ValueTree, DecodeProblem> AvroDecoder::decode(const DecodeRequest &request,
                                                           const DecodeBudget &budget) const
{
    const std::span payload = request.payload;
    if (payload.size() > budget.bytes)
        return tl::unexpected(DecodeProblem{.kind = DecodeProblem::Kind::TooLarge});
    if (isAvroContainer(payload))
        return treeOfAvroContainer(payload, m_schemas, budget);
    const auto schema = m_schemas.get(request.setup, compileAvroSchema);
    if (!*schema)
        return tl::unexpected(schema->error());
    if (!isSingleObject(payload))
        return valueTree(**schema, payload, 0, 0, budget);
    auto single = valueTree(**schema, payload, kSingleHeader, avroFingerprint(**schema), budget);
    if (single)
        return single;
    auto plain = valueTree(**schema, payload, 0, 0, budget); // a value that happens to begin like the marker
    return plain ? std::move(plain) : std::move(single);
}

} // namespace explorer
