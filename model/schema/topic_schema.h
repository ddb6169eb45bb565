// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingest/message_record.h"
#include "model/payload/value_tree.h"
#include "model/schema/number_range.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace explorer {

/// Kinds of values, as bits: whole and broken numbers are one, so are true and false.
using SchemaTypes = std::uint8_t;
struct SchemaType
{
    static constexpr SchemaTypes Object = 1;
    static constexpr SchemaTypes Array = 2;
    static constexpr SchemaTypes String = 4;
    static constexpr SchemaTypes Number = 8;
    static constexpr SchemaTypes Boolean = 16;
    static constexpr SchemaTypes Null = 32;
    static constexpr SchemaTypes Binary = 64;
    static SchemaTypes of(ValueNode::Kind kind);
};

/// One place of a topic's payloads. All elements of an array are one place.
struct SchemaPath
{
    std::string path; ///< "$.a[*].b", otherwise as ValueTree::pathOf() writes it
    std::int32_t parent = -1;
    int depth = 0;
    bool isElement = false;
    SchemaTypes types = 0;         ///< seen
    SchemaTypes usualTypes = 0;    ///< learned or accepted
    bool isRequired = false;       ///< learned: there whenever what it stands in is
    bool isUnknown = false;        ///< came after the learning and is not accepted
    std::uint64_t messages = 0;    ///< in which it was
    std::uint64_t asObject = 0;    ///< in which it was an object
    std::uint64_t lastMessage = 0; ///< running number of the topic's message that had it last
    std::uint64_t lastObject = 0;
    Sequence first = kNoSequence;
    Sequence last = kNoSequence;
    Sequence changed = kNoSequence; ///< it came, went, came back, had a new type, or its range grew
    std::int64_t changedWallNs = 0;
    std::uint8_t deviations = 0; ///< a bit for each SchemaDeviation::Kind
    NumberRange range;
};

/// Something that is not as it was learned.
struct SchemaDeviation
{
    enum class Kind : std::uint8_t
    {
        Vanished,  ///< a field that was always there
        New,       ///< a field that was never there
        Type,      ///< a type that the field never had
        Range,     ///< a number outside what is usual
        Unreadable ///< the payload cannot be decoded any more
    };
    std::uint64_t id = 0; ///< running number, never reused on its topic
    Kind kind = Kind::New;
    std::int32_t path = 0;
    SchemaTypes types = 0; ///< Type: those that were not usual
    Sequence first = kNoSequence;
    Sequence last = kNoSequence;
    std::int64_t firstWallNs = 0;
    std::uint64_t count = 0; ///< messages with it
    std::string value;       ///< of the first, at most kLongestValue bytes; empty where there is none
    static constexpr std::size_t kLongestValue = 100;
};

/// The shape of one topic's payloads, learned from its messages; what departs from it afterwards are deviations.
///
/// The first kLearning messages are the rule: which places there are, with what types, and which of them are always there
/// when what they stand in is. Ranges of numbers are learned when they have come to rest (NumberRange). Only the topmost
/// of what vanishes or comes is told. A deviation is told once and counted; accepting it makes it part of the rule.
///
/// Bounded   kMostPaths places down to kDeepest below the document, kMostDeviations; what is left out is counted.
/// Cost      linear in the nodes of a message, and in the places. No recursion. Value type.
class TopicSchema
{
public:
    static constexpr std::uint64_t kLearning = 20;
    static constexpr std::size_t kMostPaths = 256;
    static constexpr int kDeepest = 16;
    static constexpr std::size_t kLongestPath = 512; ///< bytes
    static constexpr std::size_t kMostDeviations = 64;

    /// Messages in order of their sequence numbers.
    void take(const ValueTree &tree, Sequence sequence, std::int64_t wallNs);
    void takeUnreadable(Sequence sequence, std::int64_t wallNs);

    bool isLearning() const { return m_messages < kLearning; }
    const std::vector<SchemaPath> &paths() const { return m_paths; } ///< in order of appearance; [0] is the document
    const std::vector<SchemaDeviation> &deviations() const { return m_deviations; } ///< not accepted, oldest first
    void accept(std::uint64_t deviation);
    void acceptAll();

    std::uint64_t messages() const { return m_messages; } ///< decoded
    std::uint64_t unreadable() const { return m_unreadable; }
    std::uint64_t pathsLeftOut() const { return m_pathsLeftOut; }           ///< values at places beyond the bounds
    std::uint64_t deviationsLeftOut() const { return m_deviationsLeftOut; } ///< messages with one beyond the bound
    std::uint64_t revision() const { return m_revision; }

private:
    struct Place
    {
        Sequence sequence;
        std::int64_t wallNs;
    };
    std::int32_t pathOf(const ValueTree &tree, std::int32_t node, Place place);
    std::int32_t addPath(std::int32_t parent, const ValueNode &node, bool isElement, Place place);
    void see(std::int32_t path, const ValueNode &node, Place place);
    void findVanished(Place place);
    void endLearning();
    void deviate(SchemaDeviation::Kind kind, std::int32_t path, Place place, std::string_view value = {}, SchemaTypes types = 0);
    void apply(const SchemaDeviation &deviation);
    void makeKnown(std::int32_t path);
    void changed(SchemaPath &path, Place place) const;

    std::vector<SchemaPath> m_paths;
    std::unordered_map<std::string, std::int32_t> m_index; ///< parent and key, see keyOf()
    std::vector<SchemaDeviation> m_deviations;
    std::uint64_t m_nextDeviation = 1;
    std::vector<std::int32_t> m_pathOfNode; ///< of the message at hand
    std::string m_key;
    std::uint64_t m_messages = 0;
    std::uint64_t m_unreadable = 0;
    std::uint64_t m_pathsLeftOut = 0;
    std::uint64_t m_deviationsLeftOut = 0;
    bool m_mayBeUnreadable = false;
    std::uint64_t m_revision = 0;
};

} // namespace explorer
