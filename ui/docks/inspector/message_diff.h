// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/inspector/decoded_payload.h"

#include <QString>

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

namespace ui {

/// How one payload differs from another, ready to be listed: by structure when both are documents, of whatever
/// formats, line by line when both are text, as bytes otherwise; or as it was asked for. Texts in it are made visible.
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
    /// What is asked for.
    enum class Form : std::uint8_t
    {
        Automatic,
        Structure,
        Text,
        Bytes
    };
    /// Why it is not compared as asked for, or as it might be.
    enum class Lack : std::uint8_t
    {
        None,
        Structure, ///< one of them has none that could be read
        TooLarge,  ///< the structure of one of them is beyond the limits of decoding
        Text       ///< one of them is no text
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
    bool capped = false;  ///< there are more than were listed
    bool roughly = false; ///< so different that the changes listed are right, but not the fewest
    Lack lack = Lack::None;

    bool equal() const { return rows.empty(); }
};

/// Cost: linear in both payloads, and bounded for texts and bytes that have nothing in common. Any thread. When
/// `cancelled` turns true it ends soon, with something of no use.
MessageDiff diffMessages(const explorer::PayloadFormats &formats, const DecodeJob &before, const DecodeJob &after,
                         const std::atomic<bool> &cancelled, MessageDiff::Form form = MessageDiff::Form::Automatic);

} // namespace ui
