// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/protocol/engine/driver_rig.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QThread>

#include <algorithm>

namespace support {

namespace {

constexpr int kPatienceMs = 10'000;
constexpr int kSilenceMs = 150;

/// Hex and 'text' as bytes.
QByteArray bytesOf(const QByteArray &what)
{
    QByteArray bytes;
    QByteArray digits;
    for (qsizetype i = 0; i < what.size(); ++i) {
        if (what[i] != '\'') {
            digits += what[i];
            continue;
        }
        const qsizetype end = std::max(what.indexOf('\'', i + 1), i + 1);
        bytes += QByteArray::fromHex(digits) + what.mid(i + 1, end - i - 1);
        digits.clear();
        i = end;
    }
    return bytes + QByteArray::fromHex(digits);
}

} // namespace

DriverRig::DriverRig() { m_server.listen(QHostAddress::LocalHost); }

DriverRig::~DriverRig()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(kPatienceMs);
}

bool DriverRig::start(QStringList arguments)
{
    arguments.replaceInStrings(QStringLiteral("PORT"), QString::number(port()));
    m_process.start(QStringLiteral(ENGINE_DRIVER), arguments);
    return m_process.waitForStarted(kPatienceMs);
}

QString DriverRig::play(const QByteArray &script)
{
    if (const QString problem = m_client ? QString() : accept(); !problem.isEmpty())
        return problem;
    int number = 0;
    for (const QByteArray &line : script.split('\n')) {
        ++number;
        const qsizetype comment = line.indexOf(" #");
        const QByteArray text = line.left(comment < 0 ? line.size() : comment).trimmed();
        if (text.isEmpty())
            continue;
        const QString problem = step(text.left(2), text.mid(2).trimmed());
        if (!problem.isEmpty())
            return QStringLiteral("line %1 (%2): %3; the driver says: %4")
                .arg(QString::number(number), QString::fromUtf8(line.trimmed()), problem,
                     QString::fromUtf8(lines().join(' ') + errors()));
    }
    return {};
}

QString DriverRig::step(const QByteArray &side, const QByteArray &what)
{
    if (side == "S:") {
        if (what == "next")
            return accept();
        if (what == "wait") {
            QThread::msleep(50);
            return {};
        }
        if (what == "end") {
            m_client->disconnectFromHost();
            if (m_client->state() != QAbstractSocket::UnconnectedState)
                m_client->waitForDisconnected(kPatienceMs);
            return {};
        }
        m_client->write(bytesOf(what));
        m_client->flush();
        return {};
    }
    if (side != "C:")
        return QStringLiteral("the script is wrong");
    if (what == "end")
        return expectEnd();
    if (what == "nothing") {
        readMore(kSilenceMs);
        return m_received.isEmpty()
                   ? QString()
                   : QStringLiteral("sent %1").arg(QString::fromLatin1(m_received.toHex(' ')));
    }
    return expect(bytesOf(what));
}

QString DriverRig::accept()
{
    m_received.clear();
    if (!m_server.hasPendingConnections() && !m_server.waitForNewConnection(kPatienceMs))
        return QStringLiteral("no connection");
    m_client.reset(m_server.nextPendingConnection());
    m_client->setParent(nullptr);
    return {};
}

bool DriverRig::readMore(int timeoutMs)
{
    const bool more = m_client->bytesAvailable() > 0 || m_client->waitForReadyRead(timeoutMs);
    m_received += m_client->readAll();
    return more;
}

QString DriverRig::expect(const QByteArray &bytes)
{
    while (m_received.size() < bytes.size() && readMore(kPatienceMs)) {
    }
    const QByteArray got = m_received.left(bytes.size());
    if (got != bytes)
        return QStringLiteral("sent %1").arg(QString::fromLatin1(m_received.toHex(' ')));
    m_received.remove(0, bytes.size());
    return {};
}

QString DriverRig::expectEnd()
{
    while (readMore(kPatienceMs)) {
    }
    if (!m_received.isEmpty())
        return QStringLiteral("sent %1").arg(QString::fromLatin1(m_received.toHex(' ')));
    return m_client->state() == QAbstractSocket::UnconnectedState ? QString()
                                                                  : QStringLiteral("did not close");
}

int DriverRig::exitCode(int timeoutMs)
{
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(timeoutMs))
        return -1;
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -2;
}

int DriverRig::terminate()
{
    m_process.terminate();
    return exitCode();
}

bool DriverRig::waitForEvents(int count, int timeoutMs)
{
    QElapsedTimer elapsed;
    elapsed.start();
    while (lines().size() < count && elapsed.elapsed() < timeoutMs) {
        if (!m_process.waitForReadyRead(20) && m_process.state() == QProcess::NotRunning)
            break;
    }
    return lines().size() >= count;
}

QByteArrayList DriverRig::lines()
{
    m_output += m_process.readAllStandardOutput();
    QByteArrayList all = m_output.split('\n');
    all.removeLast(); // empty, or not whole yet
    return all;
}

QJsonObject DriverRig::event(int index) { return QJsonDocument::fromJson(lines().value(index)).object(); }

QStringList DriverRig::eventNames()
{
    QStringList names;
    for (const QByteArray &line : lines())
        names += QJsonDocument::fromJson(line).object().value("event").toString();
    return names;
}

} // namespace support
