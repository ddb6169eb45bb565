// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/protobuf_schema.h"

namespace explorer::protobuf {

bool canCompileSchemas() { return false; }

CompiledSchema compileSchema(std::string_view)
{
    DecodeProblem problem;
    problem.expected = "a program that was built with libprotobuf";
    problem.isOfSetup = true;
    return {{}, std::move(problem), {}};
}

} // namespace explorer::protobuf
