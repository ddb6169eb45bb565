// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/read_gate.h"

#include <QMetaObject>
#include <QObject>

#include <mutex>

namespace mqtt {

struct ReadGate::Shared
{
    std::mutex mutex;
    QObject *target = nullptr;
    std::function<void()> action;
};

ReadGate::ReadGate(QObject *target, std::function<void()> action)
    : m_shared(std::make_shared<Shared>())
{
    m_shared->target = target;
    m_shared->action = std::move(action);
}

ReadGate::~ReadGate() { close(); }

std::function<void()> ReadGate::opener() const
{
    return [shared = m_shared] {
        const std::lock_guard lock(shared->mutex);
        if (shared->target)
            QMetaObject::invokeMethod(shared->target, shared->action, Qt::QueuedConnection);
    };
}

void ReadGate::close()
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->target = nullptr;
    m_shared->action = nullptr;
}

} // namespace mqtt
