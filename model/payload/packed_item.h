// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"
#include "model/payload/raw_number.h"

#include <cstdint>
#include <string>
#include <vector>

namespace explorer {

/// One value of a self-describing binary format (CBOR, MessagePack), or the head of a container.
struct PackedItem
{
    enum class Kind : std::uint8_t
    {
        Scalar,
        Array,
        Map,
        Numbers, ///< an array of raw numbers in one piece
        End      ///< of a container that did not say its count
    };
    Kind kind = Kind::Scalar;
    ValueNode::Kind value = ValueNode::Kind::Null; ///< of a scalar
    std::string text;                              ///< of a scalar: as in ValueNode
    std::uint64_t count = 0;                       ///< of an array its elements, of a map its pairs; may lie
    bool isOpenEnded = false;                      ///< it goes on until an End
    std::size_t begin = 0;                         ///< of the first tag
    std::size_t end = 0;          ///< past all of a scalar or of Numbers, past the head of a container
    RawNumber element = {};       ///< of Numbers, which begin at …
    std::size_t content = 0;      ///< … this byte
    std::vector<ValueNote> notes; ///< without their node

    void reset(std::size_t at)
    {
        kind = Kind::Scalar;
        value = ValueNode::Kind::Null;
        text.clear();
        count = 0;
        isOpenEnded = false;
        begin = at;
        end = at;
        content = at;
        notes.clear();
    }
    void scalar(ValueNode::Kind of, std::string spelt)
    {
        kind = Kind::Scalar;
        value = of;
        text = std::move(spelt);
    }
    void note(ValueNote::Kind noteKind, std::string words)
    {
        notes.push_back({0, noteKind, std::move(words)});
    }
};

/// Reads the items of one format. Any length is checked against what there is before it is believed.
class PackedReader
{
public:
    virtual ~PackedReader() = default;
    /// The item that begins at `at`; false and problem() when there is none.
    virtual bool read(std::size_t at, PackedItem &item) = 0;
    const DecodeProblem &problem() const { return m_problem; }

protected:
    bool fail(std::size_t offset, const char *expected,
              DecodeProblem::Kind kind = DecodeProblem::Kind::Syntax)
    {
        m_problem = DecodeProblem{.kind = kind, .offset = offset, .expected = expected};
        return false;
    }

private:
    DecodeProblem m_problem;
};

} // namespace explorer
