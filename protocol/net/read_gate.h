// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QObject;
QT_END_NAMESPACE

namespace mqtt {

/// Makes a function that may be called from any thread, at any time, even after `target` is gone (then it
/// does nothing): it queues `action` to the target's thread. close() must be called before the target is
/// destroyed.
class ReadGate
{
public:
    ReadGate(QObject *target, std::function<void()> action);
    ~ReadGate();

    std::function<void()> opener() const;
    void close();

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace mqtt
