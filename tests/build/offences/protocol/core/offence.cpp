// SPDX-License-Identifier: GPL-3.0-or-later
// Never compiled: breaks the rules on purpose.
#include "model/session/workspace.h"
