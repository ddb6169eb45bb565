// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/profiles/profile_store.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using explorer::ConnectionProfile;
using explorer::ProfileStore;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

ConnectionProfile fullProfile()
{
    ConnectionProfile profile = ConnectionProfile::makeNew();
    profile.name = QStringLiteral("Werk 3 – <b>Halle</b>");
    profile.endpoint.host = QStringLiteral("broker.example.org");
    profile.endpoint.port = 1884;
    profile.version = mqtt::ProtocolVersion::V311;
    profile.fallsBackTo311 = true;
    profile.username = QStringLiteral("anna");
    profile.asksPassword = true;
    profile.keepAliveSeconds = 15;
    profile.cleanStart = false;
    profile.sessionExpirySeconds = 4'294'967'295;
    mqtt::Subscription subscription;
    subscription.filter = "factory/+/temperature";
    subscription.maximumQos = mqtt::Qos::ExactlyOnce;
    subscription.noLocal = true;
    subscription.retainHandling = 2;
    profile.subscriptions.push_back(subscription);
    profile.hasWill = true;
    profile.will.topic = "clients/anna";
    profile.will.payload = QByteArray("\0\xff gone", 7);
    profile.will.qos = mqtt::Qos::AtLeastOnce;
    profile.will.retain = true;
    profile.will.properties = {mqtt::Property::ofNumber(mqtt::PropertyId::WillDelayInterval, 30),
                               mqtt::Property::user("site", "3")};
    return profile;
}

void compare(const ConnectionProfile &a, const ConnectionProfile &b)
{
    QCOMPARE(a.id, b.id);
    QCOMPARE(a.name, b.name);
    QVERIFY(a.endpoint == b.endpoint);
    QVERIFY(a.version == b.version);
    QCOMPARE(a.clientId, b.clientId);
    QCOMPARE(a.username, b.username);
    QCOMPARE(a.asksPassword, b.asksPassword);
    QCOMPARE(a.keepAliveSeconds, b.keepAliveSeconds);
    QCOMPARE(a.cleanStart, b.cleanStart);
    QCOMPARE(a.sessionExpirySeconds, b.sessionExpirySeconds);
    QVERIFY(a.subscriptions == b.subscriptions);
    QCOMPARE(a.hasWill, b.hasWill);
    QCOMPARE(a.will.topic, b.will.topic);
    QCOMPARE(a.will.payload, b.will.payload);
    QVERIFY(a.will.qos == b.will.qos);
    QCOMPARE(a.will.retain, b.will.retain);
    QVERIFY(a.will.properties == b.will.properties);
}

} // namespace

class TestProfileStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void startsEmptyWithoutAFile();
    void givesBackEveryFieldThatWasSaved();
    void isReadableByItsOwnerOnly();
    void keepsTheFormerFileAsBackup();
    void setsADamagedFileAsideWithEveryByteOfIt();
    void setsAnUnreadableFileAside();
    void keepsKeysOfANewerVersion();
    void skipsAndKeepsEntriesThatMakeNoSense();
    void tellsWhenItCannotWrite();
    void removesAProfile();
    void givesEachProfileAJournalOfItsOwn();
    void givesEveryNewProfileAnIdOfItsOwn();
    void makesConnectOptionsOfItsVersion();

private:
    QString folder() const { return m_folder->filePath(QStringLiteral("config")); }
    QString file() const { return folder() + QStringLiteral("/profiles.json"); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestProfileStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestProfileStore::startsEmptyWithoutAFile()
{
    ProfileStore store(folder());
    QVERIFY(store.load().kind == ProfileStore::LoadProblem::Kind::None);
    QVERIFY(store.profiles().empty());
    QVERIFY(!QFile::exists(file()));
}

void TestProfileStore::givesBackEveryFieldThatWasSaved()
{
    const ConnectionProfile profile = fullProfile();
    {
        ProfileStore store(folder());
        store.load();
        QSignalSpy changed(&store, &ProfileStore::changed);
        QVERIFY2(store.save(profile), qPrintable(store.errorText()));
        QCOMPARE(changed.count(), 1);
    }
    ProfileStore store(folder());
    QVERIFY(store.load().kind == ProfileStore::LoadProblem::Kind::None);
    QCOMPARE(store.profiles().size(), std::size_t(1));
    compare(store.profiles().front(), profile);
}

void TestProfileStore::isReadableByItsOwnerOnly()
{
    ProfileStore store(folder());
    QVERIFY(store.save(fullProfile()));
    QVERIFY(store.save(fullProfile()));
    const auto nobodyElse = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                            QFile::WriteOther | QFile::ExeOther;
    const QFileInfoList files = QDir(folder()).entryInfoList(QDir::Files);
    QCOMPARE(files.size(), 2); // and its backup
    for (const QFileInfo &info : files)
        QVERIFY2(!(info.permissions() & nobodyElse), qPrintable(info.fileName()));
    QVERIFY(!(QFileInfo(folder()).permissions() & nobodyElse));
}

void TestProfileStore::keepsTheFormerFileAsBackup()
{
    ProfileStore store(folder());
    QVERIFY(store.save(fullProfile()));
    const QByteArray former = contentOf(file());
    QVERIFY(store.save(fullProfile()));
    QCOMPARE(contentOf(file() + QStringLiteral(".bak")), former);
    QVERIFY(contentOf(file()) != former);
}

void TestProfileStore::setsADamagedFileAsideWithEveryByteOfIt()
{
    QVERIFY(QDir().mkpath(folder()));
    const QByteArray damaged("{\"profiles\": [ {\"id\": \"a\", \"host\": ");
    put(file(), damaged);
    ProfileStore store(folder());
    const auto problem = store.load();
    QVERIFY(problem.kind == ProfileStore::LoadProblem::Kind::Damaged);
    QCOMPARE(problem.file, file());
    QVERIFY(!problem.detail.isEmpty());
    QVERIFY(QFileInfo(problem.setAsideAs).fileName().startsWith(QLatin1String("profiles.json.bad-")));
    QVERIFY(store.save(fullProfile()));
    QCOMPARE(contentOf(problem.setAsideAs), damaged);
    QVERIFY(!contentOf(file()).isEmpty());
}

void TestProfileStore::setsAnUnreadableFileAside()
{
    // A folder in the file's place cannot be read by anybody, the superuser included.
    QVERIFY(QDir().mkpath(file()));
    ProfileStore store(folder());
    const auto problem = store.load();
    QVERIFY(problem.kind == ProfileStore::LoadProblem::Kind::Unreadable);
    QVERIFY(!problem.detail.isEmpty());
}

void TestProfileStore::keepsKeysOfANewerVersion()
{
    QVERIFY(QDir().mkpath(folder()));
    put(file(), R"({"format": 2, "groups": ["x"],
                    "profiles": [{"id": "a", "name": "A", "host": "h", "port": 1883, "colour": "red",
                                   "tls": {"minimum": "1.3", "ocsp": true}}]})");
    ProfileStore store(folder());
    QVERIFY(store.load().kind == ProfileStore::LoadProblem::Kind::None);
    ConnectionProfile profile = store.profiles().front();
    profile.name = QStringLiteral("B");
    QVERIFY(store.save(profile));

    const QJsonObject saved = QJsonDocument::fromJson(contentOf(file())).object();
    QCOMPARE(saved[QStringLiteral("groups")].toArray().first().toString(), QStringLiteral("x"));
    const QJsonObject entry = saved[QStringLiteral("profiles")].toArray().first().toObject();
    QCOMPARE(entry[QStringLiteral("name")].toString(), QStringLiteral("B"));
    QCOMPARE(entry[QStringLiteral("colour")].toString(), QStringLiteral("red"));
    QCOMPARE(entry[QStringLiteral("tls")][QStringLiteral("ocsp")].toBool(), true);
    QCOMPARE(entry[QStringLiteral("tls")][QStringLiteral("minimum")].toString(), QStringLiteral("1.3"));
}

void TestProfileStore::skipsAndKeepsEntriesThatMakeNoSense()
{
    QVERIFY(QDir().mkpath(folder()));
    put(file(), R"({"profiles": [{"id": "a", "host": "h", "port": 70000}, 7, {"id": "b", "host": "h"}]})");
    ProfileStore store(folder());
    const auto problem = store.load();
    QVERIFY(problem.kind == ProfileStore::LoadProblem::Kind::EntrySkipped);
    QCOMPARE(problem.key, QStringLiteral("id")); // the last one: 7 is no object
    QCOMPARE(store.profiles().size(), std::size_t(1));
    QCOMPARE(store.profiles().front().id, QStringLiteral("b"));
    QVERIFY(store.save(store.profiles().front()));
    const QJsonArray saved =
        QJsonDocument::fromJson(contentOf(file())).object()[QStringLiteral("profiles")].toArray();
    QCOMPARE(saved.size(), 3);
    QCOMPARE(saved[1][QStringLiteral("port")].toInt(), 70'000);
    QCOMPARE(saved[2].toInt(), 7);
}

void TestProfileStore::tellsWhenItCannotWrite()
{
    put(m_folder->filePath(QStringLiteral("config")), "a file where the folder should be");
    ProfileStore store(folder());
    QVERIFY(!store.save(fullProfile()));
    QVERIFY(!store.errorText().isEmpty());
    QCOMPARE(store.profiles().size(), std::size_t(1));
}

void TestProfileStore::removesAProfile()
{
    ProfileStore store(folder());
    const ConnectionProfile one = fullProfile();
    const ConnectionProfile two = fullProfile();
    QVERIFY(store.save(one));
    QVERIFY(store.save(two));
    QVERIFY(store.remove(one.id));
    QVERIFY(!store.byId(one.id));
    ProfileStore again(folder());
    again.load();
    QCOMPARE(again.profiles().size(), std::size_t(1));
    QCOMPARE(again.profiles().front().id, two.id);
}

void TestProfileStore::givesEachProfileAJournalOfItsOwn()
{
    QVERIFY(QDir().mkpath(folder()));
    put(file(), R"({"profiles": [{"id": "../../escape", "host": "h"}, {"id": "b", "host": "h"}]})");
    ProfileStore store(folder());
    store.load();
    QCOMPARE(store.profiles().size(), std::size_t(2));
    const QString one = store.profiles()[0].journalFile;
    const QString two = store.profiles()[1].journalFile;
    QVERIFY(one != two);
    QCOMPARE(QFileInfo(one).absolutePath(), QFileInfo(folder() + QStringLiteral("/sessions")).absoluteFilePath());
    QVERIFY(QDir().mkpath(QFileInfo(two).path()));
    put(two, "journal");
    QVERIFY(store.remove(QStringLiteral("b")));
    QVERIFY(!QFile::exists(two)); // nobody would ever take it up
    QVERIFY(store.save(fullProfile()));
    QVERIFY(!store.profiles().back().journalFile.isEmpty());
    QVERIFY(!contentOf(file()).contains("journal"));
}

void TestProfileStore::givesEveryNewProfileAnIdOfItsOwn()
{
    const ConnectionProfile a = ConnectionProfile::makeNew();
    const ConnectionProfile b = ConnectionProfile::makeNew();
    QVERIFY(a.id != b.id);
    QVERIFY(a.clientId != b.clientId);
    QVERIFY(a.clientId.startsWith(QLatin1String("mqttscope-")));
    QCOMPARE(a.subscriptions.size(), std::size_t(1));
    QCOMPARE(a.subscriptions.front().filter, std::string("#"));
}

void TestProfileStore::makesConnectOptionsOfItsVersion()
{
    ConnectionProfile profile = fullProfile();
    const mqtt::ConnectionOptions old = profile.toOptions(QByteArray("secret"));
    QVERIFY(old.session.connectProperties.empty());
    QVERIFY(old.session.will->properties.empty());
    QVERIFY(!old.subscriptions.back().noLocal);
    QVERIFY(old.subscriptions.back().maximumQos == mqtt::Qos::ExactlyOnce);
    QCOMPARE(*old.session.password, QByteArray("secret"));
    QCOMPARE(*old.session.username, std::string("anna"));
    QVERIFY(old.session.adoptsServerSession);

    profile.username.clear();
    QVERIFY(
        !profile.toOptions(QByteArray("secret")).session.password); // 3.1.1 has no password without a user

    profile.version = mqtt::ProtocolVersion::V5;
    const mqtt::ConnectionOptions now = profile.toOptions(QByteArray("secret"));
    QVERIFY(now.session.password);
    QCOMPARE(mqtt::numberOr(now.session.connectProperties, mqtt::PropertyId::SessionExpiryInterval, 0),
             4'294'967'295u);
    QVERIFY(now.subscriptions.back().noLocal);
    QVERIFY(!profile.toOptions({}).session.password);
}

QTEST_GUILESS_MAIN(TestProfileStore)
#include "test_profile_store.moc"
