// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/transport_factory.h"
#include "tests/support/probe.h"
#include "tests/support/scripted_broker.h"

#include <QDir>
#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using mqtt::Endpoint;
using mqtt::Problem;
using support::Probe;
using Fault = Problem::LocalFault;

Q_DECLARE_METATYPE(mqtt::Problem::LocalFault)

namespace {

Endpoint endpointOf(const QString &path)
{
    return {.scheme = Endpoint::Scheme::Unix, .host = {}, .port = 0, .path = path};
}

} // namespace

class TestLocalTransport : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void mqttGoesThrough_data()
    {
        QTest::addColumn<bool>("relative");
        QTest::newRow("absolute") << false;
        QTest::newRow("relative to where we are") << true;
    }

    void mqttGoesThrough()
    {
        QFETCH(bool, relative);
        const QString path = m_folder.filePath("broker.sock");
        QLocalServer server;
        QVERIFY(server.listen(path));
        connect(&server, &QLocalServer::newConnection, this, [&] {
            QLocalSocket *client = server.nextPendingConnection();
            connect(client, &QLocalSocket::readyRead, client,
                    [client] { client->readAll(), client->write(support::ScriptedBroker::connack311()); });
        });
        const QString before = QDir::currentPath();
        QVERIFY(!relative || QDir::setCurrent(m_folder.path()));
        const auto back = qScopeGuard([&] { QDir::setCurrent(before); });
        Probe probe(
            Probe::optionsFor(endpointOf(relative ? "broker.sock" : path), mqtt::ProtocolVersion::V311));
        QVERIFY(probe.connectNow());
        server.close();
        QVERIFY(probe.closeNow());
    }

    void everyByteArrivesAndTheEndIsTold()
    {
        const QString path = m_folder.filePath("bytes.sock");
        QLocalServer server;
        QVERIFY(server.listen(path));
        QByteArray sent(1'000'000, '\0');
        for (qsizetype i = 0; i < sent.size(); ++i)
            sent[i] = char(i * 31 + i / 251);
        connect(&server, &QLocalServer::newConnection, this, [&] {
            QLocalSocket *client = server.nextPendingConnection();
            client->write(sent);
            client->disconnectFromServer();
        });
        const auto transport = mqtt::makeTransport(endpointOf(path), {});
        QSignalSpy closed(transport.get(), &mqtt::Transport::closed);
        QByteArray come;
        const auto readAll = [&] {
            std::array<std::uint8_t, 4096> bytes{};
            while (const std::size_t count = transport->read(bytes))
                come.append(reinterpret_cast<const char *>(bytes.data()), qsizetype(count));
        };
        connect(transport.get(), &mqtt::Transport::readyRead, this, readAll);
        transport->open(endpointOf(path), std::chrono::seconds(5));
        QVERIFY(closed.wait());
        readAll();
        QVERIFY(come == sent);
        QCOMPARE(closed.size(), 1);
    }

    void saysWhyItCannotConnect_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<Fault>("fault");
        QTest::newRow("no such file") << m_folder.filePath("absent.sock") << Fault::Missing;
        QTest::newRow("no such folder") << m_folder.filePath("absent/a.sock") << Fault::Missing;
        QTest::newRow("a file") << m_folder.filePath("file") << Fault::NotASocket;
        QTest::newRow("a folder") << m_folder.path() << Fault::NotASocket;
        QTest::newRow("nobody there any more") << m_folder.filePath("left.sock") << Fault::NobodyListens;
        QTest::newRow("too long") << m_folder.filePath(QString(120, 'x')) << Fault::PathTooLong;
        if (::geteuid() != 0)
            QTest::newRow("not ours") << m_folder.filePath("closed/a.sock") << Fault::Denied;
    }

    void saysWhyItCannotConnect()
    {
        QFETCH(QString, path);
        QFETCH(Fault, fault);
        QFile file(m_folder.filePath("file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        // A socket whose server died leaves its file behind.
        const QByteArray left = m_folder.filePath("left.sock").toUtf8();
        ::unlink(left.constData());
        const int dead = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::copy(left.begin(), left.end(), address.sun_path);
        QCOMPARE(::bind(dead, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        ::close(dead);
        QDir().mkpath(m_folder.filePath("closed"));
        QFile::setPermissions(m_folder.filePath("closed"), {});

        Probe probe(Probe::optionsFor(endpointOf(path), mqtt::ProtocolVersion::V5));
        const Problem problem = probe.failNow();
        QFile::setPermissions(m_folder.filePath("closed"),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QCOMPARE(int(problem.kind), int(Problem::Kind::LocalSocketFailed));
        QCOMPARE(int(problem.localFault), int(fault));
        QCOMPARE(QString::fromStdString(problem.host), path);
        QCOMPARE(problem.port, 0);
        QCOMPARE(problem.retryCanHelp(), fault == Fault::Missing || fault == Fault::NobodyListens);
    }

    void theTransportOfAnotherSchemeRefusesIt()
    {
        // Never in the clear what was meant to be encrypted, whoever mixes them up.
        const auto plain = mqtt::makeTransport({}, {});
        QSignalSpy failed(plain.get(), &mqtt::Transport::failed);
        plain->open({.scheme = Endpoint::Scheme::Mqtts, .port = 8883}, std::chrono::seconds(1));
        QCOMPARE(failed.size(), 1);
        QCOMPARE(int(failed[0][0].value<Problem>().kind), int(Problem::Kind::InvalidEndpoint));
    }
};

QTEST_GUILESS_MAIN(TestLocalTransport)
#include "test_local_transport.moc"
