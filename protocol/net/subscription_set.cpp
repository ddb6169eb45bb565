// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/subscription_set.h"

#include <algorithm>
#include <utility>

namespace mqtt {

void SubscriptionSet::assign(const std::vector<Subscription> &subscriptions, const Properties &properties)
{
    m_touched = true;
    for (Entry &entry : m_entries)
        entry.wish = Wish::Gone;
    want(subscriptions, properties, 0);
    sweep();
}

void SubscriptionSet::want(const std::vector<Subscription> &subscriptions, const Properties &properties,
                           RequestToken token)
{
    m_touched = true;
    ++m_groups;
    for (const Subscription &subscription : subscriptions) {
        Entry &entry = make(subscription.filter);
        // Given once more as it is, it need not be asked for again.
        const bool same = entry.subscription == subscription && entry.properties == properties && token == 0;
        entry.subscription = subscription;
        entry.properties = properties;
        entry.token = token;
        entry.group = m_groups;
        entry.wish = Wish::Active;
        entry.changed = entry.changed || !same;
        entry.isRefused = false;
    }
}

void SubscriptionSet::pause(const std::vector<std::string> &filters)
{
    m_touched = true;
    for (const std::string &filter : filters) {
        if (Entry *entry = find(filter); entry != nullptr && entry->wish == Wish::Active)
            entry->wish = Wish::Paused;
    }
}

void SubscriptionSet::resume(const std::vector<std::string> &filters)
{
    m_touched = true;
    ++m_groups;
    for (const std::string &filter : filters) {
        Entry *entry = find(filter);
        if (entry == nullptr || entry->wish != Wish::Paused)
            continue;
        entry->wish = Wish::Active;
        entry->isRefused = false;
        entry->changed = entry->changed || entry->asked != 0; // the UNSUBSCRIBE is on its way
    }
}

void SubscriptionSet::remove(const std::vector<std::string> &filters)
{
    m_touched = true;
    for (const std::string &filter : filters) {
        if (Entry *entry = find(filter))
            entry->wish = Wish::Gone;
    }
    sweep();
}

void SubscriptionSet::connected(bool sessionPresent)
{
    m_touched = true;
    m_asked.clear();
    for (Entry &entry : m_entries) {
        entry.asked = 0;
        if (sessionPresent)
            continue;
        entry.onServer = false;
        entry.isRefused = false;
    }
    sweep();
}

void SubscriptionSet::disconnected(bool kept)
{
    m_touched = true;
    m_asked.clear();
    for (Entry &entry : m_entries) {
        // What was asked last may have been done or not.
        entry.changed = entry.changed || entry.asked != 0;
        entry.asked = 0;
        entry.onServer = entry.onServer && kept;
    }
    sweep();
}

bool SubscriptionSet::isDue(const Entry &entry) const
{
    if (entry.wish == Wish::Active)
        return entry.asked == 0 && !entry.isRefused && (!entry.onServer || entry.changed);
    return entry.asked == 0 && entry.onServer;
}

std::vector<SubscriptionSet::Request> SubscriptionSet::subscribesDue() const
{
    std::vector<Request> requests;
    std::vector<std::uint64_t> groups;
    for (const Entry &entry : m_entries) {
        if (entry.wish != Wish::Active || !isDue(entry))
            continue;
        // Resumed ones of one call may have come from requests with different properties.
        std::size_t place = 0;
        while (place < groups.size() &&
               (groups[place] != entry.group || requests[place].properties != entry.properties))
            ++place;
        if (place == groups.size()) {
            groups.push_back(entry.group);
            requests.push_back({entry.token, {}, {}, entry.properties});
        }
        requests[place].subscriptions.push_back(entry.subscription);
    }
    return requests;
}

std::vector<SubscriptionSet::Request> SubscriptionSet::unsubscribesDue() const
{
    Request request;
    for (const Entry &entry : m_entries) {
        if (entry.wish != Wish::Active && isDue(entry))
            request.filters.push_back(entry.subscription.filter);
    }
    if (request.filters.empty())
        return {};
    return {request};
}

void SubscriptionSet::asked(const Request &request)
{
    m_touched = true;
    const RequestToken number = ++m_lastNumber;
    m_asked.push_back({number, request.token});
    if (!request.subscriptions.empty()) {
        ++m_groups;
        for (const Subscription &subscription : request.subscriptions) {
            Entry &entry = make(subscription.filter);
            entry.subscription = subscription;
            entry.properties = request.properties;
            entry.token = 0;
            entry.group = m_groups;
            entry.wish = Wish::Active;
            entry.asked = number;
            entry.onServer = true; // or it may be, when the answer is lost
            entry.isRefused = false;
        }
    }
    for (const std::string &filter : request.filters) {
        Entry *entry = find(filter);
        if (entry == nullptr)
            continue; // not ours; the server may have it from another time
        entry->asked = number;
    }
}

void SubscriptionSet::refused(const Request &request, RequestError error)
{
    m_touched = true;
    for (const Subscription &subscription : request.subscriptions) {
        Entry *entry = find(subscription.filter);
        if (entry == nullptr)
            continue;
        entry->token = 0;
        entry->isRefused = true;
        entry->refusal = error;
        entry->reasonString.clear();
    }
}

void SubscriptionSet::answered(SubscribeDone &done)
{
    m_touched = true;
    const RequestToken number = std::exchange(done.token, tokenOf(done.token));
    for (std::size_t i = 0; i < done.subscriptions.size() && i < done.reasonCodes.size(); ++i) {
        Entry *entry = find(done.subscriptions[i].filter);
        if (entry == nullptr || entry->asked != number)
            continue; // asked for something else since
        entry->asked = 0;
        if (done.lost) {
            entry->changed = true;
            continue;
        }
        entry->isRefused = isFailure(done.reasonCodes[i]);
        entry->onServer = !entry->isRefused;
        entry->changed = entry->isRefused;
        entry->reasonCode = done.reasonCodes[i];
        entry->reasonString = done.reasonString;
        entry->refusal.reset();
    }
    sweep();
}

void SubscriptionSet::answered(UnsubscribeDone &done)
{
    m_touched = true;
    const RequestToken number = std::exchange(done.token, tokenOf(done.token));
    for (std::size_t i = 0; i < done.filters.size() && i < done.reasonCodes.size(); ++i) {
        Entry *entry = find(done.filters[i]);
        if (entry == nullptr || entry->asked != number)
            continue;
        entry->asked = 0;
        if (done.lost)
            continue;
        if (!isFailure(done.reasonCodes[i])) {
            entry->onServer = false;
            entry->changed = true;
        } else {
            entry->wish = Wish::Active;
            entry->changed = false;
        }
        entry->reasonCode = done.reasonCodes[i];
        entry->reasonString = done.reasonString;
    }
    sweep();
}

std::vector<SubscriptionStatus> SubscriptionSet::list() const
{
    std::vector<SubscriptionStatus> list;
    for (const Entry &entry : m_entries) {
        if (entry.wish != Wish::Gone)
            list.push_back(
                {entry.subscription, stateOf(entry), entry.reasonCode, entry.reasonString, entry.refusal});
    }
    return list;
}

bool SubscriptionSet::takeChanged()
{
    if (!std::exchange(m_touched, false))
        return false; // asked after every read burst
    std::vector<SubscriptionStatus> now = list();
    if (now == m_told)
        return false;
    m_told = std::move(now);
    return true;
}

SubscriptionStatus::State SubscriptionSet::stateOf(const Entry &entry)
{
    if (entry.asked != 0)
        return SubscriptionStatus::State::Pending;
    if (entry.wish == Wish::Paused)
        return SubscriptionStatus::State::Paused;
    if (entry.isRefused)
        return SubscriptionStatus::State::Refused;
    return entry.onServer && !entry.changed ? SubscriptionStatus::State::Granted
                                            : SubscriptionStatus::State::Wanted;
}

SubscriptionSet::Entry *SubscriptionSet::find(const std::string &filter)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry &entry) { return entry.subscription.filter == filter; });
    return found == m_entries.end() ? nullptr : &*found;
}

SubscriptionSet::Entry &SubscriptionSet::make(const std::string &filter)
{
    if (Entry *entry = find(filter))
        return *entry;
    m_entries.emplace_back().subscription.filter = filter;
    return m_entries.back();
}

/// What is given up and not at the server is forgotten.
void SubscriptionSet::sweep()
{
    std::erase_if(m_entries, [](const Entry &entry) {
        return entry.wish == Wish::Gone && !entry.onServer && entry.asked == 0;
    });
}

RequestToken SubscriptionSet::tokenOf(RequestToken number)
{
    const auto found = std::find_if(m_asked.begin(), m_asked.end(),
                                    [&](const Asked &asked) { return asked.number == number; });
    if (found == m_asked.end())
        return 0;
    const RequestToken token = found->token;
    m_asked.erase(found);
    return token;
}

} // namespace mqtt
