// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/preferences_dialog.h"

#include "model/session/workspace.h"
#include "model/settings/setting_table.h"
#include "ui/dialogs/form_rows.h"
#include "ui/text/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/plain_label.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

namespace ui {

using explorer::Setting;

void PreferencesDialog::apply(const explorer::Settings &settings, explorer::Workspace &workspace)
{
    const auto number = [&](Setting setting) { return std::size_t(settings.number(setting)); };
    workspace.setLimits({.topics = number(Setting::TopicLimit),
                         .largestMessage = number(Setting::LargestMessageMb) << 20,
                         .chartPoints = number(Setting::ChartPointLimit)});
    workspace.setMemoryBudget(number(Setting::MemoryBudgetMb) << 20);
}

PreferencesDialog::PreferencesDialog(explorer::Workspace &workspace, explorer::Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_settings(settings)
    , m_used(new PlainLabel)
{
    setWindowTitle(tr("Preferences"));
    auto *page = new QWidget;
    QFormLayout *form = makeForm(page);
    m_used->setForegroundRole(QPalette::PlaceholderText);
    m_used->setAccessibleName(tr("Memory used now"));
    addNumber(form, Setting::MemoryBudgetMb, tr("&Memory for messages:"), tr(" MiB"),
              tr("The messages of all connections together. When it is full the oldest leave and are counted as evicted; the "
                 "newest of every topic stays. Takes effect at once."),
              m_used);
    addNumber(form, Setting::TopicLimit, tr("&Topics of a connection:"), {},
              tr("Messages on further topics are counted and not kept. Takes effect at once; a lower limit keeps the topics that "
                 "are there."));
    addNumber(form, Setting::LargestMessageMb, tr("&Largest message in memory:"), tr(" MiB"),
              tr("Of a larger one the beginning, the size and the SHA-256 are kept. For connections opened from now on."));
    addNumber(form, Setting::ChartPointLimit, tr("&Points of a charted series:"), {},
              tr("When there are more, the oldest leave and are counted. For connections opened from now on."));
    QComboBox *languages = makeLanguages();
    addField(form, tr("L&anguage:"), languages, tr("Takes effect when the program starts again."));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false); // Enter belongs to the fields
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kMargin);
    layout->setSpacing(space::kMargin);
    layout->addWidget(page);
    layout->addStretch();
    layout->addWidget(buttons);

    connect(&m_workspace, &explorer::Workspace::memoryChanged, this, &PreferencesDialog::showUsed);
    showUsed();
}

QSpinBox *PreferencesDialog::addNumber(QFormLayout *form, Setting setting, const QString &label, const QString &suffix,
                                       const QString &tip, QWidget *besideIt)
{
    const explorer::SettingRow &row = explorer::settingRow(setting);
    auto *box = new QSpinBox;
    box->setRange(int(row.least), int(std::min<std::int64_t>(row.most, std::numeric_limits<int>::max())));
    box->setGroupSeparatorShown(true);
    box->setSuffix(suffix);
    box->setValue(int(m_settings.number(setting)));
    box->setAccelerated(true);
    box->setKeyboardTracking(false); // half a number is not a wish
    connect(box, &QSpinBox::valueChanged, this, [this, setting](int value) {
        m_settings.setNumber(setting, value);
        apply(m_settings, m_workspace);
        showUsed();
    });
    if (besideIt)
        addField(form, label, box, beside({box, besideIt}), tip);
    else
        addField(form, label, box, tip);
    return box;
}

QComboBox *PreferencesDialog::makeLanguages()
{
    auto *languages = new QComboBox;
    languages->addItem(tr("Like the system"), QString());
    languages->addItem(QStringLiteral("English"), QStringLiteral("en"));
    languages->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    languages->setCurrentIndex(std::max(0, languages->findData(m_settings.text(Setting::Language))));
    connect(languages, &QComboBox::currentIndexChanged, this,
            [this, languages] { m_settings.setText(Setting::Language, languages->currentData().toString()); });
    return languages;
}

void PreferencesDialog::showUsed()
{
    m_used->setText(tr("%1 used now").arg(QLocale().formattedDataSize(qint64(m_workspace.memoryUsed()))));
}

} // namespace ui
