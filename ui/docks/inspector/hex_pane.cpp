// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/hex_pane.h"

#include "model/payload/source_lookup.h"
#include "ui/docks/inspector/fact_text.h"
#include "ui/docks/inspector/hex_view.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/plain_label.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace ui {

HexPane::HexPane(QWidget *parent)
    : QWidget(parent)
    , m_bar(new QWidget)
    , m_sizes(new PlainLabel)
    , m_unwrapped(new QToolButton)
    , m_received(new QToolButton)
    , m_view(new HexView)
{
    auto *which = new QButtonGroup(this);
    const auto make = [&](QToolButton *button, const QString &text, const QString &tip) {
        button->setText(text);
        button->setToolTip(plainTip(tip));
        button->setAccessibleName(tip);
        button->setCheckable(true);
        button->setAutoRaise(true);
        which->addButton(button);
    };
    make(m_unwrapped, tr("Unwrapped"), tr("The bytes as the decoder read them"));
    make(m_received, tr("As received"), tr("The bytes as they were received"));
    m_unwrapped->setChecked(true);
    connect(m_received, &QToolButton::toggled, this, &HexPane::setAsReceived);
    m_sizes->setForegroundRole(QPalette::PlaceholderText);
    auto *bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(space::kNormal, 0, space::kNormal, space::kTight);
    bar->setSpacing(2);
    bar->addWidget(m_unwrapped);
    bar->addWidget(m_received);
    bar->addSpacing(space::kNormal);
    bar->addWidget(m_sizes, 1);
    m_bar->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_view, 1);
    setFocusProxy(m_view);
    connect(m_view, &HexView::byteChosen, this, &HexPane::byteChosen);
}

bool HexPane::offersBoth() const { return m_payload && m_payload->isWrapped(); }

void HexPane::setPayload(const DecodedPayloadPtr &payload)
{
    if (payload == m_payload)
        return;
    m_payload = payload;
    m_node = -1;
    m_bar->setVisible(offersBoth());
    if (offersBoth())
        m_sizes->setText(tr("%1 received, %2 unwrapped")
                             .arg(sizeText(std::uint64_t(payload->payload.size())), sizeText(std::uint64_t(payload->inner.size()))));
    showBytes();
}

void HexPane::setAsReceived(bool asReceived)
{
    m_asReceived = asReceived;
    (asReceived ? m_received : m_unwrapped)->setChecked(true);
    showBytes();
    showValue(m_node, How::Mark);
}

void HexPane::showBytes()
{
    m_view->setBytes(!m_payload ? QByteArray() : isAsReceived() ? m_payload->payload : m_payload->inner);
}

void HexPane::showValue(std::int32_t node, How how)
{
    m_node = node;
    if (!m_payload || node < 0 || isAsReceived()) {
        m_view->mark(0, 0);
        return;
    }
    const explorer::ValueNode &value = m_payload->tree.nodes[std::size_t(node)];
    const qsizetype begin = qMin(qsizetype(value.sourceBegin), m_payload->inner.size());
    const qsizetype count = qMin(qsizetype(value.sourceEnd), m_payload->inner.size()) - begin;
    m_view->mark(begin, qMax(qsizetype(0), count));
    if (how != How::Select || count <= 0)
        return;
    m_view->select(begin, count);
    m_view->scrollToByte(begin);
}

void HexPane::byteChosen(qsizetype byte)
{
    if (!m_payload || isAsReceived())
        return;
    const std::int32_t node = explorer::nodeAt(m_payload->tree, std::size_t(byte));
    showValue(node, How::Mark);
    Q_EMIT valueChosen(node);
}

} // namespace ui
