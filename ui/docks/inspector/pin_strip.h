// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/pinned_messages.h"

#include <QWidget>

class QHBoxLayout;
class QScrollArea;

namespace ui {

/// The pinned messages side by side: a click shows one, its cross lets it go. Takes no room without any.
/// Thread    the GUI's.
class PinStrip : public QWidget
{
    Q_OBJECT

public:
    explicit PinStrip(explorer::PinnedMessages &pinned, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(std::size_t index);

private:
    void fill();
    QWidget *chip(std::size_t index);

    explorer::PinnedMessages &m_pinned;
    QScrollArea *m_area;
    QWidget *m_row = nullptr;
};

} // namespace ui
