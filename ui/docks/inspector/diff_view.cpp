// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/diff_view.h"

#include "ui/docks/inspector/decoded_payload.h"
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

DiffView::DiffView(std::shared_ptr<const explorer::PayloadFormats> formats, QWidget *parent)
    : QWidget(parent)
    , m_formats(std::move(formats))
    , m_model(new DiffModel(this))
    , m_summary(new PlainLabel)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_list(new QTreeView)
{
    m_summary->setContentsMargins(space::kMargin, space::kTight, space::kMargin, space::kTight);
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(tr("Changes since the message before"));
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
    layout->addWidget(m_stack);
}

void DiffView::setMessages(const InspectedMessage &previous, const InspectedMessage &message)
{
    if (!message || !previous) {
        m_job.cancel();
        showEmpty(tr("Nothing to compare with"),
                  tr("This is the first message of the topic that is still in memory."));
        return;
    }
    const LatestJob::Work work =
        [this, formats = m_formats, before = decodeJob(previous), after = decodeJob(message),
         wholes = partsOf(previous, message)](const std::atomic<bool> &cancelled) -> LatestJob::Apply {
        auto diff = std::make_shared<MessageDiff>(diffMessages(*formats, before, after, cancelled));
        if (cancelled)
            return {};
        return [this, diff, wholes] { show(std::move(*diff), wholes); };
    };
    // A busy topic lets its comparison end, another one does not wait.
    const bool isOther = message.topic != m_topic;
    m_topic = message.topic;
    if (previous.payload.size() + message.payload.size() <= kInlineBytes) {
        m_job.runInline(work);
        return;
    }
    if (isOther)
        showEmpty(tr("Comparing…"), tr("The payloads are large: this may take a moment."));
    m_job.run(work, isOther);
}

void DiffView::show(MessageDiff diff, Wholes wholes)
{
    if (diff.equal() && wholes == Wholes::Differ) {
        showEmpty(tr("No difference in what was kept"),
                  tr("The beginnings are the same, but the payloads differ behind them."));
        return;
    }
    if (diff.equal()) {
        showEmpty(tr("No difference"), tr("The payload is the same as in the message before."));
        return;
    }
    const int count = int(diff.rows.size());
    QString text = tr("%Ln difference(s) to the message before", nullptr, count);
    if (wholes != Wholes::Compared)
        text += QStringLiteral(" · ") + tr("only the kept beginnings are compared");
    if (diff.capped)
        text += QStringLiteral(" · ") + tr("more than can be listed");
    m_summary->setText(text);
    m_model->setDiff(std::move(diff));
    m_stack->setCurrentIndex(1);
}

void DiffView::showEmpty(const QString &title, const QString &hint)
{
    m_empty->setContent(QStringLiteral("diff"), title, hint);
    m_model->setDiff({});
    m_summary->setText(title);
    m_stack->setCurrentIndex(0);
}

QString DiffView::summary() const { return m_summary->text(); }

} // namespace ui
