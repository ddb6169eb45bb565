// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/widgets/dialog_fields.h"
#include "ui/dialogs/connection_dialog.h"
#include "ui/dialogs/general_page.h"
#include "ui/dialogs/session_page.h"
#include "ui/dialogs/subscriptions_page.h"
#include "ui/dialogs/will_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

using explorer::ConnectionProfile;
using ui::ConnectionDialog;

using namespace dialog_fields;

class TestConnectionDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForAHostBeforeItConnects();
    void takesAPastedUrlApart();
    void refusesAPortInTheHostField();
    void refusesAPasswordWithoutUserBefore5();
    void refusesAMisplacedWildcardAndSaysWhere();
    void suggestsEverythingButNotTheBrokersOwnFigures();
    void needsATopicForALastWill();
    void makesANewClientId();
    void givesBackAProfileUntouched();
    void keepsAWideSessionExpiry();
    void tellsWhichButtonItWas();
};

void TestConnectionDialog::asksForAHostBeforeItConnects()
{
    ConnectionDialog dialog(ConnectionProfile::makeNew());
    auto *page = dialog.findChild<ui::GeneralPage *>();
    auto *host = field<QLineEdit>(page, QStringLiteral("&Host"));
    QVERIFY(host);
    retype(host, {});
    QVERIFY(!dialog.isValid());
    QVERIFY(!button(&dialog, QStringLiteral("Connect"))->isEnabled());
    retype(host, QStringLiteral("broker.example.org"));
    QVERIFY(dialog.isValid());
    QVERIFY(button(&dialog, QStringLiteral("Connect"))->isEnabled());
    QCOMPARE(dialog.profile().endpoint.host, QStringLiteral("broker.example.org"));
    QCOMPARE(dialog.profile().name, QStringLiteral("broker.example.org"));
}

void TestConnectionDialog::takesAPastedUrlApart()
{
    ConnectionDialog dialog(ConnectionProfile::makeNew());
    auto *host = field<QLineEdit>(dialog.findChild<ui::GeneralPage *>(), QStringLiteral("&Host"));
    host->selectAll();
    host->insert(QStringLiteral("mqtt://anna:se%20cret@example.org:1884"));
    Q_EMIT host->textEdited(host->text());
    const ConnectionProfile profile = dialog.profile();
    QCOMPARE(profile.endpoint.host, QStringLiteral("example.org"));
    QCOMPARE(int(profile.endpoint.port), 1884);
    QCOMPARE(profile.username, QStringLiteral("anna"));
    QCOMPARE(dialog.password(), QByteArray("se cret"));
    QVERIFY(dialog.isValid());
}

void TestConnectionDialog::refusesAPortInTheHostField()
{
    ConnectionDialog dialog(ConnectionProfile::makeNew());
    auto *page = dialog.findChild<ui::GeneralPage *>();
    retype(field<QLineEdit>(page, QStringLiteral("&Host")), QStringLiteral("example.org:1884"));
    QVERIFY(!dialog.isValid());
    QVERIFY(!page->complaint().isEmpty());
}

void TestConnectionDialog::refusesAPasswordWithoutUserBefore5()
{
    ConnectionDialog dialog(ConnectionProfile::makeNew());
    auto *page = dialog.findChild<ui::GeneralPage *>();
    auto *version = field<QComboBox>(page, QStringLiteral("&Version"));
    version->setCurrentIndex(version->findData(int(mqtt::ProtocolVersion::V311)));
    retype(field<QLineEdit>(page, QStringLiteral("&Password")), QStringLiteral("x"));
    QVERIFY(!dialog.isValid());
    QVERIFY(page->complaint().contains(QLatin1String("user name")));
    retype(field<QLineEdit>(page, QStringLiteral("&User name")), QStringLiteral("anna"));
    QVERIFY(dialog.isValid());
}

void TestConnectionDialog::refusesAMisplacedWildcardAndSaysWhere()
{
    ConnectionDialog dialog(ConnectionProfile::makeNew());
    auto *page = dialog.findChild<ui::SubscriptionsPage *>();
    page->table()->item(0, 0)->setText(QStringLiteral("a/#/b"));
    QVERIFY(!dialog.isValid());
    QVERIFY(page->complaint().startsWith(QLatin1String("a/#/b")));
    QVERIFY(!dialog.tabs()->tabIcon(dialog.tabs()->indexOf(page)).isNull());
    page->table()->item(0, 0)->setCheckState(Qt::Unchecked);
    QVERIFY(dialog.isValid());
}

void TestConnectionDialog::suggestsEverythingButNotTheBrokersOwnFigures()
{
    ConnectionDialog dialog(ConnectionProfile::makeNew());
    const QTableWidget *table = dialog.findChild<ui::SubscriptionsPage *>()->table();
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("#"));
    QVERIFY(table->item(0, 0)->checkState() == Qt::Checked);
    QCOMPARE(table->item(1, 0)->text(), QStringLiteral("$SYS/#"));
    QVERIFY(table->item(1, 0)->checkState() == Qt::Unchecked);
    const auto subscriptions = dialog.profile().subscriptions;
    QCOMPARE(subscriptions.size(), std::size_t(1));
    QCOMPARE(subscriptions.front().filter, std::string("#"));
}

void TestConnectionDialog::needsATopicForALastWill()
{
    ConnectionDialog dialog(ConnectionProfile::makeNew());
    auto *page = dialog.findChild<ui::WillPage *>();
    page->findChild<QCheckBox *>()->setChecked(true);
    QVERIFY(!dialog.isValid());
    retype(field<QLineEdit>(page, QStringLiteral("&Topic")), QStringLiteral("clients/+"));
    QVERIFY(!dialog.isValid());
    retype(field<QLineEdit>(page, QStringLiteral("&Topic")), QStringLiteral("clients/me"));
    QVERIFY(dialog.isValid());
    QVERIFY(dialog.profile().hasWill);
    QCOMPARE(dialog.profile().will.topic, std::string("clients/me"));
}

void TestConnectionDialog::makesANewClientId()
{
    const ConnectionProfile profile = ConnectionProfile::makeNew();
    ConnectionDialog dialog(profile);
    auto *page = dialog.findChild<ui::SessionPage *>();
    QCOMPARE(dialog.profile().clientId, profile.clientId);
    page->findChild<QToolButton *>()->click();
    QVERIFY(dialog.profile().clientId != profile.clientId);
    QVERIFY(dialog.profile().clientId.startsWith(QLatin1String("mqttscope-")));
}

void TestConnectionDialog::givesBackAProfileUntouched()
{
    ConnectionProfile profile = ConnectionProfile::makeNew();
    profile.name = QStringLiteral("Bench");
    profile.endpoint.host = QStringLiteral("::1");
    profile.subscriptions.front().retainAsPublished = true;
    profile.subscriptions.front().retainHandling = 1;
    profile.hasWill = true;
    profile.will.topic = std::string("a");
    profile.will.payload = QByteArray("\xff\x00\x01", 3);
    const ConnectionDialog dialog(profile);
    QVERIFY(dialog.isValid());
    const ConnectionProfile back = dialog.profile();
    QCOMPARE(back.endpoint.host, profile.endpoint.host);
    QVERIFY(back.subscriptions == profile.subscriptions);
    QCOMPARE(back.will.payload, profile.will.payload);
    QCOMPARE(back.name, profile.name);
    QCOMPARE(back.id, profile.id);
}

void TestConnectionDialog::keepsAWideSessionExpiry()
{
    ConnectionProfile profile = ConnectionProfile::makeNew();
    profile.endpoint.host = QStringLiteral("h");
    profile.sessionExpirySeconds = 4'294'967'295;
    const ConnectionDialog dialog(profile);
    QCOMPARE(dialog.profile().sessionExpirySeconds, 4'294'967'295u);
}

void TestConnectionDialog::tellsWhichButtonItWas()
{
    ConnectionProfile profile = ConnectionProfile::makeNew();
    profile.endpoint.host = QStringLiteral("h");
    ConnectionDialog saving(profile);
    button(&saving, QStringLiteral("Save"))->click();
    QCOMPARE(saving.result(), int(QDialog::Accepted));
    QVERIFY(!saving.wantsConnect());
    ConnectionDialog connecting(profile);
    button(&connecting, QStringLiteral("Connect"))->click();
    QVERIFY(connecting.wantsConnect());
}

QTEST_MAIN(TestConnectionDialog)
#include "test_connection_dialog.moc"
