// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/sparkplug_packed.h"

#include "model/payload/protobuf_wire.h"

#include <string_view>

namespace explorer::sparkplug {

namespace {

constexpr std::uint32_t kUuid = 4;
constexpr std::uint32_t kBody = 5;
constexpr std::string_view kMark = "SPBV1.0_COMPRESSED";

} // namespace

std::optional<PackedBody> packedBody(std::span<const std::uint8_t> payload)
{
    std::optional<PackedBody> body;
    bool isMarked = false;
    protobuf::WireReader reader(payload);
    protobuf::WireField field;
    while (reader.next(field)) {
        if (field.type != protobuf::WireType::Length)
            continue;
        const auto bytes = payload.subspan(field.valueBegin, field.end - field.valueBegin);
        if (field.number == kUuid)
            isMarked = std::string_view(reinterpret_cast<const char *>(bytes.data()), bytes.size()) == kMark;
        else if (field.number == kBody)
            body = PackedBody{field.valueBegin, field.end};
    }
    return isMarked && !reader.fault() ? body : std::nullopt;
}

tl::expected<PayloadBytes, DecodeProblem> unpack(std::span<const std::uint8_t> body, const DecodeBudget &budget)
{
    static const TransformRegistry transforms;
    const PayloadTransform *transform = transforms.recognise(body);
    if (!transform)
        transform = transforms.byId("zlib");
    return transform->unwrap(body, budget);
}

} // namespace explorer::sparkplug
