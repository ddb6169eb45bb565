// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/topic_aliases.h"

namespace mqtt {

void TopicAliases::reset(std::uint16_t maximum)
{
    m_topics.clear();
    m_maximum = maximum;
}

void TopicAliases::define(std::uint16_t alias, std::string_view topic)
{
    if (m_topics.size() <= alias)
        m_topics.resize(std::size_t(alias) + 1);
    m_topics[alias].assign(topic);
}

std::optional<std::string_view> TopicAliases::topic(std::uint32_t alias) const
{
    if (alias >= m_topics.size() || m_topics[alias].empty())
        return std::nullopt;
    return std::string_view(m_topics[alias]);
}

} // namespace mqtt
