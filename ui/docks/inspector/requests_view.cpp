// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/requests_view.h"

#include "model/history/message_text.h"
#include "ui/docks/requests/request_table.h"
#include "ui/text/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elided_label.h"

#include <QLocale>
#include <QVBoxLayout>

namespace ui {

RequestsView::RequestsView(explorer::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_figures(new ElidedLabel)
    , m_table(new RequestTable(workspace))
{
    m_figures->setForegroundRole(QPalette::PlaceholderText);
    m_figures->setContentsMargins(space::kMargin, space::kTight, space::kNormal, space::kTight);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_figures);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_table);
    connect(&workspace.selection(), &explorer::Selection::nodeChanged, this, &RequestsView::select);
    connect(m_table, &RequestTable::refreshed, this, &RequestsView::showFigures);
    select();
}

QString RequestsView::figures() const { return m_figures->text(); }

void RequestsView::select()
{
    explorer::Selection &selection = m_workspace.selection();
    const std::string topic = selection.topicName();
    m_table->setOnly(selection.session());
    // A connection itself has no topic, and so no requests.
    m_table->setChoice({.states = topic.empty() ? 0u : ~0u, .topic = topic});
}

void RequestsView::showFigures()
{
    const explorer::RequestPair *newest = m_table->model()->pairAt(0);
    if (!newest) {
        m_figures->setText(tr("No requests on this topic, and no answers"));
        return;
    }
    const explorer::RequestStatistics &statistics = *newest->statistics;
    const QLocale locale;
    const auto number = [&](std::uint64_t value) { return locale.toString(qulonglong(value)); };
    QStringList facts{tr("%1: %2 requests").arg(visibleText(statistics.topic(), 120), number(statistics.requests))};
    const explorer::RequestStatistics::Latencies latencies = statistics.latencies();
    const auto duration = [](std::int64_t ns) { return explorer::deltaText(ns).mid(1); };
    if (latencies.count > 0)
        facts += tr("median %1, 95 % within %2, longest %3")
                     .arg(duration(latencies.medianNs), duration(latencies.p95Ns), duration(latencies.maxNs));
    if (statistics.unanswered > 0)
        facts += tr("%1 unanswered").arg(number(statistics.unanswered));
    if (statistics.late > 0)
        facts += tr("%1 late").arg(number(statistics.late));
    if (statistics.furtherAnswers > 0)
        facts += tr("%1 further answers").arg(number(statistics.furtherAnswers));
    m_figures->setText(facts.join(QStringLiteral(" · ")));
}

} // namespace ui
