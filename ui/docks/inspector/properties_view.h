// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/inspector/property_facts.h"

#include <QTimer>
#include <QTreeWidget>

namespace ui {

/// The message's MQTT facts, one a row. While it is on screen the age goes on once a second.
class PropertiesView : public QTreeWidget
{
    Q_OBJECT

public:
    explicit PropertiesView(QWidget *parent = nullptr);

    void setMessage(const InspectedMessage &message);
    void copyCurrent() const; ///< all of the value, as it was sent
    void copyAll() const;     ///< every line as it is shown

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void refill();

    InspectedMessage m_message;
    QTimer m_clock;
};

} // namespace ui
