// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/topics/filter_bar.h"

#include "ui/docks/topics/filter_completer.h"
#include "ui/docks/topics/filter_help.h"
#include "ui/docks/topics/filter_menu.h"
#include "ui/docks/topics/save_filter_dialog.h"
#include "ui/docks/topics/saved_filters_dialog.h"
#include "ui/text/filter_fault_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/field_note.h"
#include "ui/widgets/plain_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

namespace ui {

using explorer::FilterExpression;

FilterBar::FilterBar(explorer::FilterLibrary &library, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_edit(new QLineEdit)
    , m_menu(new FilterMenu(library, this))
    , m_menuButton(toolButton(QStringLiteral("star"), tr("Saved and recent filters (Alt+Down)")))
    , m_found(new PlainLabel)
    , m_note(new FieldNote)
{
    m_edit->setPlaceholderText(tr("Filter: text, a/+/#, payload:… (F1 for more)"));
    m_edit->setAccessibleName(tr("Filter topics"));
    m_edit->setToolTip(tr("Shows topics whose name contains this text, or that match this filter. F1 tells what can be typed."));
    m_edit->setClearButtonEnabled(true);
    m_edit->setMaxLength(int(FilterExpression::kLongestText) + 1); // one more is told, not swallowed
    m_edit->addAction(icon(QStringLiteral("filter")), QLineEdit::LeadingPosition);
    new FilterCompleter(m_edit);
    m_edit->installEventFilter(this);
    m_menuButton->setMenu(m_menu);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    auto *help = toolButton(QStringLiteral("help"), tr("What can be typed into the filter (F1)"));
    m_found->setForegroundRole(QPalette::PlaceholderText);
    m_found->setWordWrap(true);
    m_found->hide();
    setFocusProxy(m_edit);

    auto *row = new QHBoxLayout;
    row->setSpacing(space::kTight);
    row->addWidget(m_edit, 1);
    row->addWidget(m_menuButton);
    row->addWidget(help);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kNormal, space::kTight, space::kNormal, space::kTight);
    layout->setSpacing(space::kTight);
    layout->addLayout(row);
    layout->addWidget(m_found);
    layout->addWidget(m_note);

    connect(m_edit, &QLineEdit::textChanged, this, &FilterBar::read);
    connect(help, &QToolButton::clicked, this, &FilterBar::showHelp);
    connect(m_menu, &FilterMenu::chosen, this, &FilterBar::use);
    connect(m_menu, &FilterMenu::saveRequested, this, &FilterBar::save);
    connect(m_menu, &FilterMenu::savedRequested, this, &FilterBar::showSaved);
    connect(m_menu, &FilterMenu::forgetRequested, this, [this] { m_library.forgetRecent(); });
}

QString FilterBar::text() const { return m_edit->text(); }

void FilterBar::setText(const QString &text) { m_edit->setText(text); }

void FilterBar::clear()
{
    remember();
    m_edit->clear();
}

void FilterBar::focusField()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FilterBar::read()
{
    const auto parsed = FilterExpression::parse(m_edit->text());
    if (!parsed) {
        const bool unfinished = parsed.error().unfinished;
        m_note->say(unfinished ? FieldNote::Level::Hint : FieldNote::Level::Error, filterFaultText(parsed.error()));
        tell();
        return;
    }
    m_note->clear();
    m_filter = *parsed;
    m_menu->setCurrent(m_filter.text().trimmed());
    Q_EMIT filterChanged(m_filter);
    tell();
}

void FilterBar::showFound(const Found &found)
{
    m_figures = found;
    tell();
}

void FilterBar::tell()
{
    // One line below the field: what is wrong with the text, or what it found.
    if (m_filter.isEmpty() || !m_note->text().isEmpty()) {
        m_found->hide();
        return;
    }
    const QString matches = QLocale().toString(qulonglong(m_figures.matches));
    QString text = tr("%1 of %Ln topic(s) match", nullptr, int(m_figures.topics)).arg(matches);
    if (m_figures.searching)
        text = tr("Searching… %1 so far").arg(text);
    if (m_figures.gaveUp)
        text += u'\n' + tr("The regular expression takes too long on some texts; those are not shown.");
    if (m_figures.cut)
        text += u'\n' + tr("Of very long payloads only the first part is searched.");
    m_found->setText(text);
    m_found->show();
}

QString FilterBar::foundText() const { return m_found->isHidden() ? QString() : m_found->text(); }

QString FilterBar::complaint() const { return m_note->text(); }

void FilterBar::remember()
{
    // What stands there is what was looked at, not half of something else.
    if (m_filter.text() == m_edit->text())
        m_library.remember(m_filter.text());
}

void FilterBar::use(const QString &filter)
{
    remember();
    m_edit->setText(filter);
    remember();
}

void FilterBar::save()
{
    SaveFilterDialog dialog(m_library, m_filter.text(), this);
    if (dialog.exec() == QDialog::Accepted)
        m_library.save(dialog.name(), m_filter.text());
}

void FilterBar::showSaved()
{
    SavedFiltersDialog dialog(m_library, this);
    if (dialog.exec() == QDialog::Accepted)
        use(dialog.chosen());
}

void FilterBar::showHelp()
{
    if (!m_help)
        m_help = new FilterHelp(this);
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut) {
        remember();
    } else if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_F1) {
            showHelp();
            return true;
        }
        if (key->key() == Qt::Key_Down && key->modifiers() & Qt::AltModifier) {
            m_menuButton->showMenu();
            return true;
        }
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            remember();
            Q_EMIT left();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
