// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/workspace.h"
#include "ui/docks/log/log_model.h"
#include "ui/docks/publish/hex_text.h"
#include "ui/docks/publish/payload_editor.h"
#include "ui/docks/publish/properties_form.h"
#include "ui/docks/publish/publish_panel.h"
#include "ui/docks/publish/publish_result.h"
#include "ui/docks/publish/topic_field.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace std::chrono_literals;
using ui::FieldNote;
using ui::PayloadEditor;
using ui::PublishResult;

class TestPublishDock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsHexInTheUsualSpellings_data();
    void readsHexInTheUsualSpellings();
    void tellsWhereHexIsWrong_data();
    void tellsWhereHexIsWrong();
    void writesHexThatReadsBack();
    void sendsTextExactly();
    void tellsLineAndColumnOfBrokenJsonButSendsIt();
    void formatsJsonAndUndoes();
    void refusesToSendBrokenHex();
    void keepsBinaryAsHex();
    void topicFollowsUntilTyped();
    void topicRefusesWildcards();
    void propertiesLeaveEmptyFieldsOut();
    void propertiesSayWhyTheyAreNotThere();
    void resultTellsReasonAndTime();
    void panelDoesNotPublishWithoutConnection();
    void logKeepsTheNewestAndCountsTheRest();
};

void TestPublishDock::readsHexInTheUsualSpellings_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"7b2274", "7B 22 74", "0x7b, 0x22, 0x74", "7b:22:74", "7b-22\n 74 ", "0x7B2274"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestPublishDock::readsHexInTheUsualSpellings()
{
    QFETCH(QString, text);
    const auto bytes = ui::bytesFromHex(text);
    QVERIFY(bytes);
    QCOMPARE(*bytes, QByteArray("\x7b\x22\x74"));
}

void TestPublishDock::tellsWhereHexIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<bool>("halfByte");
    QTest::newRow("a letter") << "7b zz" << 1 << 4 << false;
    QTest::newRow("second digit") << "7g" << 1 << 2 << false;
    QTest::newRow("half a byte") << "7b 2" << 1 << 4 << true;
    QTest::newRow("second line") << "7b\n22 x" << 2 << 4 << false;
    QTest::newRow("nothing after 0x") << "0x" << 1 << 3 << true;
}

void TestPublishDock::tellsWhereHexIsWrong()
{
    QFETCH(QString, text);
    const auto bytes = ui::bytesFromHex(text);
    QVERIFY(!bytes);
    QTEST(bytes.error().line, "line");
    QTEST(bytes.error().column, "column");
    QTEST(bytes.error().kind == ui::HexFault::Kind::HalfByte, "halfByte");
}

void TestPublishDock::writesHexThatReadsBack()
{
    QByteArray all;
    for (int i = 0; i < 256; ++i)
        all.append(char(i));
    QCOMPARE(*ui::bytesFromHex(ui::hexFromBytes(all)), all);
    QVERIFY(ui::hexFromBytes({}).isEmpty());
}

void TestPublishDock::sendsTextExactly()
{
    PayloadEditor editor;
    editor.show();
    QTest::keyClicks(editor.editor(), QStringLiteral("21.5 "));
    QTest::keyClick(editor.editor(), Qt::Key_Return);
    editor.editor()->insertPlainText(QStringLiteral("°C"));
    QCOMPARE(*editor.payload(), QByteArray("21.5 \n\xc2\xb0"
                                           "C"));
}

void TestPublishDock::tellsLineAndColumnOfBrokenJsonButSendsIt()
{
    PayloadEditor editor;
    editor.setForm(PayloadEditor::Form::Json);
    editor.editor()->setPlainText(QStringLiteral("{\n  \"a\": ,\n}"));
    QVERIFY2(editor.complaint().contains(QLatin1String("line 2, column 8")), qPrintable(editor.complaint()));
    QCOMPARE(*editor.payload(), QByteArray("{\n  \"a\": ,\n}"));
    editor.editor()->setPlainText(QStringLiteral("{\"a\": 1}"));
    QVERIFY(editor.complaint().isEmpty());
}

void TestPublishDock::formatsJsonAndUndoes()
{
    PayloadEditor editor;
    editor.setForm(PayloadEditor::Form::Json);
    editor.editor()->setPlainText(QStringLiteral("{\"b\":1.10,\"a\":18446744073709551615}"));
    for (QPushButton *button : editor.findChildren<QPushButton *>()) {
        if (button->text() == QLatin1String("Format"))
            button->click();
    }
    const QString formatted = editor.editor()->toPlainText();
    QVERIFY(formatted.contains(u'\n'));
    QVERIFY(formatted.contains(QLatin1String("1.10")));
    QVERIFY(formatted.indexOf(QLatin1String("\"b\"")) < formatted.indexOf(QLatin1String("\"a\"")));
    editor.editor()->undo();
    QCOMPARE(editor.editor()->toPlainText(), QStringLiteral("{\"b\":1.10,\"a\":18446744073709551615}"));
}

void TestPublishDock::refusesToSendBrokenHex()
{
    PayloadEditor editor;
    editor.setForm(PayloadEditor::Form::Hex);
    editor.editor()->setPlainText(QStringLiteral("7b 2"));
    QVERIFY(!editor.payload());
    QVERIFY(editor.complaint().contains(QLatin1String("column 4")));
}

void TestPublishDock::keepsBinaryAsHex()
{
    PayloadEditor editor;
    editor.setForm(PayloadEditor::Form::Hex);
    editor.editor()->setPlainText(QStringLiteral("ff 00 41"));
    editor.setForm(PayloadEditor::Form::Text);
    QVERIFY(editor.form() == PayloadEditor::Form::Hex);
    QCOMPARE(*editor.payload(), QByteArray("\xff\0A", 3));

    editor.editor()->setPlainText(QStringLiteral("c3 a9 41"));
    editor.setForm(PayloadEditor::Form::Text);
    QVERIFY(editor.form() == PayloadEditor::Form::Text);
    QCOMPARE(*editor.payload(), QByteArray("\xc3\xa9"
                                           "A"));
    editor.setForm(PayloadEditor::Form::Hex);
    QCOMPARE(*editor.payload(), QByteArray("\xc3\xa9"
                                           "A"));
}

void TestPublishDock::topicFollowsUntilTyped()
{
    ui::TopicField field;
    field.offer("a/b");
    QCOMPARE(field.topic(), std::string("a/b"));
    QTest::keyClicks(field.edit(), QStringLiteral("/set"));
    QVERIFY(!field.isFollowing());
    field.offer("c");
    QCOMPARE(field.topic(), std::string("a/b/set"));
}

void TestPublishDock::topicRefusesWildcards()
{
    ui::TopicField field;
    QVERIFY(!field.isValid());
    QVERIFY(field.complaint().isEmpty()); // nothing typed yet
    QTest::keyClicks(field.edit(), QStringLiteral("a/+/b"));
    QVERIFY(!field.isValid());
    QVERIFY(!field.complaint().isEmpty());
}

void TestPublishDock::propertiesLeaveEmptyFieldsOut()
{
    ui::PropertiesForm form;
    QVERIFY(form.properties().empty());
    QVERIFY(form.isValid());
    const auto edits = form.findChildren<QLineEdit *>();
    for (QLineEdit *edit : edits) {
        if (edit->placeholderText().contains(QLatin1String("application/json")))
            edit->setText(QStringLiteral("text/plain"));
        if (edit->placeholderText().contains(QLatin1String("0x01")))
            edit->setText(QStringLiteral("0x00 ff"));
    }
    const mqtt::Properties properties = form.properties();
    QCOMPARE(properties.size(), std::size_t(2));
    QCOMPARE(mqtt::find(properties, mqtt::PropertyId::ContentType)->value, std::string("text/plain"));
    QCOMPARE(mqtt::find(properties, mqtt::PropertyId::CorrelationData)->value, std::string("\0\xff", 2));
}

void TestPublishDock::propertiesSayWhyTheyAreNotThere()
{
    ui::PropertiesForm form;
    form.findChildren<QLineEdit *>().constFirst()->setText(QStringLiteral("x"));
    form.setUnavailable(QStringLiteral("3.1.1"));
    QVERIFY(form.properties().empty());
    QVERIFY(form.isValid());
    QVERIFY(!form.findChildren<QLineEdit *>().constFirst()->isEnabled());
}

void TestPublishDock::resultTellsReasonAndTime()
{
    mqtt::PublishDone done;
    done.qos = mqtt::Qos::AtLeastOnce;
    done.roundTrip = 1'250us;
    done.reasonCode = mqtt::ReasonCode::NoMatchingSubscribers;
    PublishResult result = PublishResult::of(done, mqtt::ProtocolVersion::V5);
    QVERIFY(result.level == FieldNote::Level::Warning);
    QVERIFY2(result.text.contains(QLatin1String("0x10")) && result.text.contains(QLatin1String("1.25 ms")),
             qPrintable(result.text));

    done.qos = mqtt::Qos::ExactlyOnce;
    done.reasonCode = mqtt::ReasonCode::Success;
    done.firstStep = 500us;
    result = PublishResult::of(done, mqtt::ProtocolVersion::V5);
    QVERIFY(result.level == FieldNote::Level::Good);
    QVERIFY(result.text.contains(QLatin1String("PUBREC")) && result.text.contains(QLatin1String("PUBCOMP")));

    done.reasonCode = mqtt::ReasonCode::NotAuthorized;
    done.reasonString = "<b>no</b>\u202e";
    result = PublishResult::of(done, mqtt::ProtocolVersion::V5);
    QVERIFY(result.level == FieldNote::Level::Error);
    QVERIFY(result.text.contains(QLatin1String("0x87")));
    QVERIFY(result.text.contains(QLatin1String("<b>no</b>")));
    QVERIFY(!result.text.contains(QChar(0x202e)));

    done.lost = true;
    result = PublishResult::of(done, mqtt::ProtocolVersion::V5);
    QVERIFY(result.level == FieldNote::Level::Warning);
    QVERIFY(result.text.contains(QLatin1String("may or may not have arrived")));
    done.expired = true; // never sent: nothing to wonder about
    done.reasonString.clear();
    result = PublishResult::of(done, mqtt::ProtocolVersion::V5);
    QVERIFY(result.level == FieldNote::Level::Warning);
    QCOMPARE(result.text, QStringLiteral("Not sent: its message expiry ran out while it waited for its turn."));
}

void TestPublishDock::panelDoesNotPublishWithoutConnection()
{
    explorer::Workspace workspace;
    ui::PublishPanel panel(workspace);
    panel.show();
    auto *topic = panel.findChild<ui::TopicField *>();
    QTest::keyClicks(topic->edit(), QStringLiteral("a/b"));
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    panel.activateWindow();
    topic->edit()->setFocus();
    QTest::keyClick(topic->edit(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY2(panel.resultText().contains(QLatin1String("no connection")), qPrintable(panel.resultText()));
    QVERIFY(!panel.target());
}

void TestPublishDock::logKeepsTheNewestAndCountsTheRest()
{
    ui::LogModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.append(
        {QDateTime::currentDateTime(), ui::LogLevel::Error, QStringLiteral("c"), QStringLiteral("first")});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, ui::LogModel::Text).data().toString(), QStringLiteral("first"));

    ui::LogModel large;
    for (int i = 0; i <= ui::LogModel::kMostLines; ++i)
        large.append({QDateTime(), ui::LogLevel::Information, {}, QString::number(i)});
    QVERIFY(large.rowCount() <= ui::LogModel::kMostLines);
    QCOMPARE(std::uint64_t(large.rowCount()) + large.discarded(),
             std::uint64_t(ui::LogModel::kMostLines + 1));
    QCOMPARE(large.index(large.rowCount() - 1, ui::LogModel::Text).data().toString(),
             QString::number(ui::LogModel::kMostLines));
    large.clear();
    QCOMPARE(large.discarded(), 0u);
}

QTEST_MAIN(TestPublishDock)
#include "test_publish_dock.moc"
