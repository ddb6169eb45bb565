// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/demo_broker.h"
#include "model/session/workspace.h"
#include "model/topics/topic_words.h"
#include "tests/ui/docks/inspector/inspector_samples.h"
#include "ui/docks/inspector/inspector_panel.h"
#include "ui/docks/inspector/interval_chart.h"
#include "ui/docks/inspector/message_header.h"
#include "ui/docks/inspector/timing_view.h"

#include <QHelpEvent>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

using namespace explorer;
using ui::IntervalChart;
using ui::TimingView;

namespace {

IntervalHistogram threeLengths()
{
    IntervalHistogram histogram;
    for (int i = 0; i < 1'000; ++i)
        histogram.add(1'000'000'000);
    for (int i = 0; i < 10; ++i)
        histogram.add(10'000'000);
    histogram.add(60'000'000'000);
    return histogram;
}

} // namespace

class TestTimingView : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoBroker> m_broker;
    std::unique_ptr<Workspace> m_workspace;
    ExplorerSession *m_session = nullptr;

    void publish(const char *topic, const QByteArray &payload, bool retain = false)
    {
        const std::uint64_t shown = m_session->counters().shown;
        m_session->connection().publish({topic, payload, mqtt::Qos::AtLeastOnce, retain, {}});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->counters().shown > shown, 10'000);
    }
    NodeId node(const char *topic) const { return m_session->tree().find(topic); }

private Q_SLOTS:
    void initTestCase()
    {
        m_broker = std::make_unique<DemoBroker>();
        QSignalSpy started(m_broker.get(), &DemoBroker::started);
        m_broker->start();
        QVERIFY(started.wait(10'000));
        m_workspace = std::make_unique<Workspace>();
        ConnectionProfile profile = ConnectionProfile::makeNew();
        profile.endpoint.host = QStringLiteral("127.0.0.1");
        profile.endpoint.port = m_broker->port();
        m_session = m_workspace->open(profile, {});
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->connection().subscriptions().empty() &&
                                     m_session->connection().subscriptions().front().state ==
                                         mqtt::SubscriptionStatus::State::Granted,
                                 10'000);
    }
    void cleanupTestCase() { m_workspace.reset(); }

    void theChartShowsRareLengthsToo()
    {
        IntervalChart chart;
        chart.resize(420, 180);
        chart.setHistogram(threeLengths(), 1.0, 1.0);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        const auto bar = [&](std::int64_t ns) { return chart.barOf(IntervalHistogram::binOf(ns)); };
        QVERIFY(bar(10'000'000).right() < bar(1'000'000'000).left());
        QVERIFY(bar(1'000'000'000).right() < bar(60'000'000'000).left());
        QVERIFY(bar(60'000'000'000).height() > 5); // one of a thousand
        QVERIFY(bar(1'000'000'000).height() > bar(10'000'000).height());
        QVERIFY(bar(5).isEmpty());
        for (const std::int64_t ns : {10'000'000LL, 60'000'000'000LL})
            QVERIFY(QRectF(chart.rect()).contains(bar(ns)));
        QCOMPARE(chart.binAt(bar(60'000'000'000).center().toPoint()), IntervalHistogram::binOf(60'000'000'000));

        const QImage image = chart.grab().toImage();
        const QPoint inBar = bar(1'000'000'000).center().toPoint() - QPoint(0, 20);
        QVERIFY(image.pixelColor(inBar) != image.pixelColor(inBar + QPoint(40, 0)));
    }

    void theChartIsReadByPointerAndByKeyboard()
    {
        IntervalChart chart;
        chart.resize(420, 180);
        chart.setHistogram(threeLengths(), 1.0, 0);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        const int bin = IntervalHistogram::binOf(1'000'000'000);
        const QPoint at = chart.barOf(bin).center().toPoint();
        QHelpEvent help(QEvent::ToolTip, at, chart.mapToGlobal(at));
        QCoreApplication::sendEvent(&chart, &help);
        QVERIFY2(QToolTip::text().contains(QStringLiteral("interval(s) (98.9 %)")), qPrintable(QToolTip::text()));
        QVERIFY(chart.describe(bin).startsWith(QStringLiteral("1.00 s to 1.12 s")));

        chart.setFocus();
        QTest::keyClick(&chart, Qt::Key_End);
        QCOMPARE(chart.currentBin(), IntervalHistogram::binOf(60'000'000'000));
        QTest::keyClick(&chart, Qt::Key_Right); // nothing further
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(chart.currentBin(), bin);
        QCOMPARE(chart.accessibleDescription(), chart.describe(bin));
        QTest::keyClick(&chart, Qt::Key_Home);
        QCOMPARE(chart.currentBin(), IntervalHistogram::binOf(10'000'000));
        chart.setHistogram({}, 0, 0);
        QCOMPARE(chart.currentBin(), -1);
        QTest::keyClick(&chart, Qt::Key_Right);
        QCOMPARE(chart.currentBin(), -1);
        chart.resize(5, 5);
        QVERIFY(!chart.grab().isNull());
    }

    void showsTheFiguresOfWhatIsKeptAndOfWhatComes()
    {
        publish("t", "before"); // no beat of ours is retained
        for (int i = 0; i < 4; ++i)
            publish("t", QByteArray::number(i));
        TimingView view;
        view.resize(480, 400);
        view.show();
        view.setTopic(m_session, node("t"));
        QTRY_VERIFY(view.isComplete());
        QCOMPARE(view.facts().messages, 5U);
        QCOMPARE(view.facts().intervals, 4U);
        QVERIFY(view.figure(TimingView::Mean) != QStringLiteral("–"));
        QVERIFY(view.figure(TimingView::Longest).contains(QStringLiteral(", until ")));
        QVERIFY(view.heartbeatText().startsWith(QStringLiteral("No heartbeat")));
        QVERIFY(view.note().startsWith(QStringLiteral("5 message(s) in memory since ")));

        publish("t", "more");
        view.refresh();
        QTRY_COMPARE(view.facts().messages, 6U);
        QTRY_VERIFY(view.note().startsWith(QStringLiteral("6 message")));
        view.setPaused(true);
        publish("t", "later");
        view.refresh();
        QTest::qWait(50);
        QCOMPARE(view.facts().messages, 6U);
        view.setPaused(false);
        QTRY_COMPARE(view.facts().messages, 7U);

        QSignalSpy asked(&view, &TimingView::messageRequested);
        QTest::mouseClick(view.goToGap(), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<Sequence>(), view.facts().longestEnd);
        view.setTopic(nullptr, kNoNode);
        QCOMPARE(view.figure(TimingView::Mean), QStringLiteral("–"));
        QVERIFY(!view.goToGap()->isEnabled() && view.heartbeatText().isEmpty());
    }

    void nothingIsReadWhileItIsHidden()
    {
        publish("hidden", "1");
        TimingView view;
        view.setTopic(m_session, node("hidden"));
        QTest::qWait(30);
        QCOMPARE(view.facts().messages, 0U);
        view.show();
        QTRY_COMPARE(view.facts().messages, 1U);
    }

    void theInspectorHasItAsATabAndJumpsToTheMessage()
    {
        for (int i = 0; i < 3; ++i)
            publish("tab", QByteArray::number(i));
        ui::InspectorPanel panel(*m_workspace);
        panel.resize(520, 520);
        panel.show();
        m_workspace->selection().select(m_session, node("tab"));
        panel.showTab(ui::InspectorPanel::Timing);
        QTRY_COMPARE(panel.timingView()->facts().messages, 3U);
        publish("tab", "3");
        QTRY_COMPARE(panel.timingView()->facts().messages, 4U);
        QTest::mouseClick(panel.timingView()->goToGap(), Qt::LeftButton);
        QCOMPARE(m_workspace->selection().message(), panel.timingView()->facts().longestEnd);
        QVERIFY(!m_workspace->selection().followsNewest());
        m_workspace->selection().select(nullptr, kNoNode);
    }

    void theHeaderTellsWhatTheBrokerRetains()
    {
        ui::InspectorPanel panel(*m_workspace);
        panel.show();
        publish("kept", "1", true);
        m_workspace->selection().select(m_session, node("kept"));
        const auto says = [&](const QString &text) { return panel.header()->facts().contains(text); };
        QTRY_VERIFY2(says(QStringLiteral("retained on the broker")), qPrintable(panel.header()->facts()));
        const Sequence first = m_workspace->selection().message();
        publish("kept", "2");
        QTRY_VERIFY(says(QStringLiteral("live; the broker holds an older retained message")));
        m_workspace->selection().fixMessage(first); // an older one has its own flag
        QVERIFY(!says(QStringLiteral("broker")) && says(QStringLiteral("retained")));
        m_workspace->selection().fixMessage(kNoSequence);
        publish("kept", "", true);
        QTRY_VERIFY(says(QStringLiteral("nothing retained any more")));
        m_workspace->selection().select(nullptr, kNoNode);
    }

    void theHeaderTellsOfSilenceAndWhyNothingIsKnown()
    {
        ui::MessageHeader header(*m_workspace->formats());
        header.setMessage(ui::message("a/b", "1"), true, {.retained = RetainedState::Untold, .isV5 = false});
        QVERIFY(header.facts().endsWith(QStringLiteral("unknown whether retained: MQTT 3.1.1 does not tell")));
        header.setStanding({.retained = RetainedState::Untold, .isV5 = true, .silentPeriods = 9, .period = 5});
        QVERIFY(header.facts().contains(QStringLiteral("the subscription does not ask")));
        QVERIFY(header.facts().endsWith(QStringLiteral("⚠ silent for 9 period(s)")));
        bool isInTip = false;
        for (const QLabel *label : header.findChildren<QLabel *>())
            isInTip = isInTip || label->toolTip().contains(QStringLiteral("usually a message comes every 5.00 s"));
        QVERIFY(isInTip);
        header.setStanding({.retained = RetainedState::Untold});
        QVERIFY(!header.facts().contains(u'⚠'));
    }
};

QTEST_MAIN(TestTimingView)
#include "tst_timing_view.moc"
