// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/endpoint_error_text.h"
#include "ui/text/plain_text.h"
#include "ui/text/problem_text.h"
#include "ui/text/reason_text.h"
#include "ui/text/request_error_text.h"
#include "ui/text/wire_fault_text.h"

#include <QSet>
#include <QTest>

using mqtt::PacketType;
using mqtt::Problem;
using mqtt::ProtocolVersion;
using mqtt::ReasonCode;

class TestUiText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatIsHidden_data();
    void showsWhatIsHidden();
    void cutsByCharacters();
    void bothFormsAgree();
    void everyReasonCodeHasWords();
    void codesMeanWhatTheirPacketMeans();
    void everyFaultAndRequestErrorHasItsOwnWords();
    void everyProblemSaysWhatWhereAndWhatToDo();
    void foreignTextInAProblemIsMadeVisible();
    void namesTheOtherProtocol();
    void masksThePassword();
    void placesAWireError();
};

void TestUiText::showsWhatIsHidden_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << QByteArray("site/3 °C ✓ 温度 <b>&amp;") << "site/3 °C ✓ 温度 <b>&amp;";
    QTest::newRow("empty") << QByteArray() << "";
    QTest::newRow("controls") << QByteArray("a\tb\n\x1B[31m\x7F") << "a⟦U+0009⟧b⟦U+000A⟧⟦U+001B⟧[31m⟦U+007F⟧";
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << "a⟦U+0000⟧b";
    QTest::newRow("C1") << QByteArray("\xC2\x9B") << "⟦U+009B⟧";
    QTest::newRow("override") << QByteArray("gpj\xE2\x80\xAE"
                                            "exe")
                              << "gpj⟦U+202E⟧exe";
    QTest::newRow("isolate") << QByteArray("\xE2\x81\xA6") << "⟦U+2066⟧";
    QTest::newRow("zero width") << QByteArray("a\xE2\x80\x8B"
                                              "b")
                                << "a⟦U+200B⟧b";
    QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBF") << "⟦U+FEFF⟧";
    QTest::newRow("tag") << QByteArray("\xF3\xA0\x81\x81") << "⟦U+E0041⟧";
    QTest::newRow("line separator") << QByteArray("\xE2\x80\xA8") << "⟦U+2028⟧";
    QTest::newRow("no-break space") << QByteArray("\xC2\xA0") << "⟦U+00A0⟧";
    QTest::newRow("Hangul filler") << QByteArray("\xE3\x85\xA4") << "⟦U+3164⟧";
    QTest::newRow("our mark") << QByteArray("\xE2\x9F\xA6") << "⟦U+27E6⟧";
    QTest::newRow("invalid") << QByteArray("a\xFF\xC0\x80") << "a⟦FF⟧⟦C0⟧⟦80⟧";
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << "⟦ED⟧⟦A0⟧⟦80⟧";
    QTest::newRow("cut short") << QByteArray("\xE2\x82") << "⟦E2⟧⟦82⟧";
    QTest::newRow("beyond Unicode") << QByteArray("\xF4\x90\x80\x80") << "⟦F4⟧⟦90⟧⟦80⟧⟦80⟧";
    QTest::newRow("emoji") << QByteArray("\xF0\x9F\x94\xA5") << "🔥";
}

void TestUiText::showsWhatIsHidden()
{
    QFETCH(QByteArray, bytes);
    QTEST(ui::visibleText(std::string_view(bytes.constData(), std::size_t(bytes.size()))), "shown");
}

void TestUiText::cutsByCharacters()
{
    QCOMPARE(ui::visibleText(std::string_view("abc"), 3), QString("abc"));
    QCOMPARE(ui::visibleText(std::string_view("abcd"), 3), QString("abc…"));
    QCOMPARE(ui::visibleText(QStringView(u"ab\n\n"), 3), QString("ab⟦U+000A⟧…"));
    QCOMPARE(ui::visibleText(std::string_view(std::string(1'000'000, 'x'))).size(), qsizetype(513));
}

void TestUiText::bothFormsAgree()
{
    const QString text = QStringLiteral("a\u202E🔥é\u200B⟦");
    QCOMPARE(ui::visibleText(QStringView(text)), ui::visibleText(std::string_view(text.toStdString())));
    const QString lone(QChar(0xD800));
    QCOMPARE(ui::visibleText(QStringView(lone)), QString("⟦U+D800⟧"));
}

void TestUiText::everyReasonCodeHasWords()
{
    const QString unknown = ui::reasonText(ReasonCode(0xFE), PacketType::Connack, ProtocolVersion::V5);
    for (const int code : {0x00, 0x01, 0x02, 0x04, 0x10, 0x11, 0x18, 0x19})
        QVERIFY(ui::reasonText(ReasonCode(code), PacketType::Puback, ProtocolVersion::V5) != unknown);
    for (int code = 0x80; code <= 0xA2; ++code)
        QVERIFY(ui::reasonText(ReasonCode(code), PacketType::Disconnect, ProtocolVersion::V5) != unknown);
}

void TestUiText::codesMeanWhatTheirPacketMeans()
{
    QCOMPARE(ui::reasonText(ReasonCode(5), PacketType::Connack, ProtocolVersion::V311),
             QString("not authorized"));
    QCOMPARE(ui::reasonText(ReasonCode(4), PacketType::Connack, ProtocolVersion::V311),
             QString("the user name or password is wrong"));
    QCOMPARE(ui::reasonText(ReasonCode(9), PacketType::Connack, ProtocolVersion::V311),
             QString("an unknown reason"));
    QCOMPARE(ui::reasonText(ReasonCode::Success, PacketType::Suback, ProtocolVersion::V311),
             QString("granted with QoS 0"));
    QCOMPARE(ui::reasonText(ReasonCode(2), PacketType::Suback, ProtocolVersion::V5),
             QString("granted with QoS 2"));
    QCOMPARE(ui::reasonText(ReasonCode::Success, PacketType::Disconnect, ProtocolVersion::V5),
             QString("normal disconnection"));
    QCOMPARE(ui::reasonNumber(ReasonCode::NotAuthorized), QString("0x87"));
    QCOMPARE(ui::reasonNumber(ReasonCode::GrantedQos1), QString("0x01"));
}

void TestUiText::everyFaultAndRequestErrorHasItsOwnWords()
{
    QSet<QString> texts;
    const int faults = int(mqtt::WireFault::AuthenticationMethodMissing) + 1;
    for (int fault = 0; fault < faults; ++fault)
        texts.insert(ui::wireFaultText(mqtt::WireFault(fault)));
    QCOMPARE(int(texts.size()), faults);
    QVERIFY(!texts.contains(QString()));

    texts.clear();
    const int errors = int(mqtt::RequestError::NothingToDo) + 1;
    for (int error = 0; error < errors; ++error)
        texts.insert(ui::requestErrorText(mqtt::RequestError(error)));
    QCOMPARE(int(texts.size()), errors);
    QVERIFY(!texts.contains(QString()));
}

void TestUiText::everyProblemSaysWhatWhereAndWhatToDo()
{
    for (int kind = int(Problem::Kind::InvalidEndpoint); kind <= int(Problem::Kind::AuthenticationTimeout);
         ++kind) {
        const bool ofItsTransport =
            kind > int(Problem::Kind::InvalidOptions) && kind < int(Problem::Kind::AuthenticationFailed);
        if (ofItsTransport)
            continue; // has tests of its own
        Problem problem;
        problem.kind = Problem::Kind(kind);
        problem.host = "broker.example";
        problem.port = 1884;
        const ui::ProblemText text = ui::problemText(problem);
        QVERIFY2(text.what.contains("broker.example:1884"), qPrintable(text.what));
        QVERIFY2(text.what.endsWith('.'), qPrintable(text.what));
        QVERIFY2(text.advice.endsWith('.'), qPrintable(text.advice));
        QVERIFY2(!ui::problemSentence(problem).contains("%1"), qPrintable(text.what));
    }
    QVERIFY(ui::problemSentence(Problem()).isEmpty());
}

void TestUiText::foreignTextInAProblemIsMadeVisible()
{
    Problem problem;
    problem.kind = Problem::Kind::ConnectionRejected;
    problem.host = "::1";
    problem.port = 1;
    problem.reasonCode = ReasonCode::UseAnotherServer;
    problem.serverText = "%1 <b>\xE2\x80\xAE";
    problem.serverReference = "\x1B[2J";
    QCOMPARE(
        ui::problemSentence(problem),
        QString("The broker at [::1]:1 refused the connection: use another broker for now (0x9C). It says: "
                "“%1 <b>⟦U+202E⟧”. It sends clients to “⟦U+001B⟧[2J”."));
}

void TestUiText::namesTheOtherProtocol()
{
    Problem problem;
    problem.kind = Problem::Kind::NotMqtt;
    problem.host = "h";
    problem.port = 443;
    problem.firstBytes = "HTTP/1.1 400";
    QVERIFY(ui::problemSentence(problem).contains("a web server (HTTP). It sent: “HTTP/1.1 400”"));
    problem.firstBytes = "SSH-2.0-x\r\n";
    QVERIFY(ui::problemSentence(problem).contains("an SSH server. It sent: “SSH-2.0-x⟦U+000D⟧⟦U+000A⟧”"));
    problem.firstBytes = std::string("\x15\x03\x01", 3);
    QVERIFY(ui::problemSentence(problem).contains("TLS"));
}

void TestUiText::masksThePassword()
{
    const QString text = ui::endpointErrorText(mqtt::EndpointError::InvalidPort, u"mqtt://u:secret@h:0");
    QVERIFY(!text.contains("secret"));
    QVERIFY(text.contains("mqtt://u:•••@h:0"));
}

void TestUiText::placesAWireError()
{
    mqtt::WireError error;
    error.fault = mqtt::WireFault::QosThree;
    error.offset = 7;
    error.section = "3.3.1.2";
    QCOMPARE(ui::wireErrorText(error, PacketType::Publish, ProtocolVersion::V311),
             QString("PUBLISH: the QoS is 3, which does not exist (byte 7; MQTT 3.1.1 §3.3.1.2)"));
    QCOMPARE(ui::wireErrorText(error, PacketType(0), ProtocolVersion::V5),
             QString("the QoS is 3, which does not exist (byte 7; MQTT 5.0 §3.3.1.2)"));
}

QTEST_GUILESS_MAIN(TestUiText)
#include "test_ui_text.moc"
