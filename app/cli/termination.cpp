// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/termination.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace cli {

namespace {

std::array<int, 2> g_pipe{-1, -1}; // a signal handler can reach nothing else

extern "C" void noteSignal(int)
{
    const char byte = 0;
    // A full pipe has been noticed already.
    [[maybe_unused]] const ssize_t written = ::write(g_pipe[1], &byte, 1);
}

void handle(int number, void (*handler)(int), int flags)
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, nullptr);
}

} // namespace

Termination::Termination()
{
    if (::pipe2(g_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // then the default applies: the program just ends
    m_notifier = std::make_unique<QSocketNotifier>(g_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT requested();
    });
    for (const int number : {SIGINT, SIGTERM})
        handle(number, noteSignal, SA_RESTART | int(SA_RESETHAND));
}

Termination::~Termination()
{
    for (const int number : {SIGINT, SIGTERM})
        handle(number, SIG_DFL, 0);
    m_notifier.reset();
    for (int &end : g_pipe) {
        if (end >= 0)
            ::close(end);
        end = -1;
    }
}

} // namespace cli
