// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/diff_view.h"

#include "model/history/message_text.h"
#include "ui/docks/inspector/decoded_payload.h"
#include "ui/docks/inspector/diff_bar.h"
#include "ui/docks/inspector/diff_model.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/plain_label.h"

#include <QHeaderView>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

DiffView::Wholes DiffView::partsOf(const InspectedMessage &previous, const InspectedMessage &message)
{
    if (!previous.cut && !message.cut)
        return Wholes::Compared;
    return previous.cut == message.cut ? Wholes::Same : Wholes::Differ;
}

DiffView::DiffView(std::shared_ptr<const explorer::PayloadFormats> formats, explorer::Selection *selection, QWidget *parent)
    : QWidget(parent)
    , m_formats(std::move(formats))
    , m_selection(selection ? *selection : *new explorer::Selection(this))
    , m_finder(m_selection)
    , m_clock([this](auto) {
        if (m_baseline.isLookingOn)
            findAndCompare();
        return m_baseline.isLookingOn;
    })
    , m_bar(new DiffBar(m_selection))
    , m_model(new DiffModel(this))
    , m_summary(new PlainLabel)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_list(new QTreeView)
{
    m_summary->setContentsMargins(space::kMargin, space::kTight, space::kMargin, space::kTight);
    m_summary->setWordWrap(true);
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(tr("Changes since the message it is compared with"));
    // The two values share what is left, so that the difference of numbers stays in sight.
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(DiffModel::Before, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(DiffModel::After, QHeaderView::Stretch);
    m_list->header()->resizeSection(DiffModel::Change, 80);
    m_list->header()->resizeSection(DiffModel::Place, 130);
    m_list->header()->resizeSection(DiffModel::Delta, 64);

    auto *page = new QWidget;
    auto *pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(0, 0, 0, 0);
    pageLayout->setSpacing(0);
    pageLayout->addWidget(m_summary);
    pageLayout->addWidget(m_list, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_stack, 1);

    connect(m_bar, &DiffBar::changed, this, [this] {
        m_baseline = {};
        findAndCompare();
    });
    connect(m_bar, &DiffBar::cancelRequested, this, &DiffView::cancel);
    connect(m_empty, &EmptyState::buttonClicked, this, [this] { compare(true); });
}

void DiffView::setMessage(const InspectedMessage &message)
{
    m_message = message;
    findAndCompare();
}

void DiffView::refresh()
{
    const DiffBaseline baseline = m_bar->baseline();
    const explorer::ExplorerSession *session = m_selection.session();
    if (baseline.kind != DiffBaseline::Kind::Topic || !m_message || !session)
        return;
    const explorer::NodeId node = session->tree().find(baseline.topic);
    if (node != explorer::kNoNode && session->store().newest(session->tree().topicOf(node)) != m_baseline.message.sequence)
        findAndCompare();
}

void DiffView::findAndCompare()
{
    const std::string before = m_baseline.message.topic;
    m_baseline = m_finder.find(m_bar->baseline(), m_message);
    if (m_baseline.isLookingOn) {
        showEmpty(tr("Looking for %1…").arg(m_baseline.name), tr("The topic has many messages in memory."));
        m_clock.wake();
        return;
    }
    compare(before != m_baseline.message.topic);
}

void DiffView::setMessages(const InspectedMessage &baseline, const InspectedMessage &message)
{
    const bool isOther = message.topic != m_message.topic;
    m_message = message;
    m_baseline = {.message = baseline,
                  .name = tr("the message before"),
                  .missing = tr("This is the first message of the topic that is still in memory.")};
    compare(isOther);
}

void DiffView::compare(bool isOther)
{
    const InspectedMessage &baseline = m_baseline.message;
    if (!m_message || !baseline) {
        m_job.cancel();
        m_bar->setRunning(false);
        showEmpty(tr("Nothing to compare with"), m_baseline.missing);
        return;
    }
    const LatestJob::Work work =
        [this, formats = m_formats, before = decodeJob(baseline), after = decodeJob(m_message), form = m_bar->form(),
         wholes = partsOf(baseline, m_message)](const std::atomic<bool> &cancelled) -> LatestJob::Apply {
        auto diff = std::make_shared<MessageDiff>(diffMessages(*formats, before, after, cancelled, form));
        if (cancelled)
            return {};
        return [this, diff, wholes] { show(std::move(*diff), wholes); };
    };
    if (baseline.payload.size() + m_message.payload.size() <= kInlineBytes) {
        m_job.runInline(work);
        return;
    }
    // A busy topic lets its comparison end, another one does not wait.
    if (isOther || m_stack->currentIndex() == 0)
        showEmpty(tr("Comparing…"), tr("The payloads are large: this may take a moment."));
    m_bar->setRunning(true);
    m_job.run(work, isOther);
}

void DiffView::cancel()
{
    m_job.cancel();
    m_bar->setRunning(false);
    showEmpty(tr("Comparing was cancelled"), tr("The payloads have %1 together.").arg(explorer::sizeText(m_baseline.message.payloadSize() + m_message.payloadSize())),
              tr("Compare again"));
}

QString DiffView::hintsOf(const MessageDiff &diff, Wholes wholes) const
{
    QString text;
    switch (diff.lack) {
    case MessageDiff::Lack::None:
        break;
    case MessageDiff::Lack::Structure:
        text += QStringLiteral(" · ") + tr("one of them has no structure that could be read");
        break;
    case MessageDiff::Lack::TooLarge:
        text += QStringLiteral(" · ") + tr("their structure is too large or too deep to be compared");
        break;
    case MessageDiff::Lack::Text:
        text += QStringLiteral(" · ") + tr("one of them is no text: compared as bytes");
        break;
    }
    if (diff.roughly && diff.means == MessageDiff::Means::Bytes)
        text += QStringLiteral(" · ") + tr("they have little in common: compared place by place");
    else if (diff.roughly)
        text += QStringLiteral(" · ") + tr("they have little in common: not the shortest list");
    if (wholes != Wholes::Compared)
        text += QStringLiteral(" · ") + tr("only the kept beginnings are compared");
    if (diff.capped)
        text += QStringLiteral(" · ") + tr("more than can be listed");
    return text;
}

void DiffView::show(MessageDiff diff, Wholes wholes)
{
    m_bar->setRunning(m_job.isRunning());
    if (diff.equal() && wholes == Wholes::Differ) {
        showEmpty(tr("No difference in what was kept"),
                  tr("The beginnings are the same, but the payloads differ behind them."));
        return;
    }
    if (diff.equal()) {
        const bool isPrevious = m_bar->baseline().kind == DiffBaseline::Kind::Previous;
        showEmpty(tr("No difference"), (isPrevious ? tr("The payload is the same as in the message before.")
                                                   : tr("The payload is the same as in %1.").arg(m_baseline.name)) +
                                           hintsOf(diff, wholes));
        return;
    }
    const int count = int(diff.rows.size());
    const bool isPrevious = m_bar->baseline().kind == DiffBaseline::Kind::Previous;
    const QString text = isPrevious ? tr("%Ln difference(s) to the message before", nullptr, count)
                                    : tr("%Ln difference(s) to %1", nullptr, count).arg(m_baseline.name);
    m_summary->setText(text + hintsOf(diff, wholes));
    m_model->setDiff(std::move(diff));
    m_stack->setCurrentIndex(1);
}

void DiffView::showEmpty(const QString &title, const QString &hint, const QString &button)
{
    m_empty->setContent(QStringLiteral("diff"), title, hint);
    m_empty->setButton(button);
    m_model->setDiff({});
    m_summary->setText(title);
    m_stack->setCurrentIndex(0);
}

QString DiffView::summary() const { return m_summary->text(); }

} // namespace ui
