// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/farewells.h"

#include <algorithm>

namespace explorer {

namespace {

bool isOver(const mqtt::Connection &connection)
{
    using Phase = mqtt::ConnectionState::Phase;
    return connection.state().phase == Phase::Offline || connection.state().phase == Phase::Failed;
}

} // namespace

Farewells::Farewells(QObject *parent)
    : QObject(parent)
{
}

Farewells::~Farewells() = default;

void Farewells::take(const QString &profileId, std::unique_ptr<mqtt::Connection> connection)
{
    connection->disconnect();
    connect(
        connection.get(), &mqtt::Connection::stateChanged, this,
        [this, leaving = connection.get()] {
            if (isOver(*leaving))
                forget(leaving);
        },
        Qt::QueuedConnection); // not inside its own signal
    connection->close(); // answered with a state, whatever its state is
    m_leaving.push_back({profileId, std::move(connection)});
}

bool Farewells::isUnderWay(const QString &profileId) const
{
    return std::ranges::any_of(m_leaving, [&](const Leaving &leaving) { return leaving.profileId == profileId; });
}

void Farewells::forget(const mqtt::Connection *connection)
{
    const auto found = std::ranges::find_if(
        m_leaving, [connection](const Leaving &leaving) { return leaving.connection.get() == connection; });
    if (found == m_leaving.end())
        return;
    const QString profileId = found->profileId;
    m_leaving.erase(found);
    if (!isUnderWay(profileId))
        Q_EMIT gone(profileId);
}

} // namespace explorer
