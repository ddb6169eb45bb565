// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/reason_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ui {

namespace {

using mqtt::PacketType;
using mqtt::ReasonCode;

struct Row
{
    ReasonCode code;
    const char *text;
};

// clang-format off
constexpr std::array kRows{
    Row{ReasonCode::Success, QT_TRANSLATE_NOOP("Reason", "success")},
    Row{ReasonCode::GrantedQos1, QT_TRANSLATE_NOOP("Reason", "granted with QoS 1")},
    Row{ReasonCode::GrantedQos2, QT_TRANSLATE_NOOP("Reason", "granted with QoS 2")},
    Row{ReasonCode::DisconnectWithWillMessage, QT_TRANSLATE_NOOP("Reason", "disconnected, the last will is published")},
    Row{ReasonCode::NoMatchingSubscribers, QT_TRANSLATE_NOOP("Reason", "accepted, but nobody subscribes to the topic")},
    Row{ReasonCode::NoSubscriptionExisted, QT_TRANSLATE_NOOP("Reason", "there was no such subscription")},
    Row{ReasonCode::ContinueAuthentication, QT_TRANSLATE_NOOP("Reason", "the authentication goes on")},
    Row{ReasonCode::ReAuthenticate, QT_TRANSLATE_NOOP("Reason", "authenticate again")},
    Row{ReasonCode::UnspecifiedError, QT_TRANSLATE_NOOP("Reason", "the broker refused without saying why")},
    Row{ReasonCode::MalformedPacket, QT_TRANSLATE_NOOP("Reason", "malformed packet")},
    Row{ReasonCode::ProtocolError, QT_TRANSLATE_NOOP("Reason", "protocol error")},
    Row{ReasonCode::ImplementationSpecificError, QT_TRANSLATE_NOOP("Reason", "the broker does not accept it, for a reason of its own")},
    Row{ReasonCode::UnsupportedProtocolVersion, QT_TRANSLATE_NOOP("Reason", "the protocol version is not supported")},
    Row{ReasonCode::ClientIdentifierNotValid, QT_TRANSLATE_NOOP("Reason", "the client identifier is not accepted")},
    Row{ReasonCode::BadUserNameOrPassword, QT_TRANSLATE_NOOP("Reason", "the user name or password is wrong")},
    Row{ReasonCode::NotAuthorized, QT_TRANSLATE_NOOP("Reason", "not authorized")},
    Row{ReasonCode::ServerUnavailable, QT_TRANSLATE_NOOP("Reason", "the broker is not available")},
    Row{ReasonCode::ServerBusy, QT_TRANSLATE_NOOP("Reason", "the broker is busy")},
    Row{ReasonCode::Banned, QT_TRANSLATE_NOOP("Reason", "this client is banned")},
    Row{ReasonCode::ServerShuttingDown, QT_TRANSLATE_NOOP("Reason", "the broker is shutting down")},
    Row{ReasonCode::BadAuthenticationMethod, QT_TRANSLATE_NOOP("Reason", "the authentication method is not supported")},
    Row{ReasonCode::KeepAliveTimeout, QT_TRANSLATE_NOOP("Reason", "the broker heard nothing from us in time")},
    Row{ReasonCode::SessionTakenOver, QT_TRANSLATE_NOOP("Reason", "another client connected with the same client identifier")},
    Row{ReasonCode::TopicFilterInvalid, QT_TRANSLATE_NOOP("Reason", "the topic filter is not accepted")},
    Row{ReasonCode::TopicNameInvalid, QT_TRANSLATE_NOOP("Reason", "the topic is not accepted")},
    Row{ReasonCode::PacketIdentifierInUse, QT_TRANSLATE_NOOP("Reason", "the packet identifier is already in use")},
    Row{ReasonCode::PacketIdentifierNotFound, QT_TRANSLATE_NOOP("Reason", "the packet identifier is unknown")},
    Row{ReasonCode::ReceiveMaximumExceeded, QT_TRANSLATE_NOOP("Reason", "too many messages were sent without an acknowledgement")},
    Row{ReasonCode::TopicAliasInvalid, QT_TRANSLATE_NOOP("Reason", "the topic alias is not valid")},
    Row{ReasonCode::PacketTooLarge, QT_TRANSLATE_NOOP("Reason", "the packet is too large")},
    Row{ReasonCode::MessageRateTooHigh, QT_TRANSLATE_NOOP("Reason", "messages are sent too fast")},
    Row{ReasonCode::QuotaExceeded, QT_TRANSLATE_NOOP("Reason", "a quota is used up")},
    Row{ReasonCode::AdministrativeAction, QT_TRANSLATE_NOOP("Reason", "an administrator closed the connection")},
    Row{ReasonCode::PayloadFormatInvalid, QT_TRANSLATE_NOOP("Reason", "the payload does not have the format it claims")},
    Row{ReasonCode::RetainNotSupported, QT_TRANSLATE_NOOP("Reason", "retained messages are not supported")},
    Row{ReasonCode::QosNotSupported, QT_TRANSLATE_NOOP("Reason", "the QoS is not supported")},
    Row{ReasonCode::UseAnotherServer, QT_TRANSLATE_NOOP("Reason", "use another broker for now")},
    Row{ReasonCode::ServerMoved, QT_TRANSLATE_NOOP("Reason", "the broker has moved for good")},
    Row{ReasonCode::SharedSubscriptionsNotSupported, QT_TRANSLATE_NOOP("Reason", "shared subscriptions are not supported")},
    Row{ReasonCode::ConnectionRateExceeded, QT_TRANSLATE_NOOP("Reason", "connections are made too fast")},
    Row{ReasonCode::MaximumConnectTime, QT_TRANSLATE_NOOP("Reason", "the connection has reached its maximum duration")},
    Row{ReasonCode::SubscriptionIdentifiersNotSupported, QT_TRANSLATE_NOOP("Reason", "subscription identifiers are not supported")},
    Row{ReasonCode::WildcardSubscriptionsNotSupported, QT_TRANSLATE_NOOP("Reason", "wildcards in subscriptions are not supported")},
};

/// Return codes of a CONNACK before 5.0.  Spec MQTT 3.1.1 §3.2.2.3, Table 3.1
constexpr std::array kReturnCodes{
    QT_TRANSLATE_NOOP("Reason", "success"),
    QT_TRANSLATE_NOOP("Reason", "the protocol version is not supported"),
    QT_TRANSLATE_NOOP("Reason", "the client identifier is not accepted"),
    QT_TRANSLATE_NOOP("Reason", "the broker is not available"),
    QT_TRANSLATE_NOOP("Reason", "the user name or password is wrong"),
    QT_TRANSLATE_NOOP("Reason", "not authorized"),
};
// clang-format on

QString translated(const char *text) { return QCoreApplication::translate("Reason", text); }

} // namespace

QString reasonText(ReasonCode code, PacketType packet, mqtt::ProtocolVersion version)
{
    if (version != mqtt::ProtocolVersion::V5 && packet == PacketType::Connack) {
        if (std::size_t(code) < kReturnCodes.size())
            return translated(kReturnCodes[std::size_t(code)]);
        return translated(QT_TRANSLATE_NOOP("Reason", "an unknown reason"));
    }
    if (code == ReasonCode::Success && packet == PacketType::Suback)
        return translated(QT_TRANSLATE_NOOP("Reason", "granted with QoS 0"));
    if (code == ReasonCode::Success && packet == PacketType::Disconnect)
        return translated(QT_TRANSLATE_NOOP("Reason", "normal disconnection"));
    const auto *row =
        std::find_if(kRows.begin(), kRows.end(), [code](const Row &r) { return r.code == code; });
    return translated(row == kRows.end() ? QT_TRANSLATE_NOOP("Reason", "an unknown reason") : row->text);
}

QString reasonNumber(ReasonCode code)
{
    return QStringLiteral("0x%1").arg(QString::number(uint(code), 16).toUpper(), 2, QLatin1Char('0'));
}

} // namespace ui
