// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/docks/inspector/inspector_samples.h"
#include "tests/ui/docks/inspector/trial_formats.h"
#include "ui/docks/inspector/bounded_text_view.h"
#include "ui/docks/inspector/folding_editor.h"
#include "ui/docks/inspector/hex_pane.h"
#include "ui/docks/inspector/hex_view.h"
#include "ui/docks/inspector/payload_view.h"
#include "ui/docks/inspector/value_tree_view.h"

#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

using namespace ui;
using Form = PayloadView::Form;

namespace {

DecodedPayloadPtr decodedBy(const explorer::PayloadFormats &formats, const QByteArray &payload,
                            const explorer::DecodePlan &plan)
{
    const std::atomic<bool> cancelled = false;
    return decodePayload(formats, {.payload = payload, .chosen = plan}, cancelled);
}

/// The values of the array as decoded, with what a format might say of them.
DecodedPayloadPtr withNotes(const QByteArray &json, std::vector<explorer::ValueNote> notes)
{
    const auto copy = std::make_shared<DecodedPayload>(*decoded(json));
    copy->tree.notes = std::move(notes);
    return copy;
}

/// The place of a byte of the first row in the hex column.
QPoint placeOf(const HexView &view, int byte)
{
    const explorer::HexRows rows{{}};
    const qreal width = QFontMetricsF(view.font()).horizontalAdvance(u'0');
    return {int(8 + (rows.hexColumn(byte) + 0.5) * width), view.fontMetrics().height() / 2};
}

std::pair<int, int> marked(const PayloadView &view)
{
    return {int(view.hex()->markedBegin()), int(view.hex()->markedEnd())};
}

} // namespace

class TestPayloadForms : public QObject
{
    Q_OBJECT

    const std::shared_ptr<explorer::PayloadFormats> m_formats = trialFormats();

private Q_SLOTS:
    void showsWhatAFormatSaysOfAValueAndNeverCopiesIt()
    {
        using Note = explorer::ValueNote::Kind;
        ValueTreeView view;
        view.resize(600, 300);
        view.setDocument(withNotes(R"({"temperature":21.5,"state":1,"crc":"beef"})",
                                   {{1, Note::Type, "float32"},
                                    {2, Note::Meaning, "ok"},
                                    {2, Note::Type, "u8"},
                                    {3, Note::Fault, "should be f00d"}}));
        const auto at = [&](int row, int role) { return view.model()->index(row, ValueTreeModel::Value).data(role).toString(); };
        QCOMPARE(at(0, ValueTreeModel::UnitRole), QStringLiteral("°C"));
        QCOMPARE(at(0, ValueTreeModel::TypeRole), QStringLiteral("float32"));
        QCOMPARE(at(1, ValueTreeModel::MeaningRole), QStringLiteral("ok"));
        QCOMPARE(at(2, ValueTreeModel::FaultRole), QStringLiteral("should be f00d"));
        QCOMPARE(at(0, Qt::DisplayRole), QStringLiteral("21.5"));
        QCOMPARE(at(0, Qt::AccessibleTextRole), QStringLiteral("21.5 °C  float32"));
        QCOMPARE(at(2, Qt::AccessibleTextRole), QStringLiteral("beef  wrong: should be f00d"));
        view.setCurrentIndex(view.model()->index(0, 0));
        view.copyCurrentValue();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("21.5"));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QImage before = view.grab().toImage();
        view.setDocument(withNotes(R"({"temperature":21.5,"state":1,"crc":"beef"})", {}));
        QVERIFY(view.grab().toImage() != before); // what is said of values is painted, and painted anew
    }

    void aSelectedValueSelectsItsBytes()
    {
        PayloadView view;
        view.resize(600, 500);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setPayload(decoded(R"({"a":12,"b":[345,6]})"));
        view.setForm(Form::Tree);
        view.tree()->setCurrentIndex(view.tree()->model()->index(0, 0));
        view.setForm(Form::Hex);
        QCOMPARE(view.hex()->selectedBytes(), QByteArray("12"));
        view.setForm(Form::TreeAndHex);
        QCOMPARE(view.shownForm(), Form::TreeAndHex);
        QVERIFY(view.tree()->isVisible() && view.hex()->isVisible());
        view.tree()->selectNode(3); // the first of b
        QCOMPARE(view.hex()->selectedBytes(), QByteArray("345"));
        view.setPayload(decoded(R"({"a":1,"b":[7,6]})")); // the next message: its bytes lie elsewhere
        QCOMPARE(marked(view), std::pair(12, 13));
    }

    void aByteSelectsItsValue()
    {
        PayloadView view;
        view.resize(600, 500);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QByteArray json = R"({"a":12,"b":[7]})";
        view.setPayload(decoded(json));
        view.setForm(Form::TreeAndHex);
        QTest::mouseClick(view.hex()->viewport(), Qt::LeftButton, {}, placeOf(*view.hex(), 6));
        QCOMPARE(view.tree()->currentPath(), std::string("$.a"));
        QCOMPARE(marked(view), std::pair(5, 7));
        QCOMPARE(view.hex()->selectedBytes(), QByteArray("2")); // the selection stays the user's
        QTest::mouseClick(view.hex()->viewport(), Qt::LeftButton, {}, placeOf(*view.hex(), int(json.indexOf('7'))));
        QCOMPARE(view.tree()->currentPath(), std::string("$.b[0]"));
        QTest::mouseClick(view.hex()->viewport(), Qt::LeftButton, {}, placeOf(*view.hex(), 0));
        QVERIFY(!view.tree()->currentIndex().isValid()); // the document has no row
    }

    void aValueFarDownALongArrayIsFoundByItsByte()
    {
        QByteArray many = "[";
        for (int i = 0; i < 30'000; ++i)
            many += "1,";
        many.back() = ']';
        ValueTreeView view;
        view.setDocument(decoded(many));
        view.selectNode(25'001);
        QCOMPARE(view.currentPath(), std::string("$[25000]"));
    }

    void aWrappedPayloadIsShownInsideAndOutside()
    {
        PayloadView view;
        view.resize(600, 500);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setPayload(decodedBy(*m_formats, "!ABC", {{"bang"}, "trial", "3"}));
        view.setForm(Form::TreeAndHex);
        QVERIFY(view.hexPane()->offersBoth());
        view.tree()->selectNode(2);
        QCOMPARE(view.hex()->selectedBytes(), QByteArray("B"));
        view.hexPane()->setAsReceived(true);
        view.hex()->selectAll();
        QCOMPARE(view.hex()->selectedBytes(), QByteArray("!ABC"));
        QCOMPARE(marked(view), std::pair(0, 0)); // values have no place out there
        view.hexPane()->setAsReceived(false);
        QCOMPARE(marked(view), std::pair(1, 2));
        view.setPayload(decoded("[1]"));
        QVERIFY(!view.hexPane()->offersBoth());
    }

    void levelsOfTheTextFoldAway()
    {
        PayloadView view;
        view.resize(400, 400);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setForm(Form::Text);
        view.setPayload(decoded(R"({"a":{"b":[1,2]},"c":3})"));
        FoldingEditor *editor = view.text()->folding();
        const auto shown = [editor] {
            QStringList lines;
            for (QTextBlock block = editor->document()->begin(); block.isValid(); block = block.next()) {
                if (block.isVisible())
                    lines += block.text().trimmed();
            }
            return lines.join(u' ');
        };
        QVERIFY(editor->margin()->isVisible());
        QVERIFY(editor->opensBlock(0) && editor->opensBlock(1) && !editor->opensBlock(3));
        QVERIFY(editor->toggleFold(2)); // "b"
        QVERIFY(editor->isFolded(2));
        QCOMPARE(shown(), QStringLiteral(R"({ "a": { "b": [ ] }, "c": 3 })"));
        QTest::mouseClick(editor->margin(), Qt::LeftButton, {},
                          QPoint(5, editor->fontMetrics().height() * 3 / 2)); // the second line on screen
        QCOMPARE(shown(), QStringLiteral(R"({ "a": { }, "c": 3 })"));
        editor->grab();
        QVERIFY(editor->toggleFold(1));
        QCOMPARE(shown(), QStringLiteral(R"({ "a": { "b": [ 1, 2 ] }, "c": 3 })"));
        QVERIFY(!editor->toggleFold(3)); // opens nothing
        QCOMPARE(editor->toPlainText().count(u'\n'), 8);
        view.setPayload(decoded("{\n  \"as\": it is", "text")); // not ours to say what is a level
        QVERIFY(!editor->margin()->isVisible());
    }

    void textThatIsStillComingFoldsOnlyWhereABlockHasItsEnd()
    {
        QByteArray large = "{\"first\":[1,2],\"x\":[";
        while (large.size() < 600'000)
            large += "{\"a\":1},";
        large.back() = ']';
        BoundedTextView view;
        view.setPayload(decoded(large + '}'));
        QTRY_VERIFY(view.shownBytes() >= BoundedTextView::kFirstBytes);
        QVERIFY(!view.isComplete());
        QVERIFY(view.folding()->toggleFold(1));
        QVERIFY(!view.folding()->toggleFold(0));
        view.showAll();
        QTRY_VERIFY(view.isComplete());
        QVERIFY(view.folding()->toggleFold(0));
    }

    void offersWhatCanBeTakenOfAMessage()
    {
        const InspectedMessage sample = message("plant/../x y", "!{\"a\": 1}");
        const DecodedPayloadPtr payload = decodedBy(*m_formats, sample.payload, {{"bang"}, "json", {}});
        const auto taken = [&](PayloadAction action) {
            perform(action, nullptr, sample, *payload);
            return QApplication::clipboard()->text();
        };
        QCOMPARE(taken(PayloadAction::CopyText), QStringLiteral("!{\"a\": 1}"));
        QCOMPARE(taken(PayloadAction::CopyPretty), QStringLiteral("{\n  \"a\": 1\n}"));
        QCOMPARE(taken(PayloadAction::CopyCompact), QStringLiteral("{\"a\":1}"));
        QCOMPARE(taken(PayloadAction::CopyHex), QStringLiteral("21 7b 22 61 22 3a 20 31 7d"));
        QCOMPARE(taken(PayloadAction::CopyUnwrappedText), QStringLiteral("{\"a\": 1}"));
        QCOMPARE(taken(PayloadAction::CopyUnwrappedHex), QStringLiteral("7b 22 61 22 3a 20 31 7d"));
        const QString json = taken(PayloadAction::CopyMessage);
        QVERIFY(json.startsWith(QStringLiteral("{\"time\":\"2024-05-01T12:00:00.123Z\",\"topic\":\"plant/../x y\",\"qos\":1,")));
        QVERIFY(json.endsWith(QStringLiteral("\"packet_id\":12,\"size\":9,\"payload\":\"!{\\\"a\\\": 1}\"}")));
        QCOMPARE(extensionOf(PayloadAction::Save, *payload), QStringLiteral("bin"));
        QCOMPARE(extensionOf(PayloadAction::SaveUnwrapped, *payload), QStringLiteral("json"));
        QVERIFY(proposedName(PayloadAction::SaveMessage, sample, *payload).startsWith(QStringLiteral("plant-x-y-")));
        QVERIFY(proposedName(PayloadAction::SaveMessage, sample, *payload).endsWith(QStringLiteral(".json")));
    }
};

QTEST_MAIN(TestPayloadForms)
#include "tst_payload_forms.moc"
