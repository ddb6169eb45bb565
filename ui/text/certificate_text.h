// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/transport_options.h"

#include <QString>

namespace ui {

/// "AB:CD:…", as certificates are compared by eye.
QString fingerprintText(const QByteArray &sha256);
/// The same in two lines, where there is no room for 95 characters.
QString fingerprintLines(const QByteArray &sha256);

/// "valid until 3 May 2027 (523 days left)", "expired 4 days ago", "valid in 2 days only".
QString validityText(const QDateTime &notBefore, const QDateTime &notAfter, const QDateTime &now);

} // namespace ui
