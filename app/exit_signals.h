// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace app {

/// SIGINT and SIGTERM end the event loop as closing the window does: sessions say DISCONNECT, files are written.
/// One at a time; thread: the GUI's.
class ExitSignals : public QObject
{
    Q_OBJECT

public:
    ExitSignals();
    ~ExitSignals() override;

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace app
