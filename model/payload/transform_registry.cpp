// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/payload_transform.h"

#include "model/payload/base64_transform.h"
#include "model/payload/hex_transform.h"
#include "model/payload/zlib_transform.h"
#ifdef MQTTSCOPE_ZSTD
#include "model/payload/zstd_transform.h"
#endif
#ifdef MQTTSCOPE_LZ4
#include "model/payload/lz4_transform.h"
#endif

namespace explorer {

TransformRegistry::TransformRegistry()
{
    m_transforms.push_back(std::make_unique<ZlibTransform>(ZlibTransform::Wrapping::Gzip));
    m_transforms.push_back(std::make_unique<ZlibTransform>(ZlibTransform::Wrapping::Zlib));
    m_transforms.push_back(std::make_unique<ZlibTransform>(ZlibTransform::Wrapping::None));
#ifdef MQTTSCOPE_ZSTD
    m_transforms.push_back(std::make_unique<ZstdTransform>());
#endif
#ifdef MQTTSCOPE_LZ4
    m_transforms.push_back(std::make_unique<Lz4Transform>());
#endif
    m_transforms.push_back(std::make_unique<Base64Transform>());
    m_transforms.push_back(std::make_unique<HexTransform>());
}

const PayloadTransform *TransformRegistry::byId(std::string_view id) const
{
    const auto found = std::ranges::find_if(m_transforms, [&](const auto &each) { return each->id() == id; });
    return found == m_transforms.end() ? nullptr : found->get();
}

const PayloadTransform *TransformRegistry::recognise(std::span<const std::uint8_t> payload) const
{
    const auto found =
        std::ranges::find_if(m_transforms, [&](const auto &each) { return each->recognises(payload); });
    return found == m_transforms.end() ? nullptr : found->get();
}

} // namespace explorer
