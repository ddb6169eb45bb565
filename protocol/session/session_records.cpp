// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of the session outlives the program: its snapshot, and the records of every change to it.
#include "protocol/session/session_state.h"

#include "protocol/session/journal_writer.h"

#include <algorithm>
#include <utility>

namespace mqtt {

std::int64_t ClientSession::State::wallNsOf(Instant instant) const
{
    return clock.wallNs +
           std::chrono::duration_cast<std::chrono::nanoseconds>(instant - clock.steady).count();
}

bool ClientSession::State::restore(SessionSnapshot snapshot, const Arrival &now)
{
    if (phase == Phase::AwaitConnack || phase == Phase::Connected || hasSession || outbox.size() > 0 ||
        inbox.size() > 0)
        return false;
    clock = now;
    asked = snapshot.asked;
    hasSession = snapshot.hasSession;
    assignedClientId = std::move(snapshot.assignedClientId);
    for (SavedMessage &saved : snapshot.messages) {
        // By a clock that was set back it may come from the future: then it counts from now.
        const std::int64_t queuedNs =
            std::clamp<std::int64_t>(saved.queuedWallNs, 0, std::max<std::int64_t>(0, now.wallNs));
        const std::chrono::nanoseconds age(now.wallNs - queuedNs);
        const Outbox::Index index = outbox.append(std::move(saved.message), 0, now.steady - age);
        Outbox::Entry &entry = outbox.at(index);
        entry.serial = saved.serial;
        outbox.useSerialsAbove(saved.serial);
        if (saved.packetId == 0 || ids.ownerOf(saved.packetId) != 0)
            continue;
        entry.packetId = saved.packetId;
        entry.sentBefore = true; // or it was about to be sent: nobody can tell
        entry.everSent = true;
        entry.sentAt = now.steady;
        ids.take(saved.packetId, ownerOfMessage(index));
        if (saved.released)
            outbox.released(index, saved.receivedCode, now.steady);
    }
    inbox.restore(snapshot.received);
    return true;
}

SessionSnapshot ClientSession::State::snapshot() const
{
    SessionSnapshot snapshot;
    snapshot.asked = asked;
    snapshot.hasSession = hasSession;
    snapshot.assignedClientId = assignedClientId;
    const auto save = [&](Outbox::Index index) {
        const Outbox::Entry &entry = outbox.at(index);
        snapshot.messages.push_back({entry.serial, entry.packetId, entry.stage == Outbox::Stage::Released,
                                     entry.receivedCode, wallNsOf(entry.queuedAt), entry.message});
    };
    for (auto index = outbox.firstPublish(); index != Outbox::kNone; index = outbox.at(index).next)
        save(index);
    for (auto index = outbox.firstRelease(); index != Outbox::kNone; index = outbox.at(index).next)
        save(index);
    snapshot.received = inbox.known();
    return snapshot;
}

void ClientSession::State::recordAsked(Effects &effects) const
{
    if (journalling)
        JournalWriter(effects.journal).asked();
}

void ClientSession::State::recordBegan(Effects &effects) const
{
    if (journalling)
        JournalWriter(effects.journal).began(assignedClientId);
}

void ClientSession::State::recordForgotten(Effects &effects) const
{
    if (journalling)
        JournalWriter(effects.journal).forgotten();
}

void ClientSession::State::recordServerLost(Effects &effects) const
{
    if (journalling)
        JournalWriter(effects.journal).serverLost();
}

void ClientSession::State::recordQueued(const Outbox::Entry &entry, Effects &effects) const
{
    if (journalling)
        JournalWriter(effects.journal)
            .queued(entry.serial, entry.packetId, wallNsOf(entry.queuedAt), entry.message);
}

void ClientSession::State::recordIdentified(const Outbox::Entry &entry, Effects &effects) const
{
    if (journalling)
        JournalWriter(effects.journal).identified(entry.serial, entry.packetId);
}

void ClientSession::State::recordReleased(const Outbox::Entry &entry, Effects &effects) const
{
    if (journalling)
        JournalWriter(effects.journal).released(entry.serial, entry.receivedCode);
}

void ClientSession::State::recordEnded(std::uint64_t serial, Effects &effects) const
{
    if (journalling)
        JournalWriter(effects.journal).ended(serial);
}

void ClientSession::State::recordArrived(PacketId id, Effects &effects) const
{
    if (journalling)
        JournalWriter(effects.journal).arrived(id);
}

void ClientSession::State::recordCompleted(PacketId id, Effects &effects) const
{
    if (journalling)
        JournalWriter(effects.journal).completed(id);
}

} // namespace mqtt
