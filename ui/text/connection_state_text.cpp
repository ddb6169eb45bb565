// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/connection_state_text.h"

#include "ui/text/problem_text.h"

#include <QCoreApplication>

namespace ui {

namespace {

QString say(const char *text) { return QCoreApplication::translate("ConnectionState", text); }

} // namespace

bool isTakenOnTrust(const mqtt::ConnectionState &state)
{
    return state.tls && state.tls->overriddenFault != mqtt::Problem::TlsFault::None;
}

namespace {

QString phaseText(const mqtt::ConnectionState &state, bool hasBeenConnected)
{
    using Phase = mqtt::ConnectionState::Phase;
    switch (state.phase) {
    case Phase::Offline:
        return say(QT_TRANSLATE_NOOP("ConnectionState", "offline"));
    case Phase::Resolving:
        return hasBeenConnected ? say(QT_TRANSLATE_NOOP("ConnectionState", "connecting again"))
                                : say(QT_TRANSLATE_NOOP("ConnectionState", "connecting"));
    case Phase::Handshake:
        return say(QT_TRANSLATE_NOOP("ConnectionState", "waiting for the broker"));
    case Phase::Connected:
        return state.readingPaused ? say(QT_TRANSLATE_NOOP("ConnectionState", "connected, reading slower"))
                                   : say(QT_TRANSLATE_NOOP("ConnectionState", "connected"));
    case Phase::Waiting:
        return hasBeenConnected ? say(QT_TRANSLATE_NOOP("ConnectionState", "lost, will retry"))
                                : say(QT_TRANSLATE_NOOP("ConnectionState", "not reached yet, will retry"));
    case Phase::Failed:
        return hasBeenConnected ? say(QT_TRANSLATE_NOOP("ConnectionState", "lost, will not retry"))
                                : say(QT_TRANSLATE_NOOP("ConnectionState", "could not connect"));
    case Phase::Closing:
        return say(QT_TRANSLATE_NOOP("ConnectionState", "closing"));
    }
    return {};
}

} // namespace

QString connectionStateText(const mqtt::ConnectionState &state, bool hasBeenConnected)
{
    const QString phase = phaseText(state, hasBeenConnected);
    if (!isTakenOnTrust(state) || state.phase == mqtt::ConnectionState::Phase::Offline)
        return phase;
    //: %1: "connected"
    return say(QT_TRANSLATE_NOOP("ConnectionState", "%1, certificate taken on trust")).arg(phase);
}

QString markedConnectionStateText(const mqtt::ConnectionState &state, bool hasBeenConnected)
{
    const bool marked = isTakenOnTrust(state) && state.phase != mqtt::ConnectionState::Phase::Offline;
    const QString text = connectionStateText(state, hasBeenConnected);
    return marked ? QStringLiteral("⚠ ") + text : text;
}

QString connectionStateHint(const mqtt::ConnectionState &state)
{
    using Phase = mqtt::ConnectionState::Phase;
    QStringList lines;
    if (state.phase != Phase::Connected && state.phase != Phase::Offline && state.problem.isProblem())
        lines += problemSentence(state.problem);
    if (isTakenOnTrust(state) && state.phase != Phase::Offline)
        lines += trustedByHandText();
    return lines.join(QLatin1Char('\n'));
}

QString trustedByHandText()
{
    return say(QT_TRANSLATE_NOOP("ConnectionState",
                                 "This certificate was trusted by hand: no authority vouches for the broker, the "
                                 "connection believes it because of its fingerprint alone."));
}

} // namespace ui
