// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/inspector/decoded_payload.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace ui {

class HexView;

/// A payload's bytes, and the way between them and its values. Of a payload that was wrapped they are shown as they were
/// received or as the decoder read them; values have their places in the latter.
/// Thread    the GUI's.
class HexPane : public QWidget
{
    Q_OBJECT

public:
    explicit HexPane(QWidget *parent = nullptr);

    void setPayload(const DecodedPayloadPtr &payload);
    void setAsReceived(bool asReceived);
    bool isAsReceived() const { return m_asReceived && m_payload && m_payload->isWrapped(); }
    bool offersBoth() const; ///< the payload was wrapped

    enum class How
    {
        Select, ///< its bytes are selected and brought into sight
        Mark    ///< they are marked where they are; the selection stays the user's
    };
    /// −1: of no value. Marks nothing while the bytes are shown as received.
    void showValue(std::int32_t node, How how);
    HexView *view() const { return m_view; }

Q_SIGNALS:
    void valueChosen(std::int32_t node); ///< the innermost that the byte clicked on belongs to; −1: none

private:
    void showBytes();
    void byteChosen(qsizetype byte);

    DecodedPayloadPtr m_payload;
    QWidget *m_bar;
    QLabel *m_sizes;
    QToolButton *m_unwrapped;
    QToolButton *m_received;
    HexView *m_view;
    std::int32_t m_node = -1; ///< that was shown last
    bool m_asReceived = false;
};

} // namespace ui
