// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/demo/demo_broker.h"
#include "model/demo/demo_fleet.h"
#include "model/profiles/connection_profile.h"

#include <QObject>

#include <memory>

namespace explorer {

/// The demo: a private broker and the devices on it. ready() gives a profile to open; everything ends with this object.
class Demo : public QObject
{
    Q_OBJECT

public:
    explicit Demo(QObject *parent = nullptr);
    ~Demo() override;

    void start();

Q_SIGNALS:
    void ready(const explorer::ConnectionProfile &profile);
    void failed(explorer::DemoBroker::Failure failure, const QString &detail);

private:
    DemoBroker m_broker;
    std::unique_ptr<DemoFleet> m_fleet;
};

} // namespace explorer
