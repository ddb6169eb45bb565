// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/decoder_button.h"

#include "ui/docks/inspector/plan_words.h"
#include "ui/docks/inspector/problem_words.h"
#include "ui/widgets/plain_label.h"

#include <QActionGroup>
#include <QMenu>
#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace ui {

using explorer::DecodePlan;

namespace {
constexpr int kLeastCharacters = 14;
}

DecoderButton::DecoderButton(const explorer::PayloadFormats &formats, QWidget *parent)
    : QToolButton(parent)
{
    for (const auto &decoder : formats.decoders.all())
        m_entries.push_back({decoder->id(), decoder->setup() == explorer::PayloadDecoder::Setup::Required});
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setPopupMode(InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *menu = new QMenu(this);
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &DecoderButton::fillMenu);
    showText();
}

QSize DecoderButton::minimumSizeHint() const
{
    return {kLeastCharacters * fontMetrics().averageCharWidth(), sizeHint().height()};
}

void DecoderButton::paintEvent(QPaintEvent *)
{
    QStyleOptionToolButton option;
    initStyleOption(&option);
    const int around = sizeHint().width() - fontMetrics().size(Qt::TextShowMnemonic, option.text).width();
    option.text =
        fontMetrics().elidedText(option.text, Qt::ElideRight, qMax(0, width() - around), Qt::TextShowMnemonic);
    QStylePainter(this).drawComplexControl(QStyle::CC_ToolButton, option);
}

void DecoderButton::setDecoded(const DecodedPayloadPtr &payload)
{
    m_payload = payload;
    showText();
}

void DecoderButton::setChosen(std::optional<DecodePlan> plan) { m_chosen = std::move(plan); }

void DecoderButton::showText()
{
    const auto say = [this](bool whole) {
        return m_payload ? tr("%1 · %2").arg(planText(m_payload->plan), whyText(*m_payload, whole)) : tr("Automatic");
    };
    // A menu's mnemonic has no place in a word that may come from the network.
    setText(say(false).replace(u'&', QStringLiteral("&&")));
    setToolTip(plainTip(tr("How the payload is read: %1").arg(say(true))));
    setAccessibleName(tr("Decoder"));
    setAccessibleDescription(say(true));
}

void DecoderButton::choose(const Entry *entry)
{
    if (entry && entry->needsSetup) {
        Q_EMIT readAsRequested({.decoder = entry->id});
        return;
    }
    m_chosen = entry ? std::optional(DecodePlan{.decoder = entry->id}) : std::nullopt;
    Q_EMIT chosenChanged();
}

void DecoderButton::fillMenu()
{
    QMenu *menu = this->menu();
    menu->clear();
    delete menu->findChild<QActionGroup *>(QString(), Qt::FindDirectChildrenOnly);
    auto *group = new QActionGroup(menu);
    const auto add = [&](const QString &text, bool checked, const Entry *entry) {
        QAction *action = menu->addAction(text, this, [this, entry] { choose(entry); });
        action->setCheckable(true);
        action->setChecked(checked);
        group->addAction(action);
    };
    add(tr("&Automatic"), !m_chosen, nullptr);
    menu->addSeparator();
    bool found = !m_chosen;
    for (const Entry &entry : m_entries) {
        const bool is = m_chosen && m_chosen->decoder == entry.id && m_chosen->transforms.empty();
        found |= is;
        const QString name = decoderName(entry.id);
        add(entry.needsSetup ? tr("%1…").arg(name) : name, is, &entry);
    }
    menu->addSeparator();
    const DecodePlan now = m_chosen ? *m_chosen : m_payload ? m_payload->plan : DecodePlan();
    QAction *readAs = menu->addAction(found ? tr("&Read as…") : tr("&Read as %1…").arg(planText(now)), this,
                                      [this, now] { Q_EMIT readAsRequested(now); });
    if (!found) {
        readAs->setCheckable(true);
        readAs->setChecked(true);
        group->addAction(readAs);
    }
    menu->addAction(tr("&Decode rules…"), this, &DecoderButton::rulesRequested);
}

} // namespace ui
