// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingest/message_record.h"
#include "protocol/net/subscription_set.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace explorer {

/// What the RETAIN flag of a message tells, by the subscriptions that it may have come by: MessageRecord::Delivery bits.
///
/// A message that several subscriptions match may have come by any of them: its flag is taken to be the publisher's only
/// when all of them ask for that. One that none matches tells nothing. Subscriptions that leave out what we publish
/// ourselves do not tell what we retain, and count as not asking.
///
/// Cost      usually all subscriptions are alike: then nothing a message. Else one byte a topic, and one look through the
///           filters for each topic after each change; beyond kMostFilters all are taken together.
/// Thread    the connection's.                        Spec  MQTT 5.0 §3.8.3.1, §3.3.4
class DeliveryFacts
{
public:
    static constexpr std::size_t kMostFilters = 64;

    void connected(bool sessionPresent);
    /// What is known of the retained messages is forgotten: from here on that none came proves nothing.
    void forgetSent();
    /// `inForce`: the version spoken; nothing while not connected, when the server is asked nothing.
    /// True when a subscription that the server had is not among them any more.
    bool setSubscriptions(const std::vector<mqtt::SubscriptionStatus> &subscriptions,
                          std::optional<mqtt::ProtocolVersion> inForce);

    std::uint8_t of(TopicId topic, std::string_view name) { return m_alike ? *m_alike : look(topic, name); }

private:
    struct Held
    {
        std::string filter;
        std::uint8_t facts = 0;
    };
    void compare();
    std::uint8_t look(TopicId topic, std::string_view name);
    const Held *find(const std::string &filter) const;

    std::vector<Held> m_held; ///< what the server has, or may have by now
    bool m_isFresh = true;    ///< m_held is of a session that the server has no more
    bool m_isAdopted = false; ///< the server's session is older than m_held
    std::optional<std::uint8_t> m_alike = 0;
    std::vector<std::uint8_t> m_known; ///< by topic, kNotLooked where it was not asked yet
};

} // namespace explorer
