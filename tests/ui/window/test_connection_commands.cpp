// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/connection_commands.h"
#include "ui/window/status_counters.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWidget>

using explorer::ConnectionProfile;
using explorer::ProfileSecrets;
using explorer::SecretStore;

namespace {

/// Answers when it is told to, and remembers what it was given.
class FakeKeychain : public SecretStore
{
public:
    void read(const QString &id, QObject *, Reply reply) override
    {
        asked.append(id);
        m_reply = std::move(reply);
    }
    void write(const QString &id, const ProfileSecrets &secrets, QObject *, Reply reply) override
    {
        written.insert(id, secrets);
        reply({Outcome::Done, {}, {}});
    }
    void remove(const QString &id, QObject *, Reply reply) override
    {
        removed.append(id);
        reply({Outcome::Done, {}, {}});
    }
    void findOut() override {}
    void answer(Outcome outcome, const ProfileSecrets &secrets = {}) { m_reply({outcome, secrets, {}}); }

    QStringList asked;
    QStringList removed;
    QHash<QString, ProfileSecrets> written;

private:
    Reply m_reply;
};

/// Presses a key in the dialog that will be open soon.
void whenAsked(const std::function<void(QWidget &)> &act)
{
    QTimer::singleShot(0, qApp, [act] {
        QWidget *dialog = QApplication::activeModalWidget();
        QVERIFY(dialog);
        act(*dialog);
    });
}

} // namespace

class TestConnectionCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_profiles = std::make_unique<explorer::ProfileStore>(m_folder->path());
        m_workspace = std::make_unique<explorer::Workspace>();
        m_window = std::make_unique<QWidget>();
        m_keychain = std::make_unique<FakeKeychain>();
        m_commands = new ui::ConnectionCommands(*m_workspace, *m_profiles, m_window.get());
        m_commands->setKeychain(m_keychain.get());
        m_profile = ConnectionProfile::makeNew();
        m_profile.name = QStringLiteral("Bench");
        m_profile.endpoint = {.host = QStringLiteral("127.0.0.1"), .port = 1, .path = {}};
        m_profile.username = QStringLiteral("anna");
        m_profile.keepsSecrets = true;
        QVERIFY(m_profiles->save(m_profile));
    }
    void cleanup()
    {
        m_window.reset();
        m_workspace.reset();
    }

    void opensWithWhatTheKeychainKeeps()
    {
        QSignalSpy opened(m_commands, &ui::ConnectionCommands::opened);
        ProfileSecrets secrets(QByteArray("canary-secret"));
        secrets.passphrase = "pp";
        m_commands->openSaved(m_profile.id);
        QCOMPARE(m_keychain->asked, QStringList{m_profile.id});
        QCOMPARE(opened.count(), 0); // not before it answers
        m_keychain->answer(SecretStore::Outcome::Done, secrets);
        QCOMPARE(opened.count(), 1);
        const mqtt::ConnectionOptions &options = m_workspace->sessions().front()->connection().options();
        QCOMPARE(*options.session.password, QByteArray("canary-secret"));
        QCOMPARE(options.transport.tls.passphrase, QByteArray("pp"));

        m_commands->openSaved(m_profile.id); // known by now
        QCOMPARE(m_keychain->asked.size(), 1);
        QVERIFY(m_profiles->save(m_workspace->sessions().front()->profile()));
        for (const QFileInfo &info : QDir(m_folder->path()).entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("canary-secret"), qPrintable(info.fileName()));
        }
    }

    void asksWhereTheKeychainRefusesAndKeepsTheAnswerThere()
    {
        QSignalSpy opened(m_commands, &ui::ConnectionCommands::opened);
        m_commands->openSaved(m_profile.id);
        whenAsked([](QWidget &dialog) {
            QTest::keyClicks(dialog.findChild<QLineEdit *>(), "typed");
            QTest::keyClick(&dialog, Qt::Key_Return);
        });
        m_keychain->answer(SecretStore::Outcome::Denied);
        QCOMPARE(opened.count(), 1);
        const auto &options = m_workspace->sessions().front()->connection().options();
        QCOMPARE(*options.session.password, QByteArray("typed"));
        QCOMPARE(m_keychain->written.value(m_profile.id).password, QByteArray("typed"));
    }

    void givesUpWhereNobodyAnswers()
    {
        QSignalSpy opened(m_commands, &ui::ConnectionCommands::opened);
        m_commands->openSaved(m_profile.id);
        whenAsked([](QWidget &dialog) { QTest::keyClick(&dialog, Qt::Key_Escape); });
        m_keychain->answer(SecretStore::Outcome::TimedOut);
        QCOMPARE(opened.count(), 0);
        QVERIFY(m_keychain->written.isEmpty());
    }

    void aProfileThatKeepsNothingAsksNoKeychain()
    {
        m_profile.keepsSecrets = false;
        QVERIFY(m_profiles->save(m_profile));
        m_commands->openSaved(m_profile.id);
        QVERIFY(m_keychain->asked.isEmpty());
        QCOMPARE(m_workspace->sessions().size(), std::size_t(1));
    }

    void removingAConnectionRemovesItsSecrets()
    {
        whenAsked([](QWidget &dialog) {
            for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
                if (button->text().remove(u'&') == QLatin1String("Remove"))
                    button->click();
            }
        });
        m_commands->removeSaved(m_profile.id);
        QCOMPARE(m_keychain->removed, QStringList{m_profile.id});
        QVERIFY(!m_profiles->byId(m_profile.id));
    }

    void aCertificateTakenOnTrustIsMarkedInTheStatusBar()
    {
        const auto mark = [](QWidget &bar) {
            for (QLabel *label : bar.findChildren<QLabel *>()) {
                if (label->accessibleName() == QLatin1String("Certificate taken on trust"))
                    return label;
            }
            return static_cast<QLabel *>(nullptr);
        };
        m_profile.endpoint.scheme = mqtt::Endpoint::Scheme::Mqtts;
        m_commands->open(m_profile, {});
        ui::StatusCounters verified(*m_workspace);
        QVERIFY(mark(verified) && mark(verified)->isHidden());
        m_profile.trust(QByteArray(32, 'x'));
        m_commands->open(m_profile, {});
        ui::StatusCounters trusting(*m_workspace);
        QVERIFY(!mark(trusting)->isHidden()); // connected or not
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<explorer::ProfileStore> m_profiles;
    std::unique_ptr<explorer::Workspace> m_workspace;
    std::unique_ptr<FakeKeychain> m_keychain;
    std::unique_ptr<QWidget> m_window;
    ui::ConnectionCommands *m_commands = nullptr; ///< the window's child
    ConnectionProfile m_profile;
};

QTEST_MAIN(TestConnectionCommands)
#include "test_connection_commands.moc"
