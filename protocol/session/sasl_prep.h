// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <tl/expected.hpp>

#include <cstdint>
#include <string_view>

namespace mqtt {

enum class SaslPrepError : std::uint8_t
{
    InvalidUtf8,
    Prohibited,      ///< a control, private use or other character that no name or password may have
    Unassigned,      ///< not in Unicode 3.2, on which SASLprep stands
    MixedDirections, ///< right-to-left and left-to-right letters in one text
};

/// User names and passwords in the one form in which they are compared: the SASLprep profile of stringprep,
/// for stored strings. ASCII without control characters comes out as it went in.
///
/// Cost      linear, a few allocations.          Thread  any.          Spec  RFC 4013, RFC 3454
tl::expected<QByteArray, SaslPrepError> saslPrep(std::string_view text);

} // namespace mqtt
