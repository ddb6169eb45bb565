// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/tree_json.h"

#include <algorithm>

namespace explorer {

namespace {

void appendQuoted(std::string &out, std::string_view text)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            out += "\\r";
        else if (c == '\t')
            out += "\\t";
        else if (std::uint8_t(c) < 0x20 || c == 0x7F)
            ((out += "\\u00") += kDigits[c >> 4 & 15]) += kDigits[c & 15];
        else
            out += c;
    }
    out += '"';
}

void appendScalar(std::string &out, const ValueNode &node)
{
    switch (node.kind) {
    case ValueNode::Kind::True:
        out += "true";
        return;
    case ValueNode::Kind::False:
        out += "false";
        return;
    case ValueNode::Kind::Null:
        out += "null";
        return;
    case ValueNode::Kind::Number:
        if (isJsonNumber(node.text)) {
            out += node.text;
            return;
        }
        break;
    case ValueNode::Kind::Object:
    case ValueNode::Kind::Array:
    case ValueNode::Kind::String:
    case ValueNode::Kind::Binary:
        break;
    }
    appendQuoted(out, node.text);
}

bool isContainer(const ValueNode &node)
{
    return node.kind == ValueNode::Kind::Object || node.kind == ValueNode::Kind::Array;
}

} // namespace

bool isJsonNumber(std::string_view text)
{
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t begin = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9')
            ++at;
        return at - begin;
    };
    const auto take = [&](char c) { return at < text.size() && text[at] == c && ++at; };
    take('-');
    const bool zero = at < text.size() && text[at] == '0';
    const std::size_t whole = digits();
    if (whole == 0 || (zero && whole > 1))
        return false;
    if (take('.') && digits() == 0)
        return false;
    if (take('e') || take('E')) {
        if (!take('+'))
            take('-');
        if (digits() == 0)
            return false;
    }
    return at == text.size();
}

std::string jsonOf(const ValueTree &tree, std::int32_t node)
{
    std::string out;
    if (tree.empty())
        return out;
    const auto at = [&](std::int32_t id) -> const ValueNode & { return tree.nodes[std::size_t(id)]; };
    std::int32_t now = node;
    while (true) {
        const ValueNode &value = at(now);
        if (now != node && at(value.parent).kind == ValueNode::Kind::Object) {
            appendQuoted(out, value.key);
            out += ':';
        }
        if (isContainer(value)) {
            out += value.kind == ValueNode::Kind::Object ? '{' : '[';
            if (value.firstChild >= 0) {
                now = value.firstChild;
                continue;
            }
            out += value.kind == ValueNode::Kind::Object ? '}' : ']';
        } else {
            appendScalar(out, value);
        }
        // On to the next, closing what ends here.
        while (now != node && at(now).nextSibling < 0) {
            now = at(now).parent;
            out += at(now).kind == ValueNode::Kind::Object ? '}' : ']';
        }
        if (now == node)
            return out;
        now = at(now).nextSibling;
        out += ',';
    }
}

} // namespace explorer
