// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/docks/inspector/inspector_samples.h"
#include "tests/ui/docks/inspector/trial_formats.h"
#include "ui/docks/inspector/decode_preview.h"
#include "ui/docks/inspector/decode_rules_dialog.h"
#include "ui/docks/inspector/decoder_button.h"
#include "ui/docks/inspector/read_as_dialog.h"
#include "ui/docks/inspector/setup_editor.h"
#include "ui/docks/inspector/transform_list.h"
#include "ui/docks/inspector/value_tree_view.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace ui;
using explorer::DecodePlan;
using explorer::DecodeRule;

namespace {

DecodedPayloadPtr decodedBy(const explorer::PayloadFormats &formats, DecodeJob job)
{
    const std::atomic<bool> cancelled = false;
    return decodePayload(formats, job, cancelled);
}

QStringList entriesOf(QMenu *menu)
{
    Q_EMIT menu->aboutToShow();
    QStringList entries;
    for (const QAction *action : menu->actions())
        entries += (action->isChecked() ? QStringLiteral("*") : QString()) + action->text();
    return entries;
}

QAction *entry(QMenu *menu, const QString &text)
{
    Q_EMIT menu->aboutToShow();
    for (QAction *action : menu->actions()) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

} // namespace

class TestReadAs : public QObject
{
    Q_OBJECT

    const std::shared_ptr<explorer::PayloadFormats> m_formats = trialFormats();

private Q_SLOTS:
    void theButtonSaysWhatReadsThePayloadAndWhy()
    {
        DecoderButton button(*m_formats);
        button.setDecoded(decodedBy(*m_formats, {.payload = "{}"}));
        QCOMPARE(button.text(), QStringLiteral("JSON · recognised"));
        button.setDecoded(decodedBy(*m_formats, {.payload = "{}", .contentType = "application/json; charset=utf-8"}));
        QCOMPARE(button.text(), QStringLiteral("JSON · by content type"));
        button.setDecoded(decodedBy(*m_formats, {.payload = "!{}", .rule = DecodeRule{"sensors/#", {}}}));
        QCOMPARE(button.text(), QStringLiteral("bang → JSON · rule sensors/#"));
        button.setDecoded(decodedBy(*m_formats, {.payload = "x", .chosen = DecodePlan{{"bang"}, "text", {}}}));
        QCOMPARE(button.text(), QStringLiteral("bang → Text · chosen")); // which failed: the bar below says why
        const std::string longFilter = "one/two/three/four/five/six/seven/eight/&";
        button.setDecoded(decodedBy(*m_formats, {.payload = "{}", .rule = DecodeRule{longFilter, {}}}));
        QCOMPARE(button.text(), QStringLiteral("JSON · rule one/two/three…seven/eight/&&"));
        QVERIFY(button.accessibleDescription().endsWith(QString::fromStdString(longFilter)));
        button.setDecoded({});
        QCOMPARE(button.text(), QStringLiteral("Automatic"));
    }

    void theMenuOffersEveryDecoderAndAsksForWhatOneMustBeTold()
    {
        DecoderButton button(*m_formats);
        button.setDecoded(decodedBy(*m_formats, {.payload = "{}"}));
        QSignalSpy chosen(&button, &DecoderButton::chosenChanged);
        std::vector<DecodePlan> asked;
        connect(&button, &DecoderButton::readAsRequested, &button, [&](const DecodePlan &plan) { asked.push_back(plan); });
        QVERIFY(entriesOf(button.menu()).contains(QStringLiteral("*&Automatic")));
        QVERIFY(entriesOf(button.menu()).contains(QStringLiteral("JSON")));
        entry(button.menu(), QStringLiteral("Text"))->trigger();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(button.chosen()->decoder, std::string("text"));
        QVERIFY(entriesOf(button.menu()).contains(QStringLiteral("*Text")));
        entry(button.menu(), QStringLiteral("trial…"))->trigger();
        QCOMPARE(asked.size(), std::size_t(1));
        QCOMPARE(asked[0].decoder, std::string("trial"));
        QCOMPARE(button.chosen()->decoder, std::string("text")); // until it has been told
        button.setChosen(DecodePlan{{"bang"}, "json", {}});
        QVERIFY(entriesOf(button.menu()).contains(QStringLiteral("*&Read as bang → JSON…")));
        entry(button.menu(), QStringLiteral("&Automatic"))->trigger();
        QVERIFY(!button.chosen());
    }

    void thePreviewFollowsWhatIsTyped()
    {
        ReadAsDialog dialog(m_formats, message("sensors/3/raw", "!ABC"), {{}, {{"bang"}, "trial", "2"}},
                            ReadAsDialog::Purpose::Look);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QTRY_COMPARE(dialog.preview()->tree()->model()->rowCount(), 2);
        QCOMPARE(dialog.preview()->tree()->model()->index(1, 1).data().toString(), QStringLiteral("66"));
        dialog.setup()->setText("3");
        QTRY_COMPARE(dialog.preview()->tree()->model()->rowCount(), 3);
        QVERIFY(dialog.preview()->problem().isEmpty());
        dialog.setup()->setText("3x");
        QTRY_COMPARE(dialog.preview()->problem(),
                     QStringLiteral("The description for trial is wrong at line 1, column 2: expected a digit"));
        const auto marks = dialog.setup()->editor()->extraSelections();
        QCOMPARE(marks.size(), 1);
        QCOMPARE(marks[0].cursor.selectedText(), QStringLiteral("x"));
        dialog.setup()->setText({});
        QVERIFY(!dialog.okButton()->isEnabled()); // it must be told something
        dialog.decoder()->setCurrentIndex(dialog.decoder()->findData(QStringLiteral("binary")));
        QVERIFY(dialog.okButton()->isEnabled());
        QVERIFY(!dialog.setup()->isVisible());
        QTRY_COMPARE(dialog.preview()->tree()->model()->index(0, 1).data().toString(), QStringLiteral("414243"));
        QVERIFY(dialog.plan() == (DecodePlan{{"bang"}, "binary", {}}));
    }

    void aRuleNeedsAValidFilterAndIsWarnedOfContentTypes()
    {
        InspectedMessage sample = message("sensors/3/raw", "{}");
        sample.properties = {mqtt::Property::ofText(mqtt::PropertyId::ContentType, "application/json")};
        ReadAsDialog dialog(m_formats, sample, {{}, {{}, "text", {}}}, ReadAsDialog::Purpose::Look);
        QVERIFY(!dialog.isRule());
        QVERIFY(dialog.note().isEmpty());
        QCOMPARE(dialog.filter(), std::string("sensors/3/raw"));
        dialog.chooseRule(true);
        QVERIFY(dialog.note().contains(QStringLiteral("application/json")));
        QVERIFY(dialog.okButton()->isEnabled());
        dialog.filterField()->setText(QStringLiteral("sensors/#/raw"));
        QVERIFY(!dialog.okButton()->isEnabled());
        QVERIFY(dialog.note().contains(QStringLiteral("last level")));
        dialog.filterField()->setText(QStringLiteral("sensors/+/raw"));
        QVERIFY(dialog.okButton()->isEnabled());
        dialog.filterField()->setText(QString());
        QVERIFY(!dialog.okButton()->isEnabled());
        dialog.chooseRule(false);
        QVERIFY(dialog.okButton()->isEnabled());
    }

    void whatANewerVersionWroteIsKept()
    {
        const DecodePlan newer{{"of-a-newer"}, "newest", "so and so"};
        ReadAsDialog dialog(m_formats, {}, {"a", newer}, ReadAsDialog::Purpose::Rule);
        QVERIFY(dialog.plan() == newer);
        QVERIFY(dialog.isRule());
        QCOMPARE(dialog.filter(), std::string("a"));
    }

    void wrappingsAreOrderedAndBounded()
    {
        TransformList list(m_formats->transforms);
        QSignalSpy changed(&list, &TransformList::changed);
        list.add("bang");
        list.add("x");
        list.moveCurrent(-1);
        QCOMPARE(list.ids(), (std::vector<std::string>{"x", "bang"}));
        list.moveCurrent(-1); // first already
        list.removeCurrent();
        QCOMPARE(list.ids(), (std::vector<std::string>{"bang"}));
        QCOMPARE(changed.size(), 4);
        for (int i = 0; i < 20; ++i)
            list.add("bang");
        QCOMPARE(list.ids().size(), explorer::kMostTransforms);
    }

    void rulesAreAddedChangedRemovedAndOrdered()
    {
        const DecodeRule json{"a", {{}, "json", {}}};
        const DecodeRule text{"b", {{"bang"}, "text", {}}};
        std::optional<DecodeRule> answer;
        DecodeRulesDialog dialog({json}, [&](const DecodeRule &, QWidget *) { return answer; });
        dialog.add(); // the user thought better of it
        QVERIFY(dialog.rules() == std::vector{json});
        answer = text;
        dialog.add();
        QVERIFY(dialog.rules() == (std::vector{json, text}));
        QCOMPARE(dialog.list()->topLevelItem(1)->text(1), QStringLiteral("bang → Text"));
        dialog.moveCurrent(-1);
        QVERIFY(dialog.rules() == (std::vector{text, json}));
        answer = DecodeRule{"c", {}};
        dialog.editCurrent();
        QCOMPARE(dialog.list()->topLevelItem(0)->text(0), QStringLiteral("c"));
        QCOMPARE(dialog.list()->topLevelItem(0)->text(1), QStringLiteral("Automatic"));
        dialog.removeCurrent();
        dialog.removeCurrent();
        dialog.removeCurrent();
        QVERIFY(dialog.rules().empty());
    }
};

QTEST_MAIN(TestReadAs)
#include "tst_read_as.moc"
