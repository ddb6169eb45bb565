// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"
#include "model/payload/raw_number.h"

#include <optional>
#include <vector>

namespace explorer {

/// One entry of the setup of "numbers": "u16be", "f32le[4]", "i8[]".
struct NumberRun
{
    RawNumber type;
    bool isArray = false;
    std::optional<std::uint32_t> count = 1; ///< none: as many as fit
};

/// The setup text: types with blanks or commas between them, each with [count] or [] behind it for an array;
/// only one may be [], which leaves room for those behind it. Errors: Syntax, of the setup, with line and
/// column.
tl::expected<std::vector<NumberRun>, DecodeProblem> parseNumberRuns(std::string_view setup);

/// "numbers": raw numbers as the user says; one number or one array is the document, more are an array of
/// them. What the numbers leave over, or lack, is bytes with a Fault.
///
/// Without a setup a payload of 1, 2, 3, 4 or 8 bytes is an object of what it may mean: {"u16be": …, "i16be":
/// …, "u16le": …}. Never recognised by itself: any bytes are numbers.
class NumbersDecoder : public PayloadDecoder
{
public:
    const char *id() const override { return "numbers"; }
    int probe(const DecodeRequest &) const override { return 0; }
    tl::expected<ValueTree, DecodeProblem> decode(const DecodeRequest &request,
                                                  const DecodeBudget &budget) const override;
    Setup setup() const override { return Setup::Optional; }
};

} // namespace explorer
