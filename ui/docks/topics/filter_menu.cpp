// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/topics/filter_menu.h"

#include "model/payload/visible_text.h"
#include "ui/theme/icons.h"

#include <algorithm>

namespace ui {

namespace {

constexpr std::size_t kMostShown = 20;
constexpr qsizetype kLongestShown = 60;

/// As a menu shows it, without an ampersand becoming a mnemonic or a tab a second column.
QString shown(const QString &text)
{
    QString out = explorer::visibleText(QStringView(text), kLongestShown);
    return out.replace(u'&', QLatin1String("&&"));
}

} // namespace

FilterMenu::FilterMenu(const explorer::FilterLibrary &library, QWidget *parent)
    : QMenu(parent)
    , m_library(library)
{
    connect(this, &QMenu::aboutToShow, this, &FilterMenu::fill);
}

void FilterMenu::addFilters(const QString &title, const std::vector<explorer::FilterLibrary::Saved> &filters)
{
    if (filters.empty())
        return;
    addSection(title);
    for (std::size_t i = 0; i < std::min(filters.size(), kMostShown); ++i) {
        const auto &[name, filter] = filters[i];
        QAction *action = addAction(name.isEmpty() ? shown(filter) : shown(name) + u'\t' + shown(filter));
        action->setCheckable(true);
        action->setChecked(filter == m_current);
        connect(action, &QAction::triggered, this, [this, filter = filter] { Q_EMIT chosen(filter); });
    }
}

void FilterMenu::fill()
{
    clear();
    const auto &saved = m_library.saved();
    const bool isSaved = std::ranges::find(saved, m_current, &explorer::FilterLibrary::Saved::filter) != saved.end();
    QAction *save = addAction(ui::icon(QStringLiteral("star")), tr("&Save this filter…"), this, &FilterMenu::saveRequested);
    save->setEnabled(!m_current.isEmpty() && !isSaved);
    QAction *all = addAction(ui::icon(QStringLiteral("list")), tr("Sa&ved filters…"), this, &FilterMenu::savedRequested);
    all->setEnabled(!saved.empty());
    addFilters(tr("Saved"), saved);

    std::vector<explorer::FilterLibrary::Saved> recent;
    for (const QString &filter : m_library.recent())
        recent.push_back({{}, filter});
    addFilters(tr("Used last"), recent);
    if (!recent.empty()) {
        addSeparator();
        addAction(ui::icon(QStringLiteral("clear")), tr("&Forget those used last"), this, &FilterMenu::forgetRequested);
    }
}

} // namespace ui
