// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/session/session_options.h"

#include <string>
#include <vector>

namespace mqtt {

/// What to subscribe to again when a server has no session for us: the options' subscriptions, and those made
/// since. Requests keep their grouping, because the properties (a Subscription Identifier) belong to a
/// request. A filter stands in one group only, its newest. A plain value.
class SubscriptionSet
{
public:
    struct Group
    {
        std::vector<Subscription> subscriptions;
        Properties properties;
    };

    /// Begins anew.
    void assign(std::vector<Subscription> subscriptions, Properties properties);
    void add(std::vector<Subscription> subscriptions, Properties properties);
    void remove(const std::string &filter);

    /// Never with an empty group.
    const std::vector<Group> &groups() const { return m_groups; }

private:
    std::vector<Group> m_groups;
};

} // namespace mqtt
