// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/zstd_transform.h"

#include "model/payload/unwrap_output.h"

#include <zstd.h>
#include <zstd_errors.h>

#include <array>
#include <memory>

namespace explorer {

namespace {

constexpr std::array<std::uint8_t, 4> kSignature{0x28, 0xB5, 0x2F, 0xFD};

DecodeProblem problemOf(std::size_t code, std::size_t offset, bool isAfterFrame)
{
    DecodeProblem problem{.kind = DecodeProblem::Kind::Syntax, .offset = offset};
    switch (ZSTD_getErrorCode(code)) {
    case ZSTD_error_memory_allocation:
    case ZSTD_error_frameParameter_windowTooLarge:
        problem.kind = DecodeProblem::Kind::TooLarge;
        break;
    case ZSTD_error_prefix_unknown:
        problem.expected = isAfterFrame ? "the end of the data" : "the signature of Zstandard";
        break;
    case ZSTD_error_checksum_wrong:
        problem.expected = "the checksum of what was unpacked";
        break;
    case ZSTD_error_dictionary_wrong:
    case ZSTD_error_dictionary_corrupted:
        problem.expected = "data that needs no dictionary";
        break;
    default:
        problem.expected = "compressed data";
        break;
    }
    return problem;
}

} // namespace

bool ZstdTransform::recognises(std::span<const std::uint8_t> payload) const
{
    return payload.size() > kSignature.size() && std::ranges::equal(payload.first(kSignature.size()), kSignature);
}

tl::expected<PayloadBytes, DecodeProblem> ZstdTransform::unwrap(std::span<const std::uint8_t> payload,
                                                                const DecodeBudget &budget) const
{
    const std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> stream(ZSTD_createDStream(), &ZSTD_freeDStream);
    if (!stream)
        return tl::unexpected(DecodeProblem{.kind = DecodeProblem::Kind::TooLarge});
    UnwrapOutput output(payload.size(), budget);
    std::size_t at = 0;
    std::size_t frameBegin = 0;
    std::size_t wanted = ZSTD_initDStream(stream.get());
    const std::size_t wantedFirst = wanted;
    // As much as it asks for and no more, so that what is wrong is known to the block.
    while (true) {
        const std::span room = output.room();
        ZSTD_inBuffer in{payload.data() + at, std::min(payload.size() - at, wanted), 0};
        ZSTD_outBuffer out{room.data(), room.size(), 0};
        const std::size_t result = ZSTD_decompressStream(stream.get(), &out, &in);
        if (ZSTD_isError(result))
            return tl::unexpected(problemOf(result, at, at == frameBegin && at > 0));
        at += in.pos;
        if (!output.wrote(out.pos, at))
            return tl::unexpected(output.problem());
        if (result == 0) {
            if (at == payload.size())
                return output.take();
            frameBegin = at;
            wanted = wantedFirst;
            continue;
        }
        wanted = result;
        if (at == payload.size() && out.pos < out.size) {
            const bool isTooShort = frameBegin > 0 && at - frameBegin < kSignature.size();
            DecodeProblem problem = cutShort(isTooShort ? frameBegin : at);
            if (isTooShort)
                problem.expected = "the end of the data";
            return tl::unexpected(std::move(problem));
        }
    }
}

} // namespace explorer
