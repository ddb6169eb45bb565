// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exit_signals.h"

#include <QCoreApplication>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace app {

#ifdef Q_OS_UNIX

namespace {

int sockets[2] = {-1, -1};

// Only what is allowed in a signal handler: one write that the event loop reads.
void handle(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(sockets[0], &byte, 1);
}

} // namespace

ExitSignals::ExitSignals()
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, sockets) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(sockets[1], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        QCoreApplication::quit();
    });
    std::signal(SIGINT, handle);
    std::signal(SIGTERM, handle);
}

ExitSignals::~ExitSignals()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    m_notifier.reset();
    for (int &socket : sockets) {
        ::close(socket);
        socket = -1;
    }
}

#else

ExitSignals::ExitSignals() = default;
ExitSignals::~ExitSignals() = default;

#endif

} // namespace app
