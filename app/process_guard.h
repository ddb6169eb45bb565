// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace app {

/// Files are made for their owner only, and a crash leaves no memory image with a password in it. First thing in main().
void guardProcess();

} // namespace app
