// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/decode_control.h"

#include "ui/docks/inspector/decode_rules_dialog.h"
#include "ui/docks/inspector/decoder_button.h"
#include "ui/docks/inspector/read_as_dialog.h"

namespace ui {

using explorer::DecodePlan;
using explorer::DecodeRule;
using explorer::ExplorerSession;

DecodeControl::DecodeControl(explorer::Workspace &workspace, DecoderButton &button, QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_button(button)
    , m_window(window)
{
    connect(&button, &DecoderButton::chosenChanged, this, &DecodeControl::changed);
    connect(&button, &DecoderButton::readAsRequested, this, &DecodeControl::readAs);
    connect(&button, &DecoderButton::rulesRequested, this, &DecodeControl::editRules);
}

void DecodeControl::topicChanged()
{
    m_button.setChosen(std::nullopt);
    ExplorerSession *session = m_workspace.selection().session();
    if (session == m_session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (!session)
        return;
    connect(session, &ExplorerSession::decodeRulesChanged, this, &DecodeControl::changed);
    connect(session, &ExplorerSession::profileChanged, this, &DecodeControl::changed);
}

std::optional<DecodeRule> DecodeControl::ruleFor(const std::string &topic) const
{
    const ExplorerSession *session = m_workspace.selection().session();
    const DecodeRule *rule = session ? explorer::ruleFor(session->profile().decodeRules, topic) : nullptr;
    return rule ? std::optional(*rule) : std::nullopt;
}

const std::optional<DecodePlan> &DecodeControl::chosen() const { return m_button.chosen(); }

void DecodeControl::readAs(const DecodePlan &start)
{
    ReadAsDialog dialog(m_workspace.formats(), m_sample, {{}, start}, ReadAsDialog::Purpose::Look, m_window);
    const std::string topic = m_sample.topic;
    if (dialog.exec() != QDialog::Accepted || topic != m_sample.topic)
        return;
    if (dialog.isRule()) {
        m_button.setChosen(std::nullopt);
        keepRule({dialog.filter(), dialog.plan()});
    } else {
        m_button.setChosen(dialog.plan());
    }
    Q_EMIT changed();
}

void DecodeControl::keepRule(const DecodeRule &rule)
{
    if (m_session)
        m_session->setDecodeRules(explorer::withRule(m_session->profile().decodeRules, rule, m_sample.topic));
}

std::optional<DecodeRule> DecodeControl::askForRule(const DecodeRule &start, QWidget *parent) const
{
    ReadAsDialog dialog(m_workspace.formats(), m_sample, start, ReadAsDialog::Purpose::Rule, parent);
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    return DecodeRule{dialog.filter(), dialog.plan()};
}

void DecodeControl::editRules()
{
    if (!m_session)
        return;
    DecodeRulesDialog dialog(
        m_session->profile().decodeRules,
        [this](const DecodeRule &start, QWidget *parent) { return askForRule(start, parent); }, m_window);
    if (dialog.exec() == QDialog::Accepted && m_session)
        m_session->setDecodeRules(dialog.rules());
}

} // namespace ui
