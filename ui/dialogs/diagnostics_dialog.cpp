// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/diagnostics_dialog.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/plain_label.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

namespace ui {

DiagnosticsDialog::DiagnosticsDialog(explorer::StatsSampler &sampler, QWidget *parent)
    : QDialog(parent)
    , m_sampler(sampler)
{
    setWindowTitle(tr("Diagnostics"));
    const auto makeForm = [] {
        auto *form = new QFormLayout;
        form->setHorizontalSpacing(space::kWide);
        form->setVerticalSpacing(space::kTight + 2);
        return form;
    };

    QFormLayout *data = makeForm();
    addFigure(data, tr("Received"), tr("Messages off the wire"));
    addFigure(data, tr("Shown"), tr("Messages applied to the tree and the history"));
    addFigure(data, tr("Backlog"), tr("Received and not yet shown"));
    addFigure(data, tr("Evicted"), tr("Messages that left the memory budget"));
    addFigure(data, tr("Dropped"), tr("Messages on topics beyond the topic limit"));
    addFigure(data, tr("Cut"), tr("Messages too large for memory: their beginning, size and SHA-256 are kept"));
    addFigure(data, tr("Topics"), tr("Topics seen"));
    addFigure(data, tr("Bytes"), tr("Bytes off the wire, all packets"));

    QFormLayout *program = makeForm();
    addFigure(program, tr("Running for"), tr("Since the program started"));
    addFigure(program, tr("Memory"), tr("Resident memory of the program"));
    addFigure(program, tr("Charts"), tr("What the numbers behind the charts take of it"));
    const QString delay = tr("How late a 5 ms timer fired over the last second: how long the window kept anyone waiting");
    addFigure(program, tr("Delay, median"), delay);
    addFigure(program, tr("Delay, 99 %"), delay);
    addFigure(program, tr("Delay, longest"), delay);

    const auto column = [](const QString &title, QFormLayout *form) {
        auto *layout = new QVBoxLayout;
        layout->setSpacing(space::kNormal);
        layout->addWidget(sectionHeading(title));
        layout->addLayout(form);
        layout->addStretch();
        return layout;
    };
    auto *columns = new QHBoxLayout;
    columns->setSpacing(space::kWide * 2);
    columns->addLayout(column(tr("Data"), data), 1);
    columns->addLayout(column(tr("Program"), program), 1);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *copyButton = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    copyButton->setAutoDefault(false);
    connect(copyButton, &QPushButton::clicked, this, &DiagnosticsDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kMargin);
    layout->setSpacing(space::kMargin);
    layout->addLayout(columns, 1);
    layout->addWidget(buttons);

    m_sampler.acquire();
    connect(&m_sampler, &explorer::StatsSampler::sampled, this, &DiagnosticsDialog::refresh);
    refresh();
    resize(560, 290);
}

DiagnosticsDialog::~DiagnosticsDialog() { m_sampler.release(); }

QLabel *DiagnosticsDialog::addFigure(QFormLayout *form, const QString &name, const QString &meaning)
{
    auto *value = new PlainLabel;
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    value->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("000,000,000,000")));
    value->setToolTip(plainTip(meaning));
    value->setAccessibleName(name);
    auto *label = new PlainLabel(name);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setToolTip(plainTip(meaning));
    form->addRow(label, value);
    m_figures.emplace_back(name, value);
    return value;
}

void DiagnosticsDialog::refresh()
{
    const explorer::StatsSample &sample = m_sampler.latest();
    const QLocale locale;
    const auto ms = [&](double value) { return tr("%1 ms").arg(locale.toString(value, 'f', 1)); };
    const QString values[] = {
        locale.toString(sample.received),
        locale.toString(sample.shown),
        locale.toString(sample.backlog),
        locale.toString(sample.evicted),
        locale.toString(sample.dropped),
        locale.toString(sample.cut),
        locale.toString(sample.topics),
        locale.formattedDataSize(qint64(sample.bytes)),
        tr("%1 s").arg(locale.toString(sample.t, 'f', 0)),
        locale.formattedDataSize(qint64(sample.rssBytes)),
        locale.formattedDataSize(qint64(sample.chartBytes)),
        ms(sample.gapP50Ms),
        ms(sample.gapP99Ms),
        ms(sample.gapMaxMs),
    };
    for (std::size_t i = 0; i < m_figures.size(); ++i)
        m_figures[i].second->setText(values[i]);
}

void DiagnosticsDialog::copy()
{
    QStringList lines;
    for (const auto &figure : m_figures)
        lines.append(QStringLiteral("%1\t%2").arg(figure.first, figure.second->text()));
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

} // namespace ui
