// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every page of the connection dialog fits a screen of 1280 × 720 and cuts no word. With
// MQTTSCOPE_SHOTS=FOLDER the pages are saved there as pictures.
#include "tests/ui/widgets/dialog_fields.h"
#include "ui/dialogs/connection_dialog.h"
#include "ui/dialogs/connection_page.h"
#include "ui/dialogs/test_page.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>

using explorer::ConnectionProfile;
using ui::ConnectionDialog;

namespace {

constexpr QSize kSmallScreen(1280, 720);

ConnectionProfile busyProfile()
{
    ConnectionProfile profile = dialog_fields::profileFor(QStringLiteral("broker.example.org"));
    profile.name = QStringLiteral("Line 3");
    profile.endpoint.scheme = mqtt::Endpoint::Scheme::Wss;
    profile.endpoint.port = 443;
    profile.endpoint.path = QStringLiteral("/mqtt");
    profile.transport.tls.certificateFile = QStringLiteral("/etc/mqtt/client.pem");
    profile.transport.webSocket.headers = {{"X-Site", "3"}, {"Authorization", ""}};
    profile.transport.proxy.kind = mqtt::ProxyOptions::Kind::Socks5;
    profile.transport.proxy.host = QStringLiteral("proxy.example.org");
    profile.trust(QByteArray(32, '\xc4'));
    profile.username = QStringLiteral("anna");
    profile.cleanStart = false;
    profile.connectProperties.userProperties = {{"site", "3"}};
    profile.hasWill = true;
    profile.will.topic = "clients/bench-3/status";
    profile.will.payload = "offline";
    profile.subscriptions.push_back({.filter = "factory/+/line/#", .maximumQos = mqtt::Qos::AtLeastOnce});
    return profile;
}

mqtt::TestReport refusedReport()
{
    mqtt::TlsFacts facts;
    facts.protocol = QStringLiteral("TLS 1.3");
    facts.cipher = QStringLiteral("TLS_AES_256_GCM_SHA384");
    mqtt::TlsFacts::Certificate certificate;
    certificate.subject = QStringLiteral("broker.example.org");
    certificate.issuer = QStringLiteral("Bench CA");
    certificate.alternativeNames = {QStringLiteral("DNS:broker.example.org"), QStringLiteral("IP:10.0.0.3")};
    certificate.notBefore = QDateTime::currentDateTime().addDays(-30);
    certificate.notAfter = QDateTime::currentDateTime().addDays(60);
    certificate.keyAlgorithm = QStringLiteral("RSA 2048");
    certificate.fingerprint = QByteArray(32, '\xc4');
    facts.chain = {certificate};
    mqtt::Problem problem;
    problem.kind = mqtt::Problem::Kind::TlsFailed;
    problem.tlsFault = mqtt::Problem::TlsFault::UnknownAuthority;
    problem.host = "broker.example.org";
    problem.port = 8883;
    const auto at = [](int ms) { return mqtt::Instant(std::chrono::milliseconds(ms)); };
    mqtt::TestProgress progress(
        {mqtt::Endpoint::Scheme::Mqtts, QStringLiteral("broker.example.org"), 8883, {}}, {}, true, at(0));
    progress.passed(mqtt::TransportStep::Resolved, at(4));
    progress.passed(mqtt::TransportStep::Connected, at(21));
    progress.report().tls = std::make_shared<mqtt::TlsFacts>(facts);
    progress.failed(problem, at(58));
    return progress.report();
}

mqtt::TestReport goodReport()
{
    const auto at = [](int ms) { return mqtt::Instant(std::chrono::milliseconds(ms)); };
    mqtt::TestProgress progress({mqtt::Endpoint::Scheme::Mqtt, QStringLiteral("h"), 1883, {}}, {}, true,
                                at(0));
    progress.passed(mqtt::TransportStep::Resolved, at(2));
    progress.passed(mqtt::TransportStep::Connected, at(9));
    progress.passed(mqtt::TestStep::Name::Login, at(14));
    progress.report().session = mqtt::SessionStarted();
    progress.passed(mqtt::TestStep::Name::Subscribe, at(17));
    progress.ended(mqtt::TestStep::Outcome::Done, at(17));
    return progress.report();
}

/// The words of this widget that are cut, or nothing.
QString cutWords(const QWidget *widget)
{
    if (!widget->isVisible())
        return {};
    const auto *label = qobject_cast<const QLabel *>(widget);
    if (label && !label->text().isEmpty()) {
        const int height =
            label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        const bool isCut = (!label->wordWrap() && label->width() < label->sizeHint().width()) ||
                           label->height() < height - 1;
        return isCut ? label->text() : QString();
    }
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    if (button && !button->text().isEmpty() && button->width() < button->sizeHint().width())
        return button->text();
    const auto *box = qobject_cast<const QComboBox *>(widget);
    if (box && box->width() < box->minimumSizeHint().width())
        return box->currentText();
    return {};
}

} // namespace

class TestDialogLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPageFitsASmallScreen_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("light") << int(ui::ThemeMode::Light);
        QTest::newRow("dark") << int(ui::ThemeMode::Dark);
    }
    void everyPageFitsASmallScreen()
    {
        QFETCH(int, mode);
        ui::Theme theme;
        theme.setMode(ui::ThemeMode(mode));
        ConnectionDialog dialog(busyProfile());
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QVERIFY(dialog.width() <= kSmallScreen.width() && dialog.height() <= kSmallScreen.height() - 60);
        QVERIFY(dialog.minimumSizeHint().height() <= kSmallScreen.height() - 60);
        auto *test = dialog.findChild<ui::TestPage *>();
        test->show(refusedReport());
        for (int tab = 0; tab < dialog.tabs()->count(); ++tab) {
            dialog.tabs()->setCurrentIndex(tab);
            check(dialog, QStringLiteral("%1-%2").arg(tab).arg(QLatin1String(QTest::currentDataTag())));
        }
        test->show(goodReport());
        check(dialog, QStringLiteral("good-%1").arg(QLatin1String(QTest::currentDataTag())));
    }

private:
    static void check(ConnectionDialog &dialog, const QString &name)
    {
        QTest::qWait(20);
        if (const QString folder = qEnvironmentVariable("MQTTSCOPE_SHOTS"); !folder.isEmpty())
            dialog.grab().save(QStringLiteral("%1/%2.png").arg(folder, name));
        QWidget *page = dialog.tabs()->currentWidget();
        const QString title = dialog.tabs()->tabText(dialog.tabs()->currentIndex());
        if (const auto *area = qobject_cast<QScrollArea *>(page))
            QVERIFY2(area->widget()->width() <= area->viewport()->width(), qPrintable(title));
        for (const QWidget *widget : page->findChildren<QWidget *>())
            QVERIFY2(cutWords(widget).isEmpty(), qPrintable(title + QStringLiteral(": ") + cutWords(widget)));
        const QTabBar *bar = dialog.tabs()->tabBar();
        QVERIFY(bar->sizeHint().width() <= dialog.width());
    }
};

QTEST_MAIN(TestDialogLayout)
#include "test_dialog_layout.moc"
