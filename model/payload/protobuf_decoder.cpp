// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/protobuf_decoder.h"

#include "model/payload/protobuf_walk.h"

namespace explorer {

bool ProtobufDecoder::takesContentType(std::string_view contentType) const
{
    return contentType == "application/protobuf" || contentType == "application/x-protobuf" ||
           contentType == "application/vnd.google.protobuf";
}

tl::expected<ValueTree, DecodeProblem> ProtobufDecoder::decode(const DecodeRequest &request, const DecodeBudget &budget) const
{
    if (request.payload.size() > budget.bytes)
        return tl::unexpected(DecodeProblem{.kind = DecodeProblem::Kind::TooLarge, .offset = budget.bytes});
    if (request.setup.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return protobuf::walk(request.payload, nullptr, budget);
    const std::shared_ptr<const protobuf::CompiledSchema> compiled = m_schemas.get(request.setup);
    if (!compiled->schema)
        return tl::unexpected(compiled->problem);
    return protobuf::walk(request.payload, compiled->schema.get(), budget);
}

} // namespace explorer
