// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/endpoint.h"
#include "tests/support/fault_plan.h"

#include <QStringList>
#include <QThread>

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

QT_BEGIN_NAMESPACE
class QTcpServer;
class QTcpSocket;
QT_END_NAMESPACE

namespace support {

struct PlannedFault;

/// A loopback proxy between a client and a broker, on a thread of its own, that does to their packets what it
/// is told to, and reports whether it did.
///
/// A fault that never fired is named by unfiredFaults() when its proxy is gone: a test class says in
/// cleanup()
///
///     QCOMPARE(support::takeUnfiredFaults(), QStringList());
///
/// so that no test passes without its fault.
class FaultProxy
{
public:
    explicit FaultProxy(mqtt::Endpoint target);
    ~FaultProxy();
    FaultProxy(const FaultProxy &) = delete;
    FaultProxy &operator=(const FaultProxy &) = delete;

    mqtt::Endpoint endpoint() const;

    /// Holds from now on, for open connections too. Answers a number for fired().
    int add(const Fault &fault);
    /// Must have fired by now, or takeUnfiredFaults() will tell; then it is forgotten.
    void clearFaults();
    int fired(int number) const;
    int firedInAll() const;
    std::int64_t sizeStruck(int number) const; ///< bytes of the packet that this fault struck last
    /// For connections that come after this. Counts as fired when bytes passed under it.
    void setShape(const Shape &shape);

    /// Ends the connections there are; each counts as one fired fault.
    void cutNow(bool reset = true);
    int connections() const { return m_connections.load(); }
    int cuts() const { return m_cuts.load(); } ///< connections ended by a fault or cutNow()

private:
    void serve();
    void accept(QTcpSocket *client);
    void noteUnfired();

    mqtt::Endpoint m_target;
    QThread m_thread;
    QTcpServer *m_server = nullptr;
    std::uint16_t m_port = 0;
    std::atomic<int> m_connections{0};
    std::atomic<int> m_cuts{0};
    Shape m_shape;
    bool m_shapeUnused = false;
    mutable std::mutex m_mutex; ///< the plan and the shape
    std::vector<PlannedFault> m_plan;
    int m_firstNumber = 0; ///< of m_plan's first fault
};

/// The faults that were given and did not fire, of every proxy that is gone or cleared; forgotten by asking.
QStringList takeUnfiredFaults();

} // namespace support
