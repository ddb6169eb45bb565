// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/problem.h"

namespace mqtt {
namespace {

/// Return codes of 3.1 and 3.1.1.  Spec MQTT 3.1.1 §3.2.2.3
bool returnCodeMayChange(ReasonCode code)
{
    constexpr auto kServerUnavailable = std::uint8_t{3};
    return std::uint8_t(code) == kServerUnavailable;
}

/// Codes that answer what we are or asked for: the same CONNECT gets the same answer. (A session that was
/// taken over would only be taken back, and so on for ever.)
bool reasonMayChange(ReasonCode code)
{
    switch (code) {
    case ReasonCode::UnsupportedProtocolVersion:
    case ReasonCode::ClientIdentifierNotValid:
    case ReasonCode::BadUserNameOrPassword:
    case ReasonCode::NotAuthorized:
    case ReasonCode::Banned:
    case ReasonCode::BadAuthenticationMethod:
    case ReasonCode::SessionTakenOver:
    case ReasonCode::AdministrativeAction:
    case ReasonCode::UseAnotherServer:
    case ReasonCode::ServerMoved:
        return false;
    default: // wire data: any other byte is possible
        return true;
    }
}

/// What is wrong with the CONNECT itself stays wrong.
bool rejectionMayChange(ReasonCode code)
{
    switch (code) {
    case ReasonCode::MalformedPacket:
    case ReasonCode::ProtocolError:
    case ReasonCode::TopicNameInvalid:
    case ReasonCode::PacketTooLarge:
    case ReasonCode::PayloadFormatInvalid:
    case ReasonCode::RetainNotSupported:
    case ReasonCode::QosNotSupported:
        return false;
    default:
        return reasonMayChange(code);
    }
}

/// A wrong certificate or key is no weather: somebody must act.
bool tlsFaultMayChange(Problem::TlsFault fault)
{
    return fault == Problem::TlsFault::HandshakeFailed || fault == Problem::TlsFault::TimedOut;
}

bool proxyFaultMayChange(Problem::ProxyFault fault)
{
    switch (fault) {
    case Problem::ProxyFault::None:
    case Problem::ProxyFault::Unreachable:
    case Problem::ProxyFault::NotFound:
    case Problem::ProxyFault::Timeout:
    case Problem::ProxyFault::Denied:
        return true;
    case Problem::ProxyFault::AuthenticationRequired:
    case Problem::ProxyFault::BadAnswer:
        return false;
    }
    return false;
}

bool localFaultMayChange(Problem::LocalFault fault)
{
    switch (fault) {
    case Problem::LocalFault::None:
    case Problem::LocalFault::Missing: // until its server is started
    case Problem::LocalFault::NobodyListens:
    case Problem::LocalFault::Other:
        return true;
    case Problem::LocalFault::Denied:
    case Problem::LocalFault::NotASocket:
    case Problem::LocalFault::PathTooLong:
        return false;
    }
    return false;
}

/// RFC 6455 §7.4.1: what is wrong with our side stays wrong.
bool closeCodeMayChange(std::uint16_t code)
{
    constexpr std::uint16_t kProtocolError = 1002;
    constexpr std::uint16_t kUnsupportedData = 1003;
    constexpr std::uint16_t kInvalidPayload = 1007;
    constexpr std::uint16_t kPolicyViolation = 1008;
    constexpr std::uint16_t kMandatoryExtension = 1010;
    return code != kProtocolError && code != kUnsupportedData && code != kInvalidPayload &&
           code != kPolicyViolation && code != kMandatoryExtension;
}

bool webSocketFaultMayChange(const Problem &problem)
{
    switch (problem.webSocketFault) {
    case Problem::WebSocketFault::None:
    case Problem::WebSocketFault::TimedOut:
    case Problem::WebSocketFault::Closed:
    case Problem::WebSocketFault::BadFrame: // what the wire did to it once, it need not do again
        return true;
    case Problem::WebSocketFault::Status: {
        constexpr std::uint16_t kRequestTimeout = 408;
        constexpr std::uint16_t kTooManyRequests = 429;
        return problem.httpStatus >= 500 || problem.httpStatus == kRequestTimeout ||
               problem.httpStatus == kTooManyRequests;
    }
    case Problem::WebSocketFault::ClosedByServer:
        return closeCodeMayChange(problem.closeCode);
    case Problem::WebSocketFault::NotHttp:
    case Problem::WebSocketFault::BadUpgrade:
    case Problem::WebSocketFault::NoSubprotocol:
    case Problem::WebSocketFault::BadHeader:
    case Problem::WebSocketFault::HeadTooLarge:
    case Problem::WebSocketFault::TextFrame:
        return false;
    }
    return false;
}

} // namespace

bool Problem::retryCanHelp() const
{
    switch (kind) {
    case Kind::None:
    case Kind::InvalidEndpoint:
    case Kind::InvalidOptions:
    case Kind::NotMqtt:
    case Kind::CredentialsUnusable:
    case Kind::AuthenticationFailed:
    case Kind::SessionLostInFight:
        return false;
    case Kind::HostNotFound:
    case Kind::ConnectionRefused:
    case Kind::ConnectTimeout:
    case Kind::NetworkError:
    case Kind::ClosedByServer:
    case Kind::ConnackTimeout:
    case Kind::BadPacket:
    case Kind::KeepAliveTimeout:
    case Kind::AuthenticationTimeout:
        return true;
    case Kind::TlsFailed:
        return tlsFaultMayChange(tlsFault);
    case Kind::ProxyFailed:
        return proxyFaultMayChange(proxyFault);
    case Kind::LocalSocketFailed:
        return localFaultMayChange(localFault);
    case Kind::WebSocketRefused:
    case Kind::WebSocketFailed:
        return webSocketFaultMayChange(*this);
    case Kind::ConnectionRejected:
        return version == ProtocolVersion::V5 ? rejectionMayChange(reasonCode)
                                              : returnCodeMayChange(reasonCode);
    case Kind::ServerDisconnect:
        return reasonMayChange(reasonCode);
    }
    return false;
}

} // namespace mqtt
