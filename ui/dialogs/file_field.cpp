// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/file_field.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/field_note.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace ui {

FileField::FileField(const QString &what, const QString &filter, QWidget *parent)
    : QWidget(parent)
    , m_what(what)
    , m_filter(filter)
    , m_edit(new QLineEdit)
    , m_note(new FieldNote)
{
    QToolButton *picker = toolButton(QStringLiteral("folder"), tr("Choose a file"));
    picker->setAccessibleName(tr("Choose a file: %1").arg(what));
    connect(picker, &QToolButton::clicked, this, &FileField::pick);
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        check();
        Q_EMIT changed();
    });
    auto *line = new QHBoxLayout;
    line->setSpacing(space::kTight);
    line->addWidget(m_edit, 1);
    line->addWidget(picker);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kTight);
    layout->addLayout(line);
    layout->addWidget(m_note);
    setFocusProxy(m_edit);
}

QString FileField::path() const { return m_edit->text().trimmed(); }

void FileField::setPath(const QString &path) { m_edit->setText(path); }

void FileField::setPlaceholder(const QString &text) { m_edit->setPlaceholderText(text); }

void FileField::pick()
{
    const QString chosen = QFileDialog::getOpenFileName(this, m_what, QFileInfo(path()).path(), m_filter);
    if (!chosen.isEmpty())
        m_edit->setText(chosen);
}

void FileField::check()
{
    m_note->clear();
    const QFileInfo info(path());
    // A stick may be missing now and there when it connects, so this hinders nothing.
    if (path().isEmpty() || !isEnabled())
        return;
    if (!info.exists())
        m_note->say(FieldNote::Level::Warning, tr("There is no such file at present."));
    else if (!info.isFile())
        m_note->say(FieldNote::Level::Warning, tr("That is not a file."));
    else if (!info.isReadable())
        m_note->say(FieldNote::Level::Warning, tr("You may not read that file."));
}

} // namespace ui
