// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/openssl_server.h"

namespace support {

namespace {

constexpr int kPatienceMs = 10'000;

} // namespace

OpensslServer::OpensslServer(const QString &folder, const QStringList &arguments)
{
    m_process.setWorkingDirectory(folder);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start("openssl", QStringList{"s_server", "-accept", "127.0.0.1:0"} + arguments);
    const QByteArray mark("ACCEPT 127.0.0.1:");
    while (m_process.state() != QProcess::NotRunning && m_process.waitForReadyRead(kPatienceMs)) {
        const QByteArray all = printed();
        const qsizetype start = all.indexOf(mark);
        const qsizetype end = start < 0 ? -1 : all.indexOf('\n', start);
        if (end < 0)
            continue;
        m_port = all.mid(start + mark.size(), end - start - mark.size()).trimmed().toUShort();
        return;
    }
    qFatal("openssl s_server: %s %s", qPrintable(m_process.errorString()), printed().constData());
}

OpensslServer::~OpensslServer()
{
    m_process.kill();
    m_process.waitForFinished(kPatienceMs);
}

mqtt::Endpoint OpensslServer::endpoint() const
{
    return {.scheme = mqtt::Endpoint::Scheme::Mqtts, .host = QStringLiteral("127.0.0.1"), .port = m_port};
}

QByteArray OpensslServer::printed()
{
    m_process.waitForReadyRead(0);
    m_printed += m_process.readAll();
    return m_printed;
}

} // namespace support
