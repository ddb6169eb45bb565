// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/message_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace explorer;

namespace {

std::span<const std::uint8_t> bytesOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

} // namespace

class TestMessageJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheWholeMessageInTheFormOfTheCommandLine()
    {
        const mqtt::Properties properties{
            mqtt::Property::ofNumber(mqtt::PropertyId::MessageExpiryInterval, 60),
            mqtt::Property::ofText(mqtt::PropertyId::ContentType, "application/json"),
            mqtt::Property::ofText(mqtt::PropertyId::CorrelationData, std::string("\0\xFF", 2)),
            mqtt::Property::user("site", "3 \"north\"")};
        QCOMPARE(messageJson({.topic = "a/b",
                              .payload = bytesOf("{\"t\":1}\n"),
                              .wallNs = 1'714'564'800'123'456'789,
                              .qos = mqtt::Qos::AtLeastOnce,
                              .retain = true,
                              .packetId = 12,
                              .properties = &properties}),
                 std::string(R"({"time":"2024-05-01T12:00:00.123Z","topic":"a/b","qos":1,"retain":true,"dup":false,)"
                             R"("packet_id":12,"size":8,"payload":"{\"t\":1}\u000a","properties":[)"
                             R"({"property":"Message Expiry Interval","value":60},)"
                             R"({"property":"Content Type","value":"application/json"},)"
                             R"({"property":"Correlation Data","value_base64":"AP8="},)"
                             R"({"property":"User Property","name":"site","value":"3 \"north\""}]})"));
    }

    void whatIsNoTextIsBase64AndComesBackExactly()
    {
        const std::string payload("\0\x01\xFE\xFF\"\\", 6);
        const QJsonObject json =
            QJsonDocument::fromJson(QByteArray::fromStdString(messageJson({.topic = "t", .payload = bytesOf(payload)}))).object();
        QVERIFY(!json.contains(QStringLiteral("payload")));
        QCOMPARE(QByteArray::fromBase64(json[QStringLiteral("payload_base64")].toString().toLatin1()),
                 QByteArray::fromStdString(payload));
    }

    void hiddenCharactersAreEscapedAndReadBack()
    {
        const std::string payload = "x\x7F\xC2\x85\xE2\x80\xAE\xEF\xBB\xBF\xE2\x9C\x93\xF0\x9F\x98\x80\"\\\t";
        const std::string text = messageJson({.topic = "t", .payload = bytesOf(payload)});
        QVERIFY(text.find("x\\u007f\\u0085\\u202e\\ufeff\xE2\x9C\x93\xF0\x9F\x98\x80\\\"\\\\\\u0009") != std::string::npos);
        QCOMPARE(QJsonDocument::fromJson(QByteArray::fromStdString(text))
                     .object()[QStringLiteral("payload")]
                     .toString()
                     .toStdString(),
                 payload);
    }

    void aCutOneSaysHowMuchIsMissing()
    {
        CutFacts cut{.payloadSize = 1'000'000};
        cut.sha256.fill(0xAB);
        const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(messageJson(
                                                             {.topic = "t", .payload = bytesOf("abc"), .cut = cut})))
                                     .object();
        QCOMPARE(json[QStringLiteral("size")].toInteger(), 1'000'000);
        const QJsonObject told = json[QStringLiteral("cut")].toObject();
        QCOMPARE(told[QStringLiteral("kept")].toInteger(), 3);
        QCOMPARE(told[QStringLiteral("sha256")].toString(), QString(QStringLiteral("ab")).repeated(32));
        QCOMPARE(json[QStringLiteral("payload")].toString(), QStringLiteral("abc"));
    }
};

QTEST_APPLESS_MAIN(TestMessageJson)
#include "test_message_json.moc"
