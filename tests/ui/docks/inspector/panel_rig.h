// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/demo/demo_broker.h"
#include "model/session/workspace.h"

#include <QSignalSpy>
#include <QTest>

namespace ui {

/// A workspace with one connection to a broker of its own, for tests of panels.
struct PanelRig
{
    explorer::DemoBroker broker;
    explorer::Workspace workspace;
    explorer::ExplorerSession *session = nullptr;

    bool open()
    {
        QSignalSpy started(&broker, &explorer::DemoBroker::started);
        broker.start();
        if (!started.wait(10'000))
            return false;
        explorer::ConnectionProfile profile = explorer::ConnectionProfile::makeNew();
        profile.endpoint.host = QStringLiteral("127.0.0.1");
        profile.endpoint.port = broker.port();
        profile.subscriptions = {{"test/#", mqtt::Qos::AtLeastOnce}};
        session = workspace.open(profile, {});
        const bool connected = QTest::qWaitFor(
            [this] { return session->connection().state().phase == mqtt::ConnectionState::Phase::Connected; }, 10'000);
        QTest::qWait(200); // until it has subscribed
        return connected;
    }
    /// And waits until it has come back.
    bool publish(const char *topic, const QByteArray &payload, bool retain = false)
    {
        const std::uint64_t shown = session->counters().shown;
        session->connection().publish({topic, payload, mqtt::Qos::AtLeastOnce, retain, {}});
        return QTest::qWaitFor([&] { return session->counters().shown > shown; }, 10'000);
    }
    void select(const char *topic) { workspace.selection().select(session, session->tree().find(topic)); }
};

} // namespace ui
