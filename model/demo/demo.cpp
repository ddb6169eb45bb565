// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/demo.h"

namespace explorer {

Demo::Demo(QObject *parent) : QObject(parent)
{
    connect(&m_broker, &DemoBroker::failed, this, &Demo::failed);
    connect(&m_broker, &DemoBroker::started, this, [this] {
        m_fleet = std::make_unique<DemoFleet>(m_broker.port());
        connect(m_fleet.get(), &DemoFleet::running, this, [this] {
            ConnectionProfile profile = ConnectionProfile::makeNew();
            profile.id = QStringLiteral("demo");
            profile.name = tr("Demo");
            profile.endpoint.host = QStringLiteral("127.0.0.1");
            profile.endpoint.port = m_broker.port();
            Q_EMIT ready(profile);
        });
    });
}

Demo::~Demo() = default;

void Demo::start()
{
    m_broker.start();
}

} // namespace explorer
