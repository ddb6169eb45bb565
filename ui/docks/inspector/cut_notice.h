// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/inspector/inspected_message.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace ui {

/// Says that a message was too large for memory: how much of it is here, and the SHA-256 of the whole, to be
/// copied. Hidden for every other message.
class CutNotice : public QFrame
{
    Q_OBJECT

public:
    explicit CutNotice(QWidget *parent = nullptr);

    void setMessage(const InspectedMessage &message);
    QString text() const; ///< all of it in one line; empty while hidden

private:
    QLabel *m_text;
    QLineEdit *m_sum;
};

} // namespace ui
