// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/requests/requests_panel.h"

#include "ui/docks/requests/pairing_dialog.h"
#include "ui/docks/requests/request_table.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

using explorer::PairState;
using explorer::RequestListModel;

namespace {

constexpr unsigned bit(PairState state) { return 1u << unsigned(state); }

} // namespace

RequestsPanel::RequestsPanel(explorer::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_states(new QComboBox)
    , m_summary(new ElidedLabel)
    , m_pages(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_table(new RequestTable(workspace))
{
    m_states->setAccessibleName(tr("Requests that are listed"));
    m_states->addItem(tr("All requests"), ~0u);
    m_states->addItem(tr("Unanswered"), bit(PairState::Unanswered));
    m_states->addItem(tr("Unanswered or late"), bit(PairState::Unanswered) | bit(PairState::Late));
    m_states->addItem(tr("Waiting"), bit(PairState::Waiting));
    m_states->addItem(tr("Answered"), bit(PairState::Answered) | bit(PairState::Late));
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_table->setJumpsOnClick(true);
    auto *setup = toolButton(QStringLiteral("settings"), tr("How requests and answers are paired"));

    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(space::kNormal, space::kTight, space::kNormal, space::kTight);
    tools->setSpacing(space::kNormal);
    tools->addWidget(m_states);
    tools->addWidget(m_summary, 1);
    tools->addWidget(setup);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_table);
    setFocusProxy(m_table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(m_pages, 1);

    connect(m_states, &QComboBox::currentIndexChanged, this,
            [this] { m_table->setChoice({.states = m_states->currentData().toUInt()}); });
    connect(m_table, &RequestTable::refreshed, this, &RequestsPanel::showSummary);
    // While the empty page is seen the table sleeps.
    const auto wake = [this] {
        if (m_pages->currentIndex() == 0)
            showSummary();
    };
    const auto listen = [this, wake](explorer::ExplorerSession *session) {
        connect(session, &explorer::ExplorerSession::pairingChanged, this, wake);
    };
    connect(&workspace, &explorer::Workspace::frame, this, wake);
    connect(&workspace, &explorer::Workspace::sessionOpened, this, listen);
    for (const auto &session : workspace.sessions())
        listen(session.get());
    connect(setup, &QToolButton::clicked, this, [this] {
        PairingDialog dialog(m_workspace, this);
        dialog.exec();
    });
    showSummary();
}

QString RequestsPanel::summary() const { return m_summary->text(); }

void RequestsPanel::showSummary()
{
    std::uint64_t requests = 0;
    std::uint64_t forgotten = 0;
    std::uint64_t forgottenWaiting = 0;
    std::uint64_t stray = 0;
    for (const auto &session : m_workspace.sessions()) {
        const explorer::RequestPairing &pairing = session->pairing();
        const auto &counters = pairing.counters();
        requests += pairing.endId() - pairing.firstId();
        forgotten += counters.forgotten;
        forgottenWaiting += counters.forgottenWaiting;
        stray += counters.strayAnswers;
    }
    const QLocale locale;
    const auto number = [&](std::uint64_t value) { return locale.toString(qulonglong(value)); };
    QStringList facts{tr("%1 of %2 requests").arg(number(std::uint64_t(m_table->model()->rowCount())), number(requests))};
    if (forgotten > 0)
        facts += tr("%1 older ones forgotten").arg(number(forgotten));
    if (forgottenWaiting > 0)
        facts += tr("%1 of them while they waited").arg(number(forgottenWaiting));
    if (stray > 0)
        facts += tr("%1 answers to nothing that was asked").arg(number(stray));
    if (m_workspace.isPaused())
        facts += tr("paused");
    m_summary->setText(facts.join(QStringLiteral(" · ")));
    m_empty->setContent(QStringLiteral("requests"), tr("No requests yet"),
                        tr("Messages with an MQTT 5.0 response topic, and those on topics like …/set, cmnd/… or "
                           "bridge/request/…, are listed here with their answers."));
    m_pages->setCurrentIndex(requests == 0 ? 0 : 1);
}

} // namespace ui
