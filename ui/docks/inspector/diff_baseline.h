// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/selection.h"
#include "ui/docks/inspector/inspected_message.h"

#include <QCoreApplication>
#include <QString>

#include <string>

namespace ui {

/// What a message is compared with.
struct DiffBaseline
{
    enum class Kind : std::uint8_t
    {
        Previous, ///< of the same topic
        Retained, ///< the last one before it that came retained, of the same topic
        Topic,    ///< the newest of another
        Pinned
    };
    Kind kind = Kind::Previous;
    std::string topic = {};                                   ///< of Topic
    explorer::Sequence pin = explorer::kNoSequence;           ///< of Pinned
    const explorer::ExplorerSession *pinSession = nullptr;    ///< only to be compared with

    friend bool operator==(const DiffBaseline &, const DiffBaseline &) = default;
};

/// Finds it. A search along a topic's history goes in pieces: ask again while isLookingOn. Thread: the GUI's.
class BaselineFinder
{
    Q_DECLARE_TR_FUNCTIONS(ui::BaselineFinder)

public:
    struct Found
    {
        InspectedMessage message = {}; ///< empty: there is none
        QString name = {};             ///< "the message before", "the newest of a/b"
        QString missing = {};          ///< why there is none
        bool isLookingOn = false;
    };

    explicit BaselineFinder(explorer::Selection &selection)
        : m_selection(selection)
    {}

    Found find(const DiffBaseline &baseline, const InspectedMessage &message);

private:
    Found lookFor(const DiffBaseline &baseline, const InspectedMessage &message);
    Found previous(const InspectedMessage &message) const;
    Found retained(const InspectedMessage &message);
    Found ofTopic(const std::string &topic) const;
    Found pinned(const DiffBaseline &baseline) const;

    explorer::Selection &m_selection;

    /// The chain of a topic as far as it was walked: nothing below `of` and down to `next` is retained.
    struct Walk
    {
        const explorer::ExplorerSession *session = nullptr;
        explorer::Sequence of = explorer::kNoSequence;
        explorer::Sequence next = explorer::kNoSequence;
    };
    Walk m_walk;
};

} // namespace ui
