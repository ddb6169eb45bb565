// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <cstdlib>

/// What must hold for every input: says which promise was broken and stops, so that the fuzzer keeps the
/// input.
#define FUZZ_CHECK(promise)                                                                                  \
    do {                                                                                                     \
        if (!(promise)) {                                                                                    \
            std::fprintf(stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, #promise);               \
            std::abort();                                                                                    \
        }                                                                                                    \
    } while (false)
