// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/session/client_session.h"

#include <QString>

#include <chrono>
#include <string>
#include <vector>

namespace mqtt::test {

using namespace std::chrono_literals;

/// A ClientSession, its virtual clock, and everything it wants done as text, one line an effect:
///
///     > PUBLISH q1 id=1 a/b 'on'          a packet put into `send`
///     deliver q0 a/b 'on'                 a message handed on
///     published 7 q1 0x00 20ms            an effect of the list, in order
struct Rig
{
    explicit Rig(SessionOptions options = {});

    /// Opens the transport and lets a CONNACK in; forgets the effects.
    void connect(Connack connack = {});
    void open() { session.transportOpened(now, effects); }
    void cut() { session.transportClosed(now, effects); }
    void give(const Packet &packet);
    void give(std::vector<std::uint8_t> bytes);
    void fire(TimerKind kind) { session.timerFired(kind, now, effects); }
    void pass(Duration time) { now += time; }
    void publish(std::string topic, Qos qos, RequestToken token, QByteArray payload = "x",
                 Properties properties = {});

    /// What was wanted since the last call.
    QString told();
    bool ended() const;
    /// SessionEnded's; of kind None while there was none.
    const Problem &problem() const;

    ClientSession session;
    Effects effects;
    Instant now{1'000s};
    ProtocolVersion version;
    tl::expected<void, RequestError> answer; ///< of the last publish()

private:
    std::vector<std::uint8_t> m_bytes; ///< of the packet delivered last
};

SessionOptions optionsFor(ProtocolVersion version, bool cleanStart = true);
Publish message(Qos qos, PacketId id, std::string_view topic, std::string_view payload, bool dup = false);

std::string describe(const Packet &packet);
/// Splits whole packets; `role` is who receives them.
std::vector<std::vector<std::uint8_t>> split(const std::vector<std::uint8_t> &bytes);
Frame frameOf(const std::vector<std::uint8_t> &bytes);

} // namespace mqtt::test
