// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mqtt {

/// Topic Alias → Topic Name for one direction of one connection.
///
/// Views handed out are valid until the alias is defined again or the table is reset. A definition allocates
/// only when its name is longer than the one it replaces.  Spec MQTT 5.0 §3.3.2.3.4
class TopicAliases
{
public:
    /// A new connection knows no alias. `maximum` 0: none may be used.
    void reset(std::uint16_t maximum);
    std::uint16_t maximum() const { return m_maximum; }
    bool isValid(std::uint32_t alias) const { return alias != 0 && alias <= m_maximum; }

    /// `alias` must be valid.
    void define(std::uint16_t alias, std::string_view topic);
    /// nullopt when nothing was defined.
    std::optional<std::string_view> topic(std::uint32_t alias) const;

private:
    std::vector<std::string> m_topics; ///< by alias; empty: not defined
    std::uint16_t m_maximum = 0;
};

} // namespace mqtt
