// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"

#include <string>
#include <string_view>

namespace explorer::protobuf {

/// What the user wrote, taken apart; see compileSchema().
struct SchemaSetup
{
    std::string file;   ///< empty: the source is in the setup
    std::string type;   ///< without a leading dot; empty: the only one
    std::string source; ///< with an empty first line, so that lines are those of the setup

    bool isDescriptorSet() const; ///< by the file's name
};

tl::expected<SchemaSetup, DecodeProblem> parseSchemaSetup(std::string_view setup);

} // namespace explorer::protobuf
