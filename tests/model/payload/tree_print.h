// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"

#include <QByteArray>

#include <string>

namespace explorer {

inline std::span<const std::uint8_t> bytesOf(const QByteArray &bytes)
{
    return {reinterpret_cast<const std::uint8_t *>(bytes.constData()), std::size_t(bytes.size())};
}

inline std::string kindName(ValueNode::Kind kind)
{
    switch (kind) {
    case ValueNode::Kind::Object:
        return "object";
    case ValueNode::Kind::Array:
        return "array";
    case ValueNode::Kind::String:
        return "string";
    case ValueNode::Kind::Number:
        return "number";
    case ValueNode::Kind::True:
        return "true";
    case ValueNode::Kind::False:
        return "false";
    case ValueNode::Kind::Null:
        return "null";
    case ValueNode::Kind::Binary:
        return "binary";
    }
    return {};
}

/// One line a node, in document order: "path kind [begin,end) text".
inline std::string print(const ValueTree &tree)
{
    std::string out;
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const ValueNode &node = tree.nodes[i];
        out += tree.pathOf(std::int32_t(i)) + ' ' + kindName(node.kind) + " [" +
               std::to_string(node.sourceBegin) + ',' + std::to_string(node.sourceEnd) + ')';
        if (node.kind == ValueNode::Kind::Object || node.kind == ValueNode::Kind::Array)
            out += " x" + std::to_string(node.childCount);
        else if (node.kind == ValueNode::Kind::String)
            out += " \"" + node.text + '"';
        else
            out += ' ' + node.text;
        for (const ValueNote &note : tree.notesOf(std::int32_t(i))) {
            static constexpr const char *kNotes[] = {"type", "meaning", "fault"};
            out += std::string(" {") + kNotes[int(note.kind)] + ": " + note.text + '}';
        }
        out += '\n';
    }
    return out;
}

inline std::string print(const DecodeProblem &problem)
{
    static constexpr const char *kKinds[] = {"syntax",   "too deep",  "too large",
                                             "too slow", "cancelled", "encoding",
                                             "unknown",  "cut"};
    return std::string(problem.isOfSetup ? "problem of the setup: " : "problem: ") + kKinds[int(problem.kind)] + " at " + std::to_string(problem.offset) +
           " (" + std::to_string(problem.line) + ':' + std::to_string(problem.column) + ")" +
           (problem.expected.empty() ? "" : ", expected " + problem.expected) + '\n';
}

inline std::string print(const tl::expected<ValueTree, DecodeProblem> &result)
{
    return result ? print(*result) : print(result.error());
}

} // namespace explorer
