// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/inspector/decoded_payload.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class ElidedLabel;

/// A payload that is one short value, large enough to read across a desk, with its chart button when it is a
/// number.
class ScalarView : public QWidget
{
    Q_OBJECT

public:
    explicit ScalarView(QWidget *parent = nullptr);

    void setPayload(const DecodedPayloadPtr &payload);
    bool isChartable() const { return m_chartable; }

Q_SIGNALS:
    void chartRequested(const std::string &path);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    ElidedLabel *m_value;
    QLabel *m_kind;
    QPushButton *m_chart;
    bool m_chartable = false;
};

} // namespace ui
