// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"

#include <QTest>

namespace mqtt::test {

/// The rows of a test that is the same for both versions.
inline void versions()
{
    QTest::addColumn<int>("version");
    QTest::newRow("3.1.1") << 4;
    QTest::newRow("5.0") << 5;
}

/// The row that is being tested.
inline ProtocolVersion version()
{
    QFETCH(int, version);
    return ProtocolVersion(version);
}

} // namespace mqtt::test
