// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/docks/inspector/inspector_samples.h"
#include "ui/docks/inspector/bounded_text_view.h"
#include "ui/docks/inspector/cut_notice.h"
#include "ui/docks/inspector/diff_model.h"
#include "ui/docks/inspector/diff_view.h"
#include "ui/docks/inspector/message_header.h"
#include "ui/docks/inspector/payload_view.h"
#include "ui/docks/inspector/property_facts.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolButton>

using namespace ui;

namespace {

explorer::CutFacts factsOf(std::uint64_t size, std::uint8_t sum)
{
    explorer::CutFacts facts;
    facts.payloadSize = size;
    facts.sha256.fill(sum);
    return facts;
}

DecodedPayloadPtr decodedHead(const QByteArray &head, const std::string &decoderId = {})
{
    const std::atomic<bool> cancelled = false;
    DecodeJob job{.payload = head, .cut = factsOf(42'152'755, 0xAB)};
    if (!decoderId.empty())
        job.chosen = explorer::DecodePlan{.decoder = decoderId};
    return decodePayload(explorer::PayloadFormats(), job, cancelled);
}

InspectedMessage cutMessage(const QByteArray &head, std::uint8_t sum = 0xAB)
{
    InspectedMessage result = message("t", head);
    result.cut = factsOf(42'152'755, sum);
    return result;
}

const QString kSum = QStringLiteral("ab").repeated(32);

QStringList menuTexts(PayloadView &view)
{
    QStringList texts;
    for (const QToolButton *button : view.findChildren<QToolButton *>()) {
        if (!button->menu())
            continue;
        Q_EMIT button->menu()->aboutToShow();
        for (const QAction *action : button->menu()->actions()) {
            if (action->isVisible() && !action->isSeparator())
                texts += action->text();
        }
    }
    return texts;
}

} // namespace

/// A message above the in-memory cap in the inspector: whatever shows it says that this is only the beginning.
class TestCutMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNoticeNamesBothSizesAndTheSum()
    {
        CutNotice notice;
        notice.setMessage(cutMessage(QByteArray(16 << 20, 'x')));
        QVERIFY(!notice.isHidden());
        QCOMPARE(notice.text(), QStringLiteral("Only the first 16.0 MiB of 40.2 MiB kept. SHA-256 of the whole: ") + kSum);
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&notice);
        QCOMPARE(accessible->text(QAccessible::Description), notice.text());
        QCOMPARE(notice.findChild<QLineEdit *>()->accessibleName(), QStringLiteral("SHA-256 of the whole payload"));
        QApplication::clipboard()->clear();
        QTest::mouseClick(notice.findChild<QToolButton *>(), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), kSum);

        notice.setMessage(message("t", "whole"));
        QVERIFY(notice.isHidden() && notice.text().isEmpty());
    }

    void headerAndPropertiesTellTheTrueSize()
    {
        MessageHeader header{explorer::PayloadFormats()};
        header.setMessage(cutMessage("head"), true);
        QVERIFY2(header.facts().endsWith(QStringLiteral(" · 40.2 MiB · cut")), qPrintable(header.facts()));
        QStringList lines;
        for (const Fact &fact : ui::factsOf(cutMessage("head"), 0))
            lines += fact.name + QStringLiteral(": ") + fact.value;
        QVERIFY(lines.contains(QStringLiteral("Payload: 42,152,755 byte(s)")));
        QVERIFY(lines.contains(QStringLiteral("Kept of it: the first 4 byte(s)")));
        QVERIFY(lines.contains(QStringLiteral("SHA-256 of the whole: ") + kSum));
    }

    void jsonThatEndsAtTheCutIsNotCalledInvalid_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("between values") << QByteArray("{\"a\":[1,2,");
        QTest::newRow("inside a string") << QByteArray("{\"a\":\"some te");
        QTest::newRow("inside a character") << QByteArray("{\"a\":\"\xE4\xBD");
        QTest::newRow("inside a word") << QByteArray("{\"a\":tru");
        QTest::newRow("inside an escape") << QByteArray("{\"a\":\"\\u00");
        QTest::newRow("too deep") << QByteArray(200, '[');
    }
    void jsonThatEndsAtTheCutIsNotCalledInvalid()
    {
        QFETCH(QByteArray, head);
        PayloadView view;
        view.setPayload(decodedHead(head, "json"));
        QCOMPARE(view.problem(), QStringLiteral("Not shown as a tree: only the beginning of the payload was kept"));
        QCOMPARE(view.shownForm(), PayloadView::Form::Text);
        QVERIFY(view.text()->editor()->toPlainText().startsWith(QString::fromLatin1(head.left(4))));
        view.setPayload(decoded(head, "json")); // whole it would be wrong
        QVERIFY(!view.problem().contains(QStringLiteral("beginning")));
    }

    void whatIsWrongBeforeTheCutIsStillSaid()
    {
        PayloadView view;
        view.setPayload(decodedHead("{\"a\" 1, \"and so on\": \"for a long time", "json"));
        QCOMPARE(view.problem(), QStringLiteral("Not valid JSON at line 1, column 6: expected ':'"));
    }

    void copyingAndSavingOfferTheBeginningAndSaySo()
    {
        PayloadView view;
        view.setPayload(decodedHead("{\"a\":[1,"));
        const QStringList offered = menuTexts(view);
        for (const char *text : {"Copy the kept beginning as &text", "Copy the kept beginning as &hex", "Copy selected &path"})
            QVERIFY2(offered.contains(QString::fromLatin1(text)), qPrintable(offered.join(u'|')));
        QVERIFY2(offered.filter(QStringLiteral("pretty"), Qt::CaseInsensitive).isEmpty(), qPrintable(offered.join(u'|')));
        QVERIFY2(offered.filter(QStringLiteral("compact"), Qt::CaseInsensitive).isEmpty(), qPrintable(offered.join(u'|')));
        const auto saves = [&view] {
            QStringList names;
            for (const QToolButton *button : view.findChildren<QToolButton *>())
                names += button->accessibleName();
            return names.filter(QStringLiteral("Save"));
        };
        QCOMPARE(saves(), QStringList{QStringLiteral("Save the kept beginning of the payload to a file")});
        view.setPayload(decoded("{\"a\":[1]}"));
        QCOMPARE(menuTexts(view).first(), QStringLiteral("Copy payload as &text"));
        QVERIFY(menuTexts(view).contains(QStringLiteral("Copy p&retty")));
        QCOMPARE(saves(), QStringList{QStringLiteral("Save the payload to a file, byte for byte")});
    }

    void comparesBeginningsAndKnowsWhatIsBehindThem()
    {
        DiffView view(std::make_shared<const explorer::PayloadFormats>());
        view.setMessages(cutMessage("same"), cutMessage("same"));
        QCOMPARE(view.summary(), QStringLiteral("No difference"));
        view.setMessages(cutMessage("same", 1), cutMessage("same", 2));
        QCOMPARE(view.summary(), QStringLiteral("No difference in what was kept"));
        view.setMessages(cutMessage("one", 1), cutMessage("two", 2));
        QVERIFY(view.summary().endsWith(QStringLiteral(" · only the kept beginnings are compared")));
        view.setMessages(message("t", "one"), message("t", "two"));
        QVERIFY(!view.summary().contains(QStringLiteral("beginnings")));
    }
};

QTEST_MAIN(TestCutMessages)
#include "tst_cut_messages.moc"
