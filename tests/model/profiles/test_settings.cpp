// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/settings.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using explorer::Setting;
using explorer::Settings;

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesDefaultsWithoutAFile();
    void givesBackWhatWasSet();
    void readsNonsenseAsTheDefault();
    void keepsUnknownKeys();
    void setsADamagedFileAside();
    void connectsToNothingUnasked();
    void tellsOnlyRealChanges();

private:
    QTemporaryDir m_folder;
    int m_runs = 0;
    QString fresh() { return m_folder.filePath(QStringLiteral("run%1").arg(++m_runs)); }
    static void put(const QString &folder, const QByteArray &bytes)
    {
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + QStringLiteral("/settings.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
};

void TestSettings::givesDefaultsWithoutAFile()
{
    Settings settings(fresh());
    QVERIFY(!settings.load().happened);
    QCOMPARE(settings.number(Setting::MemoryBudgetMb), 512);
    QCOMPARE(settings.number(Setting::TopicLimit), 2'000'000);
    QCOMPARE(settings.text(Setting::Theme), QStringLiteral("system"));
    QVERIFY(settings.blob(Setting::WindowState).isEmpty());
}

void TestSettings::givesBackWhatWasSet()
{
    const QString folder = fresh();
    const QByteArray blob("\0\1\xff layout", 10);
    {
        Settings settings(folder);
        settings.setNumber(Setting::MemoryBudgetMb, 64);
        settings.setText(Setting::Theme, QStringLiteral("dark"));
        settings.setBoolean(Setting::OpenLastAtStart, true);
        settings.setBlob(Setting::WindowState, blob);
    } // the destructor writes
    Settings settings(folder);
    QVERIFY(!settings.load().happened);
    QCOMPARE(settings.number(Setting::MemoryBudgetMb), 64);
    QCOMPARE(settings.text(Setting::Theme), QStringLiteral("dark"));
    QVERIFY(settings.boolean(Setting::OpenLastAtStart));
    QCOMPARE(settings.blob(Setting::WindowState), blob);
    const auto permissions = QFile::permissions(folder + QStringLiteral("/settings.json"));
    QVERIFY(!(permissions & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
}

void TestSettings::readsNonsenseAsTheDefault()
{
    const QString folder = fresh();
    put(folder, R"({"memoryBudgetMb": -5, "topicLimit": "many", "theme": 3, "openLastAtStart": "yes"})");
    Settings settings(folder);
    QVERIFY(!settings.load().happened);
    QCOMPARE(settings.number(Setting::MemoryBudgetMb), 512);
    QCOMPARE(settings.number(Setting::TopicLimit), 2'000'000);
    QCOMPARE(settings.text(Setting::Theme), QStringLiteral("system"));
    QVERIFY(!settings.boolean(Setting::OpenLastAtStart));
}

void TestSettings::keepsUnknownKeys()
{
    const QString folder = fresh();
    put(folder, R"({"fromTheFuture": 42})");
    Settings settings(folder);
    settings.load();
    settings.setText(Setting::Language, QStringLiteral("zh_CN"));
    QVERIFY(settings.save());
    QFile file(folder + QStringLiteral("/settings.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(file.readAll())[QStringLiteral("fromTheFuture")].toInt(), 42);
}

void TestSettings::setsADamagedFileAside()
{
    const QString folder = fresh();
    put(folder, "not json at all");
    Settings settings(folder);
    const auto problem = settings.load();
    QVERIFY(problem.happened);
    QFile aside(problem.setAsideAs);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), QByteArray("not json at all"));
    QCOMPARE(settings.number(Setting::MemoryBudgetMb), 512);
}

void TestSettings::connectsToNothingUnasked() { QVERIFY(!Settings().boolean(Setting::OpenLastAtStart)); }

void TestSettings::tellsOnlyRealChanges()
{
    Settings settings;
    QSignalSpy changed(&settings, &Settings::changed);
    settings.setText(Setting::Theme, QStringLiteral("light"));
    settings.setText(Setting::Theme, QStringLiteral("light"));
    QCOMPARE(changed.count(), 1);
}

QTEST_GUILESS_MAIN(TestSettings)
#include "test_settings.moc"
