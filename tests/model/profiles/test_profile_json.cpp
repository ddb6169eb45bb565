// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/profiles/profile_json.h"
#include "model/profiles/profile_store.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using explorer::ConnectionProfile;
using explorer::ProfileSecrets;

namespace {

QByteArray fingerprint(char fill) { return QByteArray(32, fill); }

ConnectionProfile everything()
{
    ConnectionProfile profile = ConnectionProfile::makeNew();
    profile.name = QStringLiteral("Halle");
    profile.endpoint = {mqtt::Endpoint::Scheme::Wss, QStringLiteral("b.example"), 8443,
                        QStringLiteral("/mqtt?x=1")};
    mqtt::TlsOptions &tls = profile.transport.tls;
    tls.authorityFile = QStringLiteral("/ca.pem");
    tls.certificateFile = QStringLiteral("/me.p12");
    tls.keyFile = QStringLiteral("/me.key");
    tls.serverName = QStringLiteral("inner.example");
    tls.protocols = {QStringLiteral("mqtt"), QStringLiteral("x-amzn-mqtt-ca")};
    tls.minimum = mqtt::TlsOptions::Minimum::Tls13;
    profile.transport.webSocket.headers = {{"X-Site", "3"}, {"Authorization", ""}};
    profile.transport.proxy = {mqtt::ProxyOptions::Kind::HttpConnect,
                               QStringLiteral("proxy.example"),
                               3128,
                               QStringLiteral("anna"),
                               {}};
    profile.trusted = {{QStringLiteral("B.example"), fingerprint('\x7f')},
                       {QStringLiteral("other.example"), fingerprint('\x01')}};
    profile.fallsBackTo311 = true;
    profile.keepsSecrets = true;
    profile.usesScram = true;
    profile.keepsSession = true;
    profile.sessionExpirySeconds = 3600;
    profile.connectProperties = {20, 4294967295, 7, true, false, {{"site", "3"}, {"site", "4"}}};
    mqtt::Subscription paused;
    paused.filter = "paused/#";
    paused.maximumQos = mqtt::Qos::AtLeastOnce;
    paused.retainHandling = 1;
    profile.pausedSubscriptions = {paused};
    profile.decodeRules = {
        {"sensors/+/raw", {{"gzip", "of-a-newer-version"}, "layout", "u16be t*0.1; # Grad\nu8 flags"}}, {"#", {{}, "json", {}}}};
    return profile;
}

} // namespace

class TestProfileJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldComesBack()
    {
        const ConnectionProfile profile = everything();
        const QJsonObject json = explorer::profileToJson(profile);
        const auto back = explorer::profileFromJson(json);
        QVERIFY2(back, back ? "" : qPrintable(back.error()));
        // What is written is a function of every field, so equal texts are equal profiles.
        QCOMPARE(QJsonDocument(explorer::profileToJson(*back)).toJson(), QJsonDocument(json).toJson());
        QVERIFY(back->endpoint == profile.endpoint);
        const mqtt::TlsOptions &tls = back->transport.tls;
        QCOMPARE(tls.authorityFile, QStringLiteral("/ca.pem"));
        QCOMPARE(tls.certificateFile, QStringLiteral("/me.p12"));
        QCOMPARE(tls.keyFile, QStringLiteral("/me.key"));
        QCOMPARE(tls.serverName, QStringLiteral("inner.example"));
        QCOMPARE(tls.protocols, profile.transport.tls.protocols);
        QVERIFY(tls.minimum == mqtt::TlsOptions::Minimum::Tls13);
        QCOMPARE(back->transport.webSocket.headers, profile.transport.webSocket.headers);
        QVERIFY(back->transport.proxy.kind == mqtt::ProxyOptions::Kind::HttpConnect);
        QCOMPARE(back->transport.proxy.host, QStringLiteral("proxy.example"));
        QCOMPARE(int(back->transport.proxy.port), 3128);
        QCOMPARE(back->transport.proxy.username, QStringLiteral("anna"));
        QVERIFY(back->trusted == profile.trusted);
        QVERIFY(back->connectProperties == profile.connectProperties);
        QVERIFY(back->fallsBackTo311 && back->keepsSecrets && back->usesScram && back->keepsSession);
        QVERIFY(back->pausedSubscriptions == profile.pausedSubscriptions);
        QVERIFY(back->decodeRules == profile.decodeRules);
    }

    void aProfileOfTheFirstVersionStillReads()
    {
        const auto profile = explorer::profileFromJson(
            {{"id", "a"}, {"host", "h"}, {"port", 1884}, {"cleanStart", false}, {"protocol", "3.1.1"}});
        QVERIFY(profile);
        QVERIFY(profile->endpoint.scheme == mqtt::Endpoint::Scheme::Mqtt);
        QVERIFY(profile->transport.proxy.kind == mqtt::ProxyOptions::Kind::None);
        QVERIFY(!profile->connectProperties.receiveMaximum);
        QVERIFY(profile->connectProperties.requestsProblemInformation);
        QVERIFY(!profile->cleanStart);
        QVERIFY(profile->decodeRules.empty());
        QVERIFY(!explorer::profileToJson(*profile).contains(QStringLiteral("decodeRules")));
    }

    void aSocketNeedsNoHost()
    {
        QVERIFY(explorer::profileFromJson({{"id", "a"}, {"scheme", "unix"}, {"path", "/run/m.sock"}}));
        const auto without = explorer::profileFromJson({{"id", "a"}, {"scheme", "unix"}, {"host", "h"}});
        QVERIFY(!without);
        QCOMPARE(without.error(), QStringLiteral("path"));
    }

    void whatMakesNoSenseIsNamedAndNeverGuessed_data()
    {
        QTest::addColumn<QString>("wrong");
        QTest::addColumn<QString>("key");
        const auto row = [](const char *wrong, const char *key) {
            QTest::newRow(wrong) << QString::fromLatin1(wrong) << QString::fromLatin1(key);
        };
        row(R"("id": "")", "id");
        row(R"("host": "")", "host");
        row(R"("host": 7)", "host");
        row(R"("port": 0)", "port");
        row(R"("port": 1883.5)", "port");
        row(R"("port": "1883")", "port");
        row(R"("scheme": "gopher")", "scheme");
        row(R"("protocol": "6")", "protocol");
        row(R"("keepAliveSeconds": 65536)", "keepAliveSeconds");
        row(R"("cleanStart": "yes")", "cleanStart");
        row(R"("sessionExpirySeconds": -1)", "sessionExpirySeconds");
        row(R"("tls": [])", "tls");
        row(R"("tls": {"minimum": "1.0"})", "tls.minimum");
        row(R"("tls": {"alpn": [1]})", "tls.alpn");
        row(R"("tls": {"authorityFile": true})", "tls.authorityFile");
        row(R"("proxy": {"kind": "socks4"})", "proxy.kind");
        row(R"("proxy": {"port": 65536})", "proxy.port");
        row(R"("webSocketHeaders": {})", "webSocketHeaders");
        row(R"("webSocketHeaders": [7])", "webSocketHeaders");
        row(R"("webSocketHeaders": [{"value": "x"}])", "webSocketHeaders.name");
        row(R"("trustedCertificates": [{"host": "h", "sha256": "00ff"}])", "trustedCertificates.sha256");
        row(R"("trustedCertificates": [{"host": "h", "sha256": "zz"}])", "trustedCertificates.sha256");
        row(R"("connect": {"receiveMaximum": 0})", "connect.receiveMaximum");
        row(R"("connect": {"maximumPacketSize": 4294967296})", "connect.maximumPacketSize");
        row(R"("connect": {"userProperties": [{"name": 1}]})", "connect.userProperties.name");
        row(R"("subscriptions": [{"filter": "a", "qos": 3}])", "subscriptions.qos");
        row(R"("subscriptions": [{"filter": "a", "retainHandling": 3}])", "subscriptions.retainHandling");
        row(R"("subscriptions": ["a"])", "subscriptions");
        row(R"("decodeRules": {})", "decodeRules");
        row(R"("decodeRules": [{"decoder": "json"}])", "decodeRules.filter");
        row("\"decodeRules\": [{\"filter\": \"a/#/b\"}]", "decodeRules.filter"); // moc does not see through raw strings
        row(R"("decodeRules": [{"filter": "a", "decoder": 7}])", "decodeRules.decoder");
        row(R"("decodeRules": [{"filter": "a", "transforms": [7]}])", "decodeRules.transforms");
        row(R"("decodeRules": [{"filter": "a", "transforms": ["1","2","3","4","5","6","7","8","9"]}])",
            "decodeRules.transforms");
        row(R"("will": {"qos": 3})", "will.qos");
        row(R"("will": {"payload": "*"})", "will.payload");
        row(R"("will": {"properties": [{"id": 17}]})", "will.properties.id"); // Session Expiry is no will's
        row(R"("will": null)", "will");
    }
    void whatMakesNoSenseIsNamedAndNeverGuessed()
    {
        QFETCH(QString, wrong);
        QFETCH(QString, key);
        QJsonObject object{{"id", "a"}, {"host", "h"}};
        const QJsonObject change = QJsonDocument::fromJson(("{" + wrong + "}").toUtf8()).object();
        QVERIFY(!change.isEmpty());
        object[change.keys().first()] = *change.begin();
        const auto profile = explorer::profileFromJson(object);
        QVERIFY(!profile);
        QCOMPARE(profile.error(), key);
    }

    void noSecretReachesADisk()
    {
        const QByteArray canary("Kanarien-v0gel/7");
        ConnectionProfile profile = everything();
        // Even where a caller leaves them in the options, they stay in memory.
        profile.transport.tls.passphrase = canary;
        profile.transport.proxy.password = QString::fromUtf8(canary);
        profile.transport.webSocket.headers = {
            {"Authorization", canary}, {"X-Api-Key", canary}, {"Cookie", canary}, {"X-Site", "3"}};
        QTemporaryDir folder;
        explorer::ProfileStore store(folder.path());
        QVERIFY(store.save(profile));
        QVERIFY(store.save(profile)); // and the backup
        const QString text = QString::fromUtf8(canary);
        const QByteArrayList forms{
            canary,
            canary.toBase64(),
            canary.toHex(),
            QUrl::toPercentEncoding(text),
            QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2),
            QByteArray(canary).replace("/", "\\/"),
        };
        const QFileInfoList files = QDir(folder.path()).entryInfoList(QDir::Files | QDir::Hidden);
        QCOMPARE(files.size(), 2);
        for (const QFileInfo &info : files) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            QVERIFY(content.contains("X-Api-Key"));
            for (const QByteArray &form : forms)
                QVERIFY2(!content.contains(form), form.constData());
        }
    }

    void secretsAndTrustMeetTheOptionsOnlyWhenConnecting()
    {
        ConnectionProfile profile = everything();
        ProfileSecrets secrets(QByteArray("pw"));
        secrets.passphrase = "pp";
        secrets.proxyPassword = "xp";
        secrets.headers = {{"authorization", "Bearer x"}};
        const mqtt::TransportOptions transport = profile.toOptions(secrets).transport;
        QCOMPARE(transport.tls.passphrase, QByteArray("pp"));
        QCOMPARE(transport.proxy.password, QStringLiteral("xp"));
        QCOMPARE(transport.webSocket.headers[1].second, QByteArray("Bearer x"));
        QCOMPARE(transport.webSocket.headers[0].second, QByteArray("3"));
        QCOMPARE(transport.tls.trustedFingerprint, fingerprint('\x7f')); // B.example is b.example
        profile.endpoint.host = QStringLiteral("c.example");
        QVERIFY(profile.toOptions(secrets).transport.tls.trustedFingerprint.isEmpty());
    }

    void trustIsPerHostAndCanBeTakenBack()
    {
        ConnectionProfile profile = everything();
        profile.trust(fingerprint('\x55'));
        QCOMPARE(profile.trusted.size(), std::size_t(2));
        QCOMPARE(profile.trustedCertificate()->sha256, fingerprint('\x55'));
        profile.trust({});
        QVERIFY(!profile.trustedCertificate());
        QCOMPARE(profile.trusted.size(), std::size_t(1));
        profile.endpoint.host = QStringLiteral("other.example");
        QVERIFY(profile.trustedCertificate());
        profile.endpoint.scheme = mqtt::Endpoint::Scheme::Ws; // nothing to trust without TLS
        QVERIFY(!profile.trustedCertificate());
    }

    void connectSaysWhatWasAskedForAndNothingElse()
    {
        ConnectionProfile profile = everything();
        const mqtt::Properties asked{
            mqtt::Property::ofNumber(mqtt::PropertyId::SessionExpiryInterval, 3600),
            mqtt::Property::ofNumber(mqtt::PropertyId::ReceiveMaximum, 20),
            mqtt::Property::ofNumber(mqtt::PropertyId::MaximumPacketSize, 4294967295),
            mqtt::Property::ofNumber(mqtt::PropertyId::TopicAliasMaximum, 7),
            mqtt::Property::ofNumber(mqtt::PropertyId::RequestResponseInformation, 1),
            mqtt::Property::ofNumber(mqtt::PropertyId::RequestProblemInformation, 0),
            mqtt::Property::user("site", "3"),
            mqtt::Property::user("site", "4")};
        QVERIFY(profile.toOptions({}).session.connectProperties == asked);
        QCOMPARE(profile.toOptions({}).subscriptions.size(), std::size_t(1)); // the paused one stays at home
        profile.version = mqtt::ProtocolVersion::V311;
        QVERIFY(profile.toOptions({}).session.connectProperties.empty());
        QVERIFY(ConnectionProfile::makeNew().toOptions({}).session.connectProperties.empty());
    }

    void scramProvesThePasswordAndNeverSendsIt()
    {
        ConnectionProfile profile = everything();
        profile.username = QStringLiteral("anna");
        const auto session = profile.toOptions(ProfileSecrets(QByteArray("pw"))).session;
        QVERIFY(session.authenticator);
        QVERIFY(!session.password && !session.username);
        const auto first = session.authenticator->start();
        QVERIFY(first && first->startsWith("n,,n=anna,r=") && !first->contains("pw"));

        profile.version = mqtt::ProtocolVersion::V311; // which has no such thing
        QVERIFY(!profile.toOptions(ProfileSecrets(QByteArray("pw"))).session.authenticator);
        QCOMPARE(*profile.toOptions(ProfileSecrets(QByteArray("pw"))).session.password, QByteArray("pw"));
    }

    void anUnusableNameFailsInWordsInPlaceOfSendingThePassword()
    {
        ConnectionProfile profile = everything();
        profile.username = QStringLiteral("a\u0007b");
        const auto session = profile.toOptions(ProfileSecrets(QByteArray("pw"))).session;
        QVERIFY(session.authenticator && !session.password);
        QCOMPARE(session.authenticator->method(), std::string("SCRAM-SHA-256"));
        const auto answer = session.authenticator->answer({});
        QVERIFY(!answer);
        QVERIFY(answer.error().find("user name") != std::string::npos);
    }

    void aKeptSessionHasAJournalAndACleanOneHasNone()
    {
        ConnectionProfile profile = everything();
        profile.journalFile = QStringLiteral("/j");
        profile.cleanStart = false;
        QCOMPARE(profile.toOptions({}).journalFile, QStringLiteral("/j"));
        profile.cleanStart = true;
        QVERIFY(profile.toOptions({}).journalFile.isEmpty());
        profile.cleanStart = profile.keepsSession = false;
        QVERIFY(profile.toOptions({}).journalFile.isEmpty());
    }

    void fallsBackOnlyWhereItIsAllowedAndPossible()
    {
        ConnectionProfile profile = everything();
        profile.usesScram = false;
        QVERIFY(profile.toOptions({}).session.allowsFallback);
        profile.usesScram = true; // 3.1.1 would send the password in clear
        QVERIFY(!profile.toOptions({}).session.allowsFallback);
        profile.usesScram = profile.fallsBackTo311 = false;
        QVERIFY(!profile.toOptions({}).session.allowsFallback);
    }

    void secretsTravelInOnePiece()
    {
        ProfileSecrets secrets(QByteArray("p\0\xff", 3));
        secrets.passphrase = "ä";
        secrets.proxyPassword = "x";
        secrets.headers = {{"Cookie", "a=b"}, {"Authorization", "Bearer"}};
        const auto back = ProfileSecrets::fromBytes(secrets.toBytes());
        QVERIFY(back);
        QVERIFY(*back == secrets);
        QVERIFY(ProfileSecrets::fromBytes(ProfileSecrets().toBytes())->isEmpty());
        for (const char *foreign : {"", "secret", "[]", R"({"password":"*"})", R"({"password":7})"})
            QVERIFY2(!ProfileSecrets::fromBytes(foreign), foreign);
    }
};

QTEST_GUILESS_MAIN(TestProfileJson)
#include "test_profile_json.moc"
