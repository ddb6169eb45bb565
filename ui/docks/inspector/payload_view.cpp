// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/payload_view.h"

#include "ui/docks/inspector/bounded_text_view.h"
#include "ui/docks/inspector/hex_pane.h"
#include "ui/docks/inspector/image_view.h"
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
#include <QScopedValueRollback>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

namespace ui {

PayloadView::PayloadView(QWidget *parent)
    : QWidget(parent)
    , m_forms(new QButtonGroup(this))
    , m_problemBar(new QFrame(this))
    , m_problem(new PlainLabel(QString(), m_problemBar))
    , m_stack(new QStackedWidget(this))
    , m_split(new QSplitter(Qt::Vertical))
    , m_values(new QStackedWidget)
    , m_tree(new ValueTreeView)
    , m_scalar(new ScalarView)
    , m_text(new BoundedTextView)
    , m_hex(new HexPane)
    , m_image(new ImageView)
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

    m_values->addWidget(m_tree);
    m_values->addWidget(m_scalar);
    m_split->addWidget(m_values);
    m_split->addWidget(m_hex);
    m_split->setChildrenCollapsible(false);
    m_stack->addWidget(m_split);
    m_stack->addWidget(m_text);
    m_stack->addWidget(m_image);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_problemBar);
    layout->addWidget(m_stack, 1);
    connect(m_tree, &ValueTreeView::chartRequested, this, &PayloadView::chartRequested);
    connect(m_scalar, &ScalarView::chartRequested, this, &PayloadView::chartRequested);
    connect(m_tree, &ValueTreeView::nodeSelected, this, [this] {
        if (m_isRefreshing)
            return;
        m_fromHex = false;
        if (!m_hex->isHidden())
            showBytesOfCurrent();
    });
    connect(m_hex, &HexPane::valueChosen, this, [this](std::int32_t node) {
        const QScopedValueRollback refreshing(m_isRefreshing, true); // the bytes are marked already
        m_fromHex = true;
        m_tree->setDocument(m_payload);
        m_tree->selectNode(node);
    });
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
    addFormButton(layout, Form::TreeAndHex, tr("Both"), tr("Values above their bytes (Ctrl+4)"),
                  QStringLiteral("Ctrl+4"));
    addFormButton(layout, Form::Image, tr("Image"), tr("The picture (Ctrl+5)"), QStringLiteral("Ctrl+5"));
    layout->addStretch(1);

    auto *copy = toolButton(QStringLiteral("copy"), tr("Copy the payload or a part of it"), bar);
    makeCopyMenu(copy);
    layout->addWidget(copy);
    m_save->setParent(bar);
    makeSaveMenu();
    layout->addWidget(m_save);
    return bar;
}

void PayloadView::makeCopyMenu(QToolButton *button)
{
    auto *menu = new QMenu(button);
    const auto add = [this, menu](const QString &text, PayloadAction action) {
        return menu->addAction(text, this, [this, action] { Q_EMIT actionRequested(action); });
    };
    QAction *text = add(QString(), PayloadAction::CopyText);
    QAction *pretty = add(tr("Copy p&retty"), PayloadAction::CopyPretty);
    QAction *compact = add(tr("Copy &compact"), PayloadAction::CopyCompact);
    QAction *hex = add(QString(), PayloadAction::CopyHex);
    QAction *innerText = add(tr("Copy &unwrapped as text"), PayloadAction::CopyUnwrappedText);
    QAction *innerHex = add(tr("Copy u&nwrapped as hex"), PayloadAction::CopyUnwrappedHex);
    menu->addSeparator();
    QAction *value = menu->addAction(tr("Copy selected &value"), m_tree, &ValueTreeView::copyCurrentValue);
    QAction *path = menu->addAction(tr("Copy selected &path"), m_tree, &ValueTreeView::copyCurrentPath);
    menu->addSeparator();
    add(tr("Copy message as &JSON"), PayloadAction::CopyMessage);
    connect(menu, &QMenu::aboutToShow, this, [=, this] {
        const bool cut = m_payload && m_payload->cut;
        const bool wrapped = m_payload && m_payload->isWrapped();
        text->setText(cut ? tr("Copy the kept beginning as &text") : tr("Copy payload as &text"));
        hex->setText(cut ? tr("Copy the kept beginning as &hex") : tr("Copy &hex"));
        pretty->setVisible(!cut);
        compact->setVisible(!cut);
        innerText->setVisible(wrapped);
        innerHex->setVisible(wrapped);
        const Form form = shownForm();
        const bool chosen = (form == Form::Tree || form == Form::TreeAndHex) && m_tree->isVisible() &&
                            m_tree->currentIndex().isValid();
        value->setEnabled(chosen);
        path->setEnabled(chosen);
    });
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
}

void PayloadView::makeSaveMenu()
{
    auto *menu = new QMenu(m_save);
    const auto add = [this, menu](const QString &text, PayloadAction action) {
        return menu->addAction(text, this, [this, action] { Q_EMIT actionRequested(action); });
    };
    add(tr("&Save payload…"), PayloadAction::Save);
    QAction *inner = add(tr("Save &unwrapped payload…"), PayloadAction::SaveUnwrapped);
    add(tr("Save message as &JSON…"), PayloadAction::SaveMessage);
    connect(menu, &QMenu::aboutToShow, this, [this, inner] { inner->setVisible(m_payload && m_payload->isWrapped()); });
    m_save->setMenu(menu);
    m_save->setPopupMode(QToolButton::MenuButtonPopup);
    connect(m_save, &QToolButton::clicked, this, [this] { Q_EMIT actionRequested(PayloadAction::Save); });
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
    m_isFormChosen = true;
    refresh();
    if (!m_hex->isHidden() && !m_fromHex)
        showBytesOfCurrent();
}

void PayloadView::forgetPlace()
{
    m_tree->forgetExpansion();
    m_fromHex = false;
}

HexView *PayloadView::hex() const { return m_hex->view(); }

QString PayloadView::problem() const { return m_problemBar->isHidden() ? QString() : m_problem->text(); }

PayloadView::Form PayloadView::shownForm() const
{
    if (!m_payload)
        return m_form == Form::Image || m_form == Form::TreeAndHex ? Form::Tree : m_form;
    const bool hasTree = m_payload->hasDocument() || m_payload->hasScalar();
    const bool binary = m_payload->plan.decoder == "binary" || (!m_payload->hasText() && !hasTree);
    const bool isImage = ImageView::takes(*m_payload);
    if (isImage && (m_form == Form::Image || !m_isFormChosen))
        return Form::Image;
    switch (m_form) {
    case Form::Tree:
    case Form::Image:
        if (hasTree)
            return Form::Tree;
        return isImage ? Form::Image : binary ? Form::Hex : Form::Text;
    case Form::TreeAndHex:
        return hasTree ? Form::TreeAndHex : Form::Hex;
    case Form::Text:
        return binary ? Form::Hex : Form::Text;
    case Form::Hex:
        break;
    }
    return Form::Hex;
}

void PayloadView::refresh()
{
    const QScopedValueRollback refreshing(m_isRefreshing, true);
    const Form form = shownForm();
    m_forms->button(int(form))->setChecked(true);
    const bool hasTree = m_payload && (m_payload->hasDocument() || m_payload->hasScalar());
    m_forms->button(int(Form::Tree))->setEnabled(hasTree);
    m_forms->button(int(Form::TreeAndHex))->setEnabled(hasTree);
    m_forms->button(int(Form::Text))
        ->setEnabled(m_payload && m_payload->plan.decoder != "binary" && (m_payload->hasText() || hasTree));
    m_forms->button(int(Form::Image))->setVisible(m_payload && ImageView::takes(*m_payload));

    const bool problem = m_payload && m_payload->problem;
    m_problem->setText(problem ? problemText(*m_payload) : QString());
    m_problemBar->setVisible(problem);

    // Only what is on screen is fed.
    m_values->setVisible(form == Form::Tree || form == Form::TreeAndHex);
    m_hex->setVisible(form == Form::Hex || form == Form::TreeAndHex);
    switch (form) {
    case Form::Tree:
        showValues();
        break;
    case Form::TreeAndHex:
        showValues();
        showBytes();
        break;
    case Form::Hex:
        showBytes();
        break;
    case Form::Text:
        m_text->setPayload(m_payload);
        m_stack->setCurrentWidget(m_text);
        break;
    case Form::Image:
        m_image->setPayload(m_payload);
        m_stack->setCurrentWidget(m_image);
        break;
    }
}

void PayloadView::showValues()
{
    if (m_payload && m_payload->hasScalar()) {
        m_scalar->setPayload(m_payload);
        m_values->setCurrentWidget(m_scalar);
    } else {
        m_tree->setDocument(m_payload);
        m_values->setCurrentWidget(m_tree);
    }
    m_stack->setCurrentWidget(m_split);
}

void PayloadView::showBytes()
{
    m_hex->setPayload(m_payload);
    m_stack->setCurrentWidget(m_split);
    // In a message that follows, the value has its bytes elsewhere; what the user selected there stays.
    if (m_payload && m_tree->document() == m_payload)
        m_hex->showValue(m_tree->currentNode(), HexPane::How::Mark);
}

void PayloadView::showBytesOfCurrent()
{
    if (m_payload && m_tree->document() == m_payload && m_tree->currentNode() >= 0)
        m_hex->showValue(m_tree->currentNode(), HexPane::How::Select);
}

} // namespace ui
