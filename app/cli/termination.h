// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace cli {

/// SIGINT and SIGTERM as a signal of the event loop. The second one ends the program the hard way. One at a
/// time.
class Termination : public QObject
{
    Q_OBJECT

public:
    Termination();
    ~Termination() override;

Q_SIGNALS:
    void requested();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace cli
