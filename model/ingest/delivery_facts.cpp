// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingest/delivery_facts.h"

#include "protocol/wire/topic.h"

#include <algorithm>

namespace explorer {

namespace {

constexpr std::uint8_t kNotLooked = 0xFF;
constexpr std::uint8_t kBoth = MessageRecord::AsPublished | MessageRecord::RetainedSent;

using State = mqtt::SubscriptionStatus::State;

bool isAtServer(State state)
{
    switch (state) {
    case State::Pending:
    case State::Granted:
        return true;
    case State::Wanted:
    case State::Refused:
    case State::Paused:
        return false;
    }
    return false;
}

} // namespace

void DeliveryFacts::connected(bool sessionPresent)
{
    m_isFresh = !sessionPresent;
    m_isAdopted = sessionPresent && (m_isAdopted || m_held.empty());
    forgetSent(); // on this connection nothing was sent yet
}

void DeliveryFacts::forgetSent()
{
    for (Held &held : m_held)
        held.facts &= std::uint8_t(~MessageRecord::RetainedSent);
    compare();
}

const DeliveryFacts::Held *DeliveryFacts::find(const std::string &filter) const
{
    const auto found = std::ranges::find(m_held, filter, &Held::filter);
    return found == m_held.end() ? nullptr : &*found;
}

bool DeliveryFacts::setSubscriptions(const std::vector<mqtt::SubscriptionStatus> &subscriptions,
                                     std::optional<mqtt::ProtocolVersion> inForce)
{
    if (!inForce)
        return false;
    std::vector<Held> now;
    for (const mqtt::SubscriptionStatus &status : subscriptions) {
        if (!isAtServer(status.state))
            continue;
        const mqtt::Subscription &wanted = status.subscription;
        const Held *before = find(wanted.filter);
        const bool asks = *inForce == mqtt::ProtocolVersion::V5 && wanted.retainAsPublished && !wanted.noLocal;
        std::uint8_t facts = asks ? MessageRecord::AsPublished : 0;
        if (status.state == State::Pending) {
            // Until the server has answered, messages may still come as it was asked before.
            if (before && !m_isFresh)
                facts &= before->facts;
            const bool isNew = m_isFresh || (!before && !m_isAdopted);
            const bool brings = wanted.retainHandling == 0 || (wanted.retainHandling == 1 && isNew);
            if (brings && !mqtt::isSharedFilter(wanted.filter))
                facts |= MessageRecord::RetainedSent;
        }
        if (before)
            facts |= before->facts & MessageRecord::RetainedSent;
        now.push_back({wanted.filter, facts});
    }
    const bool left = std::ranges::any_of(
        m_held, [&](const Held &held) { return std::ranges::find(now, held.filter, &Held::filter) == now.end(); });
    m_held = std::move(now);
    m_isFresh = false;
    compare();
    return left;
}

/// Whether all are alike.
void DeliveryFacts::compare()
{
    m_known.clear();
    m_alike.reset();
    std::uint8_t together = m_held.empty() ? 0 : kBoth;
    bool alike = true;
    for (const Held &held : m_held) {
        alike = alike && held.facts == m_held.front().facts;
        together &= held.facts;
    }
    if (alike || m_held.size() > kMostFilters)
        m_alike = together;
}

std::uint8_t DeliveryFacts::look(TopicId topic, std::string_view name)
{
    if (m_known.size() <= topic)
        m_known.resize(std::size_t(topic) + 1, kNotLooked);
    std::uint8_t &known = m_known[topic];
    if (known != kNotLooked)
        return known;
    bool any = false;
    std::uint8_t all = kBoth;
    std::uint8_t some = 0;
    for (const Held &held : m_held) {
        if (!mqtt::topicMatches(held.filter, name))
            continue;
        any = true;
        all &= held.facts;
        some |= held.facts;
    }
    known = any ? std::uint8_t((all & MessageRecord::AsPublished) | (some & MessageRecord::RetainedSent)) : std::uint8_t(0);
    return known;
}

} // namespace explorer
