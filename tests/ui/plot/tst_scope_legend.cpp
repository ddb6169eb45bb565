// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/plot/plot_bench.h"

#include <QMenu>

#include <memory>

using namespace ui;
using explorer::SeriesStore;

/// The list of curves beside a chart.
class TestScopeLegend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Q_INIT_RESOURCE(icons); }

    void hoveringReadsEverySeriesAtThatTime()
    {
        Bench bench;
        SeriesStore other;
        for (int i = 0; i < 60; ++i) {
            bench.store.append(kNow - (60 - i) * kSecond, i);
            other.append(kNow - (60 - i) * kSecond, i * 10);
        }
        bench.plot.addSeries(QStringLiteral("a"), &bench.store);
        bench.plot.addSeries(QStringLiteral("b"), &other);
        QVERIFY(bench.show());
        const double x = bench.canvas()->surface().pixelOf(bench.store.timeAt(20));
        const QPoint at(int(std::lround(x)) + bench.canvas()->surface().widget()->x(), bench.at(0, 0.5).y());
        QMouseEvent move(QEvent::MouseMove, at, bench.canvas()->mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                         {});
        QCoreApplication::sendEvent(bench.canvas(), &move);
        QCOMPARE(bench.plot.legend()->topLevelItem(0)->text(2), QStringLiteral("20"));
        const SeriesLegend *legend = bench.plot.legend();
        QVERIFY(legend->fontMetrics().horizontalAdvance(legend->headerItem()->text(2)) + 8 <= legend->columnWidth(2));
        QCOMPARE(bench.plot.legend()->topLevelItem(1)->text(2), QStringLiteral("200"));
        QCOMPARE(bench.plot.legend()->topLevelItem(1)->text(1), QStringLiteral("590"));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(bench.canvas(), &leave);
        QCOMPARE(bench.plot.legend()->topLevelItem(0)->text(2), QString());
    }

    void legendHidesShowsAloneAndAsksForRemoval()
    {
        Bench bench;
        bench.sine(10, kSecond);
        const int a = bench.plot.addSeries(QStringLiteral("<b>a</b>"), &bench.store);
        const int b = bench.plot.addSeries(QStringLiteral("b"), &bench.store);
        SeriesLegend *legend = bench.plot.legend();
        QVERIFY(bench.show());
        QCOMPARE(legend->topLevelItem(0)->text(0), QStringLiteral("<b>a</b>"));
        legend->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
        QVERIFY(!bench.plot.curves()[0].visible);
        bench.plot.showAlone(a);
        QVERIFY(bench.plot.curves()[0].visible && !bench.plot.curves()[1].visible);
        bench.plot.showAlone(a);
        QVERIFY(bench.plot.curves()[0].visible && bench.plot.curves()[1].visible);
        bench.plot.setOnRightAxis(b, true);
        bench.canvas()->redrawNow();

        QSignalSpy removal(&bench.plot, &ScopePlot::removeWanted);
        legend->setCurrentItem(legend->topLevelItem(1));
        QTest::keyClick(legend, Qt::Key_Delete);
        QCOMPARE(removal.size(), 1);
        QCOMPARE(removal[0][0].toInt(), b);
        bench.plot.removeSeries(b);
        QCOMPARE(legend->topLevelItemCount(), 1);
        bench.plot.clear();
        QCOMPARE(legend->topLevelItemCount(), 0);
    }

    void pointsThatHadToGoAreCountedBelowTheName()
    {
        Bench bench;
        SeriesStore bounded(10'000);
        for (int i = 0; i < 10'000; ++i)
            bounded.append(kNow - (20'000 - i) * kSecond, i);
        const int id = bench.plot.addSeries(QStringLiteral("a"), &bounded);
        QVERIFY(bench.show());
        const QTreeWidgetItem *item = bench.plot.legend()->topLevelItem(0);
        QCOMPARE(item->text(0), QStringLiteral("a"));
        for (int i = 10'000; i < 15'000; ++i)
            bounded.append(kNow - (20'000 - i) * kSecond, i);
        bench.plot.dataChanged();
        QTRY_COMPARE(item->text(0), QStringLiteral("a\n%1 oldest points dropped").arg(QLocale().toString(8'192)));
        QVERIFY(item->toolTip(0).contains(QStringLiteral("limit of points")));
        QCOMPARE(item->text(1), QStringLiteral("14999"));
        bench.plot.setNote(id, QStringLiteral("no number")); // what is wrong now comes first
        QCOMPARE(item->text(0), QStringLiteral("a\nno number"));
        QVERIFY(item->toolTip(0).contains(QStringLiteral("limit of points")));
    }

    void legendLeavesRoomForNames()
    {
        Bench bench;
        bench.sine(10, kSecond);
        bench.plot.addSeries(QStringLiteral("factory/line/temperature"), &bench.store);
        QVERIFY(bench.show());
        bench.plot.resize(1'280, 300);
        QTRY_VERIFY(bench.plot.legend()->columnWidth(0) >= 150);
        QVERIFY(bench.canvas()->width() > 700);
    }

    void controlsHaveNames()
    {
        Bench bench;
        QVERIFY(!bench.canvas()->accessibleName().isEmpty());
        QVERIFY(!bench.plot.legend()->accessibleName().isEmpty());
        const std::unique_ptr<QMenu> menu(bench.plot.makeMenu(nullptr));
        QVERIFY(menu->actions().size() >= 7);
    }
};

QTEST_MAIN(TestScopeLegend)
#include "tst_scope_legend.moc"
