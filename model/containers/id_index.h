// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>

namespace explorer {

/// Hash → dense id, by open addressing; whoever owns the things compares them. Nothing is ever removed.
///
/// Growing does not stop the world: the table of twice the size fills up by a few entries with every insert() while
/// find() looks into both.
///
/// Memory    8 bytes a slot, 30 to 70 % of them full; while it grows half as much again.
/// Cost      find() one probe of a cache line or two. Thread    the owner's.
class IdIndex
{
public:
    static constexpr std::uint32_t kNone = 0xFFFF'FFFF;

    /// same(id): is this the thing that is looked for? Asked only where all 32 bits of the hash agree. kNone when it
    /// is not there.
    template <class Same>
    std::uint32_t find(std::uint32_t hash, Same same) const
    {
        const std::uint32_t id = m_now.find(hash, same);
        return id != kNone || !m_old.slots ? id : m_old.find(hash, same);
    }

    /// The thing must not be there yet.
    void insert(std::uint32_t hash, std::uint32_t id)
    {
        if ((m_size + 1) * 10 > m_now.size * 7)
            grow();
        m_now.put({hash, id + 1});
        ++m_size;
        move(kMovedAtOnce);
    }

    std::size_t size() const { return m_size; }
    std::size_t memoryBytes() const { return (m_now.size + m_old.size) * sizeof(Slot); }

private:
    static constexpr std::size_t kFirstSlots = 64;
    static constexpr std::size_t kMovedAtOnce = 4; ///< slots; two would do to be done before the next growth

    struct Slot
    {
        std::uint32_t hash;
        std::uint32_t idPlus1; ///< 0: empty, so that untouched memory from the system is an empty table
    };
    struct Free
    {
        void operator()(Slot *slots) const { std::free(slots); }
    };
    struct Table
    {
        std::unique_ptr<Slot[], Free> slots;
        std::size_t size = 0; ///< a power of two

        template <class Same>
        std::uint32_t find(std::uint32_t hash, Same same) const
        {
            if (size == 0)
                return kNone;
            for (std::size_t at = hash & (size - 1); slots[at].idPlus1 != 0; at = (at + 1) & (size - 1)) {
                if (slots[at].hash == hash && same(slots[at].idPlus1 - 1))
                    return slots[at].idPlus1 - 1;
            }
            return kNone;
        }
        void put(Slot slot)
        {
            std::size_t at = slot.hash & (size - 1);
            while (slots[at].idPlus1 != 0)
                at = (at + 1) & (size - 1);
            slots[at] = slot;
        }
    };

    void grow()
    {
        move(m_old.size);
        m_old = std::move(m_now);
        m_moved = 0;
        m_now.size = m_old.size == 0 ? kFirstSlots : m_old.size * 2;
        m_now.slots.reset(static_cast<Slot *>(std::calloc(m_now.size, sizeof(Slot))));
        if (!m_now.slots)
            throw std::bad_alloc();
    }

    void move(std::size_t slots)
    {
        for (; slots > 0 && m_moved < m_old.size; --slots, ++m_moved) {
            if (m_old.slots[m_moved].idPlus1 != 0)
                m_now.put(m_old.slots[m_moved]);
        }
        if (m_old.slots && m_moved == m_old.size)
            m_old = {};
    }

    Table m_now;
    Table m_old; ///< being moved over, up to m_moved; what was moved is still in it
    std::size_t m_moved = 0;
    std::size_t m_size = 0;
};

} // namespace explorer
