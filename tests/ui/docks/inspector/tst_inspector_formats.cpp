// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/text_encoding.h"
#include "tests/ui/docks/inspector/inspector_samples.h"
#include "ui/docks/inspector/bounded_text_view.h"
#include "ui/docks/inspector/message_header.h"
#include "ui/docks/inspector/payload_actions.h"
#include "ui/docks/inspector/payload_view.h"
#include "ui/docks/inspector/scalar_view.h"

#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QTest>

using namespace ui;

/// Text of other encodings, markup and wrapped payloads as the inspector shows and copies them.
class TestInspectorFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAndCopiesTextOfOtherEncodings();
    void showsNumbersOfOtherEncodings();
    void showsMarkupAsMarkup();
    void readsWhatIsInside();
    void namesPictures();
};

namespace {

DecodedPayloadPtr decodedBy(const QByteArray &payload, explorer::DecodePlan plan)
{
    const std::atomic<bool> cancelled = false;
    return decodePayload(explorer::PayloadFormats(), {.payload = payload, .chosen = std::move(plan)}, cancelled);
}

QString copied(PayloadAction action, const DecodedPayloadPtr &payload)
{
    QApplication::clipboard()->clear();
    perform(action, nullptr, {}, *payload);
    return QApplication::clipboard()->text();
}

} // namespace

void TestInspectorFormats::showsAndCopiesTextOfOtherEncodings()
{
    const QByteArray latin1 = QByteArray("Gr\xF6\xDF" "e\n").repeated(100); // longer than what counts as one value
    const QString text = QString::fromLatin1(latin1);
    const DecodedPayloadPtr payload = decodedBy(latin1, {.decoder = "text", .setup = "latin1"});
    QVERIFY(!payload->problem);
    PayloadView view;
    view.setPayload(payload);
    QCOMPARE(view.shownForm(), PayloadView::Form::Text);
    QCOMPARE(view.text()->editor()->toPlainText().trimmed(), text.trimmed());
    QVERIFY(!payload->isLaidOutAsJson());
    QCOMPARE(copied(PayloadAction::CopyText, payload), text);
    QCOMPARE(copied(PayloadAction::CopyPretty, payload), text);
    QCOMPARE(copied(PayloadAction::CopyCompact, payload), text);
    // Untold it stays bytes, with the reason beside them.
    view.setPayload(decodedBy(latin1, {.decoder = "text"}));
    QCOMPARE(view.shownForm(), PayloadView::Form::Hex);
    QCOMPARE(view.problem(), QStringLiteral("Not Text: byte 2 is not valid UTF-8"));
    view.setPayload(decodedBy("x", {.decoder = "text", .setup = "morse"}));
    QVERIFY(view.problem().contains(QStringLiteral("the name of a text encoding")));
}

void TestInspectorFormats::showsNumbersOfOtherEncodings()
{
    const DecodedPayloadPtr payload = decoded(QByteArray("\xFE\xFF\0" "2\0001\0.\0005", 10));
    PayloadView view;
    view.setPayload(payload);
    QCOMPARE(view.shownForm(), PayloadView::Form::Tree);
    view.setForm(PayloadView::Form::Text);
    QCOMPARE(view.text()->editor()->toPlainText(), QStringLiteral("21.5"));
    QCOMPARE(copied(PayloadAction::CopyText, payload), QStringLiteral("21.5"));
}

void TestInspectorFormats::showsMarkupAsMarkup()
{
    const DecodedPayloadPtr payload = decoded("<a><b id='1'>x</b></a>");
    QVERIFY(payload->hasDocument());
    PayloadView view;
    view.setForm(PayloadView::Form::Text);
    view.setPayload(payload);
    QCOMPARE(view.text()->editor()->toPlainText(), QStringLiteral("<a>\n  <b id='1'>x</b>\n</a>"));
    QVERIFY(!payload->isLaidOutAsJson());
    QCOMPARE(copied(PayloadAction::CopyCompact, payload), QStringLiteral("<a><b id='1'>x</b></a>"));
    const QByteArray latin1("<?xml version='1.0' encoding='latin1'?><a>\xE4</a>");
    const DecodedPayloadPtr other = decoded(latin1);
    QCOMPARE(copied(PayloadAction::CopyText, other),
             QStringLiteral("<?xml version='1.0' encoding='latin1'?>\n<a>\u00E4</a>"));
}

void TestInspectorFormats::readsWhatIsInside()
{
    const DecodedPayloadPtr payload = decodedBy("7b7d", {.transforms = {"hex"}});
    QCOMPARE(payload->inner, QByteArray("{}"));
    QCOMPARE(payload->plan.decoder, std::string("json"));
    const DecodedPayloadPtr nothing = decodedBy(" ", {.transforms = {"hex"}});
    QVERIFY(nothing->inner.isEmpty()); // not the payload: what is in it
    const DecodedPayloadPtr broken = decodedBy("7b7", {.transforms = {"hex"}});
    QVERIFY(broken->isProblemOfTransform);
    QCOMPARE(broken->inner, QByteArray("7b7"));
    PayloadView view;
    view.setPayload(broken);
    QCOMPARE(view.problem(), QStringLiteral("Not valid hex text at byte 3: expected more data"));
}

void TestInspectorFormats::namesPictures()
{
    const QByteArray gif = QByteArray("GIF89a") + QByteArray::fromHex("10000900800000000000ffffff3b");
    const explorer::PayloadFormats formats;
    MessageHeader header(formats);
    header.setDecoded(decoded(gif));
    QVERIFY(header.facts().contains(QString::fromUtf8("GIF image, 16 \xC3\x97 9")));
}

QTEST_MAIN(TestInspectorFormats)
#include "tst_inspector_formats.moc"
