// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace explorer {

/// One cell of a CSV file (RFC 4180) in UTF-8, in quotes where it needs them. Text that a spreadsheet would run as a formula
/// (it begins with = + - @, a tab or a carriage return) gets a ' before it.
QByteArray csvField(QString text);

} // namespace explorer
