// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/avro_decoder.h"
#include "model/payload/binary_decoder.h"
#include "model/payload/cbor_decoder.h"
#include "model/payload/image_decoder.h"
#include "model/payload/json_decoder.h"
#include "model/payload/jwt_decoder.h"
#include "model/payload/layout_decoder.h"
#include "model/payload/msgpack_decoder.h"
#include "model/payload/numbers_decoder.h"
#include "model/payload/payload_decoder.h"
#include "model/payload/protobuf_decoder.h"
#include "model/payload/sparkplug_decoder.h"
#include "model/payload/text_decoder.h"
#include "model/payload/xml_decoder.h"

#include <algorithm>

namespace explorer {

DecoderRegistry::DecoderRegistry()
{
    m_decoders.push_back(std::make_unique<JsonDecoder>());
    m_decoders.push_back(std::make_unique<ImageDecoder>());
    m_decoders.push_back(std::make_unique<XmlDecoder>());
    m_decoders.push_back(std::make_unique<JwtDecoder>());
    m_decoders.push_back(std::make_unique<CborDecoder>());
    m_decoders.push_back(std::make_unique<MsgpackDecoder>());
    m_decoders.push_back(std::make_unique<AvroDecoder>());
    m_decoders.push_back(std::make_unique<NumbersDecoder>());
    m_decoders.push_back(std::make_unique<LayoutDecoder>());
    m_decoders.push_back(std::make_unique<SparkplugDecoder>());
    m_decoders.push_back(std::make_unique<ProtobufDecoder>());
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

const PayloadDecoder *DecoderRegistry::choose(const DecodeRequest &request) const
{
    const PayloadDecoder *best = m_decoders.back().get();
    int bestScore = 0;
    for (const auto &decoder : m_decoders) {
        const int score = decoder->probe(request);
        if (score > bestScore) {
            bestScore = score;
            best = decoder.get();
        }
    }
    return best;
}

const PayloadDecoder *DecoderRegistry::byContentType(std::string_view contentType) const
{
    contentType = contentType.substr(0, contentType.find(';'));
    while (!contentType.empty() && contentType.back() == ' ')
        contentType.remove_suffix(1);
    std::string lower(contentType);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
    const auto found = std::ranges::find_if(
        m_decoders, [&](const auto &decoder) { return decoder->takesContentType(lower); });
    return lower.empty() || found == m_decoders.end() ? nullptr : found->get();
}

} // namespace explorer
