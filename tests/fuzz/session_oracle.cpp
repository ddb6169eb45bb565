// SPDX-License-Identifier: GPL-3.0-or-later
#include "session_oracle.h"

#include "check.h"
#include "exact_frame.h"

#include "protocol/wire/topic.h"

#include <algorithm>

using namespace mqtt;

namespace fuzz {

void SessionOracle::opens(const SessionOptions &options, bool forgetsSession)
{
    m_options = options;
    m_isOver = false;
    m_openMessages.clear();
    m_openRequests.clear();
    if (forgetsSession || options.cleanStart)
        m_received.clear();
}

void SessionOracle::gives(const Packet &packet)
{
    if (const auto *puback = std::get_if<Puback>(&packet))
        m_openMessages.erase(puback->packetId);
    else if (const auto *pubrec = std::get_if<Pubrec>(&packet); pubrec && isFailure(pubrec->reasonCode))
        m_openMessages.erase(pubrec->packetId);
    else if (const auto *pubcomp = std::get_if<Pubcomp>(&packet))
        m_openMessages.erase(pubcomp->packetId);
    else if (const auto *suback = std::get_if<Suback>(&packet))
        m_openRequests.erase(suback->packetId);
    else if (const auto *unsuback = std::get_if<Unsuback>(&packet))
        m_openRequests.erase(unsuback->packetId);
    else if (const auto *pubrel = std::get_if<Pubrel>(&packet))
        m_received.erase(pubrel->packetId);
}

void SessionOracle::accepted(RequestToken token, bool isPublish)
{
    FUZZ_CHECK(m_unanswered.emplace(token, isPublish).second);
}

void SessionOracle::answered(RequestToken token, bool isPublish)
{
    const auto found = m_unanswered.find(token);
    FUZZ_CHECK(found != m_unanswered.end() && found->second == isPublish);
    m_unanswered.erase(found);
}

void SessionOracle::closed()
{
    m_isOver = true;
    if (m_options.cleanStart)
        m_received.clear();
    for (const auto &[token, isPublish] : m_unanswered)
        FUZZ_CHECK(isPublish && !m_options.cleanStart);
    for (const auto &timer : m_timers)
        FUZZ_CHECK(!timer);
}

void SessionOracle::examine(const ClientSession &session, const Effects &effects, Instant now)
{
    if (m_isOver) {
        FUZZ_CHECK(effects.send.empty() && effects.list.empty() && effects.deliver == nullptr);
        return;
    }
    bool ended = false;
    for (const Effect &effect : effects.list) {
        FUZZ_CHECK(!ended); // nothing comes behind it
        if (const auto *started = std::get_if<SessionStarted>(&effect)) {
            if (!started->sessionPresent)
                m_received.clear();
        } else if (std::holds_alternative<SessionEnded>(effect)) {
            ended = true;
        } else if (const auto *published = std::get_if<PublishDone>(&effect)) {
            answered(published->token, true);
        } else if (const auto *subscribed = std::get_if<SubscribeDone>(&effect)) {
            answered(subscribed->token, false);
            FUZZ_CHECK(subscribed->reasonCodes.size() == subscribed->subscriptions.size());
        } else if (const auto *unsubscribed = std::get_if<UnsubscribeDone>(&effect)) {
            answered(unsubscribed->token, false);
            FUZZ_CHECK(unsubscribed->reasonCodes.size() == unsubscribed->filters.size());
        } else if (const auto *set = std::get_if<SetTimer>(&effect)) {
            FUZZ_CHECK(set->due >= now);
            m_timers[std::size_t(set->kind)] = set->due;
        } else if (const auto *cancelled = std::get_if<CancelTimer>(&effect)) {
            m_timers[std::size_t(cancelled->kind)].reset();
        }
    }
    examineSent(session, effects.send);
    if (effects.deliver != nullptr) {
        FUZZ_CHECK(!ended);
        examineDelivery(session, *effects.deliver);
    }
    const auto publishes =
        std::ranges::count_if(m_unanswered, [](const auto &entry) { return entry.second; });
    FUZZ_CHECK(std::size_t(publishes) == session.unfinishedPublishes());
    FUZZ_CHECK(publishes != 0 || session.queuedBytes() == 0);
    if (ended) {
        FUZZ_CHECK(!session.isConnected());
        closed();
    }
}

void SessionOracle::examineSent(const ClientSession &session, ByteView sent)
{
    while (!sent.empty()) {
        const ExactFrame exact(sent);
        FUZZ_CHECK(exact.isWhole());
        sent = sent.subspan(exact.size());
        Packet packet;
        FUZZ_CHECK(decode(exact.frame(), m_options.version, Role::Server, packet).has_value());
        FUZZ_CHECK(exact.size() <= session.limits().maximumPacketSize);
        std::optional<PacketId> request;
        if (const auto *publish = std::get_if<Publish>(&packet)) {
            FUZZ_CHECK(publish->qos <= session.limits().maximumQos);
            FUZZ_CHECK(!publish->retain || session.limits().retainAvailable);
            if (publish->qos != Qos::AtMostOnce) {
                FUZZ_CHECK(m_openMessages.insert(publish->packetId).second);
                FUZZ_CHECK(!m_openRequests.contains(publish->packetId));
                FUZZ_CHECK(m_openMessages.size() <= session.limits().receiveMaximum);
            }
        } else if (const auto *subscribe = std::get_if<Subscribe>(&packet)) {
            request = subscribe->packetId;
        } else if (const auto *unsubscribe = std::get_if<Unsubscribe>(&packet)) {
            request = unsubscribe->packetId;
        }
        if (request) {
            FUZZ_CHECK(m_openRequests.insert(*request).second && !m_openMessages.contains(*request));
        }
    }
}

void SessionOracle::examineDelivery(const ClientSession &session, const Publish &delivered)
{
    FUZZ_CHECK(session.isConnected());
    FUZZ_CHECK(checkTopicName(delivered.topic) == TopicFault::None);
    FUZZ_CHECK((delivered.qos == Qos::AtMostOnce) == (delivered.packetId == 0));
    if (delivered.qos == Qos::ExactlyOnce)
        FUZZ_CHECK(m_received.insert(delivered.packetId).second);
}

std::optional<TimerKind> SessionOracle::nextTimer() const
{
    std::optional<TimerKind> next;
    for (int kind = 0; kind < kTimerKinds; ++kind) {
        if (m_timers[std::size_t(kind)] && (!next || dueOf(TimerKind(kind)) < dueOf(*next)))
            next = TimerKind(kind);
    }
    return next;
}

} // namespace fuzz
