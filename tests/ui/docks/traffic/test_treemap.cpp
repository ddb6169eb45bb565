// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/explorer_session.h"
#include "tests/model/traffic/meter_rig.h"
#include "ui/docks/traffic/treemap_layout.h"
#include "ui/docks/traffic/treemap_view.h"

#include <QSignalSpy>
#include <QTest>

#include <numeric>
#include <random>

using namespace explorer;

class TestTreemap : public QObject
{
    Q_OBJECT

    static std::vector<TrafficArea> areasOf(const MeterRig &rig)
    {
        TrafficMap map;
        map.start({{nullptr, &rig.meter}}, kRootNode, TrafficMeasure::Messages);
        while (map.work(1'000))
            continue;
        return map.areas();
    }

private Q_SLOTS:
    void theKnownExampleIsLaidOut()
    {
        // 6 6 4 3 2 2 1 in 6 × 4, as in the paper: two above each other, 3 wide.
        const std::vector<QRectF> rects = ui::squarified({6, 6, 4, 3, 2, 2, 1}, QRectF(0, 0, 6, 4));
        QCOMPARE(rects[0], QRectF(0, 0, 3, 2));
        QCOMPARE(rects[1], QRectF(0, 2, 3, 2));
        QVERIFY(std::abs(rects[2].width() - 12.0 / 7) < 1e-9 && std::abs(rects[2].height() - 7.0 / 3) < 1e-9);
    }

    void areasAreInProportionAndFillTheRoom()
    {
        std::mt19937 random(2);
        for (int round = 0; round < 200; ++round) {
            std::vector<double> values(1 + random() % 60);
            for (double &value : values)
                value = random() % 10 == 0 ? 0 : 1 + random() % 5'000;
            std::ranges::sort(values, std::greater());
            if (round % 3 == 0)
                values.push_back(values.front() * 2); // what is left of a level stands last, however large
            const double total = std::accumulate(values.begin(), values.end(), 0.0);
            const QRectF room(3, 5, 100 + random() % 900, 80 + random() % 500);
            const std::vector<QRectF> rects = ui::squarified(values, room);
            QCOMPARE(rects.size(), values.size());
            for (std::size_t i = 0; i < rects.size() && total > 0; ++i) {
                const double expected = values[i] / total * room.width() * room.height();
                QVERIFY(std::abs(rects[i].width() * rects[i].height() - expected) < 1e-3 * room.width() * room.height());
                QVERIFY(room.adjusted(-1e-3, -1e-3, 1e-3, 1e-3).contains(rects[i]) || rects[i].isEmpty());
                for (std::size_t k = 0; k < i; ++k) {
                    const QRectF both = rects[i].intersected(rects[k]);
                    QVERIFY(both.width() < 1e-3 || both.height() < 1e-3);
                }
            }
        }
        QVERIFY(ui::squarified({}, QRectF(0, 0, 5, 5)).empty());
        QCOMPARE(ui::squarified({1, 2}, QRectF()).size(), 2U);
    }

    void pointingPicksTheSmallestAreaAndDoubleClickEntersItsGroup()
    {
        MeterRig rig;
        for (int i = 0; i < 90; ++i)
            rig.publish("plant/line" + std::to_string(i % 3) + "/temp");
        for (int i = 0; i < 30; ++i)
            rig.publish("office");
        rig.count();
        rig.pass(1);
        rig.seal();
        ui::TreemapView view;
        view.resize(600, 300);
        view.show();
        view.setAreas(areasOf(rig), kRootNode, true);
        const auto &tiles = view.tiles();
        QCOMPARE(tiles.size(), 5U);
        QCOMPARE(tiles[0].name, QStringLiteral("plant"));
        QVERIFY(tiles[0].isFrame);
        QCOMPARE(tiles[0].share, 0.75);
        QCOMPARE(tiles[1].fullName, QStringLiteral("plant/line0"));
        QCOMPARE(tiles[1].name, QStringLiteral("line0"));
        for (int i = 1; i <= 3; ++i) {
            QVERIFY(tiles[0].rect.contains(tiles[std::size_t(i)].rect));
            QCOMPARE(view.tileAt(tiles[std::size_t(i)].rect.center()), i);
        }
        QVERIFY2(view.describe(tiles[1]).startsWith(QStringLiteral("plant/line0\n30.0 messages/s")),
                 qPrintable(view.describe(tiles[1])));

        NodeId picked = kNoNode;
        NodeId entered = kNoNode;
        connect(&view, &ui::TreemapView::picked, this, [&](ExplorerSession *, NodeId node) { picked = node; });
        connect(&view, &ui::TreemapView::entered, this, [&](ExplorerSession *, NodeId node) { entered = node; });
        QTest::mouseClick(&view, Qt::LeftButton, {}, tiles[2].rect.center().toPoint());
        QCOMPARE(picked, tiles[2].node);
        QTest::mouseDClick(&view, Qt::LeftButton, {}, tiles[2].rect.center().toPoint());
        QCOMPARE(entered, tiles[0].node);
    }

    void theKeyboardWalksAndSaysWhereItIs()
    {
        MeterRig rig;
        for (int i = 0; i < 40; ++i)
            rig.publish(std::string(1, char('a' + i % 4)));
        rig.count();
        rig.pass(1);
        rig.seal();
        ui::TreemapView view;
        view.resize(400, 400);
        view.show();
        view.setAreas(areasOf(rig), kRootNode, true);
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY(view.current() >= 0);
        const int before = view.current();
        const QPointF from = view.tiles()[std::size_t(before)].rect.center();
        QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY(view.tiles()[std::size_t(view.current())].rect.center().x() > from.x());
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(view.current(), before);
        QVERIFY(view.accessibleDescription().contains(view.tiles()[std::size_t(before)].fullName));
        QSignalSpy up(&view, &ui::TreemapView::upRequested);
        QTest::keyClick(&view, Qt::Key_Backspace);
        QCOMPARE(up.count(), 1);
        NodeId picked = kNoNode;
        connect(&view, &ui::TreemapView::picked, this, [&](ExplorerSession *, NodeId node) { picked = node; });
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(picked, view.tiles()[std::size_t(before)].node);
    }

    void noRoomAndNothingToShowAreFine()
    {
        ui::TreemapView view;
        view.resize(1, 1);
        view.show();
        view.setAreas({}, kRootNode, true);
        MeterRig rig;
        rig.publish("a", 0); // bytes: nothing
        rig.count();
        rig.pass(1);
        rig.seal();
        TrafficMap map;
        map.start({{nullptr, &rig.meter}}, kRootNode, TrafficMeasure::Bytes);
        while (map.work(10))
            continue;
        view.setAreas(map.areas(), kRootNode, false);
        view.resize(300, 200);
        QVERIFY(!view.grab().isNull());
        QTest::keyClick(&view, Qt::Key_Down);
    }
};

QTEST_MAIN(TestTreemap)

#include "test_treemap.moc"
