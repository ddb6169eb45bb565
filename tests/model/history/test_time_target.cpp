// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/time_target.h"

#include <QDateTime>
#include <QTest>

using namespace explorer;

class TestTimeTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatAUserMeans_data()
    {
        QTest::addColumn<QString>("moment"); // local, empty: none
        const std::pair<const char *, const char *> rows[] = {
            {"14:03", "2026-11-25T14:03:00.000"},
            {"14:03:22", "2026-11-25T14:03:22.000"},
            {" 9:03:22.25 ", "2026-11-25T09:03:22.250"},
            {"23:59", "2026-11-24T23:59:00.000"}, // not after the newest message
            {"-5 min", "2026-11-25T15:25:00.000"},
            {"-90s", "2026-11-25T15:28:30.000"},
            {"-1.5 h", "2026-11-25T14:00:00.000"},
            {"-2d", "2026-11-23T15:30:00.000"},
            {"-500ms", "2026-11-25T15:29:59.500"},
            {"-10", "2026-11-25T15:29:50.000"},
            {"2026-11-20", "2026-11-20T00:00:00.000"},
            {"2026-11-20 08:15", "2026-11-20T08:15:00.000"},
            {"2026-11-20T08:15:30.125", "2026-11-20T08:15:30.125"},
            {"25:00", ""},
            {"14:61", ""},
            {"5 min", ""},
            {"-", ""},
            {"-99999999999999999999 d", ""},
            {"2026-13-40", ""},
            {"yesterday", ""},
            {"", ""},
        };
        for (const auto &[text, moment] : rows)
            QTest::newRow(text) << QString::fromLatin1(moment);
    }
    void readsWhatAUserMeans()
    {
        QFETCH(QString, moment);
        const auto ns = [](const char *text) {
            return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODateWithMs).toMSecsSinceEpoch() * 1'000'000;
        };
        const auto found = timeTarget(QString::fromLatin1(QTest::currentDataTag()), ns("2026-11-25T15:30:00"), ns("2026-11-25T15:00:00"));
        QCOMPARE(found ? QDateTime::fromMSecsSinceEpoch(*found / 1'000'000).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")) : QString(),
                 moment);
    }

    void takesAZoneThatIsNamed()
    {
        QCOMPARE(timeTarget(QStringLiteral("1970-01-02T00:00:01Z"), 0, 0), std::optional<std::int64_t>(86'401'000'000'000));
        QCOMPARE(timeTarget(QStringLiteral("1970-01-02 08:00:01+08:00"), 0, 0), std::optional<std::int64_t>(86'401'000'000'000));
    }
};

QTEST_GUILESS_MAIN(TestTimeTarget)
#include "test_time_target.moc"
