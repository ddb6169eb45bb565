// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace explorer {

/// A PNG test picture, different for every `seed`.  Spec RFC 2083
QByteArray testPicture(int width, int height, int seed);

} // namespace explorer
