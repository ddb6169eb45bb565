// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/settings/settings.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace explorer {
class Workspace;
}

namespace ui {

/// What the program may take, and its language. A number takes effect, and is kept, as soon as the field is left or
/// Enter is pressed; beside the memory stands what is used of it now.
class PreferencesDialog : public QDialog
{
    Q_OBJECT

public:
    PreferencesDialog(explorer::Workspace &workspace, explorer::Settings &settings, QWidget *parent = nullptr);

    /// The limits that the settings name, for `workspace`.
    static void apply(const explorer::Settings &settings, explorer::Workspace &workspace);

private:
    QSpinBox *addNumber(QFormLayout *form, explorer::Setting setting, const QString &label, const QString &suffix,
                        const QString &tip, QWidget *beside = nullptr);
    QComboBox *makeLanguages();
    void showUsed();

    explorer::Workspace &m_workspace;
    explorer::Settings &m_settings;
    QLabel *m_used;
};

} // namespace ui
