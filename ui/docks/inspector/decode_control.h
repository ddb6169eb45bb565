// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/workspace.h"
#include "ui/docks/inspector/decoded_payload.h"
#include "ui/docks/inspector/inspected_message.h"

#include <QObject>

#include <optional>

namespace ui {

class DecoderButton;

/// How the inspector's payloads are to be read: the user's choice for the topic at hand, the connection's rules, and
/// the dialogs that change either.
/// Thread    the GUI's.
class DecodeControl : public QObject
{
    Q_OBJECT

public:
    DecodeControl(explorer::Workspace &workspace, DecoderButton &button, QWidget *window);

    /// Another topic is selected: a choice for one look is over.
    void topicChanged();
    std::optional<explorer::DecodeRule> ruleFor(const std::string &topic) const;
    const std::optional<explorer::DecodePlan> &chosen() const;
    /// What the dialogs try a plan on.
    void setSample(const InspectedMessage &sample) { m_sample = sample; }

    void readAs(const explorer::DecodePlan &start);
    void editRules();

Q_SIGNALS:
    void changed(); ///< payloads are to be read anew

private:
    void keepRule(const explorer::DecodeRule &rule);
    std::optional<explorer::DecodeRule> askForRule(const explorer::DecodeRule &start, QWidget *parent) const;

    explorer::Workspace &m_workspace;
    DecoderButton &m_button;
    QWidget *m_window;
    InspectedMessage m_sample;
    QPointer<explorer::ExplorerSession> m_session;
};

} // namespace ui
