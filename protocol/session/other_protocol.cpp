// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/other_protocol.h"

#include <algorithm>

namespace mqtt {
namespace {

constexpr std::size_t kShown = 64;
constexpr std::size_t kEnoughToTell = 4;

bool isPrintable(std::uint8_t byte)
{
    return (byte >= 0x20 && byte < 0x7F) || byte == '\t' || byte == '\r' || byte == '\n';
}

} // namespace

bool looksLikeAnotherProtocol(ByteView firstBytes)
{
    if (firstBytes.size() < 2)
        return false;
    const bool tlsAlertOrHandshake =
        (firstBytes[0] == 0x15 || firstBytes[0] == 0x16) && firstBytes[1] == 0x03;
    if (tlsAlertOrHandshake)
        return true;
    const ByteView shown = firstBytes.first(std::min(firstBytes.size(), kShown));
    return shown.size() >= kEnoughToTell && std::all_of(shown.begin(), shown.end(), isPrintable);
}

std::string excerpt(ByteView firstBytes)
{
    const ByteView shown = firstBytes.first(std::min(firstBytes.size(), kShown));
    return {shown.begin(), shown.end()};
}

} // namespace mqtt
