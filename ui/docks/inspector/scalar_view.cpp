// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/scalar_view.h"

#include "model/series/number_text.h"
#include "ui/text/plain_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/plain_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using Kind = explorer::ValueNode::Kind;

ScalarView::ScalarView(QWidget *parent)
    : QWidget(parent)
    , m_value(new ElidedLabel(QString(), this))
    , m_kind(new PlainLabel(QString(), this))
    , m_chart(new QPushButton(icon(QStringLiteral("wave")), tr("&Chart"), this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setFocusPolicy(Qt::StrongFocus);
    QFont large = scaledFont(16, QFont::DemiBold);
    m_value->setFont(large);
    m_value->setAccessibleName(tr("Value"));
    m_kind->setForegroundRole(QPalette::PlaceholderText);
    m_chart->setToolTip(tr("Chart this value over time (C)"));
    m_chart->setAccessibleName(tr("Chart this value"));

    auto *row = new QHBoxLayout;
    row->addWidget(m_kind);
    row->addSpacing(space::kNormal);
    row->addWidget(m_chart);
    row->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kMargin, space::kMargin, space::kMargin, space::kMargin);
    layout->addWidget(m_value);
    layout->addLayout(row);
    layout->addStretch(1);
    connect(m_chart, &QPushButton::clicked, this, [this] { Q_EMIT chartRequested("$"); });
}

void ScalarView::setPayload(const DecodedPayloadPtr &payload)
{
    m_chartable = false;
    QString value;
    QString kind;
    if (payload && payload->hasScalar()) {
        const explorer::ValueNode &node = payload->tree.nodes[0];
        value = visibleText(node.text);
        switch (node.kind) {
        case Kind::Number:
            kind = tr("number");
            m_chartable = true;
            break;
        case Kind::True:
        case Kind::False:
            kind = tr("true or false");
            m_chartable = true;
            break;
        case Kind::Null:
            kind = tr("null");
            break;
        case Kind::String:
        case Kind::Binary:
        case Kind::Object:
        case Kind::Array:
            kind = node.text.empty() ? tr("empty text") : tr("text");
            m_chartable = explorer::numberFromText(node.text).has_value();
            break;
        }
        for (const explorer::ValueNote &note : payload->tree.notesOf(0)) {
            const QString text = visibleText(note.text, 200);
            kind += QStringLiteral(" · ") + (note.kind == explorer::ValueNote::Kind::Fault ? tr("wrong: %1").arg(text) : text);
        }
    }
    m_value->setText(value);
    m_kind->setText(kind);
    m_chart->setVisible(m_chartable);
}

void ScalarView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_C && event->modifiers() == Qt::NoModifier && m_chartable)
        Q_EMIT chartRequested("$");
    else
        QWidget::keyPressEvent(event);
}

} // namespace ui
