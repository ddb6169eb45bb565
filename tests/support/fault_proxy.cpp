// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_proxy.h"

#include "tests/support/fault_link.h"

#include <QTcpServer>

#include <algorithm>

namespace support {

namespace {

std::mutex unfiredMutex;
QStringList unfiredNames;

} // namespace

QStringList takeUnfiredFaults()
{
    const std::lock_guard lock(unfiredMutex);
    return std::exchange(unfiredNames, {});
}

FaultProxy::FaultProxy(mqtt::Endpoint target)
    : m_target(std::move(target))
{
    m_server = new QTcpServer;
    m_server->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_server, [this] { serve(); }, Qt::BlockingQueuedConnection);
}

FaultProxy::~FaultProxy()
{
    QMetaObject::invokeMethod(
        m_server, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
    noteUnfired();
}

void FaultProxy::serve()
{
    m_server->listen(QHostAddress::LocalHost);
    m_port = m_server->serverPort();
    QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this] {
        while (QTcpSocket *client = m_server->nextPendingConnection())
            accept(client);
    });
}

void FaultProxy::accept(QTcpSocket *client)
{
    ++m_connections;
    Shape shape;
    {
        const std::lock_guard lock(m_mutex);
        shape = m_shape;
    }
    auto *link = new FaultLink(client, m_target.host, m_target.port, m_plan, m_mutex, shape);
    QObject::connect(link, &FaultLink::cut, m_server, [this] { ++m_cuts; });
    QObject::connect(link, &FaultLink::shaped, m_server, [this] {
        const std::lock_guard lock(m_mutex);
        m_shapeUnused = false;
    });
}

mqtt::Endpoint FaultProxy::endpoint() const
{
    return {.host = QStringLiteral("127.0.0.1"), .port = m_port, .path = {}};
}

int FaultProxy::add(const Fault &fault)
{
    const std::lock_guard lock(m_mutex);
    m_plan.push_back({.fault = fault});
    return m_firstNumber + int(m_plan.size()) - 1;
}

void FaultProxy::clearFaults()
{
    noteUnfired();
    const std::lock_guard lock(m_mutex);
    m_firstNumber += int(m_plan.size());
    m_plan.clear();
}

int FaultProxy::fired(int number) const
{
    const std::lock_guard lock(m_mutex);
    const int index = number - m_firstNumber;
    return index >= 0 && index < int(m_plan.size()) ? m_plan[std::size_t(index)].fired : 0;
}

std::int64_t FaultProxy::sizeStruck(int number) const
{
    const std::lock_guard lock(m_mutex);
    const int index = number - m_firstNumber;
    return index >= 0 && index < int(m_plan.size()) ? m_plan[std::size_t(index)].size : 0;
}

int FaultProxy::firedInAll() const
{
    const std::lock_guard lock(m_mutex);
    int all = 0;
    for (const PlannedFault &planned : m_plan)
        all += planned.fired;
    return all;
}

void FaultProxy::setShape(const Shape &shape)
{
    const std::lock_guard lock(m_mutex);
    m_shape = shape;
    m_shapeUnused = !shape.isPlain();
}

void FaultProxy::cutNow(bool reset)
{
    QMetaObject::invokeMethod(
        m_server,
        [this, reset] {
            const auto links = m_server->findChildren<FaultLink *>();
            if (links.isEmpty()) {
                const std::lock_guard lock(unfiredMutex);
                unfiredNames += QStringLiteral("cut now: no connection");
            }
            for (FaultLink *link : links)
                link->end(reset ? Fault::Kind::Reset : Fault::Kind::Close);
        },
        Qt::BlockingQueuedConnection);
}

void FaultProxy::noteUnfired()
{
    const std::lock_guard lock(m_mutex);
    const std::lock_guard unfiredLock(unfiredMutex);
    for (const PlannedFault &planned : m_plan) {
        if (planned.fired == 0)
            unfiredNames += planned.fault.name();
    }
    if (std::exchange(m_shapeUnused, false))
        unfiredNames += QStringLiteral("the shape of the line: no byte passed");
}

} // namespace support
