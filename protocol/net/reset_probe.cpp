// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/reset_probe.h"

#ifdef Q_OS_LINUX
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace mqtt {

#ifdef Q_OS_LINUX

void ResetProbe::hold(qintptr descriptor)
{
    release();
    if (descriptor >= 0)
        m_descriptor = ::fcntl(int(descriptor), F_DUPFD_CLOEXEC, 0);
}

void ResetProbe::release()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
}

bool ResetProbe::wasReset() const
{
    tcp_info info{};
    socklen_t size = sizeof(info);
    return m_descriptor >= 0 && ::getsockopt(m_descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 &&
           info.tcpi_state == TCP_CLOSE; // after a FIN it is CLOSE_WAIT
}

#else

void ResetProbe::hold(qintptr) {}
void ResetProbe::release() {}
bool ResetProbe::wasReset() const { return false; }

#endif

} // namespace mqtt
