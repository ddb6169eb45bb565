// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"
#include "protocol/wire/wire_error.h"

namespace mqtt {

/// What the specification says about one way to be wrong.
struct WireFaultRow
{
    WireFault fault;
    const char *name; ///< English, for logs and protocol violation reports
    WireErrorKind kind;
    ReasonCode reasonCode;  ///< what a 5.0 DISCONNECT or CONNACK says
    const char *section;    ///< MQTT 5.0; nullptr: the section of the packet it was found in
    const char *section311; ///< the same for 3.1.1 and 3.1
};

const WireFaultRow &wireFaultRow(WireFault fault);

/// An error as the row describes it. `packetSection` stands in where the row has none.
WireError makeWireError(WireFault fault, ProtocolVersion version, std::size_t offset,
                        const char *packetSection = "");

} // namespace mqtt
