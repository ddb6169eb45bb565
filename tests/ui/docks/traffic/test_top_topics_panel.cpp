// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/demo_broker.h"
#include "ui/docks/traffic/top_topics_panel.h"
#include "ui/docks/traffic/treemap_view.h"

#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace explorer;

class TestTopTopicsPanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoBroker> m_broker;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ui::TopTopicsPanel> m_panel;
    ExplorerSession *m_session = nullptr;
    std::int64_t m_nowNs = 5'000'000'000;

    void publish(const std::string &topic, int count)
    {
        const std::uint64_t shown = m_session->counters().shown + std::uint64_t(count);
        for (int i = 0; i < count; ++i)
            m_session->connection().publish({topic, QByteArray("21.5"), mqtt::Qos::AtLeastOnce, false, {}});
        QTRY_COMPARE_WITH_TIMEOUT(m_session->counters().shown, shown, 10'000);
    }
    void settle()
    {
        while (m_panel->board().work())
            continue;
    }
    void second()
    {
        m_nowNs += 1'000'000'000;
        m_panel->board().beat();
        settle();
    }
    QComboBox *box(const QString &name) const
    {
        const QList<QComboBox *> boxes = m_panel->findChildren<QComboBox *>();
        for (QComboBox *box : boxes) {
            if (box->accessibleName() == name)
                return box;
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_broker = std::make_unique<DemoBroker>();
        QSignalSpy started(m_broker.get(), &DemoBroker::started);
        m_broker->start();
        QVERIFY(started.wait(10'000));
    }
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        m_panel = std::make_unique<ui::TopTopicsPanel>(*m_workspace);
        m_panel->board().setClock([this] { return m_nowNs; });
        m_panel->resize(700, 300);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        ConnectionProfile profile = ConnectionProfile::makeNew();
        profile.name = QStringLiteral("broker");
        profile.endpoint.host = QStringLiteral("127.0.0.1");
        profile.endpoint.port = m_broker->port();
        profile.subscriptions = {{"#", mqtt::Qos::AtLeastOnce}};
        m_session = m_workspace->open(profile, {});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->connection().state().phase == mqtt::ConnectionState::Phase::Connected, 10'000);
        QTest::qWait(200);
        publish("plant/line1/temp", 6);
        publish("plant/line2/temp", 3);
        publish("office", 1);
        second();
    }
    void cleanup()
    {
        m_panel.reset();
        m_workspace.reset();
    }

    void itCountsOnlyWhileItIsSeen()
    {
        QVERIFY(m_panel->board().isWatched());
        QCOMPARE(m_panel->table()->model()->rowCount(), 3);
        QVERIFY2(m_panel->summary().startsWith(QStringLiteral("3 topic(s) · 10.0 messages/s")), qPrintable(m_panel->summary()));
        m_panel->hide();
        QVERIFY(!m_panel->board().isWatched());
        QCOMPARE(m_panel->table()->model()->rowCount(), 0);
    }

    void aClickAsksForTheTopicInTheTree()
    {
        QSignalSpy revealed(&m_workspace->selection(), &Selection::revealRequested);
        QTableView *table = m_panel->table();
        const QRect cell = table->visualRect(table->model()->index(1, TrafficRanking::Topic));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell.center());
        QCOMPARE(revealed.count(), 1);
        QCOMPARE(m_workspace->selection().topicName(), std::string("plant/line2/temp"));
        QCOMPARE(m_workspace->selection().session(), m_session);
    }

    void subtreesAreRankedAndSelectedToo()
    {
        box(QStringLiteral("What is ranked"))->setCurrentIndex(1);
        settle();
        QCOMPARE(m_panel->board().ranking().nameAt(0), QStringLiteral("plant/#"));
        QTableView *table = m_panel->table();
        table->setCurrentIndex(table->model()->index(0, TrafficRanking::Topic));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(m_workspace->selection().node(), m_session->tree().find("plant"));
    }

    void aHeaderChoosesTheOrder()
    {
        QHeaderView *header = m_panel->table()->horizontalHeader();
        const int x = header->sectionViewportPosition(TrafficRanking::Bytes) + 8;
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, header->height() / 2));
        QCOMPARE(m_panel->board().view().by, TrafficMeasure::Bytes);
        QCOMPARE(box(QStringLiteral("Ranked by"))->currentIndex(), 1);
        QCOMPARE(header->sortIndicatorSection(), int(TrafficRanking::Bytes));
    }

    void theMapIsEnteredAndLeft()
    {
        box(QStringLiteral("What is ranked"))->setCurrentIndex(2);
        settle();
        QVERIFY(m_panel->map()->isVisible());
        const auto &tiles = m_panel->map()->tiles();
        QCOMPARE(tiles.front().fullName, QStringLiteral("plant"));
        QTest::mouseDClick(m_panel->map(), Qt::LeftButton, {}, tiles[1].rect.center().toPoint());
        settle();
        QCOMPARE(m_panel->board().areasBelow(), m_session->tree().find("plant"));
        QVERIFY2(m_panel->summary().startsWith(QStringLiteral("plant/# · ")), qPrintable(m_panel->summary()));
        QCOMPARE(m_panel->map()->tiles().front().name, QStringLiteral("line1/temp"));
        m_panel->map()->setFocus();
        QTest::keyClick(m_panel->map(), Qt::Key_Backspace);
        settle();
        QCOMPARE(m_panel->board().areasBelow(), kRootNode);
    }

    void figuresAreSaved_data()
    {
        QTest::addColumn<bool>("allTopics");
        QTest::newRow("ranking") << false;
        QTest::newRow("all topics") << true;
    }
    void figuresAreSaved()
    {
        QFETCH(bool, allTopics);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("top.csv"));
        m_panel->exportTo(path, allTopics);
        settle();
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines[1].startsWith("1,plant/line1/temp,6.000,24.000,4.0,0.600000,6,24,1.000,broker"));
    }

    void closingTheConnectionLeavesAnEmptyPanel()
    {
        m_workspace->close(m_session);
        QTRY_COMPARE(m_panel->table()->model()->rowCount(), 0);
        QTRY_VERIFY(!m_panel->table()->isVisible());
        QVERIFY(m_panel->map()->tiles().empty());
    }
};

QTEST_MAIN(TestTopTopicsPanel)

#include "test_top_topics_panel.moc"
