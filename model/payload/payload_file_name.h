// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace explorer {

/// A file name to propose for a payload: "<topic as a slug>-<hash of topic and bytes>.<extension>".
///
/// Letters, digits, '-' and '_' only, at most 120 bytes, never a reserved or hidden name, whatever the topic
/// is. `extension` is ours, not the sender's. Cost: linear in both.
std::string payloadFileName(std::string_view topic, std::span<const std::uint8_t> payload,
                            std::string_view extension);

} // namespace explorer
