// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/connection.h"
#include "tests/model/topics/tree_rig.h"
#include "ui/docks/topics/branch_opener.h"
#include "ui/docks/topics/retained_glyph.h"
#include "ui/docks/topics/topic_columns.h"
#include "ui/docks/topics/topics_view.h"

#include <QAccessible>
#include <QClipboard>
#include <QHeaderView>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

using namespace explorer;
using ui::BranchOpener;
using ui::TopicsView;
using Outcome = BranchOpener::Outcome;

namespace {

FilterExpression parse(const char *text) { return FilterExpression::parse(QString::fromUtf8(text)).value(); }

QString textOf(const QModelIndex &index) { return index.data(TopicTreeModel::TopicNameRole).toString(); }

} // namespace

class TestTopicsView : public QObject
{
    Q_OBJECT

    std::unique_ptr<TopicTreeModel> m_model;
    std::unique_ptr<TopicsView> m_view;
    std::unique_ptr<TreeRig> m_rig;

    QModelIndex at(const char *topic) { return m_model->indexOf(0, m_rig->tree.find(topic)); }
    /// New rows may wait for the view's last layout.
    void settle()
    {
        m_rig->settle();
        QTest::qWait(120);
    }

    /// All below `index`, until it has ended.
    Outcome expandBelow(const QModelIndex &index)
    {
        QSignalSpy ended(&m_view->opener(), &BranchOpener::ended);
        m_view->expandBelow(index);
        return ended.isEmpty() && !ended.wait(10'000) ? Outcome::Stopped : ended[0][0].value<Outcome>();
    }

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<TopicTreeModel>();
        m_view = std::make_unique<TopicsView>(*m_model);
        m_view->resize(640, 300);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_rig = std::make_unique<TreeRig>(*m_model);
        m_rig->setPhase(int(mqtt::ConnectionState::Phase::Connected));
    }
    void cleanup()
    {
        m_view.reset();
        m_rig.reset();
        m_model.reset();
    }

    void aFreshConnectionShowsItsFirstLevelAsItComes()
    {
        m_rig->publish("site/a");
        settle();
        const QModelIndex root = m_model->index(0, 0);
        QVERIFY(m_view->isExpanded(root));
        QVERIFY(m_view->visualRect(at("site")).isValid());
        QVERIFY(!m_view->isExpanded(at("site")));
    }

    void theMarkBesideAConnectionIsExplainedToEyeAndEar()
    {
        const QString hint = QStringLiteral("This certificate was trusted by hand.");
        m_rig->setState(QStringLiteral("⚠ connected"), hint);
        m_rig->publish("t");
        settle();
        const QModelIndex state = m_model->index(0, TopicTreeModel::Value);
        const QPoint center = m_view->visualRect(state).center();
        QHelpEvent help(QEvent::ToolTip, center, m_view->viewport()->mapToGlobal(center));
        QCoreApplication::sendEvent(m_view->viewport(), &help);
        QVERIFY2(QToolTip::text().contains(hint), qPrintable(QToolTip::text()));
        QAccessibleInterface *tree = QAccessible::queryAccessibleInterface(m_view.get());
        QAccessibleInterface *cell = tree->tableInterface()->cellAt(0, TopicTreeModel::Value);
        QVERIFY(cell);
        QCOMPARE(cell->text(QAccessible::Name), QStringLiteral("⚠ connected"));
        QCOMPARE(cell->text(QAccessible::Description), hint);
        QVERIFY(at("t").data(Qt::ToolTipRole).toString().isEmpty());
    }

    void rowsThatArriveAboveDoNotMoveWhatIsOnScreen()
    {
        for (int i = 500; i < 700; ++i)
            m_rig->publish("t" + std::to_string(i));
        settle();
        m_view->verticalScrollBar()->setValue(1'000);
        const QModelIndex top = m_view->indexAt({0, 0});
        const QString name = textOf(top);
        const int y = m_view->visualRect(top).top();
        const QModelIndex chosen = at("t560");
        m_view->setCurrentIndex(chosen);
        const int value = m_view->verticalScrollBar()->value();

        for (int i = 100; i < 300; ++i)
            m_rig->publish("t" + std::to_string(i));
        m_rig->publish("t551x");
        settle();
        QVERIFY(m_view->verticalScrollBar()->value() > value + 1'000);
        QCOMPARE(textOf(m_view->indexAt({0, 0})), name);
        QCOMPARE(m_view->visualRect(m_view->indexAt({0, 0})).top(), y);
        QCOMPARE(textOf(m_view->currentIndex()), QStringLiteral("t560"));
    }

    void scrollingGoesOnWhileRowsArriveAbove()
    {
        for (int i = 500; i < 800; ++i)
            m_rig->publish("t" + std::to_string(i));
        settle();
        QScrollBar *bar = m_view->verticalScrollBar();
        bar->setValue(500);
        m_model->setStructureInterval(std::chrono::milliseconds(0));
        QString last = textOf(m_view->indexAt({0, 0}));
        for (int step = 0; step < 10; ++step) {
            m_rig->publish("a" + std::to_string(step)); // its layout waits while the user scrolls
            m_rig->settle();
            bar->setValue(bar->value() + 100);
            const QString now = textOf(m_view->indexAt({0, 0}));
            QVERIFY2(now > last, qPrintable(now + " after " + last));
            last = now;
        }
    }

    void filtersKeepWhatWasOpenAndCurrent()
    {
        for (const char *topic : {"a/b/temp", "a/c/hum", "d/e/f"})
            m_rig->publish(topic);
        settle();
        m_view->expand(at("a"));
        m_view->expand(at("a/b"));
        m_view->setCurrentIndex(at("a/b/temp"));
        QSignalSpy picked(m_view.get(), &TopicsView::picked);

        m_view->setFilter(parse("hum"));
        QVERIFY(!at("a/b").isValid());
        QVERIFY(m_view->isExpanded(at("a")) && m_view->isExpanded(at("a/c"))); // the way to the match is open
        m_view->setFilter({});
        QVERIFY(m_view->isExpanded(at("a/b")));
        QVERIFY(!m_view->isExpanded(at("a/c")));
        QVERIFY(!m_view->isExpanded(at("d")));

        m_view->setCurrentIndex(at("a/b/temp"));
        picked.clear();
        m_view->setFilter(parse("temp"));
        QCOMPARE(textOf(m_view->currentIndex()), QStringLiteral("a/b/temp"));
        m_view->setFilter({});
        QCOMPARE(textOf(m_view->currentIndex()), QStringLiteral("a/b/temp"));
        QCOMPARE(picked.size(), 0); // nobody chose anything
    }

    void theWayToMatchesOpensAsTheyAreFound()
    {
        for (int i = 0; i < 40; ++i)
            m_rig->publish("a/" + std::to_string(i) + "/x", "off");
        settle();
        m_view->setFilter(parse("payload:on"));
        QVERIFY(!at("a").isValid());
        m_rig->publish("a/7/x", "on");
        settle();
        QVERIFY(m_view->isExpanded(at("a")) && m_view->isExpanded(at("a/7")));
        m_view->collapse(at("a/7")); // the user's doing: it stays so
        m_rig->publish("a/9/x", "on");
        settle();
        QVERIFY(!m_view->isExpanded(at("a/7")) && m_view->isExpanded(at("a/9")));
        m_view->setFilter({});
        QVERIFY(!m_view->isExpanded(at("a"))); // nobody opened it
    }

    void whatLeavesAndComesBackIsOpenAgainAndNobodyElseIsPicked()
    {
        for (const char *topic : {"a/b/c", "a/d"})
            m_rig->publish(topic, "on");
        settle();
        m_view->setFilter(parse("payload:on"));
        m_view->collapse(at("a/b"));
        m_view->expand(at("a/b"));
        m_view->setCurrentIndex(at("a/b/c"));
        QSignalSpy picked(m_view.get(), &TopicsView::picked);
        m_rig->publish("a/b/c", "off");
        settle();
        QVERIFY(!at("a/b").isValid());
        QVERIFY(!m_view->currentIndex().isValid());
        QVERIFY(m_view->selectionModel()->selectedRows().isEmpty());
        QCOMPARE(picked.size(), 0);
        m_rig->publish("a/b/c", "on");
        settle();
        QVERIFY(m_view->isExpanded(at("a/b")));
    }

    void manyOpenBranchesOpenAgainInSlicesAndWhatIsClosedMeanwhileStaysClosed()
    {
        constexpr int kBranches = 4000;
        for (int i = 0; i < kBranches; ++i)
            m_rig->publish("b" + std::to_string(i) + "/leaf");
        settle();
        QCOMPARE(expandBelow(m_model->index(0, 0)), Outcome::Complete);
        m_view->setFilter(parse("leaf"));
        QTRY_VERIFY(m_model->showsResults());
        m_view->collapse(at("b3999"));
        const auto open = [&] {
            int count = 0;
            for (int i = 0; i < kBranches; ++i)
                count += m_view->isExpanded(at(("b" + std::to_string(i)).c_str()));
            return count;
        };
        QTRY_COMPARE(open(), kBranches - 1);
        m_view->setFilter({});
        QTRY_COMPARE(open(), kBranches - 1);
        QVERIFY(!m_view->isExpanded(at("b3999")));
    }

    void expandingStopsAtItsBound()
    {
        for (int i = 0; i < 100; ++i) {
            for (int j = 0; j < 250; ++j)
                m_rig->publish(std::to_string(i) + "/" + std::to_string(j));
        }
        settle();
        QCOMPARE(expandBelow(m_model->index(0, 0)), Outcome::AtBound);
        QVERIFY(m_view->isExpanded(at("0")));
        QVERIFY(!m_view->isExpanded(at("99")));
        QCOMPARE(expandBelow(at("99")), Outcome::Complete);
        m_view->collapseBelow(m_model->index(0, 0));
        QVERIFY(!m_view->isExpanded(at("0")) && !m_view->isExpanded(at("99")));
    }

    void escapeAndAnotherTreeStopTheExpanding()
    {
        for (int i = 0; i < 60; ++i) {
            for (int j = 0; j < 250; ++j)
                m_rig->publish(std::to_string(i) + "/" + std::to_string(j));
        }
        settle();
        QSignalSpy ended(&m_view->opener(), &BranchOpener::ended);
        m_view->expandBelow(m_model->index(0, 0));
        QVERIFY(m_view->opener().isRunning()); // it has only begun
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(!m_view->opener().isRunning());
        QCOMPARE(ended.takeFirst()[0].value<Outcome>(), Outcome::Stopped);
        QVERIFY(m_view->isExpanded(at("0")) && !m_view->isExpanded(at("59")));

        m_view->expandBelow(m_model->index(0, 0));
        QVERIFY(m_view->opener().isRunning());
        m_view->setFilter(parse("5"));
        QCOMPARE(ended.takeFirst()[0].value<Outcome>(), Outcome::Stopped);
        m_view->setFilter({});

        m_view->expandBelow(m_model->index(0, 0));
        QVERIFY(m_view->opener().isRunning());
        m_view->collapseBelow(m_model->index(0, 0));
        QCOMPARE(ended.takeFirst()[0].value<Outcome>(), Outcome::Stopped);
    }

    void headersSortAndAThirdClickGivesTheOrderOfArrival()
    {
        for (const char *topic : {"b", "c", "a", "c"})
            m_rig->publish(topic);
        settle();
        const auto names = [&] {
            QString all;
            for (int row = 0; row < m_model->rowCount(m_model->index(0, 0)); ++row)
                all += m_model->index(row, 0, m_model->index(0, 0)).data().toString();
            return all;
        };
        const auto click = [&](int column) {
            const QHeaderView &header = *m_view->header();
            QTest::mouseClick(header.viewport(), Qt::LeftButton, {},
                              {header.sectionViewportPosition(column) + header.sectionSize(column) / 2, header.height() / 2});
        };
        QCOMPARE(names(), QStringLiteral("abc"));
        click(TopicTreeModel::Topic);
        QCOMPARE(names(), QStringLiteral("cba"));
        click(TopicTreeModel::Topic);
        QCOMPARE(names(), QStringLiteral("bca"));
        click(TopicTreeModel::Messages);
        click(TopicTreeModel::Messages);
        QCOMPARE(names(), QStringLiteral("cab"));
        click(TopicTreeModel::Value); // not offered
        QCOMPARE(names(), QStringLiteral("abc"));
    }

    void columnsAndOrderAreRemembered()
    {
        ui::TopicColumns &columns = m_view->columns();
        QCOMPARE(columns.state(), QStringLiteral("sort=topic,ascending hidden=bytes"));
        QMenu menu;
        columns.fill(menu);
        const auto trigger = [&](const char *name) {
            for (const QMenu *part : menu.findChildren<QMenu *>()) {
                for (QAction *action : part->actions()) {
                    if (action->text() == QLatin1String(name)) {
                        action->trigger();
                        return true;
                    }
                }
            }
            return false;
        };
        QVERIFY(trigger("Seen")); // the column; the order of that name comes after it
        QVERIFY(trigger("Arrival"));
        QCOMPARE(columns.state(), QStringLiteral("sort=arrival,ascending hidden=bytes,seen"));
        QVERIFY(m_view->isColumnHidden(TopicTreeModel::Seen));

        columns.setState(QStringLiteral("sort=bytes,descending hidden=rate"));
        QVERIFY(!m_view->isColumnHidden(TopicTreeModel::Bytes) && m_view->isColumnHidden(TopicTreeModel::Rate));
        QCOMPARE(columns.state(), QStringLiteral("sort=bytes,descending hidden=rate"));
        for (const char *damaged : {"", "sort=", "sort=value,up", "sort=nonsense hidden=topic,rate", "\xC3\x28 = ,"})
            columns.setState(QString::fromUtf8(damaged));
        QCOMPARE(columns.state(), QStringLiteral("sort=bytes,descending hidden=rate"));
    }

    void theDeepestTopicIsShown()
    {
        m_rig->publish(std::string(65'535, '/'));
        settle();
        QCOMPARE(expandBelow(m_model->index(0, 0)), Outcome::Complete);
        m_view->reveal(m_model->indexOf(0, NodeId(m_rig->tree.nodeCount() - 1)));
        QVERIFY(m_view->currentIndex().isValid());
        QVERIFY(!m_view->grab().isNull());
    }

    void typingGoesToTheFilterAndEnterOpens()
    {
        m_rig->publish("a/b");
        settle();
        QSignalSpy typed(m_view.get(), &TopicsView::typed);
        m_view->setFocus();
        m_view->setCurrentIndex(at("a"));
        QTest::keyClicks(m_view.get(), "x");
        QCOMPARE(typed.size(), 1);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QVERIFY(m_view->isExpanded(at("a")));
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QVERIFY(!m_view->isExpanded(at("a")));
    }

    void eachStateOfTheRetainedMessageHasItsForm()
    {
        const auto painted = [](RetainedState state) {
            QImage image(20, 20, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            ui::paintRetainedGlyph(painter, image.rect(), state, Qt::black, Qt::black); // not told by colour alone
            painter.end();
            return image;
        };
        const RetainedState forms[] = {RetainedState::NoTopic, RetainedState::Newest, RetainedState::Older, RetainedState::None,
                                       RetainedState::Untold};
        for (const RetainedState a : forms) {
            for (const RetainedState b : forms)
                QCOMPARE(painted(a) == painted(b), a == b);
        }
        QCOMPARE(painted(RetainedState::Cleared), painted(RetainedState::None));
        QCOMPARE(painted(RetainedState::Stale), painted(RetainedState::Untold));
    }

    void whatIsRetainedAndSilentIsTold()
    {
        std::int64_t ahead = 0;
        m_model->setClock([&] { return m_rig->nowNs + ahead; });
        m_rig->delivery = MessageRecord::AsPublished | MessageRecord::RetainedSent;
        for (int i = 0; i < 10; ++i) {
            m_rig->publish("t", "21", i == 0 ? std::uint8_t(MessageRecord::Retain) : std::uint8_t(0));
            m_rig->settle();
            m_rig->nowNs += 1'000'000'000;
        }
        settle();
        const auto tip = [&](int column) {
            const QPoint center = m_view->visualRect(at("t").siblingAtColumn(column)).center();
            QHelpEvent help(QEvent::ToolTip, center, m_view->viewport()->mapToGlobal(center));
            QCoreApplication::sendEvent(m_view->viewport(), &help);
            return QToolTip::text();
        };
        QVERIFY2(tip(TopicTreeModel::Value).contains(QStringLiteral("holds an older retained message")),
                 qPrintable(tip(TopicTreeModel::Value)));
        const QRect seen = m_view->visualRect(at("t").siblingAtColumn(TopicTreeModel::Seen));
        const QImage before = m_view->viewport()->grab(seen).toImage();
        ahead = 20'000'000'000;
        m_view->refreshTimes();
        QVERIFY(m_view->viewport()->grab(seen).toImage() != before);
        QVERIFY2(tip(TopicTreeModel::Seen).contains(QStringLiteral("Silent for 21 period")), qPrintable(tip(TopicTreeModel::Seen)));

        // A new connection: the sign is painted anew although no message came.
        const QRect value = m_view->visualRect(at("t").siblingAtColumn(TopicTreeModel::Value));
        const QImage known = m_view->viewport()->grab(value).toImage();
        m_rig->tree.noteConnected(m_rig->store.end(), m_rig->nowNs);
        m_view->refreshTimes();
        QVERIFY(m_view->viewport()->grab(value).toImage() != known);
        m_model->setClock({});
    }

    void aValueRepaintsItsRowOnly()
    {
        m_rig->publish("a");
        m_rig->publish("b");
        settle();
        connect(m_model.get(), &TopicTreeModel::valuesChanged, m_view.get(), &TopicsView::refreshValues);
        m_view->grab();
        QTest::qWait(50);
        QSignalSpy rows(m_model.get(), &QAbstractItemModel::dataChanged);
        m_rig->nowNs = std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
        const QImage before = m_view->viewport()->grab().toImage();
        m_rig->publish("b", "a quite different value");
        m_rig->settle();
        const QImage after = m_view->viewport()->grab().toImage();
        QCOMPARE(rows.size(), 0);
        const auto strip = [&](const QImage &image, const char *topic) {
            return image.copy(m_view->visualRect(at(topic).siblingAtColumn(TopicTreeModel::Value)));
        };
        QVERIFY(strip(before, "b") != strip(after, "b"));
        QVERIFY(strip(before, "a") == strip(after, "a"));
    }
};

QTEST_MAIN(TestTopicsView)
#include "test_topics_view.moc"
