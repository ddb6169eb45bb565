// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/payload_view.h"

#include "ui/docks/inspector/bounded_text_view.h"
#include "ui/docks/inspector/hex_view.h"
#include "ui/docks/inspector/problem_words.h"
#include "ui/docks/inspector/scalar_view.h"
#include "ui/docks/inspector/value_tree_view.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/plain_label.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>

namespace ui {

PayloadView::PayloadView(QWidget *parent)
    : QWidget(parent)
    , m_forms(new QButtonGroup(this))
    , m_problemBar(new QFrame(this))
    , m_problem(new PlainLabel(QString(), m_problemBar))
    , m_stack(new QStackedWidget(this))
    , m_tree(new ValueTreeView(m_stack))
    , m_scalar(new ScalarView(m_stack))
    , m_text(new BoundedTextView(m_stack))
    , m_hex(new HexView(m_stack))
    , m_save(toolButton(QStringLiteral("save"), tr("Save the payload to a file, byte for byte")))
{
    auto *problemLayout = new QHBoxLayout(m_problemBar);
    problemLayout->setContentsMargins(space::kNormal, space::kTight, space::kNormal, space::kTight);
    auto *sign = new PlainLabel(QString(), m_problemBar);
    sign->setPixmap(icon(QStringLiteral("warning")).pixmap(kIconSize, kIconSize));
    sign->setAccessibleName(tr("Warning"));
    problemLayout->addWidget(sign);
    problemLayout->addWidget(m_problem, 1);
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problem->setAccessibleName(tr("Why the payload could not be decoded"));
    m_problemBar->hide();

    for (QWidget *page : {static_cast<QWidget *>(m_tree), static_cast<QWidget *>(m_scalar),
                          static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_hex)})
        m_stack->addWidget(page);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_problemBar);
    layout->addWidget(m_stack, 1);
    connect(m_tree, &ValueTreeView::chartRequested, this, &PayloadView::chartRequested);
    connect(m_scalar, &ScalarView::chartRequested, this, &PayloadView::chartRequested);
}

QWidget *PayloadView::makeBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(space::kNormal, space::kTight, space::kNormal, space::kTight);
    layout->setSpacing(2);
    addFormButton(layout, Form::Tree, tr("Tree"), tr("Decoded values (Ctrl+1)"), QStringLiteral("Ctrl+1"));
    addFormButton(layout, Form::Text, tr("Pretty"), tr("Text, laid out (Ctrl+2)"), QStringLiteral("Ctrl+2"));
    addFormButton(layout, Form::Hex, tr("Hex"), tr("Every byte (Ctrl+3)"), QStringLiteral("Ctrl+3"));
    layout->addStretch(1);

    auto *copy = toolButton(QStringLiteral("copy"), tr("Copy the payload or a part of it"), bar);
    auto *menu = new QMenu(copy);
    QAction *text = menu->addAction(QString(), this, &PayloadView::copyTextRequested);
    QAction *pretty = menu->addAction(tr("Copy p&retty"), this, &PayloadView::copyPrettyRequested);
    QAction *compact = menu->addAction(tr("Copy &compact"), this, &PayloadView::copyCompactRequested);
    QAction *hex = menu->addAction(QString(), this, [this] {
        m_hex->setBytes(m_payload ? m_payload->payload : QByteArray());
        m_hex->copyHex();
    });
    menu->addSeparator();
    QAction *value = menu->addAction(tr("Copy selected &value"), m_tree, &ValueTreeView::copyCurrentValue);
    QAction *path = menu->addAction(tr("Copy selected &path"), m_tree, &ValueTreeView::copyCurrentPath);
    connect(menu, &QMenu::aboutToShow, this, [=, this] {
        const bool cut = m_payload && m_payload->cut;
        text->setText(cut ? tr("Copy the kept beginning as &text") : tr("Copy payload as &text"));
        hex->setText(cut ? tr("Copy the kept beginning as &hex") : tr("Copy &hex"));
        pretty->setVisible(!cut);
        compact->setVisible(!cut);
        const bool chosen = shownForm() == Form::Tree && m_tree->currentIndex().isValid();
        value->setEnabled(chosen);
        path->setEnabled(chosen);
    });
    copy->setMenu(menu);
    copy->setPopupMode(QToolButton::InstantPopup);
    layout->addWidget(copy);

    m_save->setParent(bar);
    connect(m_save, &QToolButton::clicked, this, &PayloadView::saveRequested);
    layout->addWidget(m_save);
    return bar;
}

void PayloadView::addFormButton(QHBoxLayout *layout, Form form, const QString &text, const QString &tip,
                                const QString &key)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(plainTip(tip));
    button->setAccessibleName(tip);
    button->setCheckable(true);
    button->setAutoRaise(true);
    m_forms->addButton(button, int(form));
    layout->addWidget(button);
    connect(button, &QToolButton::clicked, this, [this, form] { setForm(form); });
    auto *shortcut = new QShortcut(QKeySequence(key), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, [this, form] { setForm(form); });
}

void PayloadView::setPayload(const DecodedPayloadPtr &payload)
{
    m_payload = payload;
    const QString save = payload && payload->cut ? tr("Save the kept beginning of the payload to a file")
                                                 : tr("Save the payload to a file, byte for byte");
    m_save->setToolTip(plainTip(save));
    m_save->setAccessibleName(save);
    refresh();
}

void PayloadView::setForm(Form form)
{
    m_form = form;
    refresh();
}

void PayloadView::forgetPlace() { m_tree->forgetExpansion(); }

QString PayloadView::problem() const { return m_problemBar->isHidden() ? QString() : m_problem->text(); }

PayloadView::Form PayloadView::shownForm() const
{
    if (!m_payload)
        return m_form;
    const bool hasTree = m_payload->hasDocument() || m_payload->hasScalar();
    const bool binary = m_payload->plan.decoder == "binary" || (!m_payload->hasText() && !hasTree);
    if (m_form == Form::Tree && hasTree)
        return Form::Tree;
    if (m_form == Form::Hex || binary)
        return Form::Hex;
    return Form::Text;
}

void PayloadView::refresh()
{
    const Form form = shownForm();
    m_forms->button(int(form))->setChecked(true);
    const bool hasTree = m_payload && (m_payload->hasDocument() || m_payload->hasScalar());
    m_forms->button(int(Form::Tree))->setEnabled(hasTree);
    m_forms->button(int(Form::Text))
        ->setEnabled(m_payload && m_payload->plan.decoder != "binary" && (m_payload->hasText() || hasTree));

    const bool problem = m_payload && m_payload->problem;
    m_problem->setText(problem ? problemText(*m_payload) : QString());
    m_problemBar->setVisible(problem);

    // Only what is on screen is fed.
    switch (form) {
    case Form::Tree:
        if (m_payload && m_payload->hasScalar()) {
            m_scalar->setPayload(m_payload);
            m_stack->setCurrentWidget(m_scalar);
        } else {
            m_tree->setDocument(m_payload);
            m_stack->setCurrentWidget(m_tree);
        }
        break;
    case Form::Text:
        m_text->setPayload(m_payload);
        m_stack->setCurrentWidget(m_text);
        break;
    case Form::Hex:
        m_hex->setBytes(m_payload ? m_payload->inner : QByteArray());
        m_stack->setCurrentWidget(m_hex);
        break;
    }
}

} // namespace ui
