// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/connection_state_text.h"

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

QString phaseText(const mqtt::ConnectionState &state)
{
    using Phase = mqtt::ConnectionState::Phase;
    switch (state.phase) {
    case Phase::Offline:
        return say(QT_TRANSLATE_NOOP("ConnectionState", "offline"));
    case Phase::Resolving:
        return say(QT_TRANSLATE_NOOP("ConnectionState", "connecting"));
    case Phase::Handshake:
        return say(QT_TRANSLATE_NOOP("ConnectionState", "waiting for the broker"));
    case Phase::Connected:
        return state.readingPaused ? say(QT_TRANSLATE_NOOP("ConnectionState", "connected, reading slower"))
                                   : say(QT_TRANSLATE_NOOP("ConnectionState", "connected"));
    case Phase::Waiting:
        return say(QT_TRANSLATE_NOOP("ConnectionState", "lost, will retry"));
    case Phase::Failed:
        return say(QT_TRANSLATE_NOOP("ConnectionState", "failed"));
    case Phase::Closing:
        return say(QT_TRANSLATE_NOOP("ConnectionState", "closing"));
    }
    return {};
}

} // namespace

QString connectionStateText(const mqtt::ConnectionState &state)
{
    if (!isTakenOnTrust(state) || state.phase == mqtt::ConnectionState::Phase::Offline)
        return phaseText(state);
    //: %1: "connected"
    return say(QT_TRANSLATE_NOOP("ConnectionState", "⚠ %1, certificate taken on trust"))
        .arg(phaseText(state));
}

} // namespace ui
