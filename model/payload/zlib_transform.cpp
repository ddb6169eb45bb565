// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/zlib_transform.h"

#include "model/payload/unwrap_output.h"

#define ZLIB_CONST // what is unpacked is only read
#include <zlib.h>

#include <algorithm>

namespace explorer {

namespace {

constexpr std::size_t kMostAtOnce = 1u << 30; ///< zlib counts in 32 bits
constexpr std::size_t kGzipHeader = 10;

int windowBits(ZlibTransform::Wrapping wrapping)
{
    switch (wrapping) {
    case ZlibTransform::Wrapping::Gzip:
        return MAX_WBITS + 16;
    case ZlibTransform::Wrapping::Zlib:
        return MAX_WBITS;
    case ZlibTransform::Wrapping::None:
        return -MAX_WBITS;
    }
    return 0;
}

/// An inflate stream over one payload.
class Inflater
{
public:
    Inflater(std::span<const std::uint8_t> payload, ZlibTransform::Wrapping wrapping, const DecodeBudget &budget)
        : m_payload(payload)
        , m_wrapping(wrapping)
        , m_output(payload.size(), budget)
    {
        m_isReady = inflateInit2(&m_stream, windowBits(wrapping)) == Z_OK;
    }
    ~Inflater()
    {
        if (m_isReady)
            inflateEnd(&m_stream);
    }
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;

    tl::expected<PayloadBytes, DecodeProblem> run()
    {
        if (!m_isReady) // out of memory
            return tl::unexpected(DecodeProblem{.kind = DecodeProblem::Kind::TooLarge});
        m_stream.next_in = m_payload.data();
        do {
            if (const auto problem = inflateMember())
                return tl::unexpected(*problem);
        } while (hasNextMember());
        const std::span rest = m_payload.subspan(consumed());
        const bool isPadding = m_wrapping == ZlibTransform::Wrapping::Gzip &&
                               std::ranges::all_of(rest, [](std::uint8_t byte) { return byte == 0; });
        if (!rest.empty() && !isPadding)
            return tl::unexpected(syntax(consumed(), "the end of the data"));
        return m_output.take();
    }

private:
    std::size_t consumed() const { return std::size_t(m_stream.next_in - m_payload.data()); }

    static DecodeProblem syntax(std::size_t offset, const char *expected)
    {
        return {.kind = DecodeProblem::Kind::Syntax, .offset = offset, .expected = expected};
    }

    std::optional<DecodeProblem> inflateMember()
    {
        while (true) {
            const std::span room = m_output.room();
            const std::size_t given = std::min(m_payload.size() - consumed(), kMostAtOnce);
            const std::size_t taken = std::min(room.size(), kMostAtOnce);
            m_stream.avail_in = uInt(given);
            m_stream.next_out = room.data();
            m_stream.avail_out = uInt(taken);
            const int result = inflate(&m_stream, Z_NO_FLUSH);
            if (!m_output.wrote(taken - m_stream.avail_out, consumed()))
                return m_output.problem();
            switch (result) {
            case Z_STREAM_END:
                return std::nullopt;
            case Z_OK:
                break;
            case Z_BUF_ERROR: // no progress: nothing left to read, as there always is room
                return cutShort(m_payload.size());
            case Z_NEED_DICT:
                return syntax(consumed(), "data that needs no dictionary");
            case Z_MEM_ERROR:
                return DecodeProblem{.kind = DecodeProblem::Kind::TooLarge, .offset = consumed()};
            default:
                return dataProblem();
            }
        }
    }

    /// zlib has read over what it finds fault with: heads are two bytes, checks four.
    DecodeProblem dataProblem() const
    {
        const std::string_view words = m_stream.msg ? m_stream.msg : "";
        const auto back = [this](std::size_t bytes) { return consumed() - std::min(bytes, consumed()); };
        if (words == "incorrect header check")
            return syntax(back(2), m_wrapping == ZlibTransform::Wrapping::Gzip ? "the signature of gzip"
                                                                               : "the header of zlib");
        if (words == "incorrect data check")
            return syntax(back(4), "the checksum of what was unpacked");
        if (words == "incorrect length check")
            return syntax(back(4), "the length of what was unpacked");
        return syntax(consumed(), "deflated data");
    }

    bool hasNextMember()
    {
        const std::span rest = m_payload.subspan(consumed());
        return m_wrapping == ZlibTransform::Wrapping::Gzip && rest.size() >= 2 && rest[0] == 0x1F &&
               rest[1] == 0x8B && inflateReset(&m_stream) == Z_OK;
    }

    std::span<const std::uint8_t> m_payload;
    ZlibTransform::Wrapping m_wrapping;
    UnwrapOutput m_output;
    z_stream m_stream{};
    bool m_isReady = false;
};

} // namespace

const char *ZlibTransform::id() const
{
    switch (m_wrapping) {
    case Wrapping::Gzip:
        return "gzip";
    case Wrapping::Zlib:
        return "zlib";
    case Wrapping::None:
        return "deflate";
    }
    return "";
}

bool ZlibTransform::recognises(std::span<const std::uint8_t> payload) const
{
    // 1F 8B, deflated, no reserved flag. [RFC 1952 §2.3]
    return m_wrapping == Wrapping::Gzip && payload.size() > kGzipHeader && payload[0] == 0x1F &&
           payload[1] == 0x8B && payload[2] == 8 && (payload[3] & 0xE0) == 0;
}

tl::expected<PayloadBytes, DecodeProblem> ZlibTransform::unwrap(std::span<const std::uint8_t> payload,
                                                                const DecodeBudget &budget) const
{
    return Inflater(payload, m_wrapping, budget).run();
}

} // namespace explorer
