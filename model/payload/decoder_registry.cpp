// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/binary_decoder.h"
#include "model/payload/json_decoder.h"
#include "model/payload/payload_decoder.h"
#include "model/payload/text_decoder.h"

namespace explorer {

DecoderRegistry::DecoderRegistry()
{
    m_decoders.push_back(std::make_unique<JsonDecoder>());
    m_decoders.push_back(std::make_unique<TextDecoder>());
    m_decoders.push_back(std::make_unique<BinaryDecoder>());
}

const PayloadDecoder *DecoderRegistry::byId(std::string_view id) const
{
    for (const auto &decoder : m_decoders) {
        if (decoder->id() == id)
            return decoder.get();
    }
    return nullptr;
}

const PayloadDecoder *DecoderRegistry::choose(std::span<const std::uint8_t> payload,
                                              std::string_view contentType) const
{
    const PayloadDecoder *best = m_decoders.back().get();
    int bestScore = 0;
    for (const auto &decoder : m_decoders) {
        const int score = decoder->probe(payload, contentType);
        if (score > bestScore) {
            bestScore = score;
            best = decoder.get();
        }
    }
    return best;
}

} // namespace explorer
