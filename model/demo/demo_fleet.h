// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/demo/demo_device.h"
#include "protocol/net/connection.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace explorer {

/// All simulated devices behind one client of their own on the demo's broker. Thread: the owner's.
class DemoFleet : public QObject
{
    Q_OBJECT

public:
    explicit DemoFleet(std::uint16_t port, QObject *parent = nullptr);
    ~DemoFleet() override;

Q_SIGNALS:
    /// The retained messages are out: whoever connects now sees the whole picture.
    void running();

private:
    void begin();
    void tick();

    std::vector<std::unique_ptr<DemoDevice>> m_devices;
    DemoWorld m_world;
    QTimer m_timer;
    std::unique_ptr<mqtt::Connection> m_connection; ///< last: gone before what its messages reach
};

} // namespace explorer
