// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/docks/inspector/inspector_samples.h"
#include "ui/docks/inspector/diff_bar.h"
#include "ui/docks/inspector/diff_model.h"
#include "ui/docks/inspector/diff_view.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QTest>

using namespace ui;
using Form = MessageDiff::Form;
using Lack = MessageDiff::Lack;

namespace {

QStringList rowsOf(const MessageDiff &diff)
{
    QStringList rows;
    for (const MessageDiff::Row &row : diff.rows)
        rows += QStringList{row.place, row.before, row.after, row.delta}.join(u'|');
    return rows;
}

MessageDiff diffOf(const QByteArray &before, const QByteArray &after, Form form = Form::Automatic)
{
    const std::atomic<bool> cancelled = false;
    return diffMessages(explorer::PayloadFormats(), {.payload = before}, {.payload = after}, cancelled, form);
}

/// `count` messages on one topic; those whose number is in `retained` came so.
void fill(explorer::MessageStore &store, int count, const QList<int> &retained)
{
    explorer::IngestBatch batch;
    batch.bytes = {'1'};
    for (int i = 0; i < count; ++i) {
        explorer::MessageRecord record;
        record.topic = 0;
        record.payloadSize = 1;
        record.flags = retained.contains(i) ? explorer::MessageRecord::Retain : 0;
        batch.records.push_back(record);
    }
    store.append(batch);
}

QByteArray largeJson(int step)
{
    QByteArray json = "[0";
    json.reserve(11'000'000);
    for (int i = 0; json.size() < 10'000'000; ++i)
        json += i % step == 0 ? ",{\"temperature\":21.50,\"name\":\"line 1\"}" : ",{\"temperature\":22.25,\"name\":\"line 1\"}";
    return json + ']';
}

} // namespace

class TestDiffForms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFormCanBeForced()
    {
        const QByteArray before = R"({"t":21,"x":1})";
        const QByteArray after = R"({"t":22,"x":1})";
        QCOMPARE(rowsOf(diffOf(before, after)), QStringList{QStringLiteral("$.t|21|22|+1")});
        QCOMPARE(rowsOf(diffOf(before, after, Form::Text)),
                 (QStringList{QStringLiteral("line 2|  \"t\": 21,||"), QStringLiteral("line 2||  \"t\": 22,|")}));
        QCOMPARE(rowsOf(diffOf(before, after, Form::Bytes)), QStringList{QStringLiteral("from byte 6|31|32|")});
        QCOMPARE(int(diffOf(before, after, Form::Bytes).lack), int(Lack::None));
    }

    void saysWhenTheFormDoesNotFit()
    {
        const MessageDiff words = diffOf("some words", "other words", Form::Structure);
        QCOMPARE(int(words.means), int(MessageDiff::Means::Lines));
        QCOMPARE(int(words.lack), int(Lack::Structure));
        const MessageDiff bytes = diffOf("\xFF\1", "\xFF\2", Form::Text);
        QCOMPARE(int(bytes.means), int(MessageDiff::Means::Bytes));
        QCOMPARE(int(bytes.lack), int(Lack::Text));
        const MessageDiff deep = diffOf(QByteArray("[").repeated(100) + QByteArray("]").repeated(100),
                                        QByteArray("[").repeated(101) + QByteArray("]").repeated(101));
        QCOMPARE(int(deep.lack), int(Lack::TooLarge));
        QCOMPARE(int(deep.means), int(MessageDiff::Means::Lines));
    }

    void bytesStandBesideEachOtherInShortRows()
    {
        const QByteArray common(100, 'c');
        const MessageDiff diff = diffOf(common + QByteArray(20, '\1') + common + "end", common + QByteArray(18, '\2') + common + "END!", Form::Bytes);
        const QString ones = QStringList(16, QStringLiteral("01")).join(u' ');
        const QString twos = QStringList(16, QStringLiteral("02")).join(u' ');
        QCOMPARE(rowsOf(diff), (QStringList{QStringLiteral("from byte 100|%1|%2|").arg(ones, twos),
                                            QStringLiteral("from byte 116|01 01 01 01|02 02|"),
                                            QStringLiteral("from byte 220|65 6e 64|45 4e 44 21|")}));
        const MessageDiff nothingInCommon = diffOf(QByteArray(200'000, '\xFE'), QByteArray(200'000, '\xFF'));
        QVERIFY(nothingInCommon.capped && nothingInCommon.roughly);
        QCOMPARE(nothingInCommon.rows.size(), 5'000U);
    }

    void findsTheLastRetainedMessageHoweverFarBack()
    {
        explorer::ExplorerSession session(explorer::ConnectionProfile::makeNew(), {}, {}, {}, [] {});
        explorer::Selection selection;
        selection.select(&session, explorer::kRootNode);
        fill(session.store(), 25'000, {0, 3});
        BaselineFinder finder(selection);
        InspectedMessage shown = inspectedCopy(session.store().at(24'999), "t");
        int asked = 1;
        BaselineFinder::Found found = finder.find({DiffBaseline::Kind::Retained}, shown);
        for (; found.isLookingOn; ++asked)
            found = finder.find({DiffBaseline::Kind::Retained}, shown);
        QCOMPARE(found.message.sequence, 3U);
        QVERIFY(asked > 2); // in pieces
        shown = inspectedCopy(session.store().at(3), "t"); // itself does not count
        QCOMPARE(finder.find({DiffBaseline::Kind::Retained}, shown).message.sequence, 0U);
        shown = inspectedCopy(session.store().at(0), "t");
        found = finder.find({DiffBaseline::Kind::Retained}, shown);
        QVERIFY(!found.message && !found.isLookingOn && !found.missing.isEmpty());
    }

    void tenMegabytesAreComparedAndCanBeCancelled()
    {
        DiffView view(std::make_shared<const explorer::PayloadFormats>());
        view.resize(500, 400);
        view.setVisible(true);
        const InspectedMessage before = message("t", largeJson(1'000));
        const InspectedMessage after = message("t", largeJson(1'001));
        QElapsedTimer timer;
        timer.start();
        view.setMessages(before, after);
        QCOMPARE(view.summary(), QStringLiteral("Comparing…")); // on the pool
        QTRY_VERIFY_WITH_TIMEOUT(view.model()->rowCount() > 400, 20'000);
        qInfo("10 MB compared by structure: %lld ms", timer.elapsed());

        view.setMessages(message("other", before.payload), message("other", after.payload));
        QCOMPARE(view.summary(), QStringLiteral("Comparing…"));
        Q_EMIT view.bar()->cancelRequested();
        QCOMPARE(view.summary(), QStringLiteral("Comparing was cancelled"));
        QTest::qWait(50);
        QCOMPARE(view.model()->rowCount(), 0);
    }
};

QTEST_MAIN(TestDiffForms)
#include "tst_diff_forms.moc"
