// SPDX-License-Identifier: GPL-3.0-or-later
//
// One source for every decoder and every transform: FUZZ_FORMAT is the id of the one that is tried.
//
// Input     the payload; of a decoder that takes a setup, the setup text, a zero byte and the payload.
// Promises  of a decoder: a likelihood from 0 to 100; an error within the payload or the setup; what
// checkTree() says.
//           Of a transform: an error within the payload; never more bytes than the limits allow.
#include "check.h"
#include "input.h"
#include "tree_promises.h"

#include "model/payload/decode_pipeline.h"

#include <algorithm>

using namespace explorer;

namespace {

const DecodeBudget kBudget{.depth = 64, .bytes = 1u << 20, .nodes = 10'000, .time = std::chrono::seconds(10)};

void checkProblem(const DecodeProblem &problem, std::size_t payloadSize, std::size_t setupSize)
{
    FUZZ_CHECK(problem.offset <= (problem.isOfSetup ? setupSize : payloadSize));
    FUZZ_CHECK(problem.line >= 0 && problem.column >= 0);
    FUZZ_CHECK(problem.kind != DecodeProblem::Kind::TooSlow);
}

void tryDecoder(const PayloadDecoder &decoder, DecodeRequest request)
{
    if (decoder.setup() != PayloadDecoder::Setup::None) {
        const auto zero = std::ranges::find(request.payload, std::uint8_t(0));
        if (zero != request.payload.end()) {
            const auto size = std::size_t(zero - request.payload.begin());
            request.setup = fuzz::textOf(request.payload.first(size));
            request.payload = request.payload.subspan(size + 1);
        }
    }
    const int likelihood = decoder.probe(request);
    FUZZ_CHECK(likelihood >= 0 && likelihood <= 100);
    const auto tree = decoder.decode(request, kBudget);
    if (tree) {
        FUZZ_CHECK(tree->nodes.size() <= kBudget.nodes);
        fuzz::checkTree(*tree, request.payload.size());
    } else {
        checkProblem(tree.error(), request.payload.size(), request.setup.size());
    }
}

void tryTransform(const PayloadTransform &transform, std::span<const std::uint8_t> payload)
{
    const bool isRecognised = transform.recognises(payload);
    FUZZ_CHECK(!isRecognised || !payload.empty());
    const auto bytes = transform.unwrap(payload, kBudget);
    if (bytes)
        FUZZ_CHECK(bytes->size() <= TransformLimits{}.most(payload.size(), kBudget));
    else
        checkProblem(bytes.error(), payload.size(), 0);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const PayloadFormats formats;
    static const PayloadDecoder *const decoder = formats.decoders.byId(FUZZ_FORMAT);
    static const PayloadTransform *const transform = formats.transforms.byId(FUZZ_FORMAT);
    FUZZ_CHECK(decoder || transform);

    const std::span<const std::uint8_t> payload(data, size);
    if (decoder)
        tryDecoder(*decoder, {.payload = payload});
    else
        tryTransform(*transform, payload);
    return 0;
}
