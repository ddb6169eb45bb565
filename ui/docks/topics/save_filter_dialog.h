// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/filter/filter_library.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace ui {

class FieldNote;

/// Asks for the name to save a filter under, and says when one of that name would be replaced.
class SaveFilterDialog : public QDialog
{
    Q_OBJECT

public:
    SaveFilterDialog(const explorer::FilterLibrary &library, const QString &filter, QWidget *parent = nullptr);

    QString name() const;

private:
    void check();

    const explorer::FilterLibrary &m_library;
    QLineEdit *m_name;
    FieldNote *m_note;
    QPushButton *m_save;
};

} // namespace ui
