// SPDX-License-Identifier: GPL-3.0-or-later
//
// Input     a payload, given to every decoder there is.
// Promises  an error lies within the payload; what checkTree() says of every tree;
//           every path is one that ValuePath reads, and leads back; formatting changes no value.
#include "check.h"
#include "input.h"
#include "tree_promises.h"

#include "model/payload/json_format.h"
#include "model/payload/payload_decoder.h"
#include "model/payload/value_diff.h"
#include "model/series/value_path.h"

#include <algorithm>
#include <string>

using namespace explorer;

namespace {

using Kind = ValueNode::Kind;

const DecodeBudget kBudget{.depth = 64, .nodes = 10'000, .time = std::chrono::seconds(10)};

void checkPath(const ValueTree &tree, std::int32_t node)
{
    const auto path = ValuePath::parse(tree.pathOf(node));
    FUZZ_CHECK(path.has_value());
    FUZZ_CHECK(path->toString() == tree.pathOf(node));
    const auto &steps = path->steps();
    for (std::size_t i = steps.size(); i > 0; --i) {
        const ValueNode &here = tree.nodes[std::size_t(node)];
        const ValueNode &parent = tree.nodes[std::size_t(here.parent)];
        if (const auto *key = std::get_if<std::string>(&steps[i - 1])) {
            FUZZ_CHECK(parent.kind == Kind::Object && *key == here.key);
        } else {
            std::int32_t at = parent.firstChild;
            for (std::uint32_t skip = std::get<std::uint32_t>(steps[i - 1]); skip > 0; --skip)
                at = tree.nodes[std::size_t(at)].nextSibling;
            FUZZ_CHECK(parent.kind == Kind::Array && at == node);
        }
        node = here.parent;
    }
    FUZZ_CHECK(node == 0);
}

bool sameValues(const ValueTree &a, const ValueTree &b)
{
    return std::ranges::equal(a.nodes, b.nodes, [](const ValueNode &left, const ValueNode &right) {
        return left.kind == right.kind && left.parent == right.parent && left.key == right.key &&
               left.text == right.text;
    });
}

mqtt::ByteView bytesOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

void checkFormatting(const PayloadDecoder &json, const ValueTree &tree, std::string_view source)
{
    const std::string pretty = prettyJson(source);
    const std::string compact = compactJson(source);
    for (const std::string *text : {&pretty, &compact}) {
        const auto again = json.decode({.payload = bytesOf(*text)}, kBudget);
        FUZZ_CHECK(again.has_value() && sameValues(tree, *again));
        FUZZ_CHECK(prettyJson(*text) == pretty);
        FUZZ_CHECK(compactJson(*text) == compact);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const DecoderRegistry registry;

    fuzz::Input input(data, size);
    const auto payload = input.rest();
    FUZZ_CHECK(registry.choose({.payload = payload}) != nullptr);
    for (const auto &decoder : registry.all()) {
        const int likelihood = decoder->probe({.payload = payload});
        FUZZ_CHECK(likelihood >= 0 && likelihood <= 100);
        const auto tree = decoder->decode({.payload = payload}, kBudget);
        if (!tree) {
            FUZZ_CHECK(tree.error().offset <= payload.size());
            FUZZ_CHECK(tree.error().line >= 0 && tree.error().column >= 0);
            continue;
        }
        fuzz::checkTree(*tree, payload.size());
        const std::size_t stride = 1 + tree->nodes.size() / 64;
        for (std::size_t node = 0; node < tree->nodes.size(); node += stride)
            checkPath(*tree, std::int32_t(node));
        FUZZ_CHECK(diffValues(*tree, *tree).equal());
        if (std::string_view(decoder->id()) == "json")
            checkFormatting(*decoder, *tree, fuzz::textOf(payload));
    }
    (void)prettyJson(fuzz::textOf(payload)); // whatever it is
    (void)compactJson(fuzz::textOf(payload));
    return 0;
}
