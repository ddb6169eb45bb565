// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

namespace ui {

/// Where hex text goes wrong; both count from 1, as an editor shows them.
struct HexFault
{
    enum class Kind
    {
        NotHex,   ///< `character` is no hex digit
        HalfByte, ///< one digit stands alone
    };
    Kind kind = Kind::NotHex;
    int line = 1;
    int column = 1;
    QChar character;
};

/// "7b 22 74", "7B2274", "0x7b, 0x22", over any number of lines: pairs of digits with spaces, commas, colons
/// or dashes between bytes. Linear; any thread.
tl::expected<QByteArray, HexFault> bytesFromHex(QStringView text);

/// "7b 22 74 …", sixteen bytes a line.
QString hexFromBytes(const QByteArray &bytes);

} // namespace ui
