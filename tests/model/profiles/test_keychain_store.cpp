// SPDX-License-Identifier: GPL-3.0-or-later
//
// The keychain is looked for once in a process, so each case is a process of its own: this program, started
// again with "--case" in the surroundings of the case, prints what the store answered.
#include "model/profiles/secret_store.h"

#include "model/profiles/keychain_store.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLocalServer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using explorer::KeychainStore;
using explorer::ProfileSecrets;
using explorer::SecretStore;

namespace {

constexpr std::chrono::milliseconds kPatience{1'500};

const char *name(SecretStore::Outcome outcome)
{
    switch (outcome) {
    case SecretStore::Outcome::Done:
        return "done";
    case SecretStore::Outcome::NotFound:
        return "not found";
    case SecretStore::Outcome::Unavailable:
        return "unavailable";
    case SecretStore::Outcome::Denied:
        return "denied";
    case SecretStore::Outcome::TimedOut:
        return "timed out";
    case SecretStore::Outcome::Failed:
        return "failed";
    }
    return "?";
}

/// Writes, reads and removes one entry and prints the outcomes; then the longest silence of the event loop.
int playCase()
{
    auto store = std::make_unique<KeychainStore>(kPatience);
    ProfileSecrets secrets(QByteArray("p\0\xff", 3));
    secrets.passphrase = "another";
    const auto print = [](const char *what, SecretStore::Outcome outcome) {
        std::printf("%s: %s\n", what, name(outcome));
    };

    qint64 longest = 0;
    QElapsedTimer sinceBeat;
    sinceBeat.start();
    QTimer beat;
    QObject::connect(&beat, &QTimer::timeout, qApp,
                     [&] { longest = std::max(longest, sinceBeat.restart()); });
    beat.start(5);

    const QString id = QStringLiteral("a-profile");
    store->findOut();
    store->read(id, qApp, [&](const SecretStore::Answer &before) {
        print("before", before.outcome);
        store->write(id, secrets, qApp, [&](const SecretStore::Answer &written) {
            print("write", written.outcome);
            store->read(id, qApp, [&](const SecretStore::Answer &read) {
                print("read", read.outcome);
                std::printf("same: %s\n", read.secrets == secrets ? "yes" : "no");
                store->remove(id, qApp, [&](const SecretStore::Answer &removed) {
                    print("remove", removed.outcome);
                    store->read(id, qApp, [&](const SecretStore::Answer &after) {
                        print("after", after.outcome);
                        QCoreApplication::quit();
                    });
                });
            });
        });
    });
    QCoreApplication::exec();
    std::printf("available: %s\n", store->availability() == SecretStore::Availability::Yes ? "yes" : "no");
    std::printf("blocked: %s\n", longest > 1'000 ? "yes" : "no");
    std::fflush(stdout);
    store.reset();
    std::_Exit(0); // a hanging service's thread may still be there
}

} // namespace

class TestKeychainStore : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QByteArray play(const QString &busAddress)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("DBUS_SESSION_BUS_ADDRESS", busAddress);
        environment.insert("XDG_DATA_HOME", m_folder.filePath("data"));
        environment.insert("XDG_RUNTIME_DIR", m_folder.path());
        environment.insert("HOME", m_folder.path());
        environment.remove("XDG_CURRENT_DESKTOP");
        environment.remove("DISPLAY");
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(), {"--case"});
        if (!process.waitForFinished(60'000)) {
            process.kill();
            process.waitForFinished();
            return "never ended";
        }
        return process.readAllStandardOutput();
    }

private Q_SLOTS:
    void withoutAServiceItSaysSoAndKeepsNothing()
    {
        const QByteArray out = play("unix:path=" + m_folder.filePath("nobody"));
        QVERIFY2(out.contains("available: no"), out);
        QVERIFY2(!out.contains(": done") && out.contains("same: no"), out);
        QVERIFY2(out.contains("blocked: no"), out);
        // No file of its own takes the keychain's place.
        QVERIFY(!QDir(m_folder.filePath("data")).exists());
    }

    void aServiceThatHangsTimesOutAndBlocksNobody()
    {
        QLocalServer deaf; // takes the connection and never says a word
        QVERIFY(deaf.listen(m_folder.filePath("deaf")));
        const QByteArray out = play("unix:path=" + deaf.fullServerName());
        QVERIFY2(out.contains("before: timed out") || out.contains("before: unavailable"), out);
        QVERIFY2(!out.contains(": done") && out.contains("available: no"), out);
        QVERIFY2(out.contains("blocked: no"), out);
    }

    void theRealKeyringGivesBackEveryByte()
    {
        const QString bus = QStandardPaths::findExecutable("dbus-daemon");
        const QString keyring = QStandardPaths::findExecutable("gnome-keyring-daemon");
        if (bus.isEmpty() || keyring.isEmpty())
            QSKIP("dbus-daemon and gnome-keyring are not installed");

        QProcess busProcess;
        busProcess.start(bus, {"--session", "--nofork", "--print-address"});
        QVERIFY(busProcess.waitForStarted());
        QVERIFY(busProcess.waitForReadyRead(5'000));
        const QString address = QString::fromLatin1(busProcess.readLine().trimmed());

        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("DBUS_SESSION_BUS_ADDRESS", address);
        environment.insert("XDG_DATA_HOME", m_folder.filePath("keyring"));
        environment.insert("XDG_RUNTIME_DIR", m_folder.path());
        environment.insert("HOME", m_folder.path());
        environment.remove("DISPLAY");
        QProcess keyringProcess;
        keyringProcess.setProcessEnvironment(environment);
        keyringProcess.start(keyring, {"--foreground", "--unlock", "--components=secrets"});
        QVERIFY(keyringProcess.waitForStarted());
        keyringProcess.write("of the keyring");
        keyringProcess.closeWriteChannel();

        // It says nothing when it is ready.
        QByteArray out;
        for (int tries = 0; tries < 50 && !out.contains("available: yes"); ++tries) {
            QTest::qWait(100);
            out = play(address);
        }
        for (QProcess *process : {&keyringProcess, &busProcess}) {
            process->terminate();
            if (!process->waitForFinished(5'000))
                process->kill();
            process->waitForFinished();
        }
        if (out.contains("available: no"))
            QSKIP("the keyring does not serve here");
        QCOMPARE(out, QByteArray("before: not found\nwrite: done\nread: done\nsame: yes\nremove: done\n"
                                 "after: not found\navailable: yes\nblocked: no\n"));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc > 1 && qstrcmp(argv[1], "--case") == 0)
        return playCase();
    TestKeychainStore test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_keychain_store.moc"
