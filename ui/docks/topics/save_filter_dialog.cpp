// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/topics/save_filter_dialog.h"

#include "model/payload/visible_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/field_note.h"
#include "ui/widgets/plain_label.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using explorer::FilterLibrary;

SaveFilterDialog::SaveFilterDialog(const FilterLibrary &library, const QString &filter, QWidget *parent)
    : QDialog(parent)
    , m_library(library)
    , m_name(new QLineEdit)
    , m_note(new FieldNote)
{
    setWindowTitle(tr("Save filter"));
    auto *label = new PlainLabel(tr("&Name"));
    label->setBuddy(m_name);
    m_name->setMaxLength(int(FilterLibrary::kLongestName));
    m_name->setAccessibleName(tr("Name of the filter"));
    auto *text = new PlainLabel(explorer::visibleText(QStringView(filter), 200));
    text->setFont(monoFont());
    text->setWordWrap(true);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    m_save->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &SaveFilterDialog::check);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kMargin);
    layout->setSpacing(space::kNormal);
    layout->addWidget(text);
    layout->addSpacing(space::kTight);
    layout->addWidget(label);
    layout->addWidget(m_name);
    layout->addWidget(m_note);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(400);
    check();
}

QString SaveFilterDialog::name() const { return m_name->text().simplified(); }

void SaveFilterDialog::check()
{
    const bool replaces = m_library.hasName(name());
    const bool full = m_library.isFull() && !replaces;
    if (full)
        m_note->say(FieldNote::Level::Error,
                    tr("%Ln filter(s) are saved, and that is the most. Delete one first.", nullptr,
                       int(FilterLibrary::kMostSaved)));
    else
        m_note->say(FieldNote::Level::Warning,
                    replaces ? tr("Another filter has this name: it will be replaced.") : QString());
    m_save->setEnabled(!full && !name().isEmpty());
}

} // namespace ui
