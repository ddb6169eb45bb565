// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/form_rows.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/plain_label.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

QFormLayout *makeForm(QWidget *page)
{
    auto *form = new QFormLayout(page);
    form->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    form->setHorizontalSpacing(space::kMargin);
    form->setVerticalSpacing(space::kMargin);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignRight);
    return form;
}

QVBoxLayout *stacked(std::initializer_list<QWidget *> widgets)
{
    auto *layout = new QVBoxLayout;
    layout->setSpacing(space::kTight);
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    return layout;
}

QHBoxLayout *beside(std::initializer_list<QWidget *> widgets)
{
    auto *layout = new QHBoxLayout;
    layout->setSpacing(space::kNormal);
    for (QWidget *widget : widgets)
        layout->addWidget(widget, widget == *widgets.begin() ? 1 : 0);
    return layout;
}

namespace {

QLabel *labelFor(QWidget *field, const QString &label, const QString &tip)
{
    auto *text = new PlainLabel(label);
    text->setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(QString(label).remove(u'&'));
    if (!tip.isEmpty())
        explain(field, tip);
    return text;
}

} // namespace

QLabel *addField(QFormLayout *form, const QString &label, QWidget *field, QLayout *row, const QString &tip)
{
    QLabel *text = labelFor(field, label, tip);
    form->addRow(text, row);
    return text;
}

QLabel *addField(QFormLayout *form, const QString &label, QWidget *field, QWidget *row, const QString &tip)
{
    QLabel *text = labelFor(field, label, tip);
    form->addRow(text, row);
    return text;
}

QLabel *addField(QFormLayout *form, const QString &label, QWidget *field, const QString &tip)
{
    return addField(form, label, field, field, tip);
}

void setFieldEnabled(QWidget *field, bool enabled)
{
    field->setEnabled(enabled);
    const QList<QLabel *> labels = field->window()->findChildren<QLabel *>();
    for (QLabel *label : labels) {
        if (label->buddy() == field || (label->buddy() && field->isAncestorOf(label->buddy())))
            label->setEnabled(enabled);
    }
}

void addHeading(QFormLayout *form, const QString &text)
{
    QLabel *heading = sectionHeading(text);
    heading->setContentsMargins(0, space::kNormal, 0, 0);
    form->addRow(heading);
}

void alignLabels(std::initializer_list<QFormLayout *> forms)
{
    QList<QLabel *> labels;
    int widest = 0;
    for (const QFormLayout *form : forms) {
        for (int row = 0; row < form->rowCount(); ++row) {
            const QLayoutItem *item = form->itemAt(row, QFormLayout::LabelRole);
            auto *label = item ? qobject_cast<QLabel *>(item->widget()) : nullptr;
            if (!label)
                continue;
            labels.append(label);
            widest = std::max(widest, label->sizeHint().width());
        }
    }
    for (QLabel *label : labels) {
        label->setMinimumWidth(widest);
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
}

void explain(QWidget *widget, const QString &tip)
{
    widget->setToolTip(plainTip(tip));
    widget->setAccessibleDescription(tip);
}

QSpinBox *makeNumber(int least, int most, const QString &leastMeans, const QString &suffix)
{
    auto *box = new QSpinBox;
    box->setRange(least, most);
    box->setSpecialValueText(leastMeans);
    box->setSuffix(suffix);
    box->setGroupSeparatorShown(true);
    box->setMinimumWidth(220);
    box->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return box;
}

} // namespace ui
