// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/wire/codec.h"
#include "protocol/wire/packets.h"
#include "protocol/wire/wire_error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mqtt {

/// Why a connection failed, ended or could not be made: one value that ui/text puts into words
/// (what, where, why, what to do). Bytes and texts in it come from the network: hostile, unescaped.
struct Problem
{
    enum class Kind : std::uint8_t
    {
        None,
        InvalidEndpoint,
        HostNotFound,
        ConnectionRefused, ///< the port is closed
        ConnectTimeout,
        NetworkError,         ///< any other socket error; systemText says which
        ClosedByServer,       ///< the stream ended without a DISCONNECT
        ConnackTimeout,       ///< connected, but no CONNACK in time
        ConnectionRejected,   ///< CONNACK refused: reasonCode, serverText
        NotMqtt,              ///< the first bytes are no MQTT: firstBytes
        BadPacket,            ///< wireError, packetType
        ServerDisconnect,     ///< a 5.0 DISCONNECT: reasonCode, serverText, serverReference
        KeepAliveTimeout,     ///< no PINGRESP in time
        InvalidOptions,       ///< CONNECT could not be encoded: encodeError
        CredentialsUnusable,  ///< a certificate or key file: tlsFault, file, systemText
        TlsFailed,            ///< tlsFault, systemText; no byte of MQTT was sent
        ProxyFailed,          ///< proxyFault, systemText: the proxy's own words
        WebSocketRefused,     ///< the upgrade: webSocketFault, httpStatus, serverText
        LocalSocketFailed,    ///< localFault, systemText; the host is its path
        WebSocketFailed,      ///< after the upgrade: webSocketFault, closeCode, serverText
        AuthenticationFailed, ///< enhanced authentication, on our side: serverText, systemText
        SessionLostInFight,   ///< taken over (0x8E) three times in a minute: another client has our client id
        AuthenticationTimeout ///< a re-authentication was not answered in time
    };

    enum class TlsFault : std::uint8_t
    {
        None,
        FileUnreadable,
        FileInvalid,     ///< neither PEM nor PKCS#12, or nothing usable in it
        PassphraseWrong, ///< or missing
        KeyMismatch,     ///< key and certificate do not belong together
        KeyUnsupported,  ///< Ed25519, old PKCS#12 ciphers
        Expired,
        NotYetValid,
        WrongHost,
        SelfSigned,
        UnknownAuthority,
        Revoked,
        OtherCertificateError,
        FingerprintChanged,  ///< not the certificate that this profile trusts
        CertificateRequired, ///< the server wants a client certificate, or another one
        NotTls,              ///< the server's first bytes are no TLS: firstBytes
        VersionRefused,      ///< no common version
        TimedOut,            ///< connected, but the handshake did not end in time
        HandshakeFailed,     ///< anything else; systemText
    };

    enum class ProxyFault : std::uint8_t
    {
        None,
        Unreachable,
        NotFound,               ///< the proxy's own name
        AuthenticationRequired, ///< or the name or password is wrong, or it wants a scheme that we lack
        Denied,                 ///< the proxy will not, or cannot, reach the broker
        Timeout,
        BadAnswer, ///< it is not such a proxy: firstBytes
    };

    enum class WebSocketFault : std::uint8_t
    {
        None,
        NotHttp,       ///< the answer is no HTTP: firstBytes
        Status,        ///< httpStatus is not 101; serverText: its reason phrase and the start of its page
        BadUpgrade,    ///< a 101 without Upgrade, Connection or the right Sec-WebSocket-Accept
        NoSubprotocol, ///< a 101 that does not agree on "mqtt"; serverText: what it said instead
        BadHeader,     ///< one of the header fields of our own is none; serverText: its name
        HeadTooLarge,  ///< its head does not end within 16 KiB
        TimedOut,      ///< no answer in time
        Closed,        ///< the connection ended in place of an answer
        BadFrame,      ///< a frame that breaks RFC 6455; closeCode 1002 was sent
        TextFrame,     ///< [MQTT-6.0.0-1]; closeCode 1003 was sent
        ClosedByServer ///< closeCode and serverText are the server's
    };

    enum class LocalFault : std::uint8_t
    {
        None,
        Missing,
        Denied,
        NotASocket,
        NobodyListens,
        PathTooLong,
        Other,
    };

    /// The one that a TLS fault is about, as far as words need it.
    struct Certificate
    {
        std::string subject = {};
        std::string issuer = {};
        std::vector<std::string> names = {}; ///< at most 8
        std::int64_t notBefore = 0;          ///< seconds since 1970, UTC
        std::int64_t notAfter = 0;
        std::string fingerprint = {}; ///< SHA-256, 32 bytes
    };

    Kind kind = Kind::None;
    std::string host;
    std::uint16_t port = 0;
    ProtocolVersion version = ProtocolVersion::V5;
    ReasonCode reasonCode = ReasonCode::Success;
    WireError wireError;
    std::optional<PacketType> packetType;
    std::optional<EncodeError> encodeError;
    std::string serverText;      ///< Reason String, or an HTTP or WebSocket server's words
    std::string serverReference; ///< where the server sends us instead
    std::string systemText;      ///< the operating system's or Qt's words
    std::string firstBytes;      ///< at most 64
    TlsFault tlsFault = TlsFault::None;
    std::optional<Certificate> certificate; ///< TlsFailed, where the server's certificate is the reason
    std::string serverName;                 ///< TlsFailed: whom it should have named
    std::string file;                       ///< CredentialsUnusable
    ProxyFault proxyFault = ProxyFault::None;
    std::string proxy; ///< ProxyFailed: "host:port"
    LocalFault localFault = LocalFault::None;
    WebSocketFault webSocketFault = WebSocketFault::None;
    std::uint16_t httpStatus = 0;
    std::uint16_t closeCode = 0; ///< RFC 6455 §7.4

    bool isProblem() const { return kind != Kind::None; }
    /// False when trying again unasked cannot help or would harm (0x86 0x87 0x8E 0x98 0x9C 0x9D, bad options
    /// …).
    bool retryCanHelp() const;
};

} // namespace mqtt
