// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/session/authenticator.h"

#include <vector>

namespace driver {

/// An authentication method that says what a scenario wrote down: first `initial`, then a response to each of
/// the server's challenges, and nothing when they are used up. It believes whatever the server says.
class ScriptedAuthenticator : public mqtt::Authenticator
{
public:
    ScriptedAuthenticator(std::string method, std::optional<QByteArray> initial,
                          std::vector<QByteArray> responses)
        : m_method(std::move(method))
        , m_initial(std::move(initial))
        , m_responses(std::move(responses))
    {}

    std::string method() const override { return m_method; }
    std::optional<QByteArray> start() override
    {
        m_next = 0;
        return m_initial;
    }
    tl::expected<std::optional<QByteArray>, std::string> answer(std::optional<mqtt::ByteView>) override
    {
        return m_next < m_responses.size() ? std::optional(m_responses[m_next++]) : std::nullopt;
    }
    tl::expected<void, std::string> finish(std::optional<mqtt::ByteView>) override { return {}; }

private:
    std::string m_method;
    std::optional<QByteArray> m_initial;
    std::vector<QByteArray> m_responses;
    std::size_t m_next = 0;
};

} // namespace driver
