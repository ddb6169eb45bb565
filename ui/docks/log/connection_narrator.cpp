// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/log/connection_narrator.h"

#include "ui/text/plain_text.h"
#include "ui/text/problem_text.h"
#include "ui/text/reason_text.h"
#include "ui/text/request_error_text.h"
#include "ui/text/wire_fault_text.h"

#include <QLocale>

namespace ui {

namespace {

using mqtt::ConnectionState;

LogLevel levelOf(mqtt::ReasonCode code)
{
    return mqtt::isFailure(code) ? LogLevel::Error : LogLevel::Information;
}

} // namespace

ConnectionNarrator::ConnectionNarrator(explorer::Workspace &workspace, QObject *parent)
    : QObject(parent)
{
    connect(&workspace, &explorer::Workspace::sessionOpened, this, &ConnectionNarrator::listen);
    connect(&workspace, &explorer::Workspace::sessionClosing, this,
            [this](explorer::ExplorerSession *session) {
                say(session, LogLevel::Information, tr("Connection closed and forgotten."));
                session->connection().disconnect(this);
                m_phases.remove(session);
            });
    for (const auto &session : workspace.sessions())
        listen(session.get());
}

void ConnectionNarrator::say(const explorer::ExplorerSession *session, LogLevel level, const QString &text)
{
    Q_EMIT told({QDateTime::currentDateTime(), level, visibleText(session->profile().name, 80), text});
}

void ConnectionNarrator::listen(explorer::ExplorerSession *session)
{
    m_phases.insert(session, session->connection().state().phase);
    const mqtt::Connection *connection = &session->connection();
    connect(connection, &mqtt::Connection::stateChanged, this,
            [this, session](const ConnectionState &state) { stateChanged(session, state); });
    connect(connection, &mqtt::Connection::subscribed, this,
            [this, session](const mqtt::SubscribeDone &done) { subscribed(session, done); });
    connect(connection, &mqtt::Connection::unsubscribed, this,
            [this, session](const mqtt::UnsubscribeDone &done) { unsubscribed(session, done); });
    connect(connection, &mqtt::Connection::published, this,
            [this, session](const mqtt::PublishDone &done) { published(session, done); });
    connect(connection, &mqtt::Connection::noted, this,
            [this, session](const mqtt::SessionNote &note) { noted(session, note); });
    connect(connection, &mqtt::Connection::journalNoted, this,
            [this, session](const mqtt::JournalNote &note) { journalNoted(session, note); });
    connect(connection, &mqtt::Connection::reauthenticated, this, [this, session] {
        say(session, LogLevel::Information, tr("The broker took the re-authentication."));
    });
    connect(connection, &mqtt::Connection::publishRefused, this,
            [this, session](mqtt::RequestToken, mqtt::RequestError error) {
                say(session, LogLevel::Error, tr("Not published. %1").arg(requestErrorText(error)));
            });
    connect(connection, &mqtt::Connection::subscribeRefused, this,
            [this, session](mqtt::RequestToken, mqtt::RequestError error) {
                say(session, LogLevel::Error, tr("Not subscribed. %1").arg(requestErrorText(error)));
            });
}

void ConnectionNarrator::stateChanged(explorer::ExplorerSession *session, const ConnectionState &state)
{
    using Phase = ConnectionState::Phase;
    const Phase before = m_phases.value(session, Phase::Offline);
    m_phases.insert(session, state.phase);
    if (before == state.phase)
        return;

    const QString where = visibleText(session->connection().options().endpoint.toString());
    switch (state.phase) {
    case Phase::Offline:
        say(session, LogLevel::Information,
            before == Phase::Connected || before == Phase::Closing ? tr("Disconnected.")
                                                                   : tr("No longer trying to connect."));
        break;
    case Phase::Resolving:
        say(session, LogLevel::Detail,
            state.attempt > 1 ? tr("Connecting to %1, attempt %2.").arg(where).arg(state.attempt)
                              : tr("Connecting to %1.").arg(where));
        break;
    case Phase::Handshake:
        say(session, LogLevel::Detail,
            tr("%1 accepted the connection; %2 CONNECT sent.")
                .arg(where, protocolVersionText(session->connection().options().session.version)));
        break;
    case Phase::Connected:
        started(session, state.session);
        break;
    case Phase::Waiting: {
        const auto wait =
            std::chrono::duration_cast<std::chrono::milliseconds>(state.retryAt - mqtt::SteadyClock::now());
        say(session, LogLevel::Warning,
            tr("%1 Next attempt in %2 s.")
                .arg(problemSentence(state.problem))
                .arg(std::max(0.0, double(wait.count()) / 1000.0), 0, 'f', 1));
        break;
    }
    case Phase::Failed:
        say(session, LogLevel::Error,
            tr("%1 It is not tried again by itself.").arg(problemSentence(state.problem)));
        break;
    case Phase::Closing:
        say(session, LogLevel::Detail, tr("DISCONNECT sent."));
        break;
    }
}

void ConnectionNarrator::started(explorer::ExplorerSession *session, const mqtt::SessionStarted &started)
{
    const QString id = visibleText(started.clientId, 80);
    if (started.sessionLost) {
        say(session, LogLevel::Warning,
            tr("Connected as %1, but the broker no longer has our session: subscribing again. Messages sent "
               "meanwhile may be lost.")
                .arg(id));
    } else if (started.sessionPresent) {
        say(session, LogLevel::Information,
            tr("Connected as %1; session resumed, %Ln packet(s) sent again.", nullptr, int(started.resent))
                .arg(id));
    } else {
        say(session, LogLevel::Information, tr("Connected as %1.").arg(id));
    }
    if (started.version != session->connection().options().session.version)
        say(session, LogLevel::Warning,
            tr("The broker does not speak MQTT 5.0: connected with 3.1.1, without properties."));
}

void ConnectionNarrator::subscribed(explorer::ExplorerSession *session, const mqtt::SubscribeDone &done)
{
    const auto version = session->connection().options().session.version;
    for (std::size_t i = 0; i < done.subscriptions.size() && i < done.reasonCodes.size(); ++i) {
        const mqtt::ReasonCode code = done.reasonCodes[i];
        const QString filter = visibleText(done.subscriptions[i].filter, 120);
        if (done.lost) {
            say(session, LogLevel::Warning,
                tr("Subscription %1: the connection ended before the broker answered.").arg(filter));
            continue;
        }
        const QString reason = reasonText(code, mqtt::PacketType::Suback, version);
        say(session, levelOf(code),
            mqtt::isFailure(code)
                ? tr("Subscription %1 refused: %2 (%3).").arg(filter, reason, reasonNumber(code))
                : tr("Subscription %1: %2.").arg(filter, reason));
    }
    if (!done.reasonString.empty())
        say(session, LogLevel::Information, tr("The broker adds: %1").arg(visibleText(done.reasonString)));
}

void ConnectionNarrator::unsubscribed(explorer::ExplorerSession *session, const mqtt::UnsubscribeDone &done)
{
    const auto version = session->connection().options().session.version;
    for (std::size_t i = 0; i < done.filters.size() && i < done.reasonCodes.size(); ++i) {
        const mqtt::ReasonCode code = done.reasonCodes[i];
        say(session, levelOf(code),
            tr("Unsubscribed from %1: %2.")
                .arg(visibleText(done.filters[i], 120),
                     reasonText(code, mqtt::PacketType::Unsuback, version)));
    }
}

void ConnectionNarrator::published(explorer::ExplorerSession *session, const mqtt::PublishDone &done)
{
    const auto type =
        done.qos == mqtt::Qos::ExactlyOnce ? mqtt::PacketType::Pubrec : mqtt::PacketType::Puback;
    if (done.expired) {
        say(session, LogLevel::Warning,
            tr("A message was not published: its expiry interval ran out while it waited for its turn."));
    } else if (done.lost) {
        say(session, LogLevel::Warning,
            tr("A published message was not acknowledged before the connection ended; it may or may not have "
               "arrived."));
    } else if (mqtt::isFailure(done.reasonCode)) {
        say(session, LogLevel::Error,
            tr("The broker refused a published message: %1 (%2).")
                .arg(reasonText(done.reasonCode, type, session->connection().options().session.version),
                     reasonNumber(done.reasonCode)));
    }
}

void ConnectionNarrator::noted(explorer::ExplorerSession *session, const mqtt::SessionNote &note)
{
    switch (note.kind) {
    case mqtt::SessionNote::Kind::UnknownAcknowledgement:
        say(session, LogLevel::Warning,
            tr("The broker acknowledged packet %1, which we do not know.").arg(note.packetId));
        break;
    case mqtt::SessionNote::Kind::DuplicateSuppressed:
        say(session, LogLevel::Detail,
            tr("Packet %1 came again and was not counted twice (QoS 2).").arg(note.packetId));
        break;
    case mqtt::SessionNote::Kind::ResendAfterReconnect:
        say(session, LogLevel::Detail, tr("Packet %1 sent again after the reconnect.").arg(note.packetId));
        break;
    case mqtt::SessionNote::Kind::ClientIdTooLong:
        say(session, LogLevel::Warning,
            tr("The client identifier is longer than the 23 characters of MQTT 3.1; the broker may refuse "
               "it."));
        break;
    case mqtt::SessionNote::Kind::MessageCut:
        say(session, LogLevel::Warning,
            tr("A message of %1 bytes is too large for memory: only its beginning was kept.")
                .arg(QLocale().toString(qulonglong(note.bytes))));
        break;
    case mqtt::SessionNote::Kind::PingAnswered:
        break; // once a keep-alive interval for ever: no news
    }
}

void ConnectionNarrator::journalNoted(explorer::ExplorerSession *session, const mqtt::JournalNote &note)
{
    const QString file = visibleText(note.file);
    const QString why = visibleText(note.systemText, 200);
    switch (note.kind) {
    case mqtt::JournalNote::Kind::TornRecordCut:
        say(session, LogLevel::Warning,
            tr("The session journal %1 ended in the middle of a record; %Ln byte(s) were cut off.", nullptr,
               int(note.bytes))
                .arg(file));
        break;
    case mqtt::JournalNote::Kind::SetAside:
        say(session, LogLevel::Error,
            tr("The session journal %1 is damaged and was set aside; the session starts anew.").arg(file));
        break;
    case mqtt::JournalNote::Kind::OfAnotherSession:
        say(session, LogLevel::Warning,
            tr("The session journal %1 is of another broker or client identifier and was set aside.")
                .arg(file));
        break;
    case mqtt::JournalNote::Kind::Locked:
        say(session, LogLevel::Warning,
            tr("Another program uses the session journal %1: this session ends with the program.").arg(file));
        break;
    case mqtt::JournalNote::Kind::Unusable:
        say(session, LogLevel::Error,
            tr("The session journal %1 cannot be used: %2. This session ends with the program.")
                .arg(file, why));
        break;
    case mqtt::JournalNote::Kind::WriteFailed:
        say(session, LogLevel::Error,
            tr("The session journal %1 could not be written: %2. This session ends with the program.")
                .arg(file, why));
        break;
    }
}

} // namespace ui
