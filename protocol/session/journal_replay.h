// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/session/session_snapshot.h"

#include <cstddef>
#include <cstdint>

namespace mqtt {

/// What the records of a journal come to.
struct JournalReplay
{
    enum class End : std::uint8_t
    {
        Whole,
        Torn,    ///< the last record is cut, or zeros follow: the program or the machine died while writing
        Damaged, ///< anything else: nothing in it can be relied on
    };

    SessionSnapshot snapshot; ///< of the whole records
    std::size_t wholeBytes = 0;
    End end = End::Whole;
};

/// `bytes`: what JournalWriter wrote, any number of records, from a file: not to be trusted.
///
/// Cost      linear; memory as much as the messages in it.          Thread  any.
JournalReplay replayJournal(ByteView bytes);

} // namespace mqtt
