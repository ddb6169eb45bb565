// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/profiles/profile_json.h"
#include "model/profiles/secret_store.h"
#include "tests/ui/widgets/dialog_fields.h"
#include "ui/dialogs/connection_dialog.h"
#include "ui/dialogs/general_page.h"
#include "ui/dialogs/network_page.h"
#include "ui/dialogs/pair_table.h"
#include "ui/dialogs/security_page.h"
#include "ui/dialogs/subscriptions_page.h"
#include "ui/dialogs/test_page.h"
#include "ui/dialogs/will_page.h"

#include <QCheckBox>
#include <QJsonDocument>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <QTreeWidget>

using explorer::ConnectionProfile;
using explorer::ProfileSecrets;
using explorer::SecretStore;
using ui::ConnectionDialog;
using namespace dialog_fields;

namespace {

/// A keychain in memory that answers when it is told to.
class FakeKeychain : public SecretStore
{
public:
    explicit FakeKeychain(Availability availability)
    {
        setAvailability(availability, "none, says the system");
    }

    void read(const QString &, QObject *, Reply reply) override { m_waiting = std::move(reply); }
    void write(const QString &, const ProfileSecrets &, QObject *, Reply) override {}
    void remove(const QString &, QObject *, Reply) override {}
    void findOut() override {}
    void answer(Outcome outcome, const ProfileSecrets &secrets = {}) { m_waiting({outcome, secrets, {}}); }
    bool wasAsked() const { return bool(m_waiting); }

private:
    Reply m_waiting;
};

} // namespace

class TestConnectionPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void portFollowsTheSchemeUntilItIsChosen();
    void aSocketHasAPathAndNoHost();
    void takesAWholeWebSocketUrl();
    void keepsEverythingOfAFullProfile();
    void offersTlsOnlyWhereThereIsTls();
    void aTrustedCertificateStaysMarked();
    void wantsTheProxysName();
    void refusesHeaderFieldsThatCannotBeSent();
    void secretHeaderFieldsGoWithTheSecrets();
    void aPausedSubscriptionIsKept();
    void aSharedSubscriptionCannotLeaveOutOnesOwn();
    void correlationDataMayBeBytes();
    void offersTheKeychainOnlyWhereThereIsOne();
    void showsWhatTheKeychainGivesUnlessSomethingWasTyped();
    void aKeychainThatRefusesIsNotOverwritten();
    void warnsBeforeAPasswordTravelsInClear();
    void showsATestsStepsAndOffersTrust();
};

void TestConnectionPages::portFollowsTheSchemeUntilItIsChosen()
{
    ConnectionDialog dialog(profileFor(QStringLiteral("h")));
    auto *page = dialog.findChild<ui::GeneralPage *>();
    auto *scheme = field<QComboBox>(page, QStringLiteral("S&cheme"));
    choose(scheme, mqtt::Endpoint::Scheme::Mqtts);
    QCOMPARE(int(dialog.profile().endpoint.port), 8883);
    choose(scheme, mqtt::Endpoint::Scheme::Unix); // which has none, and forgets none
    choose(scheme, mqtt::Endpoint::Scheme::Wss);
    QCOMPARE(int(dialog.profile().endpoint.port), 443);
    field<QSpinBox>(page, QStringLiteral("P&ort"))->setValue(9001);
    choose(scheme, mqtt::Endpoint::Scheme::Mqtt);
    QCOMPARE(int(dialog.profile().endpoint.port), 9001);
}

void TestConnectionPages::aSocketHasAPathAndNoHost()
{
    ConnectionDialog dialog(profileFor({}));
    auto *page = dialog.findChild<ui::GeneralPage *>();
    choose(field<QComboBox>(page, QStringLiteral("S&cheme")), mqtt::Endpoint::Scheme::Unix);
    QVERIFY(!dialog.isValid());
    QVERIFY(field<QLineEdit>(page, QStringLiteral("&Host"))->isHidden() ||
            field<QLineEdit>(page, QStringLiteral("&Host"))->parentWidget()->isHidden());
    retype(field<QLineEdit>(page, QStringLiteral("Pa&th")), QStringLiteral("/run/m.sock"));
    QVERIFY(dialog.isValid());
    QCOMPARE(dialog.profile().endpoint.path, QStringLiteral("/run/m.sock"));
    QCOMPARE(dialog.profile().name, QStringLiteral("/run/m.sock"));
}

void TestConnectionPages::takesAWholeWebSocketUrl()
{
    ConnectionDialog dialog(ConnectionProfile::makeNew());
    auto *host = field<QLineEdit>(dialog.findChild<ui::GeneralPage *>(), QStringLiteral("&Host"));
    host->setText(QStringLiteral("wss://anna@b.example:8443/mqtt?x=1"));
    Q_EMIT host->textEdited(host->text());
    const mqtt::Endpoint endpoint = dialog.profile().endpoint;
    QVERIFY(endpoint.scheme == mqtt::Endpoint::Scheme::Wss);
    QCOMPARE(endpoint.host, QStringLiteral("b.example"));
    QCOMPARE(int(endpoint.port), 8443);
    QCOMPARE(endpoint.path, QStringLiteral("/mqtt?x=1"));
    QVERIFY(dialog.isValid());
}

void TestConnectionPages::keepsEverythingOfAFullProfile()
{
    ConnectionProfile profile = profileFor(QStringLiteral("b.example"));
    profile.name = QStringLiteral("Full");
    profile.endpoint.scheme = mqtt::Endpoint::Scheme::Wss;
    profile.endpoint.path = QStringLiteral("/mqtt");
    profile.transport.tls.authorityFile = QStringLiteral("/ca.pem");
    profile.transport.tls.certificateFile = QStringLiteral("/me.pem");
    profile.transport.tls.keyFile = QStringLiteral("/me.key");
    profile.transport.tls.serverName = QStringLiteral("inner");
    profile.transport.tls.protocols = {QStringLiteral("mqtt"), QStringLiteral("x")};
    profile.transport.tls.minimum = mqtt::TlsOptions::Minimum::Tls13;
    profile.transport.webSocket.headers = {{"X-Site", "3"}, {"Cookie", ""}};
    profile.transport.proxy = {
        mqtt::ProxyOptions::Kind::Socks5, QStringLiteral("p"), 1081, QStringLiteral("u"), {}};
    profile.trusted = {{QStringLiteral("other"), QByteArray(32, 'a')}};
    profile.fallsBackTo311 = profile.usesScram = profile.keepsSecrets = true;
    profile.username = QStringLiteral("anna");
    profile.cleanStart = false;
    profile.keepsSession = true;
    profile.connectProperties = {20, 4'000'000'000, 9, true, false, {{"a", "b"}, {"a", "c"}}};
    profile.hasWill = true;
    profile.will.topic = "t";
    profile.will.properties = {
        mqtt::Property::ofNumber(mqtt::PropertyId::WillDelayInterval, 4'000'000'000),
        mqtt::Property::ofNumber(mqtt::PropertyId::PayloadFormatIndicator, 1),
        mqtt::Property::ofNumber(mqtt::PropertyId::MessageExpiryInterval, 0),
        mqtt::Property::ofText(mqtt::PropertyId::ContentType, "text/plain"),
        mqtt::Property::ofText(mqtt::PropertyId::ResponseTopic, "r"),
        mqtt::Property::ofText(mqtt::PropertyId::CorrelationData, std::string("\0\xff", 2)),
        mqtt::Property::user("k", "v")};
    ProfileSecrets secrets(QByteArray("pw"));
    secrets.passphrase = "pp";
    secrets.proxyPassword = "xp";
    secrets.headers = {{"Cookie", "a=b"}};
    const ConnectionDialog dialog(profile, secrets);
    QVERIFY2(dialog.isValid(), "a full profile is a good profile");
    QVERIFY(dialog.secrets() == secrets);
    QCOMPARE(QJsonDocument(explorer::profileToJson(dialog.profile())).toJson(),
             QJsonDocument(explorer::profileToJson(profile)).toJson());
}

void TestConnectionPages::offersTlsOnlyWhereThereIsTls()
{
    ConnectionDialog dialog(profileFor(QStringLiteral("h")));
    auto *page = dialog.findChild<ui::SecurityPage *>();
    auto *authorities = field<QLineEdit>(page, QStringLiteral("A&uthorities"));
    QVERIFY(!authorities->isEnabled());
    choose(field<QComboBox>(dialog.findChild<ui::GeneralPage *>(), QStringLiteral("S&cheme")),
           mqtt::Endpoint::Scheme::Mqtts);
    QVERIFY(authorities->isEnabled());
    retype(field<QLineEdit>(page, QStringLiteral("A&LPN")), QStringLiteral(" mqtt ,, x"));
    QCOMPARE(dialog.profile().transport.tls.protocols,
             QStringList({QStringLiteral("mqtt"), QStringLiteral("x")}));
}

void TestConnectionPages::aTrustedCertificateStaysMarked()
{
    ConnectionProfile profile = profileFor(QStringLiteral("b.example"));
    profile.endpoint.scheme = mqtt::Endpoint::Scheme::Mqtts;
    profile.trust(QByteArray(32, '\xab'));
    ConnectionDialog dialog(profile);
    auto *page = dialog.findChild<ui::SecurityPage *>();
    const auto shows = [page](const QString &text) {
        for (const QLabel *label : page->findChildren<QLabel *>()) {
            if (!label->isHidden() && label->text().contains(text))
                return true;
        }
        return false;
    };
    QVERIFY(shows(QStringLiteral("AB:AB:AB")));
    QVERIFY(shows(QStringLiteral("No authority vouches")));
    button(page, QStringLiteral("Trust it no more"))->click();
    QVERIFY(!shows(QStringLiteral("AB:AB")));
    QVERIFY(dialog.profile().trusted.empty());
    page->trust(QByteArray(32, '\x01'));
    QCOMPARE(dialog.profile().trustedCertificate()->sha256, QByteArray(32, '\x01'));
    QCOMPARE(dialog.profile().trusted.front().host, QStringLiteral("b.example"));
}

void TestConnectionPages::wantsTheProxysName()
{
    ConnectionDialog dialog(profileFor(QStringLiteral("h")));
    auto *page = dialog.findChild<ui::NetworkPage *>();
    choose(field<QComboBox>(page, QStringLiteral("&Proxy")), mqtt::ProxyOptions::Kind::Socks5);
    QVERIFY(!dialog.isValid());
    QVERIFY(!dialog.tabs()->tabIcon(dialog.tabs()->indexOf(page)).isNull());
    retype(field<QLineEdit>(page, QStringLiteral("Proxy &host")), QStringLiteral("proxy"));
    QVERIFY(dialog.isValid());
    QVERIFY(dialog.profile().transport.proxy.kind == mqtt::ProxyOptions::Kind::Socks5);
}

void TestConnectionPages::refusesHeaderFieldsThatCannotBeSent()
{
    ConnectionProfile profile = profileFor(QStringLiteral("h"));
    profile.endpoint.scheme = mqtt::Endpoint::Scheme::Ws;
    ConnectionDialog dialog(profile);
    auto *headers = dialog.findChild<ui::NetworkPage *>()->findChild<ui::PairTable *>();
    headers->addButton()->click();
    for (const auto &[name, isFine] :
         {std::pair{"X Y", false}, {"Host", false}, {"Sec-WebSocket-Protocol", false}, {"X-Y", true}}) {
        headers->table()->item(0, 0)->setText(QLatin1String(name));
        QVERIFY2(dialog.isValid() == isFine, name);
    }
    headers->table()->item(0, 1)->setText(QStringLiteral("a\r\nEvil: 1"));
    QVERIFY(!dialog.isValid());
}

void TestConnectionPages::secretHeaderFieldsGoWithTheSecrets()
{
    ConnectionProfile profile = profileFor(QStringLiteral("h"));
    profile.endpoint.scheme = mqtt::Endpoint::Scheme::Ws;
    ConnectionDialog dialog(profile);
    auto *headers = dialog.findChild<ui::NetworkPage *>()->findChild<ui::PairTable *>();
    headers->addButton()->click();
    headers->table()->item(0, 0)->setText(QStringLiteral("Authorization"));
    headers->table()->item(0, 1)->setText(QStringLiteral("Bearer canary"));
    QVERIFY(!QJsonDocument(explorer::profileToJson(dialog.profile())).toJson().contains("canary"));
    QCOMPARE(dialog.secrets().headers.front().second, QByteArray("Bearer canary"));
    QCOMPARE(dialog.profile().toOptions(dialog.secrets()).transport.webSocket.headers.front().second,
             QByteArray("Bearer canary"));
}

void TestConnectionPages::aPausedSubscriptionIsKept()
{
    ConnectionDialog dialog(profileFor(QStringLiteral("h")));
    QTableWidget *table = dialog.findChild<ui::SubscriptionsPage *>()->table();
    QVERIFY(dialog.profile().pausedSubscriptions.empty()); // a suggestion that nobody touched
    table->item(0, 0)->setCheckState(Qt::Unchecked);
    QCOMPARE(dialog.profile().pausedSubscriptions.size(), std::size_t(1));
    QCOMPARE(dialog.profile().pausedSubscriptions.front().filter, std::string("#"));
    QVERIFY(dialog.profile().subscriptions.empty());
}

void TestConnectionPages::aSharedSubscriptionCannotLeaveOutOnesOwn()
{
    ConnectionProfile profile = profileFor(QStringLiteral("h"));
    profile.subscriptions.front().filter = "$share/g/a";
    ConnectionDialog dialog(profile);
    QVERIFY(dialog.isValid());
    auto *page = dialog.findChild<ui::SubscriptionsPage *>();
    page->table()->item(0, 3)->setCheckState(Qt::Checked);
    QVERIFY(!dialog.isValid());
    QVERIFY(page->complaint().contains(QLatin1String("shared")));
}

void TestConnectionPages::correlationDataMayBeBytes()
{
    ConnectionProfile profile = profileFor(QStringLiteral("h"));
    profile.hasWill = true;
    profile.will.topic = "t";
    ConnectionDialog dialog(profile);
    auto *edit = field<QLineEdit>(dialog.findChild<ui::WillPage *>(), QStringLiteral("Correlation d&ata"));
    const auto data = [&dialog] {
        const mqtt::Properties properties = dialog.profile().will.properties;
        const mqtt::Property *found = mqtt::find(properties, mqtt::PropertyId::CorrelationData);
        return found ? found->value : std::string();
    };
    retype(edit, QStringLiteral("hex:00FF"));
    QCOMPARE(data(), std::string("\0\xff", 2));
    retype(edit, QStringLiteral("hex:0"));
    QVERIFY(!dialog.isValid());
    retype(edit, QStringLiteral("plain"));
    QVERIFY(dialog.isValid());
    QCOMPARE(data(), std::string("plain"));
}

void TestConnectionPages::offersTheKeychainOnlyWhereThereIsOne()
{
    const auto keeps = [](ConnectionDialog &dialog) {
        for (QCheckBox *box : dialog.findChild<ui::GeneralPage *>()->findChildren<QCheckBox *>()) {
            if (box->text().contains(QLatin1String("keychain")))
                return box;
        }
        return static_cast<QCheckBox *>(nullptr);
    };
    FakeKeychain none(SecretStore::Availability::No);
    ConnectionDialog without(profileFor(QStringLiteral("h")), {}, &none);
    QVERIFY(!keeps(without)->isEnabled());
    bool saysWhy = false;
    for (const QLabel *label : without.findChildren<QLabel *>())
        saysWhy |= label->text().contains(QLatin1String("none, says the system"));
    QVERIFY(saysWhy);
    FakeKeychain good(SecretStore::Availability::Yes);
    ConnectionDialog with(profileFor(QStringLiteral("h")), {}, &good);
    QVERIFY(keeps(with)->isEnabled());
    keeps(with)->setChecked(true);
    QVERIFY(with.profile().keepsSecrets);
    QVERIFY(!good.wasAsked()); // a new profile has nothing there
}

void TestConnectionPages::showsWhatTheKeychainGivesUnlessSomethingWasTyped()
{
    ConnectionProfile profile = profileFor(QStringLiteral("h"));
    profile.keepsSecrets = true;
    ProfileSecrets kept(QByteArray("kept"));
    kept.passphrase = "pp";
    FakeKeychain keychain(SecretStore::Availability::Yes);
    ConnectionDialog dialog(profile, {}, &keychain);
    QVERIFY(keychain.wasAsked() && !dialog.knowsSecrets());
    keychain.answer(SecretStore::Outcome::Done, kept);
    QVERIFY(dialog.knowsSecrets());
    QVERIFY(dialog.secrets() == kept);

    ConnectionDialog typing(profile, {}, &keychain);
    retype(field<QLineEdit>(typing.findChild<ui::GeneralPage *>(), QStringLiteral("&Password")),
           QStringLiteral("typed"));
    keychain.answer(SecretStore::Outcome::Done, kept);
    QCOMPARE(typing.password(), QByteArray("typed"));
}

void TestConnectionPages::aKeychainThatRefusesIsNotOverwritten()
{
    ConnectionProfile profile = profileFor(QStringLiteral("h"));
    profile.keepsSecrets = true;
    FakeKeychain keychain(SecretStore::Availability::Yes);
    ConnectionDialog dialog(profile, {}, &keychain);
    keychain.answer(SecretStore::Outcome::Denied);
    QVERIFY(!dialog.knowsSecrets());
    retype(field<QLineEdit>(dialog.findChild<ui::GeneralPage *>(), QStringLiteral("&Password")),
           QStringLiteral("new"));
    QVERIFY(dialog.knowsSecrets());
}

void TestConnectionPages::warnsBeforeAPasswordTravelsInClear()
{
    ConnectionDialog dialog(profileFor(QStringLiteral("b.example")), ProfileSecrets(QByteArray("pw")));
    auto *page = dialog.findChild<ui::GeneralPage *>();
    const auto warns = [page] {
        for (const QLabel *label : page->findChildren<QLabel *>()) {
            if (label->text().contains(QLatin1String("Anybody on the way")))
                return true;
        }
        return false;
    };
    QVERIFY(warns());
    auto *host = field<QLineEdit>(page, QStringLiteral("&Host"));
    host->setText(QStringLiteral("127.0.0.1"));
    QVERIFY(!warns());
    host->setText(QStringLiteral("b.example"));
    choose(field<QComboBox>(page, QStringLiteral("S&cheme")), mqtt::Endpoint::Scheme::Mqtts);
    QVERIFY(!warns());
    QVERIFY(dialog.isValid());
}

void TestConnectionPages::showsATestsStepsAndOffersTrust()
{
    ConnectionDialog dialog(profileFor(QStringLiteral("b.example")));
    auto *page = dialog.findChild<ui::TestPage *>();
    QVERIFY(page->trustButton()->isHidden());

    mqtt::TlsFacts facts;
    facts.protocol = QStringLiteral("TLS 1.3");
    mqtt::TlsFacts::Certificate certificate;
    certificate.subject = QStringLiteral("<b>canary</b>");
    certificate.fingerprint = QByteArray(32, '\x0a');
    certificate.notBefore = QDateTime::currentDateTime().addDays(-1);
    certificate.notAfter = QDateTime::currentDateTime().addDays(10).addSecs(60);
    facts.chain = {certificate};
    mqtt::Problem problem;
    problem.kind = mqtt::Problem::Kind::TlsFailed;
    problem.tlsFault = mqtt::Problem::TlsFault::SelfSigned;
    mqtt::TestProgress progress({mqtt::Endpoint::Scheme::Mqtts, QStringLiteral("b.example"), 8883, {}}, {},
                                false, mqtt::Instant());
    progress.report().tls = std::make_shared<mqtt::TlsFacts>(facts);
    progress.failed(problem, mqtt::Instant(std::chrono::milliseconds(12)));
    page->show(progress.report());

    QVERIFY(!page->trustButton()->isHidden());
    QString all;
    for (QTreeWidgetItemIterator it(page->results()); *it; ++it)
        all += (*it)->text(0) + u'|' + (*it)->text(1) + u'|' + (*it)->text(2) + u'\n';
    for (const char *text : {"12 ms", "TLS 1.3", "<b>canary</b>", "10 day", "0A:0A"})
        QVERIFY2(all.contains(QLatin1String(text)), qPrintable(all));

    // Another reason than an unknown authority is no matter of trust.
    problem.tlsFault = mqtt::Problem::TlsFault::Expired;
    mqtt::TestProgress expired({mqtt::Endpoint::Scheme::Mqtts, QStringLiteral("b.example"), 8883, {}}, {},
                               false, mqtt::Instant());
    expired.report().tls = progress.report().tls;
    expired.failed(problem, mqtt::Instant());
    page->show(expired.report());
    QVERIFY(page->trustButton()->isHidden());
}

QTEST_MAIN(TestConnectionPages)
#include "test_connection_pages.moc"
