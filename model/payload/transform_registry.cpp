// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/payload_transform.h"

namespace explorer {

TransformRegistry::TransformRegistry() = default;

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
