// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/message_copy.h"
#include "model/history/message_lines.h"
#include "model/ingest/packed_properties.h"

#include "tests/model/history/message_feed.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace explorer;
using Format = MessageWriter::Format;

namespace {

/// A message with everything; its payload is given.
void addRich(MessageStore &store, std::string_view payload)
{
    IngestBatch batch;
    packProperties(mqtt::viewsOf({mqtt::Property::ofText(mqtt::PropertyId::ContentType, "text/plain"),
                                  mqtt::Property::ofText(mqtt::PropertyId::CorrelationData, "\x01\xff"),
                                  mqtt::Property::ofNumber(mqtt::PropertyId::MessageExpiryInterval, 60),
                                  mqtt::Property::user("k\"ey", "v")}),
                   batch.bytes);
    MessageRecord record;
    record.topic = 0;
    record.wallNs = 1'700'000'000'123'456'789;
    record.flags = MessageRecord::Retain | 1;
    record.propertiesSize = std::uint32_t(batch.bytes.size());
    record.payloadSize = std::uint32_t(payload.size());
    batch.bytes.insert(batch.bytes.end(), payload.begin(), payload.end());
    batch.records.push_back(record);
    store.append(batch);
}

QByteArray lineOf(Format format, const MessageView &message, std::string_view topic = "a/b")
{
    QByteArray line;
    MessageWriter(format).append(line, topic, message);
    return line;
}

} // namespace

class TestMessageLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonLinesAreExact()
    {
        MessageStore store;
        addRich(store, "say \"hi\"\n\\");
        QCOMPARE(lineOf(Format::JsonLines, store.at(0)),
                 QByteArray("{'time':'2023-11-14T22:13:20.123456789Z','topic':'a/b','qos':1,'retain':true,'dup':false,'size':10,"
                            "'contentType':'text/plain','correlationDataBase64':'Af8=','messageExpiryInterval':60,"
                            "'userProperties':[['k\\'ey','v']],'payload':'say \\'hi\\'\\n\\\\'}\n")
                     .replace('\'', '"'));
        addRich(store, std::string("\0\xff", 2));
        const QByteArray binary = lineOf(Format::JsonLines, store.at(1), "bad\xff");
        const QJsonObject object = QJsonDocument::fromJson(binary).object();
        QCOMPARE(object[QLatin1String("payloadBase64")].toString(), QStringLiteral("AP8="));
        QCOMPARE(object[QLatin1String("topicBase64")].toString(), QStringLiteral("YmFk/w=="));
        QVERIFY(!object.contains(QLatin1String("payload")));
    }

    void spreadsheetsRunNothing()
    {
        MessageStore store;
        MessageFeed feed(store);
        feed.add(0, "=HYPERLINK(\"http://x\")");
        feed.add(0, "+1\n2");
        feed.add(0, "\xf8\xff"); // base64 "+P8="
        QVERIFY(MessageWriter(Format::Csv).heading().endsWith("\r\n"));
        QVERIFY(lineOf(Format::Csv, store.at(0), "@evil").contains(",'@evil,0,0,0,22,text,\"'=HYPERLINK(\"\"http://x\"\")\"\r\n"));
        QVERIFY(lineOf(Format::Csv, store.at(1)).endsWith(",text,\"'+1\n2\"\r\n"));
        QVERIFY(lineOf(Format::Csv, store.at(2)).endsWith(",base64,'+P8=\r\n"));
        QCOMPARE(MessageWriter(Format::Csv).heading().count(','), lineOf(Format::Csv, store.at(2)).count(','));
    }

    void textIsOneVisibleLineAMessage()
    {
        MessageStore store;
        MessageFeed feed(store);
        feed.add(0, "two\nlines \xe2\x80\xae");
        feed.add(0, std::string(10'000, 'x'));
        feed.add(0, "\xff");
        feed.addCut(0, "beginning", {42'000'000, {}});
        QVERIFY(lineOf(Format::Text, store.at(0), "a\tb").endsWith(QStringLiteral("\ta⟦U+0009⟧b\ttwo⏎lines ⟦U+202E⟧\n").toUtf8()));
        QVERIFY(lineOf(Format::Text, store.at(1)).size() > 10'000); // never shortened
        QVERIFY(lineOf(Format::Text, store.at(2)).endsWith("\tbase64:/w==\n"));
        QVERIFY(lineOf(Format::Text, store.at(3)).endsWith(QStringLiteral("\tbeginning\t(… 42000000)\n").toUtf8()));
        QVERIFY(lineOf(Format::JsonLines, store.at(3)).contains("\"size\":42000000,\"cut\":true,"));
    }

    void aCopyOutlivesTheStore()
    {
        auto store = std::make_unique<MessageStore>();
        addRich(*store, "kept");
        MessageFeed(*store).addCut(0, "beginning", {99, {7}});
        const MessageCopy rich(store->at(0));
        const MessageCopy cut(store->at(1));
        const QByteArray before = lineOf(Format::JsonLines, store->at(0));
        store.reset();
        QCOMPARE(lineOf(Format::JsonLines, rich.view()), before);
        QCOMPARE(cut.view().payloadSize(), 99U);
        QCOMPARE(cut.view().cut()->sha256[0], std::uint8_t(7));
        QCOMPARE(cut.view().previousOfTopic, 0U);
        QVERIFY(!MessageCopy().view());
        QVERIFY(!MessageCopy(MessageView()).view());
    }
};

QTEST_GUILESS_MAIN(TestMessageLines)
#include "test_message_lines.moc"
