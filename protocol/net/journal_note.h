// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <cstdint>

namespace mqtt {

/// What a user should know of a session's journal. None of it ends a connection: without a journal a session
/// is kept as long as the program runs.
struct JournalNote
{
    enum class Kind : std::uint8_t
    {
        TornRecordCut,    ///< the program or the machine died while it wrote: `bytes` were cut off at the end
        SetAside,         ///< the file is damaged or no journal: now `otherFile`, and the session starts anew
        OfAnotherSession, ///< another broker's or client identifier's: now `otherFile`
        Locked,           ///< another program or connection has it; no journal is kept here
        Unusable,         ///< cannot be read or made; `systemText`
        WriteFailed,      ///< from here on no journal is kept, until the next connection; `systemText`
    };

    Kind kind{};
    QString file;
    QString otherFile;
    QString systemText;
    qint64 bytes = 0;
};

} // namespace mqtt

Q_DECLARE_METATYPE(mqtt::JournalNote)
