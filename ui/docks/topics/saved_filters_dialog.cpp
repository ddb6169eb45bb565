// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/topics/saved_filters_dialog.h"

#include "model/payload/visible_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/field_note.h"
#include "ui/widgets/plain_label.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ui {

using explorer::FilterLibrary;

namespace {

enum Column
{
    Name,
    Filter
};
constexpr int kNameRole = Qt::UserRole; ///< the name that the library knows

} // namespace

SavedFiltersDialog::SavedFiltersDialog(FilterLibrary &library, QWidget *parent)
    : QDialog(parent)
    , m_library(library)
    , m_list(new QTreeWidget)
    , m_note(new FieldNote)
{
    setWindowTitle(tr("Saved filters"));
    m_list->setAccessibleName(tr("Saved filters"));
    m_list->setHeaderLabels({tr("Name"), tr("Filter")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->header()->resizeSection(Name, 200);
    connect(m_list, &QTreeWidget::itemActivated, this, &SavedFiltersDialog::use);
    connect(m_list, &QTreeWidget::itemChanged, this, &SavedFiltersDialog::renamed);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &SavedFiltersDialog::enableButtons);
    auto *remove = new QShortcut(QKeySequence::Delete, m_list);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &SavedFiltersDialog::removeCurrent);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kMargin, space::kMargin, space::kMargin, space::kMargin);
    layout->setSpacing(space::kNormal);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_note);
    makeButtons();
    resize(560, 340);
    fill();
}

void SavedFiltersDialog::makeButtons()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kNormal);
    const auto button = [&](const QString &text, auto slot) {
        auto *made = new QPushButton(text);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, slot);
        row->addWidget(made);
        return made;
    };
    m_rename = button(tr("&Rename"), [this] { m_list->editItem(m_list->currentItem(), Name); });
    m_delete = button(tr("&Delete"), &SavedFiltersDialog::removeCurrent);
    m_undo = button(tr("&Undo deleting"), &SavedFiltersDialog::restoreLast);
    row->addStretch(1);
    auto *box = new QDialogButtonBox(QDialogButtonBox::Close);
    m_use = box->addButton(tr("Use"), QDialogButtonBox::ActionRole);
    m_use->setDefault(true);
    connect(m_use, &QPushButton::clicked, this, &SavedFiltersDialog::use);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    row->addWidget(box);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void SavedFiltersDialog::fill(const QString &current)
{
    const QScopedValueRollback filling(m_filling, true);
    m_list->clear();
    for (const FilterLibrary::Saved &saved : m_library.saved()) {
        auto *item = new QTreeWidgetItem(m_list);
        item->setText(Name, saved.name);
        item->setData(Name, kNameRole, saved.name);
        item->setText(Filter, explorer::visibleText(QStringView(saved.filter)));
        item->setToolTip(Filter, plainTip(saved.filter));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable);
        if (saved.name == current)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem())
        m_list->setCurrentItem(m_list->topLevelItem(0));
    enableButtons();
}

void SavedFiltersDialog::enableButtons()
{
    const bool any = m_list->currentItem();
    m_use->setEnabled(any);
    m_rename->setEnabled(any);
    m_delete->setEnabled(any);
    m_undo->setEnabled(!m_deleted.empty());
}

void SavedFiltersDialog::use()
{
    const QTreeWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const QString name = item->data(Name, kNameRole).toString();
    for (const FilterLibrary::Saved &saved : m_library.saved()) {
        if (saved.name == name)
            m_chosen = saved.filter;
    }
    accept();
}

void SavedFiltersDialog::renamed(QTreeWidgetItem *item)
{
    if (m_filling)
        return;
    const QString from = item->data(Name, kNameRole).toString();
    const QString to = item->text(Name).simplified();
    const bool done = m_library.rename(from, to);
    m_note->say(FieldNote::Level::Error, done          ? QString()
                                         : to.isEmpty() ? tr("A saved filter needs a name.")
                                                        : tr("Another filter has this name."));
    // Not while the item's editor is still closing.
    QMetaObject::invokeMethod(
        this, [this, name = done ? to.left(FilterLibrary::kLongestName) : from] { fill(name); },
        Qt::QueuedConnection);
}

void SavedFiltersDialog::removeCurrent()
{
    const QTreeWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const QString name = item->data(Name, kNameRole).toString();
    const QTreeWidgetItem *next = m_list->itemBelow(item) ? m_list->itemBelow(item) : m_list->itemAbove(item);
    const QString nextName = next ? next->data(Name, kNameRole).toString() : QString();
    for (const FilterLibrary::Saved &saved : m_library.saved()) {
        if (saved.name == name)
            m_deleted.push_back(saved);
    }
    m_library.remove(name);
    m_note->clear();
    fill(nextName);
}

void SavedFiltersDialog::restoreLast()
{
    if (m_deleted.empty())
        return;
    const FilterLibrary::Saved last = m_deleted.back();
    if (m_library.hasName(last.name)) {
        m_note->say(FieldNote::Level::Error, tr("Another filter has this name."));
        return;
    }
    m_deleted.pop_back();
    m_library.save(last.name, last.filter);
    fill(last.name);
}

} // namespace ui
