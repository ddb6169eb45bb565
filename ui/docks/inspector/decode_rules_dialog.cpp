// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/decode_rules_dialog.h"

#include "ui/docks/inspector/plan_words.h"
#include "ui/text/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTreeWidget>

namespace ui {

using explorer::DecodeRule;

namespace {

enum Column
{
    Filter,
    ReadAs
};

} // namespace

DecodeRulesDialog::DecodeRulesDialog(std::vector<DecodeRule> rules, Editor editor, QWidget *parent)
    : QDialog(parent)
    , m_rules(std::move(rules))
    , m_editor(std::move(editor))
    , m_list(new QTreeWidget)
{
    setWindowTitle(tr("Decode rules"));
    m_list->setAccessibleName(tr("Decode rules"));
    m_list->setHeaderLabels({tr("Topic filter"), tr("Read as")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->resizeSection(Filter, 240);
    connect(m_list, &QTreeWidget::itemActivated, this, &DecodeRulesDialog::editCurrent);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &DecodeRulesDialog::enableButtons);
    auto *remove = new QShortcut(QKeySequence::Delete, m_list);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &DecodeRulesDialog::removeCurrent);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kMargin, space::kMargin, space::kMargin, space::kMargin);
    layout->setSpacing(space::kNormal);
    layout->addWidget(hintLabel(tr("The first rule whose filter matches a topic says how its payloads are read. What a message "
                                   "says of its own content type counts for more.")));
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kNormal);
    row->addWidget(m_list, 1);
    layout->addLayout(row, 1);
    makeButtons();
    resize(620, 340);
    fill(0);
}

void DecodeRulesDialog::makeButtons()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(space::kTight);
    const auto button = [&](const QString &text, auto slot) {
        auto *made = new QPushButton(text);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, slot);
        column->addWidget(made);
        return made;
    };
    button(tr("&Add…"), &DecodeRulesDialog::add);
    m_edit = button(tr("&Edit…"), &DecodeRulesDialog::editCurrent);
    m_remove = button(tr("&Remove"), &DecodeRulesDialog::removeCurrent);
    m_up = button(tr("&Up"), [this] { moveCurrent(-1); });
    m_down = button(tr("&Down"), [this] { moveCurrent(+1); });
    column->addStretch(1);
    auto *whole = static_cast<QVBoxLayout *>(layout());
    static_cast<QHBoxLayout *>(whole->itemAt(1)->layout())->addLayout(column);
    auto *box = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(box, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    whole->addWidget(box);
}

int DecodeRulesDialog::current() const
{
    return m_list->currentItem() ? m_list->indexOfTopLevelItem(m_list->currentItem()) : -1;
}

void DecodeRulesDialog::fill(int current)
{
    m_list->clear();
    for (const DecodeRule &rule : m_rules) {
        auto *item = new QTreeWidgetItem(m_list);
        item->setText(Filter, visibleText(rule.filter));
        item->setText(ReadAs, planText(rule.plan));
    }
    if (!m_rules.empty())
        m_list->setCurrentItem(m_list->topLevelItem(qBound(0, current, int(m_rules.size()) - 1)));
    enableButtons();
}

void DecodeRulesDialog::add()
{
    if (const std::optional<DecodeRule> rule = m_editor({}, this)) {
        m_rules.push_back(*rule);
        fill(int(m_rules.size()) - 1);
    }
}

void DecodeRulesDialog::editCurrent()
{
    const int at = current();
    if (at < 0)
        return;
    if (const std::optional<DecodeRule> rule = m_editor(m_rules[std::size_t(at)], this)) {
        m_rules[std::size_t(at)] = *rule;
        fill(at);
    }
}

void DecodeRulesDialog::removeCurrent()
{
    const int at = current();
    if (at < 0)
        return;
    m_rules.erase(m_rules.begin() + at);
    fill(at);
}

void DecodeRulesDialog::moveCurrent(int by)
{
    const int from = current();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= int(m_rules.size()))
        return;
    std::swap(m_rules[std::size_t(from)], m_rules[std::size_t(to)]);
    fill(to);
}

void DecodeRulesDialog::enableButtons()
{
    const int at = current();
    m_edit->setEnabled(at >= 0);
    m_remove->setEnabled(at >= 0);
    m_up->setEnabled(at > 0);
    m_down->setEnabled(at >= 0 && at + 1 < int(m_rules.size()));
}

} // namespace ui
