// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/subscription_set.h"

namespace mqtt {

void SubscriptionSet::assign(std::vector<Subscription> subscriptions, Properties properties)
{
    m_groups.clear();
    add(std::move(subscriptions), std::move(properties));
}

void SubscriptionSet::add(std::vector<Subscription> subscriptions, Properties properties)
{
    for (const Subscription &subscription : subscriptions)
        remove(subscription.filter);
    if (!subscriptions.empty())
        m_groups.push_back({std::move(subscriptions), std::move(properties)});
}

void SubscriptionSet::remove(const std::string &filter)
{
    for (Group &group : m_groups)
        std::erase_if(group.subscriptions, [&](const Subscription &s) { return s.filter == filter; });
    std::erase_if(m_groups, [](const Group &group) { return group.subscriptions.empty(); });
}

} // namespace mqtt
