// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/demo_broker.h"
#include "model/session/workspace.h"
#include "ui/docks/inspector/bounded_text_view.h"
#include "ui/docks/inspector/cut_notice.h"
#include "ui/docks/inspector/decode_control.h"
#include "ui/docks/inspector/decoder_button.h"
#include "ui/docks/inspector/diff_view.h"
#include "ui/docks/inspector/history_view.h"
#include "ui/docks/inspector/inspector_panel.h"
#include "ui/docks/inspector/message_header.h"
#include "ui/docks/inspector/message_rows_view.h"
#include "ui/docks/inspector/payload_view.h"
#include "ui/docks/inspector/read_as_dialog.h"
#include "ui/docks/inspector/scalar_view.h"
#include "ui/docks/inspector/value_tree_view.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace explorer;

class TestInspectorPanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoBroker> m_broker;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ui::InspectorPanel> m_panel;
    ExplorerSession *m_session = nullptr;

    void publish(const char *topic, const QByteArray &payload)
    {
        const std::uint64_t shown = m_session->counters().shown;
        m_session->connection().publish({topic, payload, mqtt::Qos::AtLeastOnce, false, {}});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->counters().shown > shown, 10'000);
    }
    void select(const char *topic)
    {
        m_workspace->selection().select(m_session, m_session->tree().find(topic));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_broker = std::make_unique<DemoBroker>();
        QSignalSpy started(m_broker.get(), &DemoBroker::started);
        m_broker->start();
        QVERIFY(started.wait(10'000));
        m_workspace = std::make_unique<Workspace>();
        m_workspace->setLimits({.largestMessage = 1'500'000});
        m_panel = std::make_unique<ui::InspectorPanel>(*m_workspace);
        m_panel->resize(520, 480);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        ConnectionProfile profile = ConnectionProfile::makeNew();
        profile.endpoint.host = QStringLiteral("127.0.0.1");
        profile.endpoint.port = m_broker->port();
        profile.subscriptions = {{"#", mqtt::Qos::AtLeastOnce}};
        m_session = m_workspace->open(profile, {});
        QTRY_VERIFY_WITH_TIMEOUT(
            m_session->connection().state().phase == mqtt::ConnectionState::Phase::Connected, 10'000);
        QTest::qWait(200);
    }
    void cleanupTestCase()
    {
        m_panel.reset();
        m_workspace.reset();
    }
    void init()
    {
        m_workspace->setPaused(false);
        m_panel->showTab(ui::InspectorPanel::Payload);
    }

    void followsTheNewestMessageOfTheSelectedTopic()
    {
        QVERIFY(!m_panel->message());
        publish("plant/temp", R"({"t":21.4})");
        select("plant/temp");
        QCOMPARE(m_panel->message().payload, QByteArray(R"({"t":21.4})"));
        publish("plant/temp", R"({"t":22.5})");
        QTRY_COMPARE(m_panel->message().payload, QByteArray(R"({"t":22.5})"));
        QCOMPARE(m_panel->payloadView()->tree()->model()->index(0, 1).data().toString(),
                 QStringLiteral("22.5"));
        QVERIFY(m_panel->header()->facts().contains(QStringLiteral("QoS 1")));
    }

    void staysAtTheMessagePickedInTheHistory()
    {
        select("plant/temp");
        m_panel->showTab(ui::InspectorPanel::History);
        ui::MessageRowsView *list = m_panel->historyView()->list();
        QTRY_COMPARE(list->model()->rowCount(), 2);
        list->setCurrentIndex(list->model()->index(1, 0));
        QVERIFY(!m_workspace->selection().followsNewest());
        QCOMPARE(m_panel->message().payload, QByteArray(R"({"t":21.4})"));
        publish("plant/temp", R"({"t":23})");
        QTRY_COMPARE(list->model()->rowCount(), 3);
        QCOMPARE(m_panel->message().payload, QByteArray(R"({"t":21.4})"));
        QCOMPARE(list->currentIndex().row(), 2);
        QVERIFY(m_panel->historyView()->countText().startsWith(QStringLiteral("2 newer")));
        m_workspace->selection().fixMessage(kNoSequence);
        QCOMPARE(m_panel->message().payload, QByteArray(R"({"t":23})"));
    }

    void comparesWithTheMessageBefore()
    {
        select("plant/temp");
        m_panel->showTab(ui::InspectorPanel::Diff);
        QCOMPARE(m_panel->diffView()->summary(), QStringLiteral("1 difference(s) to the message before"));
    }

    void standsStillWhilePausedAndCountsWhatWaits()
    {
        select("plant/temp");
        m_panel->showTab(ui::InspectorPanel::History);
        m_workspace->setPaused(true);
        const std::uint64_t shown = m_session->counters().shown;
        m_session->connection().publish({"plant/temp", R"({"t":24})", mqtt::Qos::AtLeastOnce, false, {}});
        QTRY_VERIFY(m_session->counters().shown > shown);
        QTest::qWait(150);
        QCOMPARE(m_panel->message().payload, QByteArray(R"({"t":23})"));
        QCOMPARE(m_panel->historyView()->list()->model()->rowCount(), 3);
        m_workspace->setPaused(false);
        QTRY_COMPARE(m_panel->historyView()->list()->model()->rowCount(), 4);
        QTRY_COMPARE(m_panel->message().payload, QByteArray(R"({"t":24})"));
    }

    void asksForAChartOfTheNumber()
    {
        publish("plant/plain", "7");
        select("plant/plain");
        QStringList asked;
        connect(&m_workspace->selection(), &Selection::chartRequested, m_panel.get(),
                [&asked](ExplorerSession *, const std::string &topic, const std::string &path) {
                    asked += QString::fromStdString(topic + ' ' + path);
                });
        QTest::keyClick(m_panel->payloadView()->scalar(), Qt::Key_C);
        QCOMPARE(asked, QStringList{QStringLiteral("plant/plain $")});
    }

    void readsByTheConnectionsRulesAndAnewWhenTheyChange()
    {
        publish("plant/raw", "[1]");
        publish("plant/raw", "[2]");
        select("plant/raw");
        ui::DecoderButton *button = m_panel->header()->decoder();
        QCOMPARE(button->text(), QStringLiteral("JSON · recognised"));
        m_session->setDecodeRules({{"plant/+", {{}, "text", {}}}});
        QCOMPARE(button->text(), QStringLiteral("Text · rule plant/+"));
        QVERIFY(m_panel->payloadView()->scalar()->isVisible()); // one line of text
        m_panel->showTab(ui::InspectorPanel::Diff); // the message before is read by the same rule: as lines
        QCOMPARE(m_panel->diffView()->summary(), QStringLiteral("2 difference(s) to the message before"));
        select("plant/plain");
        QCOMPARE(button->text(), QStringLiteral("Text · rule plant/+"));
        m_session->setDecodeRules({});
        QCOMPARE(button->text(), QStringLiteral("JSON · recognised"));
    }

    void readsAsTheDialogSaysForThisLookOrByANewRule()
    {
        select("plant/raw");
        ui::DecoderButton *button = m_panel->header()->decoder();
        const auto answerDialog = [](bool rule) {
            QTimer::singleShot(0, qApp, [rule] {
                auto *dialog = qobject_cast<ui::ReadAsDialog *>(QApplication::activeModalWidget());
                QVERIFY(dialog);
                dialog->chooseRule(rule);
                dialog->okButton()->click();
            });
        };
        answerDialog(false);
        m_panel->decodeControl()->readAs({.decoder = "binary"});
        QCOMPARE(button->text(), QStringLiteral("Hex · chosen"));
        QVERIFY(m_session->profile().decodeRules.empty());
        select("plant/plain"); // the look is over
        select("plant/raw");
        QCOMPARE(button->text(), QStringLiteral("JSON · recognised"));
        answerDialog(true);
        m_panel->decodeControl()->readAs({.decoder = "binary"});
        QCOMPARE(button->text(), QStringLiteral("Hex · rule plant/raw"));
        QCOMPARE(m_session->profile().decodeRules.size(), std::size_t(1));
        m_session->setDecodeRules({});
    }

    void neverShowsTheOldTopicsLargePayload()
    {
        QByteArray large = "[1";
        while (large.size() < 400'000)
            large += ",123456";
        publish("plant/large", large + ']');
        select("plant/large");
        select("plant/plain"); // while the large one is being decoded
        QTest::qWait(500);
        QVERIFY(m_panel->payloadView()->scalar()->isChartable());
        QVERIFY(m_panel->payloadView()->scalar()->isVisible());
        select("plant/large");
        // Its text is there at once, the tree when it is made.
        QCOMPARE(m_panel->payloadView()->shownForm(), ui::PayloadView::Form::Text);
        QVERIFY(m_panel->payloadView()->text()->editor()->toPlainText().startsWith(QStringLiteral("[1,123456")));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->payloadView()->tree()->model()->rowCount() > 1000, 10'000);
    }

    void aMessageTooLargeForMemoryIsToldToBeCut()
    {
        publish("plant/huge", "[0" + QByteArray(",1").repeated(1'048'576) + ']');
        select("plant/huge");
        QVERIFY(m_panel->message().cut && m_panel->message().payloadSize() == 2'097'155U);
        QVERIFY(m_panel->cutNotice()->isVisible());
        QTRY_VERIFY(m_panel->payloadView()->problem().contains(QStringLiteral("only the beginning")));
        select("plant/plain");
        QVERIFY(!m_panel->cutNotice()->isVisible());
        QVERIFY(m_panel->payloadView()->problem().isEmpty());
    }

    void aTopicOfOnlyBranchesSaysSo()
    {
        select("plant");
        QVERIFY(!m_panel->message());
        QVERIFY(m_panel->header()->facts().startsWith(QStringLiteral("No message of its own")));
    }
};

QTEST_MAIN(TestInspectorPanel)
#include "tst_inspector_panel.moc"
