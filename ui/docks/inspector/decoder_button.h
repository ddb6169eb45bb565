// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/inspector/decoded_payload.h"

#include <QToolButton>

#include <optional>
#include <string>
#include <vector>

namespace ui {

/// Says what reads the payload and why ("gzip → CBOR · rule sensors/#"), and opens a menu to have it read otherwise: by
/// one of the decoders there are, by a plan of transforms and decoder, or as the rules say.
class DecoderButton : public QToolButton
{
    Q_OBJECT

public:
    explicit DecoderButton(const explorer::PayloadFormats &formats, QWidget *parent = nullptr);

    void setDecoded(const DecodedPayloadPtr &payload); ///< null: nothing is read
    /// The user's choice for this look; nullopt: automatic.
    const std::optional<explorer::DecodePlan> &chosen() const { return m_chosen; }
    void setChosen(std::optional<explorer::DecodePlan> plan);
    /// Gives way: what does not fit is cut with "…", and whole in the tool tip.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosenChanged(); ///< by the user
    /// The dialog is wanted, beginning with `plan`.
    void readAsRequested(const explorer::DecodePlan &plan);
    void rulesRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry
    {
        std::string id;
        bool needsSetup;
    };
    void fillMenu();
    void choose(const Entry *entry); ///< nullptr: automatic
    void showText();

    std::vector<Entry> m_entries;
    std::optional<explorer::DecodePlan> m_chosen;
    DecodedPayloadPtr m_payload;
};

} // namespace ui
