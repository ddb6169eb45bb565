// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdint>

namespace explorer {

/// A private mosquitto on a free loopback port, which ends with this object by its own process id.
///
/// started() comes when it accepts connections, failed() when it is not installed or does not start; both once, both later
/// than start(). Nothing of it outlives the object: configuration in a temporary folder, no persistence.
/// Thread: the GUI's; never blocks but for the last 500 ms of a broker that ignores SIGTERM.
class DemoBroker : public QObject
{
    Q_OBJECT

public:
    enum class Failure { NotInstalled, DidNotStart };
    Q_ENUM(Failure)

    explicit DemoBroker(QObject *parent = nullptr);
    ~DemoBroker() override;

    /// `program`: empty looks for mosquitto where Debian and PATH have it.
    void start(const QString &program = {});
    std::uint16_t port() const { return m_port; }
    qint64 processId() const { return m_process.processId(); }

Q_SIGNALS:
    void started();
    void failed(explorer::DemoBroker::Failure failure, const QString &detail);

private:
    bool writeConfiguration();
    void tryToConnect();
    void giveUp(Failure failure, const QString &detail);

    QTemporaryDir m_folder;
    QProcess m_process;
    QTimer m_poll;
    QByteArray m_output;
    int m_triesLeft = 0;
    std::uint16_t m_port = 0;
    bool m_done = false;
};

} // namespace explorer
