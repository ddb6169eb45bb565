// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/demo_fleet.h"

namespace explorer {

namespace {

/// Commands are few: each crosses to the fleet's thread by a queued call.
class CommandSink : public mqtt::MessageSink
{
public:
    CommandSink(QObject *context, std::function<void(mqtt::Message)> take) : m_context(context), m_take(std::move(take)) {}

    void deliver(const mqtt::Publish &message, const mqtt::Arrival &) override
    {
        mqtt::Message owned{std::string(message.topic),
                            QByteArray(reinterpret_cast<const char *>(message.payload.data()), qsizetype(message.payload.size())),
                            message.qos, message.retain, mqtt::ownedCopyOf(message.properties)};
        QMetaObject::invokeMethod(m_context, [take = m_take, owned = std::move(owned)] { take(owned); }, Qt::QueuedConnection);
    }
    bool burstEnded() override { return true; }
    void attached(std::function<void()>) override {}

private:
    QObject *m_context; // outlives the connection, and so this sink
    std::function<void(mqtt::Message)> m_take;
};

} // namespace

DemoFleet::DemoFleet(std::uint16_t port, QObject *parent) : QObject(parent)
{
    for (auto &device : makeHomeDevices())
        m_devices.push_back(std::move(device));
    for (auto &device : makeIndustryDevices())
        m_devices.push_back(std::move(device));
    m_world.publish = [this](mqtt::Message message) { m_connection->publish(std::move(message)); };

    mqtt::ConnectionOptions options;
    options.endpoint.host = QStringLiteral("127.0.0.1");
    options.endpoint.port = port;
    options.session.clientId = "demo-devices";
    for (const auto &device : m_devices) {
        for (std::string &filter : device->commandFilters())
            options.subscriptions.push_back({std::move(filter), mqtt::Qos::AtMostOnce});
    }
    m_connection = std::make_unique<mqtt::Connection>(
        options, std::make_shared<CommandSink>(this, [this](const mqtt::Message &message) {
            for (const auto &device : m_devices)
                device->command(m_world, message);
        }));

    m_timer.setInterval(100);
    connect(&m_timer, &QTimer::timeout, this, &DemoFleet::tick);
    connect(m_connection.get(), &mqtt::Connection::stateChanged, this, [this](const mqtt::ConnectionState &state) {
        if (state.phase == mqtt::ConnectionState::Phase::Connected && !m_timer.isActive())
            begin();
    });
    m_connection->open();
}

DemoFleet::~DemoFleet() = default;

void DemoFleet::begin()
{
    for (const auto &device : m_devices)
        device->start(m_world);
    m_timer.start();
    Q_EMIT running();
}

void DemoFleet::tick()
{
    m_world.seconds += 0.1;
    for (const auto &device : m_devices)
        device->tick(m_world);
}

} // namespace explorer
