// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mqtt {

/// The head of an HTTP/1 answer: what proxies and WebSocket servers say first. Texts are as received.
struct HttpHead
{
    std::uint16_t status = 0;
    std::string reason;
    std::vector<std::pair<std::string, std::string>> fields; ///< in order, values without outer blanks
    std::size_t size = 0;                                    ///< bytes, with the empty line that ends it

    /// The field's values joined by ", "; nullopt when there is none. Names match in any case.
    std::optional<std::string> field(std::string_view name) const;
    /// One of the field's comma-separated values, in any case.
    bool fieldHas(std::string_view name, std::string_view token) const;
};

enum class HttpHeadError : std::uint8_t
{
    NotHttp,   ///< told from the first byte that differs
    TooLarge,  ///< no end within kLongestHttpHead
    Malformed, ///< a line that is no field
};

inline constexpr std::size_t kLongestHttpHead = 16 * 1024;

/// The head at the front of `bytes`; nullopt: not all of it has come.     Spec  RFC 9112 §2.2, §4, §5
tl::expected<std::optional<HttpHead>, HttpHeadError> parseHttpHead(ByteView bytes);

/// Compares ASCII in any case.
bool equalsIgnoringCase(std::string_view a, std::string_view b);
/// RFC 9110 §5.6.2
bool isHttpToken(std::string_view text);

} // namespace mqtt
