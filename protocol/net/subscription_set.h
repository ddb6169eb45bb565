// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/session/client_session.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mqtt {

/// One subscription and what has become of it.
struct SubscriptionStatus
{
    enum class State : std::uint8_t
    {
        Wanted,  ///< to be made at the next connection
        Pending, ///< the server was asked (to subscribe, or to unsubscribe) and has not answered yet
        Granted, ///< reasonCode: the granted QoS, or why the server did not let it go
        Refused, ///< by the server: reasonCode, reasonString; before the wire: refusal
        Paused,  ///< kept here, not at the server
    };

    Subscription subscription;
    State state = State::Wanted;
    ReasonCode reasonCode = ReasonCode::Success;
    std::string reasonString;
    std::optional<RequestError> refusal;

    friend bool operator==(const SubscriptionStatus &, const SubscriptionStatus &) = default;
};

/// A connection's subscriptions: what the user wants, what the server has, and what must be asked to bring
/// them together. Each filter stands in it once. Changes may be made at any time; off line they wait.
///
/// After a reconnect the server either still has its session: then only what was changed meanwhile is asked
/// for; or it has none: then everything is. Subscriptions of one request stay together, because its
/// properties (a Subscription Identifier) belong to all of them.
///
/// A plain value, no I/O.          Spec  MQTT 5.0 §3.8, §3.10, §4.8
class SubscriptionSet
{
public:
    struct Request
    {
        RequestToken token = 0; ///< the user's
        std::vector<Subscription> subscriptions;
        std::vector<std::string> filters; ///< of an UNSUBSCRIBE
        Properties properties;
    };

    /// Replaces everything: what is not in it any more is given up.
    void assign(const std::vector<Subscription> &subscriptions, const Properties &properties);
    /// New ones, or other options for those that there are.
    void want(const std::vector<Subscription> &subscriptions, const Properties &properties,
              RequestToken token);
    void pause(const std::vector<std::string> &filters);
    void resume(const std::vector<std::string> &filters);
    void remove(const std::vector<std::string> &filters);

    void connected(bool sessionPresent);
    /// `kept`: the server goes on having them.
    void disconnected(bool kept);

    /// What to ask now that there is a connection; each must be followed by asked() or refused().
    std::vector<Request> subscribesDue() const;
    std::vector<Request> unsubscribesDue() const;

    /// The number by which the session knows the next request.
    RequestToken nextNumber() const { return m_lastNumber + 1; }
    /// Sent under nextNumber(), also what was not due.
    void asked(const Request &request);
    void refused(const Request &request, RequestError error);
    /// The answer came; its token becomes the user's.
    void answered(SubscribeDone &done);
    void answered(UnsubscribeDone &done);

    /// In the order in which they were made.
    std::vector<SubscriptionStatus> list() const;
    /// True once after list() has changed.
    bool takeChanged();

private:
    enum class Wish : std::uint8_t
    {
        Active,
        Paused,
        Gone
    };

    struct Entry
    {
        Subscription subscription;
        Properties properties;
        RequestToken token = 0; ///< of a subscribe() that was never asked
        std::uint64_t group = 0;
        RequestToken asked = 0; ///< the number of the last request, while it is unanswered
        Wish wish = Wish::Active;
        bool onServer = false; ///< or it may be
        bool changed = true;   ///< the server does not have these options
        bool isRefused = false;
        ReasonCode reasonCode = ReasonCode::Success;
        std::string reasonString;
        std::optional<RequestError> refusal;
    };

    struct Asked
    {
        RequestToken number = 0;
        RequestToken token = 0;
    };

    Entry *find(const std::string &filter);
    Entry &make(const std::string &filter);
    bool isDue(const Entry &entry) const;
    void sweep();
    RequestToken tokenOf(RequestToken number);
    static SubscriptionStatus::State stateOf(const Entry &entry);

    std::vector<Entry> m_entries;
    std::vector<Asked> m_asked;
    RequestToken m_lastNumber = 0;
    std::uint64_t m_groups = 0;
    std::vector<SubscriptionStatus> m_told;
    bool m_touched = false; ///< list() may have changed
};

} // namespace mqtt
