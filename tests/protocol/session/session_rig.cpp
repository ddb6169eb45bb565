// SPDX-License-Identifier: GPL-3.0-or-later
#include "session_rig.h"

#include <QtGlobal>

#include <array>
#include <cstdio>
#include <utility>

namespace mqtt::test {
namespace {

std::string hex(ReasonCode code)
{
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "0x%02X", unsigned(code));
    return text.data();
}

std::string num(std::uint64_t value) { return std::to_string(value); }
std::string ms(Duration duration)
{
    return std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(duration).count()) + "ms";
}

const char *nameOf(PacketType type)
{
    static constexpr const char *kNames[] = {
        "",          "CONNECT", "CONNACK",     "PUBLISH",  "PUBACK",  "PUBREC",   "PUBREL",     "PUBCOMP",
        "SUBSCRIBE", "SUBACK",  "UNSUBSCRIBE", "UNSUBACK", "PINGREQ", "PINGRESP", "DISCONNECT", "AUTH"};
    return kNames[std::size_t(type)];
}

const char *nameOf(TimerKind kind)
{
    static constexpr const char *kNames[] = {"Connack", "KeepAlive", "PingResponse", "Authentication"};
    return kNames[std::size_t(kind)];
}

const char *nameOf(Problem::Kind kind)
{
    static constexpr const char *kNames[] = {"None",
                                             "InvalidEndpoint",
                                             "HostNotFound",
                                             "ConnectionRefused",
                                             "ConnectTimeout",
                                             "NetworkError",
                                             "ClosedByServer",
                                             "ConnackTimeout",
                                             "ConnectionRejected",
                                             "NotMqtt",
                                             "BadPacket",
                                             "ServerDisconnect",
                                             "KeepAliveTimeout",
                                             "InvalidOptions",
                                             "CredentialsUnusable",
                                             "TlsFailed",
                                             "ProxyFailed",
                                             "WebSocketRefused",
                                             "LocalSocketFailed",
                                             "WebSocketFailed",
                                             "AuthenticationFailed",
                                             "SessionLostInFight",
                                             "AuthenticationTimeout"};
    return kNames[std::size_t(kind)];
}

std::string codes(const std::vector<ReasonCode> &reasonCodes)
{
    std::string text = "[";
    for (const ReasonCode code : reasonCodes)
        text += (text.size() > 1 ? " " : "") + hex(code);
    return text + "]";
}

std::string properties(const PropertyViews &properties)
{
    std::string text;
    for (const PropertyView &property : properties)
        text += " {" + num(std::uint64_t(property.id)) + "=" + num(property.number) +
                std::string(property.value) + "}";
    return text;
}

std::string users(const Properties &properties)
{
    std::string text;
    for (const Property &property : properties) {
        if (property.id == PropertyId::UserProperty)
            text += " {" + property.name + "=" + property.value + "}";
    }
    return text;
}

struct PacketText
{
    std::string operator()(const Connect &p) const
    {
        return std::string("CONNECT ") + std::string(p.protocolName) + num(p.protocolLevel) +
               (p.cleanStart ? " clean" : " kept") + " id=" + std::string(p.clientId) +
               " keepAlive=" + num(p.keepAliveSeconds) + properties(p.properties);
    }
    std::string operator()(const Connack &p) const { return "CONNACK " + hex(p.reasonCode); }
    std::string operator()(const Publish &p) const
    {
        return "PUBLISH q" + num(std::uint64_t(p.qos)) + (p.packetId != 0 ? " id=" + num(p.packetId) : "") +
               (p.dup ? " dup" : "") + (p.retain ? " retain" : "") + " " + std::string(p.topic) + " '" +
               std::string(p.payload.begin(), p.payload.end()) + "'" + properties(p.properties);
    }
    template <PacketType Type>
    std::string operator()(const PublishReply<Type> &p) const
    {
        return std::string(nameOf(Type)) + " " + num(p.packetId) +
               (p.reasonCode == ReasonCode::Success ? "" : " " + hex(p.reasonCode));
    }
    std::string operator()(const Subscribe &p) const
    {
        std::string text = "SUBSCRIBE " + num(p.packetId);
        for (const SubscriptionView &s : p.subscriptions)
            text += " " + std::string(s.filter) + ":" + num(std::uint64_t(s.maximumQos));
        return text + properties(p.properties);
    }
    std::string operator()(const Suback &p) const
    {
        return "SUBACK " + num(p.packetId) + " " + codes(p.reasonCodes);
    }
    std::string operator()(const Unsubscribe &p) const
    {
        std::string text = "UNSUBSCRIBE " + num(p.packetId);
        for (const std::string_view filter : p.filters)
            text += " " + std::string(filter);
        return text + properties(p.properties);
    }
    std::string operator()(const Unsuback &p) const { return "UNSUBACK " + num(p.packetId); }
    std::string operator()(const Pingreq &) const { return "PINGREQ"; }
    std::string operator()(const Pingresp &) const { return "PINGRESP"; }
    std::string operator()(const Disconnect &p) const
    {
        return "DISCONNECT " + hex(p.reasonCode) + properties(p.properties);
    }
    std::string operator()(const Auth &p) const
    {
        return "AUTH " + hex(p.reasonCode) + properties(p.properties);
    }
};

struct EffectText
{
    Instant now;

    std::string operator()(const SessionStarted &e) const
    {
        return std::string("started") + (e.sessionPresent ? " present" : "") +
               (e.sessionLost ? " lost" : "") + " id=" + e.clientId + " resent=" + num(e.resent);
    }
    std::string operator()(const SessionEnded &e) const
    {
        const Problem &p = e.problem;
        return std::string("ended ") + nameOf(p.kind) +
               (p.reasonCode == ReasonCode::Success ? "" : " " + hex(p.reasonCode)) +
               (p.packetType ? std::string(" ") + nameOf(*p.packetType) : "") +
               (p.serverText.empty() ? "" : " '" + p.serverText + "'") +
               (p.systemText.empty() ? "" : " (" + p.systemText + ")") +
               (p.serverReference.empty() ? "" : " -> " + p.serverReference) + users(e.properties) +
               (p.firstBytes.empty() ? "" : " \"" + p.firstBytes + "\"");
    }
    std::string operator()(const PublishDone &e) const
    {
        return "published " + num(e.token) + " q" + num(std::uint64_t(e.qos)) + " " + hex(e.reasonCode) +
               (e.roundTrip.count() != 0 ? " " + ms(e.roundTrip) : "") +
               (e.firstStep.count() != 0 ? " first=" + ms(e.firstStep) : "") +
               (e.reasonString.empty() ? "" : " '" + e.reasonString + "'") + users(e.properties) +
               (e.lost ? " lost" : "") + (e.expired ? " expired" : "");
    }
    std::string operator()(const SubscribeDone &e) const
    {
        return "subscribed " + num(e.token) + " " + codes(e.reasonCodes) +
               (e.reasonString.empty() ? "" : " '" + e.reasonString + "'") + users(e.properties) +
               (e.lost ? " lost" : "");
    }
    std::string operator()(const UnsubscribeDone &e) const
    {
        return "unsubscribed " + num(e.token) + " " + codes(e.reasonCodes) +
               (e.reasonString.empty() ? "" : " '" + e.reasonString + "'") + users(e.properties) +
               (e.lost ? " lost" : "");
    }
    std::string operator()(const Reauthenticated &e) const { return "reauthenticated " + ms(e.roundTrip); }
    std::string operator()(const SessionNote &e) const
    {
        static constexpr const char *kNames[] = {"unknown", "duplicate", "pong", "resend", "longid", "cut"};
        return std::string("note ") + kNames[std::size_t(e.kind)] + " " + nameOf(e.packetType) +
               (e.packetId != 0 ? " " + num(e.packetId) : "") +
               (e.roundTrip.count() != 0 ? " " + ms(e.roundTrip) : "");
    }
    std::string operator()(const SetTimer &e) const
    {
        return std::string("timer ") + nameOf(e.kind) + " +" + ms(e.due - now);
    }
    std::string operator()(const CancelTimer &e) const { return std::string("cancel ") + nameOf(e.kind); }
};

} // namespace

Rig::Rig(SessionOptions options)
    : session(options)
    , version(options.version)
{}

void Rig::connect(Connack connack)
{
    open();
    give(connack);
    effects.clear();
}

void Rig::give(const Packet &packet)
{
    std::vector<std::uint8_t> bytes;
    if (const auto encoded = encode(packet, version, bytes); !encoded)
        qFatal("the test built a packet that cannot be encoded: %s (%d)", describe(packet).c_str(),
               int(encoded.error()));
    give(std::move(bytes));
}

void Rig::give(std::vector<std::uint8_t> bytes)
{
    m_bytes = std::move(bytes);
    session.received(frameOf(m_bytes), now, effects);
}

void Rig::publish(std::string topic, Qos qos, RequestToken token, QByteArray payload, Properties properties)
{
    Message message;
    message.topic = std::move(topic);
    message.qos = qos;
    message.payload = std::move(payload);
    message.properties = std::move(properties);
    answer = session.publish(std::move(message), token, now, effects);
}

QString Rig::told()
{
    std::string text;
    for (const auto &bytes : split(effects.send)) {
        Packet packet;
        const auto decoded = decode(frameOf(bytes), version, Role::Server, packet);
        text += "> " + (decoded ? describe(packet) : std::string("a packet that no server takes")) + "\n";
    }
    if (effects.deliver != nullptr)
        text += "deliver" + describe(*effects.deliver).substr(7) + "\n";
    for (const Effect &effect : effects.list)
        text += std::visit(EffectText{now}, effect) + "\n";
    effects.clear();
    return QString::fromStdString(text).trimmed();
}

bool Rig::ended() const
{
    for (const Effect &effect : effects.list) {
        if (std::holds_alternative<SessionEnded>(effect))
            return true;
    }
    return false;
}

const Problem &Rig::problem() const
{
    for (const Effect &effect : effects.list) {
        if (const auto *ended = std::get_if<SessionEnded>(&effect))
            return ended->problem;
    }
    static const Problem kNone;
    return kNone;
}

SessionOptions optionsFor(ProtocolVersion version, bool cleanStart)
{
    SessionOptions options;
    options.version = version;
    options.clientId = "c";
    options.cleanStart = cleanStart;
    return options;
}

Publish message(Qos qos, PacketId id, std::string_view topic, std::string_view payload, bool dup)
{
    Publish publish;
    publish.dup = dup;
    publish.qos = qos;
    publish.packetId = id;
    publish.topic = topic;
    publish.payload = {reinterpret_cast<const std::uint8_t *>(payload.data()), payload.size()};
    return publish;
}

std::string describe(const Packet &packet) { return std::visit(PacketText{}, packet); }

std::vector<std::vector<std::uint8_t>> split(const std::vector<std::uint8_t> &bytes)
{
    std::vector<std::vector<std::uint8_t>> packets;
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::size_t length = 0;
        std::size_t i = at + 1;
        for (int shift = 0;; shift += 7) {
            length |= std::size_t(bytes.at(i) & 0x7F) << shift;
            if ((bytes.at(i++) & 0x80) == 0)
                break;
        }
        if (i + length > bytes.size())
            qFatal("a packet was cut short in `send`");
        packets.emplace_back(bytes.begin() + std::ptrdiff_t(at), bytes.begin() + std::ptrdiff_t(i + length));
        at = i + length;
    }
    return packets;
}

Frame frameOf(const std::vector<std::uint8_t> &bytes)
{
    std::uint8_t headerSize = 2;
    while ((bytes.at(headerSize - 1u) & 0x80) != 0)
        ++headerSize;
    return {bytes, headerSize};
}

} // namespace mqtt::test
