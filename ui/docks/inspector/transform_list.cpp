// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/transform_list.h"

#include "model/payload/decode_pipeline.h"
#include "ui/docks/inspector/problem_words.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QMenu>
#include <QShortcut>
#include <QToolButton>

namespace ui {

namespace {
constexpr int kShownRows = 3;
}

TransformList::TransformList(const explorer::TransformRegistry &transforms, QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget)
    , m_add(toolButton(QStringLiteral("plus"), tr("Take off one more wrapping")))
    , m_remove(toolButton(QStringLiteral("minus"), tr("Do not take this one off (Del)")))
    , m_up(toolButton(QStringLiteral("arrow-up"), tr("Earlier")))
    , m_down(toolButton(QStringLiteral("arrow-down"), tr("Later")))
{
    m_list->setAccessibleName(tr("Wrappings to take off, outermost first"));
    m_list->setFixedHeight(kShownRows * (fontMetrics().height() + space::kTight) + 2 * m_list->frameWidth());
    auto *menu = new QMenu(m_add);
    for (const auto &transform : transforms.all()) {
        const std::string id = transform->id();
        menu->addAction(transformName(id), this, [this, id] { add(id); });
    }
    m_add->setMenu(menu);
    m_add->setPopupMode(QToolButton::InstantPopup);
    connect(m_remove, &QToolButton::clicked, this, &TransformList::removeCurrent);
    connect(m_up, &QToolButton::clicked, this, [this] { moveCurrent(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveCurrent(+1); });
    connect(m_list, &QListWidget::currentRowChanged, this, &TransformList::enableButtons);
    auto *remove = new QShortcut(QKeySequence::Delete, m_list);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &TransformList::removeCurrent);

    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(0);
    auto *first = new QHBoxLayout;
    first->setSpacing(0);
    first->addWidget(m_add);
    first->addWidget(m_remove);
    auto *second = new QHBoxLayout;
    second->setSpacing(0);
    second->addWidget(m_up);
    second->addWidget(m_down);
    buttons->addLayout(first);
    buttons->addLayout(second);
    buttons->addStretch(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kTight);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    setFocusProxy(m_list);
    enableButtons();
}

void TransformList::setIds(const std::vector<std::string> &ids)
{
    m_list->clear();
    for (const std::string &id : ids)
        append(id);
    enableButtons();
}

std::vector<std::string> TransformList::ids() const
{
    std::vector<std::string> ids;
    for (int row = 0; row < m_list->count(); ++row)
        ids.push_back(m_list->item(row)->data(Qt::UserRole).toString().toStdString());
    return ids;
}

void TransformList::append(const std::string &id)
{
    auto *item = new QListWidgetItem(transformName(id), m_list);
    item->setData(Qt::UserRole, QString::fromStdString(id));
}

void TransformList::add(const std::string &id)
{
    if (std::size_t(m_list->count()) >= explorer::kMostTransforms)
        return;
    append(id);
    m_list->setCurrentRow(m_list->count() - 1);
    Q_EMIT changed();
}

void TransformList::removeCurrent()
{
    if (!m_list->currentItem())
        return;
    delete m_list->takeItem(m_list->currentRow());
    enableButtons();
    Q_EMIT changed();
}

void TransformList::moveCurrent(int by)
{
    const int from = m_list->currentRow();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= m_list->count())
        return;
    m_list->insertItem(to, m_list->takeItem(from));
    m_list->setCurrentRow(to);
    Q_EMIT changed();
}

void TransformList::enableButtons()
{
    const int row = m_list->currentRow();
    m_add->setEnabled(!m_add->menu()->isEmpty() && std::size_t(m_list->count()) < explorer::kMostTransforms);
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_list->count());
}

} // namespace ui
