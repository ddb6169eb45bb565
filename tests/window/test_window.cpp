// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/demo_broker.h"
#include "tests/support/mosquitto_broker.h"
#include "tests/window/window_rig.h"
#include "ui/docks/charts/charts_panel.h"
#include "ui/docks/inspector/bounded_text_view.h"
#include "ui/docks/inspector/diff_model.h"
#include "ui/docks/inspector/diff_view.h"
#include "ui/docks/inspector/history_view.h"
#include "ui/docks/inspector/inspector_panel.h"
#include "ui/docks/inspector/message_header.h"
#include "ui/docks/inspector/message_rows_view.h"
#include "ui/docks/inspector/payload_view.h"
#include "ui/docks/inspector/value_tree_view.h"
#include "ui/docks/publish/payload_editor.h"
#include "ui/docks/publish/publish_panel.h"
#include "ui/docks/publish/topic_field.h"
#include "ui/docks/topics/topics_panel.h"
#include "ui/widgets/banner.h"

#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using ui::InspectorPanel;

/// The composed program, driven by mouse and keys against a real broker.
class TestWindow : public QObject
{
    Q_OBJECT

    explorer::DemoBroker m_broker;

    bool arrives(const WindowRig &rig, const std::string &topic, const QByteArray &payload)
    {
        return rig.other->waitFor(
            [&] {
                const auto messages = rig.other->sink->messages();
                return std::ranges::any_of(messages, [&](const support::Received &message) {
                    return message.topic == topic && message.payload == payload;
                });
            },
            10'000);
    }

private Q_SLOTS:
    void initTestCase();
    void clickFillsTheInspector();
    void historyGrowsAndDiffTellsTheChange();
    void chartsTheNumberUnderTheCursor();
    void publishesExactlyWhatWasWritten();
    void filterNarrowsTheTree();
    void markupIsShownAsItIs();
    void pauseCountsWhatIsNewer();
    void refusedPortIsToldInABanner();
    void screenshotIsWritten();
};

void TestWindow::initTestCase()
{
    QApplication::setQuitOnLastWindowClosed(false);
    QSignalSpy started(&m_broker, &explorer::DemoBroker::started);
    m_broker.start();
    QVERIFY2(started.wait(10'000), "mosquitto did not start");
}

void TestWindow::clickFillsTheInspector()
{
    WindowRig rig(m_broker.port());
    QVERIFY(rig.open());
    QVERIFY(rig.publish("plant/line1/climate", R"({"temp": 21.50, "unit": "C"})"));
    QVERIFY(rig.click("plant/line1/climate"));

    const auto *panel = rig.child<InspectorPanel>();
    QTRY_COMPARE(panel->message().topic, std::string("plant/line1/climate"));
    QVERIFY(panel->header()->isVisible());
    QVERIFY2(panel->header()->facts().contains(QLatin1String("live")), qPrintable(panel->header()->facts()));
    const QAbstractItemModel *tree = panel->payloadView()->tree()->model();
    QVERIFY(panel->payloadView()->tree()->isVisible());
    QCOMPARE(tree->rowCount(), 2);
    QCOMPARE(tree->index(0, ui::ValueTreeModel::Key).data().toString(), QStringLiteral("temp"));
    QCOMPARE(tree->index(0, ui::ValueTreeModel::Value).data().toString(), QStringLiteral("21.50"));

    // It follows the newest message.
    QVERIFY(rig.publish("plant/line1/climate", R"({"temp": 22.75, "unit": "C"})"));
    QTRY_COMPARE(tree->index(0, ui::ValueTreeModel::Value).data().toString(), QStringLiteral("22.75"));
}

void TestWindow::historyGrowsAndDiffTellsTheChange()
{
    WindowRig rig(m_broker.port());
    QVERIFY(rig.open());
    QVERIFY(rig.publish("plant/a", R"({"temp": 21, "unit": "C"})"));
    QVERIFY(rig.click("plant/a"));
    auto *panel = rig.child<InspectorPanel>();
    panel->showTab(InspectorPanel::History);
    QTRY_COMPARE(panel->historyView()->model()->rowCount(), 1);
    QVERIFY(rig.publish("plant/a", R"({"temp": 23, "unit": "C"})"));
    QTRY_COMPARE(panel->historyView()->model()->rowCount(), 2);

    panel->showTab(InspectorPanel::Diff);
    const ui::DiffModel *diff = panel->diffView()->model();
    QTRY_COMPARE(diff->rowCount(), 1);
    QCOMPARE(diff->index(0, ui::DiffModel::Place).data().toString(), QStringLiteral("$.temp"));
    QCOMPARE(diff->index(0, ui::DiffModel::Before).data().toString(), QStringLiteral("21"));
    QCOMPARE(diff->index(0, ui::DiffModel::After).data().toString(), QStringLiteral("23"));

    // An older message, once picked, stays while newer ones come.
    panel->showTab(InspectorPanel::History);
    auto *list = panel->historyView()->list();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(1, 0)).center());
    QVERIFY(panel->message().payload.contains("21"));
    QVERIFY(rig.publish("plant/a", R"({"temp": 25, "unit": "C"})"));
    QTRY_COMPARE(panel->historyView()->model()->rowCount(), 3);
    QVERIFY(panel->message().payload.contains("21"));
}

void TestWindow::chartsTheNumberUnderTheCursor()
{
    WindowRig rig(m_broker.port());
    QVERIFY(rig.open());
    QVERIFY(rig.publish("plant/b", R"({"words": "none", "temp": 21})"));
    QVERIFY(rig.click("plant/b"));
    const auto *panel = rig.reveal<InspectorPanel>(QStringLiteral("inspector"));
    auto *tree = panel->payloadView()->tree();
    QTRY_COMPARE(tree->model()->rowCount(), 2);
    const auto *charts = rig.child<ui::ChartsPanel>();
    tree->setCurrentIndex(tree->model()->index(0, 0));
    QTest::keyClick(tree, Qt::Key_C);
    QVERIFY(charts->series().empty());
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {},
                      tree->visualRect(tree->model()->index(1, ui::ValueTreeModel::Chart)).center());
    QCOMPARE(charts->series().size(), std::size_t(1));
    QCOMPARE(charts->series()[0].series()->topic, std::string("plant/b"));
    QCOMPARE(charts->series()[0].series()->path.toString(), std::string("$.temp"));
    QCOMPARE(charts->series()[0].series()->points.size(), std::size_t(1)); // the message that is there
    QTRY_VERIFY(charts->isVisible());
}

void TestWindow::publishesExactlyWhatWasWritten()
{
    WindowRig rig(m_broker.port());
    QVERIFY(rig.open());
    auto *panel = rig.reveal<ui::PublishPanel>(QStringLiteral("publish"));
    QVERIFY(QTest::qWaitForWindowActive(rig.window));
    auto *editor = panel->findChild<ui::PayloadEditor *>();
    auto *topic = panel->findChild<ui::TopicField *>()->edit();
    topic->selectAll();
    QTest::keyClicks(topic, QStringLiteral("out/text"));
    for (QComboBox *box : panel->findChildren<QComboBox *>()) {
        if (box->accessibleName() == QLatin1String("Quality of service"))
            box->setCurrentIndex(1);
    }
    const QString text = QStringLiteral("{\"grüße\": \"<b>\"}\n\tzweite Zeile  \n");
    editor->editor()->setFocus();
    editor->editor()->setPlainText(text);
    QTest::keyClick(editor->editor(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(arrives(rig, "out/text", text.toUtf8()));
    QTRY_VERIFY2(panel->resultText().contains(QLatin1String("PUBACK")), qPrintable(panel->resultText()));
    QCOMPARE(editor->editor()->toPlainText(), text); // the key wrote no line of its own

    editor->setForm(ui::PayloadEditor::Form::Hex);
    editor->editor()->setPlainText(QStringLiteral("00 ff 80 0d 0a"));
    QTest::keyClick(editor->editor(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(arrives(rig, "out/text", QByteArray::fromHex("00ff800d0a")));
}

void TestWindow::filterNarrowsTheTree()
{
    WindowRig rig(m_broker.port());
    QVERIFY(rig.open());
    for (const char *topic : {"plant/line1/temp", "plant/line2/temp", "plant/line2/state"})
        QVERIFY(rig.publish(topic, "1"));
    QTRY_VERIFY(rig.find("plant/line2/state").isValid());
    auto *filter = rig.child<ui::TopicsPanel>()->findChild<QLineEdit *>();
    QCOMPARE(filter->accessibleName(), QStringLiteral("Filter topics"));

    filter->setFocus();
    QTest::keyClicks(filter, QStringLiteral("line2"));
    QTRY_COMPARE(rig.model().matchCount(), std::size_t(2));
    QVERIFY(!rig.find("plant/line1/temp").isValid());
    QVERIFY(rig.find("plant/line2/temp").isValid());
    QTest::keyClick(filter, Qt::Key_Escape);
    QCOMPARE(filter->text(), QString());
    QTRY_VERIFY(rig.find("plant/line1/temp").isValid());

    filter->setFocus();
    QTest::keyClicks(filter, QStringLiteral("plant/+/temp"));
    QTRY_COMPARE(rig.model().matchCount(), std::size_t(2));
    QVERIFY(!rig.find("plant/line2/state").isValid());
    QTest::keyClick(filter, Qt::Key_Escape);
    QTRY_VERIFY(rig.find("plant/line2/state").isValid());
}

void TestWindow::markupIsShownAsItIs()
{
    WindowRig rig(m_broker.port());
    QVERIFY(rig.open());
    const std::string topic = "<img src=x><b>x</b>/" + std::string("<table>");
    const QByteArray payload = "<img src=x><b>x</b>" + QByteArray("<table><tr><td>").repeated(30);
    QVERIFY(rig.publish(topic, payload));
    QVERIFY(rig.click(topic));
    QVERIFY(rig.publish(topic, payload + "<u>again</u>"));
    auto *panel = rig.child<InspectorPanel>();
    QTRY_VERIFY(panel->message().payload.endsWith("</u>"));
    QVERIFY(panel->payloadView()->text()->editor()->toPlainText().startsWith(QString::fromLatin1(payload)));
    QCOMPARE(rig.find(topic).parent().parent().data().toString(), QStringLiteral("<img src=x><b>x<"));

    for (const auto tab : {InspectorPanel::Payload, InspectorPanel::Diff, InspectorPanel::History,
                           InspectorPanel::Properties}) {
        panel->showTab(tab);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!rig.window->grab().isNull());
        // A rich-text layout of nested tables takes minutes.
        QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
    }
    for (const QLabel *label : rig.window->findChildren<QLabel *>()) {
        if (label->text().contains(QLatin1Char('<')))
            QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->text()));
    }
}

void TestWindow::pauseCountsWhatIsNewer()
{
    WindowRig rig(m_broker.port());
    QVERIFY(rig.open());
    QVERIFY(QTest::qWaitForWindowActive(rig.window));
    QTest::keyClick(rig.window, Qt::Key_F8);
    for (int i = 0; i < 3; ++i)
        QVERIFY(rig.publish("late/" + std::to_string(i), "1"));
    const auto newer = [&rig] {
        QStringList texts;
        for (const QToolButton *button : rig.window->findChildren<QToolButton *>()) {
            if (button->isVisible())
                texts += button->text();
        }
        return texts;
    };
    QTRY_VERIFY2(newer().contains(QLatin1String("3 newer")), qPrintable(newer().join(QLatin1Char('|'))));
    QVERIFY(!rig.find("late/0").isValid());
    QTest::keyClick(rig.window, Qt::Key_F8);
    QTRY_VERIFY(rig.find("late/2").isValid());
    QVERIFY(!newer().contains(QLatin1String("3 newer")));
}

void TestWindow::refusedPortIsToldInABanner()
{
    WindowRig rig(support::freePort());
    QVERIFY(!rig.open()); // the second client finds nobody either
    QVERIFY(rig.window);
    const auto banner = [&rig]() -> ui::Banner * {
        for (auto *candidate : rig.window->findChildren<ui::Banner *>()) {
            if (candidate->isVisible())
                return candidate;
        }
        return nullptr;
    };
    QTRY_VERIFY(banner());
    QVERIFY2(banner()->title().contains(QLatin1String("refused")), qPrintable(banner()->title()));
    QVERIFY(banner()->title().contains(QLatin1String("127.0.0.1")));
    QVERIFY(!banner()->text().isEmpty());
}

void TestWindow::screenshotIsWritten()
{
    WindowRig rig(m_broker.port());
    rig.line.screenshot = rig.folder.filePath(QStringLiteral("window.png"));
    rig.line.quitAfter = std::chrono::milliseconds(2'000);
    rig.program = std::make_unique<app::Composition>(rig.line);
    QVERIFY(rig.program->start());
    QCOMPARE(QCoreApplication::exec(), 0);
    const QImage image(rig.line.screenshot);
    QVERIFY(image.width() > 300 && image.height() > 200);
    QSet<QRgb> colors;
    for (int x = 0; x < image.width(); x += 3)
        for (int y = 0; y < image.height(); y += 3)
            colors += image.pixel(x, y);
    QVERIFY(colors.size() > 8); // more than an empty page
}

QTEST_MAIN(TestWindow)
#include "test_window.moc"
