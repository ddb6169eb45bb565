// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTcpServer>

#include <memory>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace support {

/// An engine_driver process and, on the same thread, the server that it talks to, which follows a script of
/// bytes, one line a step:
///
///     C: 10 0d 0004 …   # the client must send exactly these bytes next
///     S: 20 02 00 00    # the server sends these
///     C: end            # the client must close, and send nothing before it
///     C: nothing        # the client must stay silent for 150 ms
///     S: end            # the server closes
///     S: next           # the next connection of the client is taken
///     S: wait           # 50 ms
///
/// Hex, with blanks as wanted; `'text'` stands for its bytes; a blank and `#` begin a comment.
class DriverRig
{
public:
    DriverRig();
    ~DriverRig();

    std::uint16_t port() const { return m_server.serverPort(); }

    /// Starts the driver with these arguments; PORT in them becomes the server's port.
    bool start(QStringList arguments);
    bool startJson(const QByteArray &scenario)
    {
        return start({"--json", QString::fromUtf8(scenario), "PORT"});
    }
    /// Takes the client's connection and plays. What went wrong, or an empty text.
    QString play(const QByteArray &script);
    /// The driver's exit code, -1 when it does not end within `timeoutMs`.
    int exitCode(int timeoutMs = 5'000);
    /// SIGTERM, and the exit code.
    int terminate();
    /// Waits until this many events have been printed, or the driver has ended.
    bool waitForEvents(int count, int timeoutMs = 5'000);

    /// Every line on standard output so far.
    QByteArrayList lines();
    QJsonObject event(int index);
    QStringList eventNames();
    QByteArray errors() { return m_process.readAllStandardError(); }

private:
    QString step(const QByteArray &side, const QByteArray &what);
    QString accept();
    QString expect(const QByteArray &bytes);
    QString expectEnd();
    bool readMore(int timeoutMs);

    QTcpServer m_server;
    std::unique_ptr<QTcpSocket> m_client;
    QProcess m_process;
    QByteArray m_received; ///< and not yet expected
    QByteArray m_output;
};

} // namespace support
