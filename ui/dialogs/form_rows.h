// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <initializer_list>

class QComboBox;
class QFormLayout;
class QHBoxLayout;
class QLabel;
class QLayout;
class QSpinBox;
class QVBoxLayout;
class QWidget;

namespace ui {

/// The form of a page: labels left, fields right, one distance throughout.
QFormLayout *makeForm(QWidget *page);

/// Below each other, close together: a field and what is said about it.
QVBoxLayout *stacked(std::initializer_list<QWidget *> widgets);
/// Side by side; the first one grows.
QHBoxLayout *beside(std::initializer_list<QWidget *> widgets);

/// A labelled row. The label's mnemonic leads to `field`, which also takes its name for screen readers; `tip`
/// explains the field.
QLabel *addField(QFormLayout *form, const QString &label, QWidget *field, QLayout *row,
                 const QString &tip = {});
QLabel *addField(QFormLayout *form, const QString &label, QWidget *field, QWidget *row,
                 const QString &tip = {});
QLabel *addField(QFormLayout *form, const QString &label, QWidget *field, const QString &tip = {});
/// The field and the label that belongs to it.
void setFieldEnabled(QWidget *field, bool enabled);
/// A row of its own width, below a little air: the heading of a group.
void addHeading(QFormLayout *form, const QString &text);

/// Makes the labels of forms below each other equally wide, so that their fields begin in one line.
void alignLabels(std::initializer_list<QFormLayout *> forms);

/// Says what a widget is for in tip and accessible description.
void explain(QWidget *widget, const QString &tip);

/// A number with a meaning for its least value ("default"), as wide as its siblings.
QSpinBox *makeNumber(int least, int most, const QString &leastMeans, const QString &suffix = {});

} // namespace ui
