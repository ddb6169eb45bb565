// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/inspector/decoded_payload.h"
#include "ui/docks/inspector/inspected_message.h"
#include "ui/docks/inspector/latest_job.h"

#include <QWidget>

class QLabel;

namespace ui {

class FieldNote;
class ValueTreeView;

/// What a message looks like, read by a plan: the values, or why there are none. It is read on the thread pool; while
/// another plan is being tried, what was there stays.
/// Thread    the GUI's. Cost of setPlan(): none but the job's.
class DecodePreview : public QWidget
{
    Q_OBJECT

public:
    DecodePreview(std::shared_ptr<const explorer::PayloadFormats> formats, const InspectedMessage &sample,
                  QWidget *parent = nullptr);

    void setPlan(const explorer::DecodePlan &plan);
    /// Of the newest plan that was tried to the end; null before.
    const DecodedPayloadPtr &decoded() const { return m_decoded; }
    QString problem() const;
    ValueTreeView *tree() const { return m_tree; }

Q_SIGNALS:
    void finished(); ///< decoded() is of the plan that was set last

private:
    void showDecoded(const DecodedPayloadPtr &decoded);

    std::shared_ptr<const explorer::PayloadFormats> m_formats;
    InspectedMessage m_sample;
    DecodedPayloadPtr m_decoded;
    QLabel *m_what;
    FieldNote *m_problem;
    ValueTreeView *m_tree;
    LatestJob m_job;
};

} // namespace ui
