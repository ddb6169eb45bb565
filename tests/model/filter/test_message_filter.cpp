// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/message_filter.h"

#include "tests/model/history/message_feed.h"

#include <QTest>

#include <chrono>

using namespace explorer;

class TestMessageFilter : public QObject
{
    Q_OBJECT

    MessageStore m_store;

    QString matching(const char *text)
    {
        const auto expression = FilterExpression::parse(QString::fromUtf8(text), BareWords::InPayload);
        if (!expression)
            return QStringLiteral("fault");
        MessageFilter filter(*expression, [](TopicId topic) { return topic == 0 ? "plant/a" : "plant/b/Temp"; });
        QString found;
        for (Sequence sequence = 0; sequence < m_store.end(); ++sequence) {
            if (filter.holds(m_store.at(sequence)))
                found += QString::number(sequence);
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        MessageFeed feed(m_store);
        feed.add(0, R"({"t":21.5,"state":"ok"})");
        feed.add(1, "OK then");
        feed.add(0, R"({"t":30})");
        feed.add(1, "");
    }

    void asksEachMessage_data()
    {
        QTest::addColumn<QString>("found");
        const std::pair<const char *, const char *> rows[] = {
            {"ok", "01"},        {"OK", "1"},          {"\"ok then\"", "1"},  {"/^\\{.*\\}$/", "02"},
            {"json.t>25", "2"},  {"json.state", "0"},  {"size:0", "3"},       {"-ok", "23"},
            {"topic:temp", "13"}, {"topic:plant/+", "02"}, {"topic=plant/a ok", "0"}, {"age>1h", "0123"},
            {"age<1h", ""},      {"qos:0", "0123"},    {"retained:yes", ""},  {"plant", ""},
            {"payload:(", "fault"},
        };
        for (const auto &[text, found] : rows)
            QTest::newRow(text) << QString::fromLatin1(found);
    }
    void asksEachMessage()
    {
        QFETCH(QString, found);
        QCOMPARE(matching(QTest::currentDataTag()), found);
    }

    void saysThatARateIsNoMessages()
    {
        QVERIFY(MessageFilter::asksRate(*FilterExpression::parse(QStringLiteral("ok or not rate>3/s"))));
        QVERIFY(!MessageFilter::asksRate(*FilterExpression::parse(QStringLiteral("size>3 age<5s"))));
    }
};

QTEST_GUILESS_MAIN(TestMessageFilter)
#include "test_message_filter.moc"
