// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/lz4_transform.h"

#include "model/payload/unwrap_output.h"

#include <lz4frame.h>

#include <array>
#include <memory>

namespace explorer {

namespace {

constexpr std::array<std::uint8_t, 4> kSignature{0x04, 0x22, 0x4D, 0x18};
constexpr std::size_t kSmallestHeader = 7;

/// The library tells its errors apart by name only.
DecodeProblem problemOf(std::size_t code, std::size_t offset, bool isAfterFrame)
{
    const std::string_view name = LZ4F_getErrorName(code);
    DecodeProblem problem{.kind = DecodeProblem::Kind::Syntax, .offset = offset, .expected = "compressed data"};
    if (name == "ERROR_allocation_failed")
        return {.kind = DecodeProblem::Kind::TooLarge, .offset = offset};
    if (name == "ERROR_frameType_unknown")
        problem.expected = isAfterFrame ? "the end of the data" : "the signature of LZ4";
    else if (name.ends_with("hecksum_invalid"))
        problem.expected = "the checksum of what was unpacked";
    else if (name == "ERROR_frameSize_wrong")
        problem.expected = "the length of what was unpacked";
    return problem;
}

} // namespace

bool Lz4Transform::recognises(std::span<const std::uint8_t> payload) const
{
    return payload.size() > kSignature.size() && std::ranges::equal(payload.first(kSignature.size()), kSignature);
}

tl::expected<PayloadBytes, DecodeProblem> Lz4Transform::unwrap(std::span<const std::uint8_t> payload,
                                                               const DecodeBudget &budget) const
{
    LZ4F_dctx *context = nullptr;
    if (LZ4F_isError(LZ4F_createDecompressionContext(&context, LZ4F_VERSION)))
        return tl::unexpected(DecodeProblem{.kind = DecodeProblem::Kind::TooLarge});
    const std::unique_ptr<LZ4F_dctx, decltype(&LZ4F_freeDecompressionContext)> owner(context,
                                                                                     &LZ4F_freeDecompressionContext);
    UnwrapOutput output(payload.size(), budget);
    std::size_t at = 0;
    std::size_t frameBegin = 0;
    std::size_t wanted = kSmallestHeader;
    // As much as it asks for and no more, so that what is wrong is known to the block.
    while (true) {
        const std::span room = output.room();
        std::size_t read = std::min(payload.size() - at, wanted);
        std::size_t written = room.size();
        const std::size_t result =
            LZ4F_decompress(context, room.data(), &written, payload.data() + at, &read, nullptr);
        if (LZ4F_isError(result))
            return tl::unexpected(problemOf(result, at, at == frameBegin && at > 0));
        at += read;
        if (!output.wrote(written, at))
            return tl::unexpected(output.problem());
        if (result == 0) {
            if (at == payload.size())
                return output.take();
            frameBegin = at;
            wanted = kSmallestHeader;
            continue;
        }
        wanted = result;
        if (at == payload.size() && written < room.size()) {
            const bool isTooShort = frameBegin > 0 && at - frameBegin < kSignature.size();
            DecodeProblem problem = cutShort(isTooShort ? frameBegin : at);
            if (isTooShort)
                problem.expected = "the end of the data";
            return tl::unexpected(std::move(problem));
        }
    }
}

} // namespace explorer
