// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/own_time.h"

#include <QFile>

#include <algorithm>

namespace support {

namespace {

/// Nanoseconds that this thread could have run and did not.
qint64 waitedForProcessor()
{
    QFile file(QStringLiteral("/proc/thread-self/schedstat")); // on a processor, waiting for one, turns
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong();
}

} // namespace

qint64 OwnTime::restart()
{
    const qint64 passed = m_since.isValid() ? elapsedNs() : 0;
    m_waitedBefore = waitedForProcessor();
    m_since.start();
    return passed;
}

qint64 OwnTime::elapsedNs() const
{
    const qint64 passed = m_since.nsecsElapsed();
    return std::max(passed - (waitedForProcessor() - m_waitedBefore), qint64(0));
}

} // namespace support
