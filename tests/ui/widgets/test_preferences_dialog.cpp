// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/workspace.h"
#include "ui/dialogs/preferences_dialog.h"

#include <QComboBox>
#include <QLabel>
#include <QSpinBox>
#include <QTest>

using explorer::Setting;

class TestPreferencesDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsWithWhatIsSetAndAppliesIt()
    {
        explorer::Workspace workspace;
        explorer::Settings settings;
        settings.setNumber(Setting::MemoryBudgetMb, 64);
        ui::PreferencesDialog::apply(settings, workspace);
        QCOMPARE(workspace.memoryBudget(), std::size_t(64) << 20);

        ui::PreferencesDialog dialog(workspace, settings);
        dialog.show();
        auto boxes = dialog.findChildren<QSpinBox *>();
        QCOMPARE(boxes.size(), 4);
        QSpinBox *memory = boxes.first();
        QCOMPARE(memory->value(), 64);
        for (const QSpinBox *box : std::as_const(boxes)) {
            QVERIFY2(!box->accessibleName().isEmpty(), qPrintable(box->text()));
            QVERIFY2(!box->toolTip().isEmpty(), qPrintable(box->text()));
        }

        QVERIFY(dialog.isVisible());
        // Half a number is not applied; Enter applies the whole one, in the workspace and in the settings.
        memory->setFocus();
        memory->selectAll();
        QTest::keyClicks(memory, "20");
        QCOMPARE(workspace.memoryBudget(), std::size_t(64) << 20);
        QTest::keyClicks(memory, "0");
        QTest::keyClick(memory, Qt::Key_Return);
        QCOMPARE(workspace.memoryBudget(), std::size_t(200) << 20);
        QCOMPARE(settings.number(Setting::MemoryBudgetMb), 200);
        QVERIFY(dialog.isVisible()); // Enter belongs to the field

        // Out of range it stays what it was.
        memory->setFocus();
        memory->selectAll();
        QTest::keyClicks(memory, "1");
        QTest::keyClick(memory, Qt::Key_Return);
        QVERIFY(workspace.memoryBudget() >= std::size_t(16) << 20);
    }

    void theLanguageIsKept()
    {
        explorer::Workspace workspace;
        explorer::Settings settings;
        settings.setText(Setting::Language, QStringLiteral("zh_CN"));
        ui::PreferencesDialog dialog(workspace, settings);
        auto *languages = dialog.findChild<QComboBox *>();
        QCOMPARE(languages->currentData().toString(), QStringLiteral("zh_CN"));
        languages->setCurrentIndex(1);
        QCOMPARE(settings.text(Setting::Language), QStringLiteral("en"));
    }
};

QTEST_MAIN(TestPreferencesDialog)
#include "test_preferences_dialog.moc"
