// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/inspector/decoded_payload.h"

#include <QString>

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

namespace ui {

/// How a payload differs from the one before, ready to be listed: by structure when both are documents of a
/// format that has one, line by line when both are text, as bytes otherwise. Texts in it are made visible.
struct MessageDiff
{
    enum class Kind : std::uint8_t
    {
        Added,
        Removed,
        Changed
    };
    enum class Means : std::uint8_t
    {
        Structure,
        Lines,
        Bytes
    };

    struct Row
    {
        Kind kind = Kind::Changed;
        QString place; ///< a path, a line number or an offset
        QString before;
        QString after;
        QString delta; ///< of numbers
    };

    Means means = Means::Structure;
    std::vector<Row> rows;
    bool capped = false; ///< there are more than were listed

    bool equal() const { return rows.empty(); }
};

/// Cost: linear in both payloads, and bounded for texts that have nothing in common. Any thread.
MessageDiff diffMessages(const explorer::PayloadFormats &formats, const DecodeJob &before, const DecodeJob &after,
                         const std::atomic<bool> &cancelled);

} // namespace ui
