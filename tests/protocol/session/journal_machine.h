// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model_server.h"
#include "session_words.h"

#include "protocol/session/journal_replay.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace mqtt::test {

inline Arrival at(Instant now)
{
    return {now, std::chrono::duration_cast<std::chrono::nanoseconds>(now.time_since_epoch()).count()};
}

/// A program with a journal and a line to a server. It dies when `room` more bytes of journal were written:
/// the rest of that call (records, packets, what it delivered) never happened. Then it is started anew.
struct Machine
{
    Machine(ProtocolVersion version, std::uint32_t seed, std::size_t bytesUntilKill)
        : version(version)
        , server(version)
        , random(seed)
        , room(bytesUntilKill)
    {
        start();
    }

    std::uint32_t below(std::uint32_t n) { return std::uint32_t(random() % n); }

    void start()
    {
        rig.emplace(optionsFor(version, false));
        JournalReplay replay = replayJournal(file);
        torn += replay.end == JournalReplay::End::Torn ? 1 : 0;
        damaged += replay.end == JournalReplay::End::Damaged ? 1 : 0;
        file.resize(replay.wholeBytes);
        restored = rig->session.restore(std::move(replay.snapshot), at(rig->now)) && restored;
        rig->session.setJournalling(true, at(rig->now));
        rig->open();
        settle();
    }

    /// What the last call wants done, journal first. False when the program died over it.
    bool settle()
    {
        Effects &effects = rig->effects;
        if (effects.list.end() !=
            std::find_if(effects.list.begin(), effects.list.end(),
                         [](const Effect &effect) { return std::holds_alternative<SessionEnded>(effect); }))
            ++ends;
        written += effects.journal.size();
        const bool dies = !effects.journal.empty() && effects.journal.size() >= room;
        const std::size_t kept = dies ? room : effects.journal.size();
        file.insert(file.end(), effects.journal.begin(), effects.journal.begin() + std::ptrdiff_t(kept));
        room -= dies || room == kForever ? 0 : kept;
        // Owned with its record; a QoS 1 message needs none.
        if (effects.deliver != nullptr && kept == effects.journal.size()) {
            const ByteView payload = effects.deliver->payload;
            ++delivered[std::string(payload.begin(), payload.end())];
        }
        if (dies) {
            ++kills;
            room = nextKill();
            for (std::uint32_t n = below(3); n > 0; --n) // what had left may still arrive
                carryToServer();
            toServer.clear();
            server.connectionLost();
            start();
            return false;
        }
        for (auto &bytes : split(effects.send))
            toServer.push_back(std::move(bytes));
        for (const Effect &effect : effects.list) {
            if (const auto *done = std::get_if<PublishDone>(&effect))
                lost += done->lost ? 1 : 0;
        }
        effects.clear();
        return true;
    }

    void publish(Qos qos)
    {
        const std::string payload = "c" + std::to_string(++published);
        rig->publish("from/client", qos, published, QByteArray::fromStdString(payload), {});
        if (!rig->answer)
            return;
        if (settle())
            ours[payload] = qos;
        else if (qos == Qos::ExactlyOnce)
            inDoubt.push_back(payload);
    }

    void carryToServer()
    {
        if (toServer.empty())
            return;
        server.received(toServer.front());
        toServer.pop_front();
    }

    void carryToClient()
    {
        if (server.outgoing.empty())
            return;
        const auto bytes = server.outgoing.front();
        server.outgoing.pop_front();
        rig->give(bytes);
        settle();
    }

    /// Traffic in both directions, the same for the same seed until the first kill.
    void run(int steps)
    {
        for (int step = 0; step < steps; ++step) {
            switch (below(6)) {
            case 0:
                publish(below(2) == 0 ? Qos::AtLeastOnce : Qos::ExactlyOnce);
                break;
            case 1: {
                const Qos qos = below(2) == 0 ? Qos::AtLeastOnce : Qos::ExactlyOnce;
                const std::string payload = "s" + std::to_string(theirs.size());
                theirs[payload] = qos;
                server.publish(qos, payload);
                break;
            }
            case 2:
            case 3:
                carryToServer();
                break;
            default:
                carryToClient();
            }
        }
        if (killEvery != 0)
            room = kForever;
        while (!toServer.empty() || !server.outgoing.empty()) {
            carryToServer();
            carryToClient();
        }
    }

    /// Empty, or the first thing that is wrong.
    QString fault()
    {
        const auto wrong = [](const char *what, const std::string &which, int times) {
            return QStringLiteral("%1 %2: %3 times")
                .arg(QLatin1String(what), QString::fromStdString(which))
                .arg(times);
        };
        if (ends != 0 || lost != 0 || damaged != 0 || !restored)
            return QStringLiteral("ends %1, lost %2, damaged %3, restored %4")
                .arg(ends)
                .arg(lost)
                .arg(damaged)
                .arg(restored);
        if (server.clientErrors != 0 || rig->session.unfinishedPublishes() != 0)
            return QStringLiteral("errors %1, unfinished %2")
                .arg(server.clientErrors)
                .arg(rig->session.unfinishedPublishes());
        for (const auto &[payload, qos] : ours) {
            const int times = server.taken[payload];
            if (times < 1 || (qos == Qos::ExactlyOnce && times > 1))
                return wrong("ours", payload, times);
        }
        for (const std::string &payload : inDoubt) { // sent or not, but never twice
            if (server.taken[payload] > 1)
                return wrong("in doubt", payload, server.taken[payload]);
        }
        for (const auto &[payload, qos] : theirs) {
            const int times = delivered[payload];
            if (times < 1 || (qos == Qos::ExactlyOnce && times > 1))
                return wrong("theirs", payload, times);
        }
        return {};
    }

    static constexpr std::size_t kForever = std::numeric_limits<std::size_t>::max();

    std::size_t nextKill() { return killEvery == 0 ? kForever : 1 + below(killEvery); }

    ProtocolVersion version;
    ModelServer server;
    std::minstd_rand random;
    std::size_t room;
    std::uint32_t killEvery = 0; ///< bytes, at most; 0: one kill only
    std::optional<Rig> rig;
    std::vector<std::uint8_t> file;
    std::deque<std::vector<std::uint8_t>> toServer;
    std::map<std::string, Qos> ours;
    std::map<std::string, Qos> theirs;
    std::vector<std::string> inDoubt; ///< QoS 2, died inside publish()
    std::map<std::string, int> delivered;
    RequestToken published = 0;
    std::size_t written = 0;
    int kills = 0;
    int torn = 0;
    int damaged = 0;
    int ends = 0;
    int lost = 0;
    bool restored = true;
};

} // namespace mqtt::test
