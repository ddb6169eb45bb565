// SPDX-License-Identifier: GPL-3.0-or-later
//
// Enhanced authentication.  Spec MQTT 5.0 §3.15, §4.12
#include "protocol/session/session_state.h"

#include <utility>

namespace mqtt {
namespace {

std::string_view textOf(const QByteArray &bytes) { return {bytes.constData(), std::size_t(bytes.size())}; }

std::optional<ByteView> dataIn(const PropertyViews &properties)
{
    const PropertyView *data = find(properties, PropertyId::AuthenticationData);
    if (data == nullptr)
        return std::nullopt;
    return ByteView(reinterpret_cast<const std::uint8_t *>(data->value.data()), data->value.size());
}

} // namespace

/// What CONNECT says of it.
void ClientSession::State::prepareAuthentication()
{
    reauthenticatingSince.reset();
    authenticationMethod.reset();
    if (!isV5())
        return;
    if (active.authenticator) {
        std::erase_if(active.connectProperties, [](const Property &property) {
            return property.id == PropertyId::AuthenticationMethod ||
                   property.id == PropertyId::AuthenticationData;
        });
        active.connectProperties.push_back(
            Property::ofText(PropertyId::AuthenticationMethod, active.authenticator->method()));
        if (const auto data = active.authenticator->start())
            active.connectProperties.push_back(
                Property::ofText(PropertyId::AuthenticationData, data->toStdString()));
    }
    if (const Property *method = find(active.connectProperties, PropertyId::AuthenticationMethod))
        authenticationMethod = method->value;
}

tl::expected<void, RequestError> ClientSession::State::reauthenticate(Instant now, Effects &effects)
{
    if (phase != Phase::Connected)
        return tl::unexpected(RequestError::NotConnected);
    if (!authenticationMethod || !active.authenticator) // [MQTT-4.12.0-7]
        return tl::unexpected(RequestError::NoAuthentication);
    if (reauthenticatingSince)
        return tl::unexpected(RequestError::AuthenticationUnderWay);
    // [MQTT-4.12.1-1]
    if (const auto sent = encodeAuth(ReasonCode::ReAuthenticate, active.authenticator->start(), now, effects);
        !sent)
        return tl::unexpected(requestErrorOf(sent.error(), RequestError::InvalidProperty));
    reauthenticatingSince = now;
    awaitAuthentication(now, effects);
    return {};
}

/// From now on the server has its time to end what we have begun. While reading is paused it has no end.
void ClientSession::State::awaitAuthentication(Instant now, Effects &effects)
{
    if (reauthenticatingSince && !keepAlive.isPaused() && active.authenticationTimeout.count() > 0)
        setTimer(TimerKind::Authentication, now + active.authenticationTimeout, effects);
}

void ClientSession::State::received(const Auth &auth, Instant now, Effects &effects)
{
    const bool connecting = phase == Phase::AwaitConnack;
    // Only what we asked for [MQTT-4.12.0-6]; re-authentication is for the client to begin.
    if (!authenticationMethod || (!connecting && !reauthenticatingSince)) {
        failWith(ReasonCode::ProtocolError, WireFault::UnexpectedPacket, "4.12", PacketType::Auth, effects);
        return;
    }
    if (!hasOurMethod(auth.properties, PacketType::Auth, effects))
        return;
    if (auth.reasonCode == ReasonCode::ContinueAuthentication) {
        if (!active.authenticator) {
            failAuthentication("the server asks for data that was not given", effects);
            return;
        }
        const auto answer = active.authenticator->answer(dataIn(auth.properties));
        if (!answer) {
            failAuthentication(answer.error(), effects);
            return;
        }
        if (!encodeAuth(ReasonCode::ContinueAuthentication, *answer, now, effects)) // [MQTT-4.12.0-3]
            failAuthentication("the answer is larger than the server takes", effects);
        return;
    }
    if (connecting) { // then only 0x18 [MQTT-4.12.0-2]
        failWith(ReasonCode::ProtocolError, WireFault::ReasonCodeNotAllowed, "4.12", PacketType::Auth,
                 effects);
        return;
    }
    if (const auto proved = active.authenticator->finish(dataIn(auth.properties)); !proved) {
        failAuthentication(proved.error(), effects);
        return;
    }
    cancelTimer(TimerKind::Authentication, effects);
    effects.list.emplace_back(Reauthenticated{now - *std::exchange(reauthenticatingSince, std::nullopt),
                                              ownedCopyOf(auth.properties)});
}

/// A CONNACK that says yes: false when it may not, and the session has ended.
bool ClientSession::State::authenticationEnds(const Connack &connack, Effects &effects)
{
    if (!authenticationMethod) {
        if (find(connack.properties, PropertyId::AuthenticationMethod) == nullptr &&
            find(connack.properties, PropertyId::AuthenticationData) == nullptr)
            return true;
        // [MQTT-4.12.0-6]
        failWith(ReasonCode::ProtocolError, WireFault::PropertyNotAllowed, "4.12", PacketType::Connack,
                 effects);
        return false;
    }
    if (!hasOurMethod(connack.properties, PacketType::Connack, effects))
        return false;
    if (!active.authenticator)
        return true;
    const auto proved = active.authenticator->finish(dataIn(connack.properties));
    if (!proved)
        failAuthentication(proved.error(), effects);
    return proved.has_value();
}

/// [MQTT-4.12.0-5]
bool ClientSession::State::hasOurMethod(const PropertyViews &properties, PacketType type, Effects &effects)
{
    const PropertyView *method = find(properties, PropertyId::AuthenticationMethod);
    if (method != nullptr && method->value == *authenticationMethod)
        return true;
    failWith(ReasonCode::ProtocolError,
             method == nullptr ? WireFault::AuthenticationMethodMissing : WireFault::PropertyValue, "4.12",
             type, effects);
    return false;
}

tl::expected<void, EncodeError> ClientSession::State::encodeAuth(ReasonCode code,
                                                                 const std::optional<QByteArray> &data,
                                                                 Instant now, Effects &effects)
{
    Auth auth;
    auth.reasonCode = code;
    auth.properties.push_back({PropertyId::AuthenticationMethod, 0, {}, *authenticationMethod});
    if (data)
        auth.properties.push_back({PropertyId::AuthenticationData, 0, {}, textOf(*data)});
    const std::size_t before = effects.send.size();
    if (auto encoded = encode(auth, active.version, effects.send); !encoded)
        return encoded;
    if (effects.send.size() - before > limits.maximumPacketSize) { // [MQTT-3.2.2-15]
        effects.send.resize(before);
        return tl::unexpected(EncodeError::PacketTooLarge);
    }
    keepAlive.sent(now);
    return {};
}

/// On our side. Before CONNACK there is nothing to take leave of; afterwards DISCONNECT says that it is no
/// normal one (0x87 is for servers, Table 3-13) [MQTT-4.12.1-2].
void ClientSession::State::failAuthentication(std::string why, Effects &effects)
{
    Problem problem = problemOf(Problem::Kind::AuthenticationFailed);
    problem.systemText = std::move(why);
    if (phase == Phase::Connected) {
        const std::string &said = problem.systemText;
        sendDisconnect({ReasonCode::UnspecifiedError, {{PropertyId::ReasonString, 0, {}, said}}}, effects);
    }
    end(std::move(problem), {}, effects);
}

} // namespace mqtt
