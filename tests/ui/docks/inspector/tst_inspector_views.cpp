// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/docks/inspector/inspector_samples.h"
#include "ui/docks/inspector/bounded_text_view.h"
#include "ui/docks/inspector/diff_model.h"
#include "ui/docks/inspector/diff_view.h"
#include "ui/docks/inspector/hex_view.h"
#include "ui/docks/inspector/message_header.h"
#include "ui/docks/inspector/payload_actions.h"
#include "ui/docks/inspector/payload_view.h"
#include "ui/docks/inspector/properties_view.h"
#include "ui/docks/inspector/scalar_view.h"
#include "ui/docks/inspector/value_tree_view.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QFile>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ui;

class TestInspectorViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsThePayloadInTheFormThatFits();
    void saysWhyAndStillShowsTheText();
    void keepsWhatTheUserOpenedAcrossMessages();
    void showsMoreOfALongArrayWhenAskedTo();
    void decodesHundredsOfThousandsOfValuesAndShowsThemAtOnce();
    void chartsByClickAndByKey();
    void copiesValueAndPath();
    void boundsTextAndShowsTheRestInPieces();
    void paintsOnlyVisibleHexRows();
    void selectsAndCopiesBytes();
    void comparesWithTheMessageBefore();
    void writesExactBytesForTheOwnerOnly();
    void showsHostileMarkupLiterallyAndQuickly();
};

namespace {

/// The longest time the event loop was not asked for anything, while `done` is not yet so.
qint64 longestGap(const std::function<bool()> &done)
{
    QElapsedTimer gap;
    qint64 longest = 0;
    for (int rounds = 0; rounds < 100'000 && !done(); ++rounds) {
        gap.start();
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        longest = qMax(longest, gap.elapsed());
    }
    return longest;
}

QByteArray oneLineJson(qsizetype size)
{
    QByteArray json = "[";
    while (json.size() < size)
        json += R"({"name":"sensor","value":21.375,"text":"a string of usual length"},)";
    json.back() = ']';
    return json;
}

} // namespace

void TestInspectorViews::showsThePayloadInTheFormThatFits()
{
    PayloadView view;
    view.setPayload(decoded(R"({"a":1})"));
    QCOMPARE(view.shownForm(), PayloadView::Form::Tree);
    view.setPayload(decoded("two\nlines"));
    QCOMPARE(view.shownForm(), PayloadView::Form::Text);
    QCOMPARE(view.text()->editor()->toPlainText(), QStringLiteral("two\nlines"));
    view.setPayload(decoded(QByteArray("\0\xFF\1", 3)));
    QCOMPARE(view.shownForm(), PayloadView::Form::Hex);
    view.setPayload(decoded("21.4"));
    QCOMPARE(view.shownForm(), PayloadView::Form::Tree);
    QVERIFY(view.scalar()->isChartable());
    view.setForm(PayloadView::Form::Text);
    view.setPayload(decoded(R"({"a":1.10})"));
    QCOMPARE(view.text()->editor()->toPlainText(), QStringLiteral("{\n  \"a\": 1.10\n}"));
    view.setPayload({});
    QVERIFY(view.problem().isEmpty());
}

void TestInspectorViews::saysWhyAndStillShowsTheText()
{
    PayloadView view;
    view.setPayload(decoded("{\n  \"a\": 1,\n  \"b\" 2}"));
    QCOMPARE(view.problem(), QStringLiteral("Not valid JSON at line 3, column 7: expected ':'"));
    QCOMPARE(view.shownForm(), PayloadView::Form::Text);
    QVERIFY(view.text()->editor()->toPlainText().contains(QStringLiteral("\"b\" 2")));
    view.setPayload(decoded(QByteArray("caf\xE9"), "text"));
    QVERIFY(view.problem().contains(QStringLiteral("byte 3")));
    QCOMPARE(view.shownForm(), PayloadView::Form::Hex);
    view.setPayload(decoded(QByteArray(100'000, '[')));
    QVERIFY(view.problem().startsWith(QStringLiteral("Nested too deeply")));
    view.setPayload(decoded("{}"));
    QVERIFY(view.problem().isEmpty());
}

void TestInspectorViews::keepsWhatTheUserOpenedAcrossMessages()
{
    ValueTreeView view;
    view.setDocument(decoded(R"({"a":{"b":{"c":1}},"z":[1]})"));
    const auto at = [&view](int row, const QModelIndex &parent = {}) {
        return view.model()->index(row, 0, parent);
    };
    QVERIFY(view.isExpanded(at(0)));
    QVERIFY(!view.isExpanded(at(0, at(0))));
    view.expand(at(0, at(0)));
    view.collapse(at(1));
    view.setCurrentIndex(at(0, at(0, at(0))));
    view.setDocument(
        decoded(R"({"new":0,"a":{"b":{"c":1}},"z":[1,2]})")); // another shape: rows are made anew
    QVERIFY(view.isExpanded(at(1)));
    QVERIFY(view.isExpanded(at(0, at(1))));
    QVERIFY(!view.isExpanded(at(2)));
    QCOMPARE(view.currentPath(), std::string("$.a.b.c"));
}

void TestInspectorViews::showsMoreOfALongArrayWhenAskedTo()
{
    const auto document = [](int count, const char *extra) {
        QByteArray many = "{\"x\":[";
        for (int i = 0; i < count; ++i)
            many += "{\"a\":1},";
        many.back() = ']';
        return decoded(many + extra + '}');
    };
    ValueTreeView view;
    view.resize(500, 300);
    view.setDocument(document(10'000, ""));
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const auto array = [&view] { return view.model()->index(0, 0); };
    const auto last = [&] { return view.model()->index(view.model()->rowCount(array()) - 1, 1, array()); };
    view.scrollTo(last());
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(last()).center());
    QCOMPARE(view.model()->rowCount(array()), 4'001);
    QCOMPARE(view.currentPath(), std::string("$.x[2000]"));
    view.setCurrentIndex(last());
    view.copyCurrentValue(); // of nothing: nothing happens
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(view.model()->rowCount(array()), 8'001);
    view.setDocument(document(9'000, ",\"new\":0")); // another shape: what was asked for stays
    QCOMPARE(view.model()->rowCount(array()), 8'001);
    QVERIFY(view.isExpanded(array()));
    QCOMPARE(view.currentPath(), std::string("$.x[4000]"));
    view.forgetExpansion();
    view.setDocument(document(9'500, ""));
    QCOMPARE(view.model()->rowCount(array()), 2'001);
}

void TestInspectorViews::decodesHundredsOfThousandsOfValuesAndShowsThemAtOnce()
{
    QByteArray many = "[";
    for (int i = 0; i < 400'000; ++i)
        many += QByteArray::number(i) + ',';
    many.back() = ']';
    const DecodedPayloadPtr first = decoded(many);
    QVERIFY(!first->problem);
    many[1] = '7';
    const DecodedPayloadPtr second = decoded(many);
    const DecodedPayloadPtr other = decoded(many.chopped(1) + ",1]");
    PayloadView view;
    view.resize(500, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QElapsedTimer timer;
    qint64 worst = 0;
    for (const DecodedPayloadPtr &payload : {first, second, other}) {
        timer.start();
        view.setPayload(payload);
        view.grab();
        worst = qMax(worst, timer.elapsed());
    }
    qInfo("400,000 values, longest time on the GUI thread: %lld ms", worst);
    QVERIFY(worst < 1'000); // far below on any machine, unless rows are made for all of them
    QCOMPARE(view.tree()->model()->rowCount(), ValueTreeModel::kPiece + 1);
}

void TestInspectorViews::chartsByClickAndByKey()
{
    ValueTreeView view;
    view.resize(500, 300);
    view.setDocument(decoded(R"({"t":21.4,"s":"words"})"));
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QStringList asked;
    connect(&view, &ValueTreeView::chartRequested, &view,
            [&asked](const std::string &path) { asked += QString::fromStdString(path); });
    const QModelIndex number = view.model()->index(0, ValueTreeModel::Chart);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(number).center());
    QCOMPARE(asked, QStringList{QStringLiteral("$.t")});
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(number.siblingAtRow(1)).center());
    QCOMPARE(asked.size(), 1);
    view.setCurrentIndex(view.model()->index(0, 0));
    QTest::keyClick(&view, Qt::Key_C);
    QCOMPARE(asked.size(), 2);
}

void TestInspectorViews::copiesValueAndPath()
{
    ValueTreeView view;
    view.setDocument(decoded(R"({"odd key":{"x":[1.10,"é"]}})"));
    view.setCurrentIndex(view.model()->index(0, 0, view.model()->index(0, 0)));
    view.copyCurrentValue();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("[\n  1.10,\n  \"é\"\n]"));
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("$[\"odd key\"].x"));
}

void TestInspectorViews::boundsTextAndShowsTheRestInPieces()
{
    const QByteArray json = oneLineJson(3'000'000);
    const DecodedPayloadPtr payload = decoded(json, "text"); // as one line of 3 MB
    QVERIFY(payload->pretty.empty());
    BoundedTextView view;
    view.resize(600, 400);
    view.show();
    QElapsedTimer timer;
    timer.start();
    view.setPayload(payload);
    const qint64 first = timer.elapsed();
    const qint64 gap = longestGap([&] { return view.shownBytes() >= BoundedTextView::kFirstBytes; });
    QVERIFY(!view.isComplete());
    QVERIFY(view.shownBytes() < BoundedTextView::kFirstBytes + 64 * 1024);
    view.showAll();
    const qint64 wholeGap = longestGap([&] { return view.isComplete(); });
    QVERIFY(view.isComplete());
    qInfo("3 MB on one line: first piece %lld ms, longest gap %lld ms, while showing all %lld ms", first, gap,
          wholeGap);
    QVERIFY(first < 500 && gap < 500 && wholeGap < 1000); // 81 s without the breaks
    QString whole = view.editor()->toPlainText();
    QCOMPARE(whole.remove(u'\n').toUtf8(), json);
}

void TestInspectorViews::paintsOnlyVisibleHexRows()
{
    HexView view;
    view.resize(700, 400);
    view.setBytes(QByteArray(64 << 20, '\x5a'));
    QElapsedTimer timer;
    timer.start();
    view.grab();
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
    view.grab();
    qInfo("64 MB as hex, two paints: %lld ms", timer.elapsed());
    QVERIFY(timer.elapsed() < 1000);
}

void TestInspectorViews::selectsAndCopiesBytes()
{
    HexView view;
    view.resize(700, 300);
    QByteArray bytes;
    for (int i = 0; i < 100; ++i)
        bytes += char('A' + i % 26);
    view.setBytes(bytes);
    view.show();
    view.select(16, 3);
    QCOMPARE(view.selectedBytes(), bytes.mid(16, 3));
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("51 52 53"));
    QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(view.selectedBytes(), bytes.mid(16, 4));
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(view.selectedBytes(), bytes);
    view.setBytes("xy"); // the selection no longer exists
    QCOMPARE(view.selectedBytes(), QByteArray());
    view.setBytes({});
    QTest::keyClick(&view, Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(view.selectedBytes(), QByteArray());
}

void TestInspectorViews::comparesWithTheMessageBefore()
{
    DiffView view(std::make_shared<const explorer::PayloadFormats>());
    view.setMessages({}, message("t", "1"));
    QCOMPARE(view.summary(), QStringLiteral("Nothing to compare with"));
    view.setMessages(message("t", "{\"a\":1}"), message("t", "{\"a\":1}"));
    QCOMPARE(view.summary(), QStringLiteral("No difference"));
    view.setMessages(message("t", "{\"a\":1}"), message("t", "{\"a\":2}"));
    QCOMPARE(view.model()->rowCount(), 1);
    view.setMessages(message("t", oneLineJson(100'000)), message("t", oneLineJson(200'000))); // on the pool
    QTRY_VERIFY(view.model()->rowCount() > 1);
    view.setMessages(message("other", oneLineJson(100'000)), message("other", oneLineJson(200'000)));
    QCOMPARE(view.summary(), QStringLiteral("Comparing…")); // not what was said of the topic before
    QTRY_VERIFY(view.model()->rowCount() > 1);
}

void TestInspectorViews::writesExactBytesForTheOwnerOnly()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("payload.bin"));
    const QByteArray bytes("\0\r\n\xFF", 4);
    QCOMPARE(writePayload(path, bytes), QString());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
    QCOMPARE(file.permissions() &
                 (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
    QVERIFY(!writePayload(folder.filePath(QStringLiteral("no/such/folder")), bytes).isEmpty());
}

void TestInspectorViews::showsHostileMarkupLiterallyAndQuickly()
{
    const QByteArray hostile = hostileMarkup();
    const QString literal = QString::fromLatin1(hostile);
    InspectedMessage evil = message(hostile.toStdString(), hostile);
    evil.properties = {mqtt::Property::user(hostile.toStdString(), hostile.toStdString()),
                       mqtt::Property::ofText(mqtt::PropertyId::ContentType, hostile.toStdString())};
    const QByteArray document = "{\"" + hostile + "\":\"" + hostile + "\",\"n\":1}";

    PayloadView payload;
    MessageHeader header{explorer::PayloadFormats()};
    DiffView diff(std::make_shared<const explorer::PayloadFormats>());
    PropertiesView properties;
    for (QWidget *view : {static_cast<QWidget *>(&payload), static_cast<QWidget *>(&header),
                          static_cast<QWidget *>(&diff), static_cast<QWidget *>(&properties)}) {
        view->resize(600, 400);
        view->show();
    }
    payload.grab(); // fonts are loaded by now
    QElapsedTimer timer;
    timer.start();
    for (const PayloadView::Form form :
         {PayloadView::Form::Tree, PayloadView::Form::Text, PayloadView::Form::Hex}) {
        payload.setForm(form);
        payload.setPayload(decoded(hostile));
        payload.grab();
        payload.setPayload(decoded(document));
        payload.grab();
    }
    header.setMessage(evil, true);
    header.setDecoded(decoded(hostile));
    header.grab();
    diff.setMessages(message("t", "{\"n\":1}"), message("t", document));
    diff.grab();
    properties.setMessage(evil);
    properties.grab();
    qInfo("hostile markup through every view: %lld ms", timer.elapsed());
    QVERIFY(timer.elapsed() < 2000); // thirty tables as rich text take days

    payload.setForm(PayloadView::Form::Text);
    payload.setPayload(decoded(hostile));
    QCOMPARE(payload.text()->editor()->toPlainText(), literal);
    payload.setForm(PayloadView::Form::Tree);
    payload.setPayload(decoded(document));
    QVERIFY(payload.tree()->model()->index(0, 0).data().toString().startsWith(literal.left(400)));
    QVERIFY(diff.model()
                ->index(0, DiffModel::Place)
                .data()
                .toString()
                .contains(QStringLiteral("<img src=x><b>x</b>")));
    bool found = false;
    for (int row = 0; row < properties.topLevelItemCount(); ++row)
        found |= properties.topLevelItem(row)->text(1).startsWith(QStringLiteral("<img src=x><b>x</b>"));
    QVERIFY(found);
}

QTEST_MAIN(TestInspectorViews)
#include "tst_inspector_views.moc"
