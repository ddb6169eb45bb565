// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/decode_preview.h"

#include "ui/docks/inspector/fact_text.h"
#include "ui/docks/inspector/plan_words.h"
#include "ui/docks/inspector/problem_words.h"
#include "ui/docks/inspector/value_tree_view.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/field_note.h"

#include <QLabel>
#include <QVBoxLayout>

namespace ui {

DecodePreview::DecodePreview(std::shared_ptr<const explorer::PayloadFormats> formats, const InspectedMessage &sample,
                             QWidget *parent)
    : QWidget(parent)
    , m_formats(std::move(formats))
    , m_sample(sample)
    , m_what(hintLabel(sample ? QString() : tr("There is no message to try it on.")))
    , m_problem(new FieldNote)
    , m_tree(new ValueTreeView)
{
    m_tree->setFrameShape(QFrame::StyledPanel);
    m_tree->setAccessibleName(tr("The message as it would be read"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kTight);
    layout->addWidget(m_what);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_problem);
}

void DecodePreview::setPlan(const explorer::DecodePlan &plan)
{
    if (!m_sample)
        return;
    DecodeJob job = decodeJob(m_sample);
    job.chosen = plan;
    m_job.run(
        [this, formats = m_formats, job](const std::atomic<bool> &cancelled) -> LatestJob::Apply {
            DecodedPayloadPtr decoded = decodePayload(*formats, job, cancelled);
            if (cancelled)
                return {};
            return [this, decoded] { showDecoded(decoded); };
        },
        true);
}

QString DecodePreview::problem() const { return m_problem->text(); }

void DecodePreview::showDecoded(const DecodedPayloadPtr &decoded)
{
    m_decoded = decoded;
    QString what = planText(decoded->plan);
    if (decoded->isWrapped() && !decoded->isProblemOfTransform)
        what = tr("%1 · %2 unpacked to %3")
                   .arg(what, sizeText(std::uint64_t(decoded->payload.size())), sizeText(std::uint64_t(decoded->inner.size())));
    m_what->setText(what);
    m_tree->setDocument(decoded);
    m_problem->say(FieldNote::Level::Error, decoded->problem ? problemText(*decoded) : QString());
    Q_EMIT finished();
}

} // namespace ui
