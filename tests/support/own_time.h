// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QtGlobal>

namespace support {

/// The time that the calling thread takes, working or blocked, without what it waits for a processor: that is
/// the doing of other programs, so a limit on the rest holds on a busy machine too.
///
/// On a system without /proc/thread-self/schedstat the waiting is counted in. Thread: one.
class OwnTime
{
public:
    OwnTime() { restart(); }

    /// The time since it was begun, which it is again now.
    qint64 restart();
    qint64 elapsedNs() const;

private:
    QElapsedTimer m_since;
    qint64 m_waitedBefore = 0;
};

} // namespace support
