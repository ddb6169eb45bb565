// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/hex_transform.h"

#include "model/payload/unwrap_output.h"

namespace explorer {

namespace {

int digit(std::uint8_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const int letter = c | 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

bool isSeparator(std::uint8_t c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ':' || c == '-' || c == ',';
}

} // namespace

tl::expected<PayloadBytes, DecodeProblem> HexTransform::unwrap(std::span<const std::uint8_t> payload,
                                                               const DecodeBudget &budget) const
{
    UnwrapOutput output(payload.size(), budget);
    std::size_t at = 0;
    while (at < payload.size()) {
        if (isSeparator(payload[at])) {
            ++at;
            continue;
        }
        if (payload[at] == '0' && at + 1 < payload.size() && (payload[at + 1] | 0x20) == 'x')
            at += 2;
        for (std::size_t i = at; i < at + 2; ++i) {
            if (i >= payload.size())
                return tl::unexpected(cutShort(payload.size()));
            if (digit(payload[i]) < 0)
                return tl::unexpected(DecodeProblem{
                    .kind = DecodeProblem::Kind::Syntax, .offset = i, .expected = "a hexadecimal digit"});
        }
        if (!output.push(std::uint8_t(digit(payload[at]) << 4 | digit(payload[at + 1])), at))
            return tl::unexpected(output.problem());
        at += 2;
    }
    return output.take();
}

} // namespace explorer
