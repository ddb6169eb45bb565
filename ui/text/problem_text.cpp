// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/problem_text.h"

#include "ui/text/plain_text.h"
#include "ui/text/reason_text.h"
#include "ui/text/transport_problem_text.h"
#include "ui/text/wire_fault_text.h"

#include <QCoreApplication>

namespace ui {

namespace {

using mqtt::Problem;
using mqtt::ReasonCode;

constexpr qsizetype kLongestQuote = 200;

QString say(const char *text) { return QCoreApplication::translate("Problem", text); }

QString place(const Problem &problem)
{
    const QString host = visibleText(problem.host, 253);
    if (problem.port == 0)
        return host; // a local socket's file
    const bool ipv6 = host.contains(QLatin1Char(':'));
    return (ipv6 ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
        .arg(host, QString::number(problem.port));
}

/// "Sentence (the system's words)."
QString withSystemText(const QString &sentence, const Problem &problem)
{
    if (problem.systemText.empty())
        return sentence + QLatin1Char('.');
    return QStringLiteral("%1 (%2).").arg(sentence, visibleText(problem.systemText, kLongestQuote));
}

QString withServerText(const QString &sentence, const Problem &problem)
{
    QString out = sentence;
    if (!problem.serverText.empty()) {
        //: %1: the broker's own words
        out += QLatin1Char(' ') + say(QT_TRANSLATE_NOOP("Problem", "It says: “%1”."))
                                      .arg(visibleText(problem.serverText, kLongestQuote));
    }
    return out;
}

/// The name of what answered, where its first bytes give it away.
QString otherProtocol(const std::string &firstBytes)
{
    const auto startsWith = [&](std::string_view prefix) { return firstBytes.rfind(prefix, 0) == 0; };
    if (startsWith("HTTP/"))
        return say(QT_TRANSLATE_NOOP("Problem", "a web server (HTTP)"));
    if (startsWith("SSH-"))
        return say(QT_TRANSLATE_NOOP("Problem", "an SSH server"));
    if (firstBytes.size() >= 2 && firstBytes[1] == 0x03 && (firstBytes[0] == 0x15 || firstBytes[0] == 0x16))
        return say(QT_TRANSLATE_NOOP("Problem", "a server that wants TLS"));
    return say(QT_TRANSLATE_NOOP("Problem", "not an MQTT broker"));
}

QString otherProtocolAdvice(const std::string &firstBytes)
{
    if (firstBytes.size() >= 2 && firstBytes[1] == 0x03 && (firstBytes[0] == 0x15 || firstBytes[0] == 0x16))
        return say(QT_TRANSLATE_NOOP("Problem", "Use the broker's port without TLS, usually 1883."));
    return say(
        QT_TRANSLATE_NOOP("Problem", "Check the port: MQTT without encryption usually listens on 1883."));
}

QString rejectionAdvice(const Problem &problem)
{
    const bool v5 = problem.version == mqtt::ProtocolVersion::V5;
    const auto code = std::uint8_t(problem.reasonCode);
    if (v5 ? problem.reasonCode == ReasonCode::BadUserNameOrPassword : code == 4)
        return say(QT_TRANSLATE_NOOP("Problem", "Check the user name and the password."));
    if (v5 ? problem.reasonCode == ReasonCode::NotAuthorized : code == 5)
        return say(QT_TRANSLATE_NOOP(
            "Problem", "Check the user name and password, and what the broker allows this user."));
    if (v5 ? problem.reasonCode == ReasonCode::UnsupportedProtocolVersion : code == 1)
        return say(QT_TRANSLATE_NOOP("Problem", "Choose the other protocol version."));
    if (v5 ? problem.reasonCode == ReasonCode::ClientIdentifierNotValid : code == 2)
        return say(QT_TRANSLATE_NOOP("Problem", "Choose another client identifier."));
    if (v5 && (problem.reasonCode == ReasonCode::UseAnotherServer ||
               problem.reasonCode == ReasonCode::ServerMoved)) {
        if (problem.serverReference.empty())
            return say(QT_TRANSLATE_NOOP("Problem", "Ask its operator for the new address."));
        return say(QT_TRANSLATE_NOOP("Problem", "It sends clients to “%1”."))
            .arg(visibleText(problem.serverReference, kLongestQuote));
    }
    if (v5 && problem.reasonCode == ReasonCode::SessionTakenOver)
        return say(QT_TRANSLATE_NOOP(
            "Problem", "Give each program a client identifier of its own, then connect again."));
    return say(
        QT_TRANSLATE_NOOP("Problem", "Try again later, or ask the broker's operator; its log says more."));
}

QString encodeErrorText(mqtt::EncodeError error)
{
    switch (error) {
    case mqtt::EncodeError::TextTooLong:
        return say(QT_TRANSLATE_NOOP("Problem", "a text or the password is longer than 65,535 bytes"));
    case mqtt::EncodeError::InvalidUtf8:
        return say(QT_TRANSLATE_NOOP("Problem", "a text is not valid UTF-8 or contains a zero character"));
    case mqtt::EncodeError::PacketTooLarge:
        return say(QT_TRANSLATE_NOOP("Problem", "the last will is too large"));
    case mqtt::EncodeError::InvalidTopic:
        return say(QT_TRANSLATE_NOOP("Problem", "the last will's topic is empty or contains + or #"));
    case mqtt::EncodeError::InvalidProperty:
        return say(
            QT_TRANSLATE_NOOP("Problem", "a property is not valid here, stands twice or is out of range"));
    case mqtt::EncodeError::InvalidReasonCode:
    case mqtt::EncodeError::InvalidPacketId:
    case mqtt::EncodeError::InvalidFlags:
        return say(QT_TRANSLATE_NOOP(
            "Problem", "the options contradict each other (before MQTT 5.0 a password needs a user name)"));
    }
    return {};
}

} // namespace

ProblemText problemText(const Problem &problem)
{
    const QString where = place(problem);
    switch (problem.kind) {
    case Problem::Kind::None:
        return {};
    case Problem::Kind::InvalidEndpoint:
        return {
            say(QT_TRANSLATE_NOOP("Problem", "%1 is not a broker address.")).arg(where),
            say(QT_TRANSLATE_NOOP(
                "Problem",
                "Write it as mqtt://host:port, mqtts://host:port, ws://host:port/path or unix:///path."))};
    case Problem::Kind::HostNotFound:
        return {
            withSystemText(
                say(QT_TRANSLATE_NOOP("Problem", "Cannot reach %1: the host name was not found")).arg(where),
                problem),
            say(QT_TRANSLATE_NOOP("Problem", "Check its spelling and the network connection."))};
    case Problem::Kind::ConnectionRefused:
        return {say(QT_TRANSLATE_NOOP("Problem", "Cannot reach %1: the connection was refused.")).arg(where),
                say(QT_TRANSLATE_NOOP("Problem", "Check the port and that the broker is running."))};
    case Problem::Kind::ConnectTimeout:
        return {
            withSystemText(
                say(QT_TRANSLATE_NOOP("Problem", "Cannot reach %1: nothing answered in time")).arg(where),
                problem),
            say(QT_TRANSLATE_NOOP("Problem", "Check the address, the network and any firewall on the way."))};
    case Problem::Kind::NetworkError:
        return {withSystemText(say(QT_TRANSLATE_NOOP("Problem", "The connection to %1 failed")).arg(where),
                               problem),
                say(QT_TRANSLATE_NOOP("Problem", "Check the network connection."))};
    case Problem::Kind::ClosedByServer:
        return {
            say(QT_TRANSLATE_NOOP("Problem", "%1 closed the connection without giving a reason.")).arg(where),
            say(QT_TRANSLATE_NOOP("Problem",
                                  "The broker may have stopped, may want TLS or another protocol version, "
                                  "or another client uses the same client identifier; its log says more."))};
    case Problem::Kind::ConnackTimeout:
        return {say(QT_TRANSLATE_NOOP("Problem", "%1 accepted the connection but did not answer in time."))
                    .arg(where),
                say(QT_TRANSLATE_NOOP("Problem", "Check that an MQTT broker listens on this port."))};
    case Problem::Kind::ConnectionRejected:
        return {
            withServerText(
                say(QT_TRANSLATE_NOOP("Problem", "The broker at %1 refused the connection: %2 (%3)."))
                    .arg(where, reasonText(problem.reasonCode, mqtt::PacketType::Connack, problem.version),
                         reasonNumber(problem.reasonCode)),
                problem),
            rejectionAdvice(problem)};
    case Problem::Kind::NotMqtt: {
        const QString what = otherProtocol(problem.firstBytes);
        if (problem.firstBytes.empty())
            return {say(QT_TRANSLATE_NOOP("Problem", "%1 is %2.")).arg(where, what), otherProtocolAdvice({})};
        return {say(QT_TRANSLATE_NOOP("Problem", "%1 is %2. It sent: “%3”."))
                    .arg(where, what, visibleText(problem.firstBytes, 64)),
                otherProtocolAdvice(problem.firstBytes)};
    }
    case Problem::Kind::BadPacket:
        return {say(QT_TRANSLATE_NOOP("Problem", "%1 sent a packet that breaks the protocol. %2."))
                    .arg(where, wireErrorText(problem.wireError, problem.packetType, problem.version)),
                say(QT_TRANSLATE_NOOP(
                    "Problem",
                    "This is a fault of the broker or of something between; report it with these words."))};
    case Problem::Kind::ServerDisconnect:
        return {
            withServerText(
                say(QT_TRANSLATE_NOOP("Problem", "The broker at %1 ended the connection: %2 (%3)."))
                    .arg(where, reasonText(problem.reasonCode, mqtt::PacketType::Disconnect, problem.version),
                         reasonNumber(problem.reasonCode)),
                problem),
            rejectionAdvice(problem)};
    case Problem::Kind::KeepAliveTimeout:
        return {say(QT_TRANSLATE_NOOP("Problem", "%1 has fallen silent: it did not answer a ping in time."))
                    .arg(where),
                say(QT_TRANSLATE_NOOP("Problem", "Check the network connection and the broker."))};
    case Problem::Kind::InvalidOptions:
        return {
            say(QT_TRANSLATE_NOOP("Problem", "Cannot connect to %1: %2."))
                .arg(where, problem.encodeError
                                ? encodeErrorText(*problem.encodeError)
                                : say(QT_TRANSLATE_NOOP("Problem", "the connection options are not valid"))),
            say(QT_TRANSLATE_NOOP("Problem", "Correct the connection's settings."))};
    case Problem::Kind::CredentialsUnusable:
    case Problem::Kind::TlsFailed:
    case Problem::Kind::ProxyFailed:
    case Problem::Kind::WebSocketRefused:
    case Problem::Kind::WebSocketFailed:
    case Problem::Kind::LocalSocketFailed:
        return transportProblemText(problem, where);
    case Problem::Kind::AuthenticationFailed:
        return {
            withSystemText(
                say(QT_TRANSLATE_NOOP("Problem", "%1 could not prove that it knows the password")).arg(where),
                problem),
            say(QT_TRANSLATE_NOOP("Problem", "Nothing was sent to it. Check the address and the password."))};
    case Problem::Kind::AuthenticationTimeout:
        return {
            say(QT_TRANSLATE_NOOP("Problem", "%1 did not finish the re-authentication in time.")).arg(where),
            say(QT_TRANSLATE_NOOP("Problem", "The broker's log may say what it waits for."))};
    case Problem::Kind::SessionLostInFight:
        return {say(QT_TRANSLATE_NOOP("Problem", "The session at %1 was taken over three times in a minute."))
                    .arg(where),
                say(QT_TRANSLATE_NOOP("Problem", "Another program uses the same client identifier. Give each "
                                                 "one of its own, then connect again."))};
    }
    return {};
}

QString problemSentence(const Problem &problem)
{
    const ProblemText text = problemText(problem);
    return text.advice.isEmpty() ? text.what : text.what + QLatin1Char(' ') + text.advice;
}

} // namespace ui
