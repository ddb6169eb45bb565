// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/message_rows_view.h"

#include <QAbstractTableModel>
#include <QHeaderView>
#include <QScrollBar>
#include <QTest>

namespace {

/// Numbers, the newest first, that come at the top and go at the bottom.
class Numbers : public QAbstractTableModel
{
public:
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_newest - m_oldest; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 2; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        ++m_asked;
        return QString::number(m_newest - 1 - index.row());
    }
    void come(int count)
    {
        beginInsertRows({}, 0, count - 1);
        m_newest += count;
        endInsertRows();
    }
    void go(int count)
    {
        beginRemoveRows({}, rowCount() - count, rowCount() - 1);
        m_oldest += count;
        endRemoveRows();
    }
    mutable int m_asked = 0;

private:
    int m_newest = 0;
    int m_oldest = 0;
};

} // namespace

class TestMessageRowsView : public QObject
{
    Q_OBJECT

    std::unique_ptr<Numbers> m_model;
    std::unique_ptr<ui::MessageRowsView> m_view;

    QString textAt(int y) const { return m_view->indexAt(QPoint(5, y)).data().toString(); }
    void click(int row, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, modifiers, m_view->visualRect(m_model->index(row, 0)).center());
    }
    QList<int> selected() const
    {
        QList<int> rows;
        for (const QItemSelectionRange &range : m_view->selectionModel()->selection()) {
            for (int row = range.top(); row <= range.bottom(); ++row)
                rows += row;
        }
        std::sort(rows.begin(), rows.end());
        return rows;
    }

private Q_SLOTS:
    void init()
    {
        m_view.reset();
        m_model = std::make_unique<Numbers>();
        m_view = std::make_unique<ui::MessageRowsView>();
        m_view->setModel(m_model.get());
        m_view->resize(300, 400);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void asksOnlyForWhatItShows()
    {
        m_model->come(1'000'000);
        m_view->verticalScrollBar()->setValue(500'000);
        m_model->m_asked = 0;
        m_view->viewport()->repaint();
        QVERIFY(m_model->m_asked > 0);
        QVERIFY(m_model->m_asked <= 2 * (400 / m_view->rowHeight() + 2));
        QCOMPARE(textAt(1), QStringLiteral("499999"));
        m_view->scrollToBottom();
        QCOMPARE(m_view->indexAt(m_view->visualRect(m_model->index(999'999, 0)).center()).data().toString(), QStringLiteral("0"));
        QVERIFY(m_view->viewport()->rect().contains(m_view->visualRect(m_model->index(999'999, 0)).center()));
    }

    void staysAtTheTopOrAtWhatIsBeingRead()
    {
        m_model->come(1'000);
        m_model->come(10);
        QCOMPARE(textAt(1), QStringLiteral("1009"));
        m_view->verticalScrollBar()->setValue(100);
        const QString reading = textAt(1);
        m_model->come(25);
        QCOMPARE(textAt(1), reading);
        m_model->go(50);
        QCOMPARE(textAt(1), reading);
        QCOMPARE(m_view->verticalScrollBar()->maximum() + m_view->verticalScrollBar()->pageStep(), m_model->rowCount());
        m_model->go(m_model->rowCount());
        QVERIFY(!m_view->indexAt(QPoint(5, 5)).isValid());
        m_view->viewport()->repaint();
    }

    void selectsManyByMouseAndKeys()
    {
        m_model->come(10'000);
        click(2);
        QCOMPARE(selected(), QList<int>{2});
        click(5, Qt::ShiftModifier);
        QCOMPARE(selected(), (QList<int>{2, 3, 4, 5}));
        click(8, Qt::ControlModifier);
        QCOMPARE(selected(), (QList<int>{2, 3, 4, 5, 8}));
        // What a selection began with may be far out of sight.
        click(3);
        m_view->verticalScrollBar()->setValue(5'000);
        click(5'004, Qt::ShiftModifier);
        QCOMPARE(selected().size(), 5'002);
        QCOMPARE(selected().first(), 3);
        // It moves with its rows when others come.
        m_model->come(7);
        QCOMPARE(selected().first(), 10);
        QCOMPARE(selected().size(), 5'002);
        QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_view->selectionModel()->selection().size(), 1);
        QCOMPARE(selected().size(), 10'007);
    }

    void tellsScreenReadersTheRow()
    {
        m_model->come(10);
        click(3);
        QCOMPARE(m_view->accessibleDescription(), QStringLiteral("1 6, 2 6"));
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->accessibleDescription(), QStringLiteral("1 5, 2 5"));
    }

    void movesByKeysAndBringsTheRowIntoSight()
    {
        m_model->come(1'000);
        click(0);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->currentIndex().row(), 1);
        QTest::keyClick(m_view.get(), Qt::Key_PageDown);
        QVERIFY(m_view->currentIndex().row() > 5);
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QCOMPARE(m_view->currentIndex().row(), 999);
        QVERIFY(m_view->viewport()->rect().intersects(m_view->visualRect(m_view->currentIndex())));
        QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(selected(), (QList<int>{998, 999}));
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QCOMPARE(m_view->firstVisibleRow(), 0);
        QTest::keyClick(m_view.get(), Qt::Key_Up);
        QCOMPARE(m_view->currentIndex().row(), 0);
    }
};

QTEST_MAIN(TestMessageRowsView)
#include "tst_message_rows_view.moc"
