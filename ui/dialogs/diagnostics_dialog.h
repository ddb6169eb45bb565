// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnostics/stats_sampler.h"

#include <QDialog>

#include <vector>

class QFormLayout;
class QLabel;

namespace ui {

/// The program's own figures, new every second while the dialog is open; copied with one button for a report.
class DiagnosticsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit DiagnosticsDialog(explorer::StatsSampler &sampler, QWidget *parent = nullptr);
    ~DiagnosticsDialog() override;

private:
    QLabel *addFigure(QFormLayout *form, const QString &name, const QString &meaning);
    void refresh();
    void copy();

    explorer::StatsSampler &m_sampler;
    std::vector<std::pair<QString, QLabel *>> m_figures;
};

} // namespace ui
