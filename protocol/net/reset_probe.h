// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace mqtt {

/// Tells how the other side ended a TCP connection: in good order, or with a reset, as a network does that
/// lost it. Qt calls both "the remote host closed the connection", and has closed its descriptor by then: this
/// holds another one, until reset or released.
///
/// Linux only; elsewhere nothing was ever reset.        Thread  one.
class ResetProbe
{
public:
    ResetProbe() = default;
    ~ResetProbe() { release(); }
    ResetProbe(const ResetProbe &) = delete;
    ResetProbe &operator=(const ResetProbe &) = delete;

    /// A connected socket's descriptor. The connection does not end while it is held: release() in time.
    void hold(qintptr descriptor);
    void release();
    bool wasReset() const;

private:
    int m_descriptor = -1;
};

} // namespace mqtt
