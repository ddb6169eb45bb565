// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/docks/inspector/panel_rig.h"
#include "ui/docks/search/search_hit_model.h"
#include "ui/docks/search/search_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QTreeView>

using namespace explorer;

class TestSearchPanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<ui::PanelRig> m_rig;
    std::unique_ptr<ui::SearchPanel> m_panel;

    QStringList find(const QString &text, SearchPattern::Kind kind = SearchPattern::Kind::Text)
    {
        m_panel->kinds()->setCurrentIndex(m_panel->kinds()->findData(int(kind)));
        m_panel->field()->setText(text);
        QTest::keyClick(m_panel->field(), Qt::Key_Return);
        if (!QTest::qWaitFor([this] { return m_panel->search().state() != PayloadSearch::State::Running; }, 10'000))
            return {QStringLiteral("did not end")};
        QStringList rows;
        const QAbstractItemModel *model = m_panel->list()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            rows += model->index(row, ui::SearchHitModel::Topic).data().toString() + u'@' +
                    model->index(row, ui::SearchHitModel::Place).data().toString() + u' ' +
                    model->index(row, ui::SearchHitModel::Snippet).data().toString();
        return rows;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_rig = std::make_unique<ui::PanelRig>();
        m_panel = std::make_unique<ui::SearchPanel>(m_rig->workspace);
        m_panel->resize(700, 300);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        QCOMPARE(find(QStringLiteral("x")), QStringList());
        QCOMPARE(m_panel->complaint(), QStringLiteral("There is no connection to search."));
        QVERIFY(m_rig->open());
        QVERIFY(m_rig->publish("test/a", "the needle is <b>here</b>\n"));
        QVERIFY(m_rig->publish("test/b", QByteArray("\0\xde\xad\xbe\xef", 5)));
        QVERIFY(m_rig->publish("test/c", "NEEDLE"));
    }
    void cleanupTestCase()
    {
        m_panel.reset();
        m_rig.reset();
    }

    void findsTextBytesAndExpressions()
    {
        m_panel->matchCase()->setChecked(false);
        QCOMPARE(find(QStringLiteral("needle")),
                 (QStringList{QStringLiteral("test/c@0 NEEDLE"), QStringLiteral("test/a@4 the needle is <b>here</b>⏎")}));
        QVERIFY2(m_panel->summary().startsWith(QStringLiteral("2 message(s) found · 3 searched")), qPrintable(m_panel->summary()));
        m_panel->matchCase()->setChecked(true);
        QCOMPARE(find(QStringLiteral("needle")).size(), 1);
        QCOMPARE(find(QStringLiteral("^N.*E$"), SearchPattern::Kind::Regex), QStringList{QStringLiteral("test/c@0 NEEDLE")});
        QCOMPARE(find(QStringLiteral("DE AD"), SearchPattern::Kind::Hex), QStringList{QStringLiteral("test/b@1 00 de ad be ef")});
        QCOMPARE(find(QStringLiteral("nothing of the kind")), QStringList());
        QVERIFY(m_panel->summary().startsWith(QStringLiteral("0 message(s) found")));
    }

    void saysWhatIsWrongWithWhatWasTyped()
    {
        find(QStringLiteral("de x"), SearchPattern::Kind::Hex);
        QVERIFY2(m_panel->complaint().startsWith(QStringLiteral("Character 4:")), qPrintable(m_panel->complaint()));
        find(QStringLiteral("(a"), SearchPattern::Kind::Regex);
        QVERIFY(m_panel->complaint().startsWith(QStringLiteral("Character 3:")));
        find(QString());
        QCOMPARE(m_panel->complaint(), QStringLiteral("Type what is to be found."));
    }

    void aClickShowsTheMessage()
    {
        m_panel->matchCase()->setChecked(false);
        QCOMPARE(find(QStringLiteral("needle")).size(), 2);
        QSignalSpy revealed(&m_rig->workspace.selection(), &Selection::revealRequested);
        QTreeView *list = m_panel->list();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
        QCOMPARE(revealed.count(), 1);
        QCOMPARE(m_rig->workspace.selection().topicName(), std::string("test/a"));
        QCOMPARE(m_rig->workspace.selection().message(), 0U);
        QVERIFY(!m_rig->workspace.selection().followsNewest());
    }

    void forgetsAConnectionThatIsClosed()
    {
        find(QStringLiteral("needle"));
        m_rig->workspace.close(m_rig->session);
        QCOMPARE(m_panel->list()->model()->rowCount(), 0);
        find(QStringLiteral("needle"));
        QCOMPARE(m_panel->complaint(), QStringLiteral("There is no connection to search."));
    }
};

QTEST_MAIN(TestSearchPanel)
#include "tst_search_panel.moc"
