// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/docks/inspector/panel_rig.h"
#include "ui/docks/inspector/diff_bar.h"
#include "ui/docks/inspector/diff_model.h"
#include "ui/docks/inspector/diff_view.h"
#include "ui/docks/inspector/history_bar.h"
#include "ui/docks/inspector/history_export.h"
#include "ui/docks/inspector/history_view.h"
#include "ui/docks/inspector/inspector_panel.h"
#include "ui/docks/inspector/message_header.h"
#include "ui/docks/inspector/message_rows_view.h"
#include "ui/docks/inspector/pin_strip.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QToolButton>

using namespace explorer;
using Column = MessageListModel::Column;

class TestHistoryPanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<ui::PanelRig> m_rig;
    std::unique_ptr<ui::InspectorPanel> m_panel;

    ui::HistoryView &history() { return *m_panel->historyView(); }
    ui::DiffView &diff() { return *m_panel->diffView(); }
    QString column(int column)
    {
        QStringList texts;
        for (int row = 0; row < history().model()->rowCount(); ++row)
            texts += history().model()->index(row, column).data().toString();
        return texts.join(u'|');
    }
    QStringList diffRows()
    {
        QStringList rows;
        const ui::DiffModel *model = diff().model();
        for (int row = 0; row < model->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < model->columnCount(); ++column)
                cells += model->index(row, column).data().toString();
            rows += cells.join(u'|');
        }
        return rows;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_rig = std::make_unique<ui::PanelRig>();
        QVERIFY(m_rig->open());
        m_panel = std::make_unique<ui::InspectorPanel>(m_rig->workspace);
        m_panel->resize(700, 500);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        QVERIFY(m_rig->publish("test/a/t", R"({"t":20,"x":[1]})", true));
        QVERIFY(m_rig->publish("test/b", "words & <b>more</b>"));
        QVERIFY(m_rig->publish("test/a/t", R"({"t":21.5,"x":[1]})"));
        QVERIFY(m_rig->publish("test/a", R"({"t":3,"y":true})"));
        QVERIFY(m_rig->publish("test/a/t", R"({"t":21,"x":[1,2]})"));
    }
    void cleanupTestCase()
    {
        m_panel.reset();
        m_rig.reset();
    }
    void init()
    {
        m_panel->showTab(ui::InspectorPanel::History);
        history().bar()->setWithBelow(false);
        history().bar()->filterField()->clear();
        history().bar()->valueField()->clear();
        m_rig->select("test/a/t");
    }

    void listsTheTopicOrAllTopicsBelow()
    {
        QTRY_COMPARE(history().model()->rowCount(), 3);
        QVERIFY(history().list()->header()->isSectionHidden(Column::Topic));
        m_rig->select("test/a");
        QTRY_COMPARE(history().model()->rowCount(), 1);
        history().bar()->belowButton()->click();
        QTRY_COMPARE(column(Column::Topic), QStringLiteral("t||t|t"));
        QVERIFY(!history().list()->header()->isSectionHidden(Column::Topic));
        QVERIFY2(history().countText().startsWith(QStringLiteral("4 received below")), qPrintable(history().countText()));
        QVERIFY(m_rig->publish("test/a/new", "1")); // joins
        QTRY_COMPARE(column(Column::Topic), QStringLiteral("new|t||t|t"));

        // A message of another topic than the selected one is shown with its own topic.
        history().list()->setCurrentIndex(history().model()->index(4, 0));
        QCOMPARE(m_panel->message().topic, std::string("test/a/t"));
        QCOMPARE(m_panel->message().payload, QByteArray(R"({"t":20,"x":[1]})"));
        QCOMPARE(m_rig->workspace.selection().topicName(), std::string("test/a"));
    }

    void filtersMessagesAndSaysWhatIsWrong()
    {
        QLineEdit *field = history().bar()->filterField();
        field->setText(QStringLiteral("json.t>20.5"));
        QTRY_COMPARE(history().model()->rowCount(), 2);
        QVERIFY2(history().countText().startsWith(QStringLiteral("2 of 3 message(s) match")), qPrintable(history().countText()));
        QVERIFY(m_rig->publish("test/a/t", R"({"t":22,"x":[1,2]})"));
        QTRY_COMPARE(history().model()->rowCount(), 3);
        field->setText(QStringLiteral("json.t>")); // not finished: the one before stays
        QVERIFY(!history().bar()->complaint().isEmpty());
        QCOMPARE(history().model()->rowCount(), 3);
        field->setText(QStringLiteral("rate>3/s"));
        QVERIFY(history().bar()->complaint().contains(QStringLiteral("rate")));
        field->setText(QStringLiteral("[1,2]"));
        QTRY_COMPARE(history().model()->rowCount(), 2);
        QTest::keyClick(field, Qt::Key_Escape);
        QTRY_COMPARE(history().model()->rowCount(), 4);
        QVERIFY(history().bar()->complaint().isEmpty());
    }

    void showsTheValueAtAPathAndItsDifference()
    {
        QVERIFY(history().list()->header()->isSectionHidden(Column::Value));
        history().bar()->valueField()->setText(QStringLiteral("t"));
        QTRY_COMPARE(column(Column::Value), QStringLiteral("22|21|21.5|20"));
        QCOMPARE(column(Column::ValueDelta), QStringLiteral("+1|-0.5|+1.5|"));
        QVERIFY(!history().list()->header()->isSectionHidden(Column::Value));
        history().bar()->valueField()->setText(QStringLiteral("t[")); // the one before stays
        QVERIFY(!history().bar()->complaint().isEmpty());
        QCOMPARE(column(Column::Value), QStringLiteral("22|21|21.5|20"));
    }

    void goesToATime()
    {
        QTRY_COMPARE(history().model()->rowCount(), 4);
        history().bar()->timeField()->setText(QStringLiteral("-1 d"));
        QTest::keyClick(history().bar()->timeField(), Qt::Key_Return);
        QCOMPARE(m_panel->message().payload, QByteArray(R"({"t":20,"x":[1]})"));
        QVERIFY(history().bar()->complaint().startsWith(QStringLiteral("The oldest message")));
        history().goToTime(QStringLiteral("-0 s"));
        QCOMPARE(m_panel->message().payload, QByteArray(R"({"t":22,"x":[1,2]})"));
        history().goToTime(QStringLiteral("soon"));
        QVERIFY(history().bar()->complaint().startsWith(QStringLiteral("This is no time")));
        Q_EMIT history().followRequested();
        QVERIFY(m_rig->workspace.selection().followsNewest());
    }

    void pinsMessagesAndComparesWithThem()
    {
        QTRY_COMPARE(history().model()->rowCount(), 4);
        QVERIFY(!history().pins()->isVisible());
        history().list()->setCurrentIndex(history().model()->index(3, 0));
        history().bar()->pinButton()->click();
        QVERIFY(history().pins()->isVisible());
        m_rig->select("test/b");
        const auto chips = [this] { return history().pins()->findChildren<QToolButton *>(); };
        chips().first()->click();
        QCOMPARE(m_rig->workspace.selection().topicName(), std::string("test/a/t"));
        QCOMPARE(m_panel->message().payload, QByteArray(R"({"t":20,"x":[1]})"));

        m_rig->workspace.selection().fixMessage(kNoSequence);
        m_panel->showTab(ui::InspectorPanel::Diff);
        QCOMPARE(diff().bar()->baselines()->count(), 4);
        diff().bar()->baselines()->setCurrentIndex(3);
        QCOMPARE(diffRows(), (QStringList{QStringLiteral("changed|$.t|20|22|+2"), QStringLiteral("added|$.x[1]||2|")}));
        QVERIFY2(diff().summary().startsWith(QStringLiteral("2 difference(s) to the one pinned at")), qPrintable(diff().summary()));
        chips().last()->click();
        QTRY_VERIFY(!history().pins()->isVisible());
        QCOMPARE(diff().bar()->baselines()->count(), 3);
        QCOMPARE(diff().bar()->baselines()->currentIndex(), 0);
    }

    void comparesWithAnotherTopicAndInAnotherForm()
    {
        m_panel->showTab(ui::InspectorPanel::Diff);
        QComboBox *baselines = diff().bar()->baselines();
        baselines->setCurrentIndex(2);
        QCOMPARE(diff().summary(), QStringLiteral("Nothing to compare with"));
        QVERIFY(diff().bar()->topicField()->isVisible());
        diff().bar()->topicField()->setText(QStringLiteral("test/a"));
        QCOMPARE(diffRows(), (QStringList{QStringLiteral("changed|$.t|3|22|+19"), QStringLiteral("added|$.x||[1,2]|"),
                                          QStringLiteral("removed|$.y|true||")}));
        QVERIFY(m_rig->publish("test/a", R"({"t":4,"y":true})")); // its newest is another now
        QTRY_COMPARE(diffRows().value(0), QStringLiteral("changed|$.t|4|22|+18"));
        diff().bar()->forms()->setCurrentIndex(diff().bar()->forms()->findData(int(ui::MessageDiff::Form::Text)));
        QVERIFY(diffRows().value(0).startsWith(QStringLiteral("removed|line 2|")));
        diff().bar()->forms()->setCurrentIndex(diff().bar()->forms()->findData(int(ui::MessageDiff::Form::Bytes)));
        QVERIFY(diffRows().value(0).contains(QStringLiteral("34"))); // "4"
        diff().bar()->forms()->setCurrentIndex(0);
        baselines->setCurrentIndex(0);
    }

    void copiesWhatIsSelected()
    {
        QTRY_COMPARE(history().model()->rowCount(), 4);
        ui::MessageRowsView *list = history().list();
        list->setCurrentIndex(history().model()->index(1, 0));
        QTest::keyClick(list, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(history().chosen(false).size(), 2U);
        QSignalSpy ended(history().exports(), &ui::HistoryExport::ended);
        history().exports()->copy({m_rig->session, history().chosen(false)}, MessageWriter::Format::JsonLines);
        QTRY_COMPARE(ended.count(), 1);
        const QStringList lines = QApplication::clipboard()->text().trimmed().split(u'\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].contains(QStringLiteral("\"payload\":\"{\\\"t\\\":21,")) && lines[1].contains(QStringLiteral("21.5")));
        QVERIFY(history().bar()->complaint().startsWith(QStringLiteral("2 message(s) copied")));
        history().exports()->copy({m_rig->session, {}}, MessageWriter::Format::Text);
        QCOMPARE(history().bar()->complaint(), QStringLiteral("No message is selected."));
    }

    void savesAllThatAreShown()
    {
        QTRY_COMPARE(history().model()->rowCount(), 4);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("messages.csv"));
        QSignalSpy ended(history().exports(), &ui::HistoryExport::ended);
        std::vector<Sequence> sequences = history().chosen(true);
        QCOMPARE(sequences.size(), 4U);
        sequences.push_back(1'000'000); // as one that has left the memory
        history().exports()->save({m_rig->session, sequences}, MessageWriter::Format::Csv, path);
        QTRY_COMPARE(ended.count(), 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count("\r\n"), 5);
        QVERIFY2(history().bar()->complaint().contains(QStringLiteral("1 left the memory")), qPrintable(history().bar()->complaint()));

        history().exports()->save({m_rig->session, sequences}, MessageWriter::Format::Csv, folder.filePath(QStringLiteral("cancelled.csv")));
        history().exports()->cancel();
        QCOMPARE(ended.count(), 2);
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("cancelled.csv"))));
        history().exports()->save({m_rig->session, sequences}, MessageWriter::Format::Csv, folder.filePath(QStringLiteral("no/such/folder.csv")));
        QCOMPARE(ended.count(), 3);
        QVERIFY(history().bar()->complaint().contains(QStringLiteral("cannot be written")));
    }
};

QTEST_MAIN(TestHistoryPanel)
#include "tst_history_panel.moc"
